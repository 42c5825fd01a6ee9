"""What tests of several rooms share: stores with the sample plan, and a screen to look at.

What a test needs is brought in by the fixture that it asks for: a test of one rule waits for nothing else.
"""

import os
import shutil
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from lib import clock
from tests import shared

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0)
#: Seconds that a worker waits for another to make the file that both read.
PATIENCE = 120

#: How long one example takes says how busy the machine is; a test that hangs ends by the time it is given itself.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_xdist_auto_num_workers(config):
    """Workers pay for a run of folders; a file or a test is over before they have started."""
    paths = [Path(argument.partition("::")[0]) for argument in config.args]
    return None if any(path.is_dir() for path in paths) else 0


def pytest_configure(config):
    """With PLAN_TEST_SHARED, the stores of the tests are kept in PostgreSQL (tests/shared.py)."""
    from tests import engines

    engines.use()
    config.server = shared.configured()
    if config.server:
        from lib.store.connection import Store

        Store.open = config.server.open  # type: ignore[method-assign]


def pytest_collection_modifyitems(config, items):
    """A test about a file itself says why, and is left out where stores are kept in PostgreSQL."""
    for item in items if config.server else ():
        for mark in item.iter_markers("file_only"):
            item.add_marker(pytest.mark.skip(reason=f"about a file: {mark.args[0]}"))


def pytest_unconfigure(config):
    """Leaves no database behind."""
    if config.server:
        config.server.tidy(every=True)


@pytest.fixture(autouse=True)
def tidy_server(request):
    """Databases that a test has done with are dropped: a server holds a few, not hundreds."""
    yield
    if request.config.server:
        request.config.server.tidy()


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    """Every test happens on the day of the acceptance figures, whenever it is run."""
    monkeypatch.setenv(clock.HELD, DAY.isoformat())


@pytest.fixture(scope="session")
def common_folder(tmp_path_factory):
    """A folder that all workers of a run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def made_once(path, make):
    """The file, made by the first worker that asks for it while the others wait."""
    try:
        path.with_suffix(".claimed").mkdir()
    except FileExistsError:
        for _ in range(PATIENCE * 20):
            if path.exists():
                return path
            time.sleep(0.05)
        pytest.fail(f"{path.name} was not made: see the worker that began it")
    unfinished = path.with_suffix(".unfinished")
    make(unfinished)
    return unfinished.rename(path)


@pytest.fixture(scope="session")
def sample_file(common_folder):
    """A database file with the sample plan, to be copied."""
    from lib.store.connection import Store
    from lib.store.places.file import FilePlace
    from lib.usecases.start import load_sample

    def make(path):
        store = Store.at(FilePlace(path))
        load_sample(store, today=DAY, recorded_at=NOW, author="test")
        store.close()

    return made_once(common_folder / "sample.duckdb", make)


@pytest.fixture(scope="session")
def empty_file(common_folder):
    """A database file whose plan has a title and nothing else."""
    from lib.domain.changes import Change
    from lib.domain.schema import PLAN
    from lib.domain.terms import RevisionKind
    from lib.store.connection import Store
    from lib.store.ledger import commit
    from lib.store.places.file import FilePlace

    def make(path):
        store = Store.at(FilePlace(path))
        row = dict.fromkeys(PLAN.names) | {"title": "Plan vide", "is_sample": False}
        commit(
            store,
            [Change("plan", "plan-1", None, row)],
            plan="plan-1",
            author="test",
            kind=RevisionKind.START,
            reason="",
            recorded_at=NOW,
            as_of=DAY,
        )
        store.close()

    return made_once(common_folder / "empty.duckdb", make)


@pytest.fixture(scope="session")
def unwritten():
    """Open stores of the sample that the tests before left as they found them: the next one needs no copy of its own."""
    left = []
    yield left
    for store in left:
        store.close()


@pytest.fixture
def sample_store(sample_file, unwritten, tmp_path_factory):
    """An open store holding the sample plan, and nothing that another test wrote: what is written is always a revision."""
    from lib.store.connection import Store
    from lib.store.reads import current_revision
    from tests.sample import LAST

    store = (
        unwritten.pop()
        if unwritten
        else Store.open(shutil.copy(sample_file, tmp_path_factory.mktemp("store") / "store.duckdb"))
    )
    yield store
    if store.place.fault is None and current_revision(store) == LAST:
        unwritten.append(store)
    else:
        store.close()


@pytest.fixture
def store():
    """An open store with nothing in it."""
    from lib.store.connection import Store

    opened = Store.open()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shelf(sample_file, empty_file, tmp_path_factory):
    """Copies of both files for tests that only read: opened once, answers kept from one test to the next."""
    folder = tmp_path_factory.mktemp("shelf")
    return {
        name: shutil.copy(file, folder) for name, file in (("sample", sample_file), ("empty", empty_file))
    }


@pytest.fixture
def reading(shelf, monkeypatch):
    """The app on the sample plan, for a test that writes nothing."""
    from tests.screens import Screen

    monkeypatch.setenv("PLAN_DATABASE", str(shelf["sample"]))
    return Screen()


@pytest.fixture
def empty_reading(shelf, monkeypatch):
    """The app on a plan that holds nothing, for a test that writes nothing."""
    from tests.screens import Screen

    monkeypatch.setenv("PLAN_DATABASE", str(shelf["empty"]))
    return Screen()


@pytest.fixture
def screen(sample_file, tmp_path, monkeypatch):
    """The app on the sample plan, as of the day of the acceptance figures."""
    yield from _on_a_copy(sample_file, tmp_path, monkeypatch)


@pytest.fixture
def empty_screen(empty_file, tmp_path, monkeypatch):
    """The app on a plan that holds nothing."""
    yield from _on_a_copy(empty_file, tmp_path, monkeypatch)


def _on_a_copy(file, tmp_path, monkeypatch):
    from lib.ui import data
    from tests.screens import Screen

    monkeypatch.setenv("PLAN_DATABASE", str(shutil.copy(file, tmp_path / "plan.duckdb")))
    yield Screen()
    data.whole_store().close()


@pytest.fixture
def made(monkeypatch):
    """What each button would hand out, by its key: the files are made by asking."""
    import streamlit as st

    asked = {}
    button = st.download_button

    def remember(*args, **options):
        asked[options["key"].removeprefix("paper_").removesuffix("_button")] = options["data"]
        return button(*args, **options)

    monkeypatch.setattr(st, "download_button", remember)
    return asked
