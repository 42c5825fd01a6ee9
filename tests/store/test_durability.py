"""Killed at any instant, the store keeps every acknowledged revision whole."""

import random
import subprocess
import sys
import time
from pathlib import Path

from lib.store.connection import Store, location
from lib.store.ledger import changes_of, rows_at
from lib.store.reads import current_revision

ROOT = Path(__file__).parents[2]
COMMITS = 200


def run_and_kill(where: str, size: str, seconds: float) -> list[int]:
    """Starts a writer, kills it after some seconds of writing, and answers what it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.committer", where, size],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == "ready"
        time.sleep(seconds)
        writer.kill()
        lines = writer.stdout.read().split("\n")
    return [int(line) for line in lines[:-1]]


def test_a_killed_writer_loses_no_acknowledged_revision_and_leaves_none_half_applied(tmp_path, request):
    server = request.config.server
    where = server.address(server.database()).url if server else str(tmp_path / "plan.duckdb")
    chance = random.Random(7)
    acknowledged = 0
    kills = 0
    while acknowledged < COMMITS or kills < 8:
        size = "large" if kills % 2 else "small"
        numbers = run_and_kill(where, size, chance.uniform(0.1, 1.2))
        acknowledged += len(numbers)
        kills += 1
        store = Store.open(location({"PLAN_DATABASE": where}))
        last = current_revision(store)
        assert not numbers or last >= numbers[-1]
        assert last <= (numbers[-1] if numbers else last) + 1
        for plan, rows in (("small", 3), ("large", 5000)):
            stored = rows_at(store, last, plan, "action")
            assert len(stored) in (0, rows)
            assert len({row["progress"] for row in stored.values()}) <= 1
        if last:
            assert len(changes_of(store, last)) in (3, 5000)
        store.close()
    assert kills >= 8
