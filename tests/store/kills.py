"""The kill campaign, run by hand: `python -m tests.store.kills commits 100` and so on; counts are printed as they come.

A process is killed at a random instant while it commits one row, commits 5,000 rows, migrates, starts for the first time or
folds its log. After each kill: a copy of the folder opens, the file opens at the last acknowledged revision, no revision is
half there, every value is read. A few kills of each kind are in the usual suite (test_kills.py).
"""

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from lib.domain.errors import StoreUnavailable
from lib.store.connection import Store
from lib.store.copies import reading
from lib.store.ledger import changes_of, rows_at
from lib.store.places.beginning import log_of
from lib.store.reads import current_plan, current_revision
from lib.store.statements import migrations
from tests.sample import LAST

ROOT = Path(__file__).parents[2]
STARTER = """
import sys
from datetime import date, datetime
from pathlib import Path
print("ready", flush=True)
from lib.store.connection import opened
from lib.usecases.start import ensure_plan
ensure_plan(opened(Path(sys.argv[1])), today=date(2026, 11, 24), recorded_at=datetime(2026, 11, 24, 9), author="First start")
print("done", flush=True)
"""
MIGRATOR = """
import sys
from pathlib import Path
from lib.store.connection import Store
print("ready", flush=True)
Store.open(Path(sys.argv[1])).close()
print("done", flush=True)
"""


def killed(command, path, seconds):
    """What a process said between the moment it was ready and the one at which it was killed."""
    with subprocess.Popen(
        [sys.executable, *command, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        return process.stdout.read().split("\n")[:-1]


def looked_at(path, look):
    """What a store says, first of a copy of its folder, then of itself; both alike, and the file alone whole after it."""
    copy = path.parent.with_name(f"{path.parent.name}-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path.parent, copy)
    answers = []
    for file in (copy / path.name, path):
        with closing(Store.open(file)) as store:
            answers.append(look(store))
        assert not log_of(file).exists(), "the file alone is whole"
        assert reading.contents_of(file)
    shutil.rmtree(copy)
    assert answers[0] == answers[1]
    return answers[1]


def commits(folder, chance, size="small"):
    """Kills a writer three times on one file."""
    path = folder / "plan.duckdb"
    for _ in range(3):
        said = killed(
            ["-c", f"from tests.store.committer import main; import sys; main(sys.argv[1], {size!r})"],
            path,
            chance.uniform(0.05, 1.2),
        )
        acknowledged = int(said[-1]) if said else 0
        rows = {"small": 3, "large": 5000}[size]

        def look(store, acknowledged=acknowledged, rows=rows):
            last = current_revision(store)
            assert last >= acknowledged, f"lost: {acknowledged} was acknowledged, {last} is there"
            stored = rows_at(store, last, size, "action")
            assert len(stored) in (0, rows), "half"
            assert len({row["progress"] for row in stored.values()}) <= 1, "half"
            assert not last or len(changes_of(store, last)) == rows, "half"
            return last

        looked_at(path, look)
        yield


def large(folder, chance):
    """The same with revisions of 5,000 rows."""
    yield from commits(folder, chance, "large")


def first_start(folder, chance):
    """Kills a first start; the next one completes it."""
    path = folder / "plan.duckdb"
    said = killed(["-c", STARTER], path, chance.uniform(0.3, 6))

    def look(store):
        last = current_revision(store)
        assert last in (0, LAST), f"half: {last} of {LAST}"
        assert last or "done" not in said, "lost"
        return last

    if path.exists():
        looked_at(path, look)
    done = subprocess.run(
        [sys.executable, "-c", STARTER, str(path)], cwd=ROOT, capture_output=True, text=True
    )
    assert "done" in done.stdout, done.stderr
    with closing(Store.open(path)) as store:
        assert current_plan(store) == "sample"
        assert current_revision(store) == LAST
    assert not list(folder.glob(".plan*")), "nothing is left over"
    yield


def old_file(path):
    """A file of the first version, with a revision."""
    with closing(Store.open()) as store:
        cursor = store.cursor()
        name, text = migrations()[0]
        cursor.execute(f"ATTACH '{path}' AS old")  # in the place of `plan`: the text names it
        cursor.execute("CREATE TABLE old.migration (name VARCHAR PRIMARY KEY, applied_at TIMESTAMP NOT NULL)")
        cursor.execute(text.replace("plan.", "old.").replace("old.plan (", "old.plan ("))
        cursor.execute("INSERT INTO old.migration VALUES (?, TIMESTAMP '2026-01-01')", [name])
        cursor.execute(
            "INSERT INTO old.revision VALUES (1, 'p', TIMESTAMP '2026-01-05 09:00', DATE '2026-01-05', 'a', 'start',"
            " 'First', NULL, NULL, NULL)"
        )
        cursor.execute("INSERT INTO old.plan (plan, key, title, valid_from) VALUES ('p', 'p', 'Old plan', 1)")
        cursor.execute("DETACH old")


def migration(folder, chance):
    """Kills the migrations of a file of the first version; the next start completes them."""
    path = folder / "plan.duckdb"
    old_file(path)
    killed(["-c", MIGRATOR], path, chance.uniform(0, 0.5))
    had = set(reading.applied(path)) if not log_of(path).exists() else set()
    assert had <= {name for name, _ in migrations()}

    def look(store):
        assert {name for (name,) in store.cursor().sql("SELECT name FROM plan.migration").fetchall()} == {
            name for name, _ in migrations()
        }
        assert rows_at(store, 1, "p", "plan")["p"]["title"] == "Old plan"
        return current_revision(store)

    assert looked_at(path, look) == 1
    (backup,) = (folder / "backups").glob("*before-0002*.duckdb")
    assert reading.applied(backup) == (migrations()[0][0],)
    yield


def copies(folder, chance):
    """Copies the folder while somebody writes as fast as he can, file after file and slowly: each copy opens at what was
    acknowledged before it began, or later."""
    path = folder / "plan.duckdb"
    size = chance.choice(["small", "large"])
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.committer", str(path), size],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        said = []
        reader = Thread(target=lambda: said.extend(writer.stdout), daemon=True)
        reader.start()
        for number in range(20):
            time.sleep(chance.uniform(0, 0.2))
            acknowledged = int(said[-1]) if len(said) > 1 else 0
            copy = folder.with_name(f"copy-{number}")
            copy.mkdir()
            names = [path, log_of(path)]
            chance.shuffle(names)
            pause = chance.choice([0, 0, 0.002, 0.02])
            for file in names:
                if file.exists():
                    with file.open("rb") as held, (copy / file.name).open("wb") as taken:
                        while some := held.read(1 << 16):
                            taken.write(some)
                            time.sleep(pause)
            with closing(Store.open(copy / path.name)) as store:
                last = current_revision(store)
                assert last >= acknowledged, f"lost: {acknowledged} was acknowledged, the copy holds {last}"
                rows = rows_at(store, last, size, "action").values()
                assert len({row["progress"] for row in rows}) <= 1, "half"
            shutil.rmtree(copy)
            yield
        writer.kill()
        reader.join()


TARGETS = {
    "copies": copies,
    "commits": commits,
    "large": large,
    "first_start": first_start,
    "migration": migration,
}


def campaign(target, kills, seed):
    """So many kills of a kind; answers how many there were, and what was wrong."""
    chance, found, faults = random.Random(seed), 0, Counter()
    while found < kills:
        with TemporaryDirectory() as made:
            folder = Path(made) / "data"
            folder.mkdir()
            try:
                for _ in TARGETS[target](folder, chance):
                    found += 1
            except (AssertionError, StoreUnavailable) as error:
                found += 1
                faults[str(error).split(":")[0] or "unsaid"] += 1
                print(target, found, error, flush=True)
    return found, faults


if __name__ == "__main__":
    kind, wanted = sys.argv[1], int(sys.argv[2])
    count, wrong = campaign(kind, wanted, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    print(
        f"{kind}: {count} kills, lost {wrong['lost']}, half {wrong['half']}, other {sum(wrong.values()) - wrong['lost'] - wrong['half']}"
    )
