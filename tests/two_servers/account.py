"""What editors said, held against the ledger: every acknowledged revision once, in order; nothing written over."""

import subprocess
import sys
import threading
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import psycopg

from tests.two_servers.editors import FIELD, counted

ROOT = Path(__file__).parents[2]
#: Refusals that promise that nothing was recorded.
PROMISED = {
    "shared_unreachable",
    "shared_read_only",
    "shared_rights",
    "shared_full",
    "shared_gone",
    "shared_busy",
    "shared_failed",
}


class Editors:
    """A process of editors, and the lines that it has said so far."""

    def __init__(self, where, name, count, seconds):
        self.name = name
        self.lines = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.two_servers.editors", where, name, str(count), str(seconds)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._errors = []
        self._hearing = threading.Thread(target=lambda: self._errors.extend(self.process.stderr), daemon=True)
        self._listening.start()
        self._hearing.start()

    def _listen(self):
        for line in self.process.stdout:
            if line.endswith("\n"):  # one cut short by a kill was not said
                self.lines.append(line.split())

    def wait(self, seconds=120):
        """Waits for its end; fails when it did not end well."""
        assert self.process.wait(seconds) == 0, "".join(self._errors)
        self._listening.join(10)

    def kill(self):
        """Ends it at once, whatever it is doing."""
        self.process.kill()
        self.process.wait(20)
        self._listening.join(10)

    def said(self, kind):
        """What it said of a kind: the moment, then the words."""
        return [(float(at), *words) for at, what, *words in tuple(self.lines) if what == kind]


def check(address, *editors):
    """Fails unless the ledger is what the editors were told; answers how many edits ended in which way.

    Numbers have no hole, no name of an edit is there twice, each acknowledged one is there under its number, none that
    was said not to be recorded is there, and the versions of each action count up one by one.
    """
    with psycopg.connect(address) as line:
        journal = line.execute("SELECT number, reason, author FROM plan.revision ORDER BY number").fetchall()
        versions = line.execute(
            f"SELECT key, {FIELD}, valid_from, valid_to FROM plan.action ORDER BY key, valid_from"
        ).fetchall()
    assert [number for number, *_ in journal] == list(range(1, len(journal) + 1))
    ours = {
        reason: number
        for number, reason, author in journal
        if author.startswith(tuple(e.name for e in editors))
    }
    assert len(ours) == sum(author.startswith(tuple(e.name for e in editors)) for *_, author in journal)
    kept = [words for e in editors for words in e.said("kept")]
    lost = [words for words in kept if ours.get(words[1]) != int(words[2])]
    assert not lost, lost[:5]
    refused = [words for e in editors for words in (*e.said("refused"), *e.said("conflict"))]
    broken = [
        words
        for words in refused
        if words[2] in PROMISED | {"conflict_stored", "conflict_writer"} and words[1] in ours
    ]
    assert not broken, broken[:5]
    by_author = defaultdict(list)
    for words in sorted(kept):
        by_author[words[1].rpartition("-")[0]].append(int(words[2]))
    for numbers in by_author.values():
        assert numbers == sorted(numbers)
    rows = defaultdict(list)
    for key, *version in versions:
        rows[key].append(version)
    for key, found in rows.items():
        for (value, _, ended), (later, begun, _) in pairwise(found):
            assert ended == begun, key
            if begun in ours.values():
                assert counted(later) == counted(value) + 1, (key, begun)
        assert [ended for *_, ended in found].count(None) <= 1
    outcomes: dict[str, int] = defaultdict(int)
    for e in editors:
        for kind in ("kept", "conflict", "refused"):
            for words in e.said(kind):
                outcomes[kind if kind == "kept" else words[2]] += 1
    unknown = {words[1] for words in refused if words[2] == "outcome_unknown"}
    outcomes["unknown and kept"] = len(unknown & ours.keys())
    outcomes["kept, unheard"] = len(ours.keys() - {words[1] for words in kept} - unknown)
    return dict(outcomes)
