"""The shared ledger beside the file, in one run: 100,000 actions, 2,000 revisions, PostgreSQL on the same machine."""

import statistics
import time
from contextlib import closing
from pathlib import Path

import pytest

from lib.store.connection import Store
from lib.store.moves.file import WholeFile
from lib.store.moves.ledger import move
from lib.store.moves.shared import WholeServer
from lib.store.places.shared.address import SharedAddress
from lib.store.reads import current_revision
from lib.ui import data
from tests.bench.plans import write_history
from tests.changes import edit
from tests.screens import Screen
from tests.two_servers.postgres import PROGRAMS, Postgres

pytestmark = pytest.mark.bench
SIZE, REVISIONS, REPEATS = 100_000, 2_000, 15
PAGES = ("overview", "actions", "deadlines", "axes", "history")
#: What is asked: milliseconds, seconds, and a page of the shared ledger in pages of the file.
COMMIT, FOLLOW, READY, PAGE = 60, 50, 5, 1.1


def milliseconds(run):
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The same ledger in a file and in a PostgreSQL that waits for the disk."""
    if not PROGRAMS:
        pytest.skip("no PostgreSQL on this machine")
    file = write_history(tmp_path_factory.mktemp("shared") / "plan.duckdb", SIZE, REVISIONS)
    running = Postgres(safe=True)
    address = SharedAddress(running.database("plan"))
    taken = milliseconds(lambda: move(WholeFile(file), WholeServer(address))) / 1000
    print(f"\nmoved to the server, read back and compared: {taken:.1f} s")
    yield Path(file), address
    running.remove()


def test_a_new_server_is_ready_in_time(places, capsys):
    _, address = places
    ready, work = [], []
    for _ in range(5):
        started, worked = time.perf_counter(), time.process_time()
        with closing(Store.open(address)) as store:
            assert current_revision(store) == REVISIONS
            ready.append(time.perf_counter() - started)
            work.append(time.process_time() - worked)
    with capsys.disabled():
        print(
            f"\na new server is ready in {statistics.median(ready):.2f} s, {statistics.median(work):.2f} of work (of {READY}); fastest {min(ready):.2f}"
        )
    assert statistics.median(ready) <= READY


def test_a_commit_and_a_revision_of_another_take_their_time(places, capsys):
    file, address = places
    found = {}
    with (
        closing(Store.open(file)) as alone,
        closing(Store.open(address)) as near,
        closing(Store.open(address)) as far,
    ):
        vars(far.place)["_following"].end()  # it follows when it is told to: that is what is measured
        for name, store in (("file", alone), ("shared", near)):
            found[name] = [
                milliseconds(lambda n=n, store=store: edit(store, f"n° {n}", key=f"k{n:06}"))
                for n in range(40)
            ]
        far.catch_up()
        follow = []
        for n in range(30):
            number = edit(near, f"again {n}", key=f"k{n + 50:06}")
            follow.append(milliseconds(far.catch_up))
            assert current_revision(far) == number
    median = {name: statistics.median(values) for name, values in found.items()}
    with capsys.disabled():
        print(
            f"\nedit of one action: file {median['file']:.0f} ms, shared {median['shared']:.0f} ms (of {COMMIT});"
            f" fastest {min(found['file']):.0f}, {min(found['shared']):.0f};"
            f" following one revision {statistics.median(follow):.0f} ms (of {FOLLOW}), fastest {min(follow):.0f}"
        )
    assert median["shared"] <= COMMIT
    assert statistics.median(follow) <= FOLLOW


def test_a_page_is_as_quick_as_that_of_a_file(places, monkeypatch, capsys):
    file, address = places
    screens, times = {}, {}
    for name, where in (("file", str(file)), ("shared", address.url)):
        monkeypatch.setenv("PLAN_DATABASE", where)
        screens[name] = (where, Screen().open("overview", code="A1.1"))
    for page in PAGES:
        for turn in range(-1, REPEATS + 1):
            for name, (where, screen) in screens.items():
                monkeypatch.setenv("PLAN_DATABASE", where)
                if turn < 0 and page != "overview":
                    screen.go(page, day=screen.day, code="A1.1")
                began = time.process_time()
                screen.at.run()
                assert not screen.errors
                if turn > 0:
                    times.setdefault((page, name), []).append(1000 * (time.process_time() - began))
    medians = {key: statistics.median(values) for key, values in times.items()}
    ratios = {page: medians[page, "shared"] / medians[page, "file"] for page in PAGES}
    whole = sum(medians[page, "shared"] for page in PAGES) / sum(medians[page, "file"] for page in PAGES)
    with capsys.disabled():
        print(
            f"\nwork of a warm page, shared in pages of the file: {whole:.2f} (of {PAGE});",
            {p: round(r, 2) for p, r in ratios.items()},
        )
    data.forget()
    assert whole <= PAGE
