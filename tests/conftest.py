"""What tests of several rooms share: stores with the sample plan, and a screen to look at."""

import shutil
from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.fields import PLAN
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.ui import data, session
from lib.usecases.start import load_sample
from tests.screens import Screen

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0)


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    """Every test happens on the day of the acceptance figures, whenever it is run."""
    monkeypatch.setenv(session.CLOCK, DAY.isoformat())


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """A database file with the sample plan, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    store = Store.open(path)
    load_sample(store, today=DAY, recorded_at=NOW, author="test")
    store.close()
    return path


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """A database file whose plan has a title and nothing else."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    store = Store.open(path)
    row = dict.fromkeys(PLAN) | {"title": "Plan vide", "is_sample": False}
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
    return path


@pytest.fixture
def sample_store(sample_file, tmp_path):
    """An open store holding the sample plan."""
    store = Store.open(shutil.copy(sample_file, tmp_path / "store.duckdb"))
    yield store
    store.close()


@pytest.fixture
def screen(sample_file, tmp_path, monkeypatch):
    """The app on the sample plan, as of the day of the acceptance figures."""
    monkeypatch.setenv("PLAN_DATABASE", str(shutil.copy(sample_file, tmp_path / "plan.duckdb")))
    yield Screen()
    data.store().close()


@pytest.fixture
def empty_screen(empty_file, tmp_path, monkeypatch):
    """The app on a plan that holds nothing."""
    monkeypatch.setenv("PLAN_DATABASE", str(shutil.copy(empty_file, tmp_path / "plan.duckdb")))
    yield Screen()
    data.store().close()
