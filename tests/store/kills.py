"""The kill campaign, run by hand: `python -m tests.store.kills commits 100` and so on; counts are printed as they come.

A process is killed at a random instant while it commits one row, commits 5,000 rows, migrates, starts for the first time or
folds its log. After each kill: a copy of the folder opens, the file opens at the last acknowledged revision, no revision is
half there, every value is read. A few kills of each kind are in the usual suite (test_kills.py).
"""

import random
import shutil
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.domain.errors import StoreUnavailable
from lib.store.connection import Store, close_all, opened
from lib.store.copies import reading
from lib.store.copies.naming import BEFORE
from lib.store.ledger import changes_of, rows_at
from lib.store.places.beginning import log_of
from lib.store.reads import current_plan, current_revision
from lib.store.statements import migrations
from lib.usecases.start import ensure_plan
from tests.killing import Child, answered, killed
from tests.sample import LAST
from tests.store.committer import main as writing


def starting(path):
    """A first start."""
    print("ready", flush=True)
    moment = datetime(2026, 11, 24, 9)
    ensure_plan(opened(path), today=date(2026, 11, 24), recorded_at=moment, author="First start")
    print("done", flush=True)
    close_all()


def migrating(path):
    """The start on a file of an earlier version."""
    print("ready", flush=True)
    Store.open(path).close()


def looked_at(path, look):
    """What a store says, first of a copy of its folder, then of itself; both alike, and the file alone whole after it."""
    copy = path.parent.with_name(f"{path.parent.name}-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path.parent, copy)

    def asked(file):
        with closing(Store.open(file)) as store:
            answer = look(store)
        assert not log_of(file).exists(), "the file alone is whole"
        assert reading.contents_of(file)
        return answer

    answers = [answered(asked, file) for file in (copy / path.name, path)]
    shutil.rmtree(copy)
    assert answers[0] == answers[1]
    return answers[1]


def commits(folder, chance, size="small"):
    """Kills a writer three times on one file."""
    path = folder / "plan.duckdb"
    for _ in range(3):
        said = killed(writing, chance.uniform(0.05, 1.2), str(path), size)
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
    started = time.monotonic()
    if not WHOLE:  # how long one takes here, so that the kills meet all of it
        answered(starting, folder / "measured.duckdb")
        WHOLE.append(time.monotonic() - started)
        (folder / "measured.duckdb").unlink()
    said = killed(starting, chance.uniform(0, 1.1 * WHOLE[0]), path)

    def look(store):
        last = current_revision(store)
        assert last in (0, LAST), f"half: {last} of {LAST}"
        assert last or "done" not in said, "lost"
        return last

    if path.exists():
        looked_at(path, look)

    def completed():
        starting(path)
        with closing(Store.open(path)) as store:
            return current_plan(store), current_revision(store)

    assert answered(completed) == ["sample", LAST]
    assert not list(folder.glob(".plan*")), "nothing is left over"
    yield


#: Seconds that a first start takes on this machine.
WHOLE = []


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
    answered(old_file, path)
    killed(migrating, chance.uniform(0, 0.5), path)

    def look(store):
        assert {name for (name,) in store.cursor().sql("SELECT name FROM plan.migration").fetchall()} == {
            name for name, _ in migrations()
        }
        assert rows_at(store, 1, "p", "plan")["p"]["title"] == "Old plan"
        return current_revision(store)

    assert looked_at(path, look) == 1
    (backup,) = (folder / "backups").glob(f"*{BEFORE}0002*.duckdb")
    assert answered(reading.applied, backup) == [migrations()[0][0]]
    yield


def copies(folder, chance):
    """Copies the folder while somebody writes as fast as he can, file after file and slowly: each copy opens at what was
    acknowledged before it began, or later."""
    path = folder / "plan.duckdb"
    size = chance.choice(["small", "large"])
    writer = Child(writing, str(path), size)
    writer.first()
    try:
        for number in range(20):
            time.sleep(chance.uniform(0, 0.2))
            said = writer.heard()
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

            def look(file=copy / path.name):
                with closing(Store.open(file)) as store:
                    last = current_revision(store)
                    rows = rows_at(store, last, size, "action").values()
                    return last, len({row["progress"] for row in rows})

            last, values = answered(look)
            assert last >= acknowledged, f"lost: {acknowledged} was acknowledged, the copy holds {last}"
            assert values <= 1, "half"
            shutil.rmtree(copy)
            yield
    finally:
        writer.kill()


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
        if found % 10 == 0:
            print(target, found, "kills,", sum(faults.values()), "faults", flush=True)
    return found, faults


if __name__ == "__main__":
    kind, wanted = sys.argv[1], int(sys.argv[2])
    count, wrong = campaign(kind, wanted, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    print(
        f"{kind}: {count} kills, lost {wrong['lost']}, half {wrong['half']}, other {sum(wrong.values()) - wrong['lost'] - wrong['half']}"
    )
