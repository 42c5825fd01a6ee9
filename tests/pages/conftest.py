"""What tests of pages share."""

import shutil

import pytest

from tests.accounts import SETTINGS
from tests.screens import Screen


@pytest.fixture
def place(sample_file, tmp_path, monkeypatch):
    """The file of a sample of one's own, the app set up so that people sign in."""
    from lib.people.store import close_all

    path = shutil.copy(sample_file, tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    yield path
    close_all()


@pytest.fixture
def bare(bare_file, monkeypatch):
    """The app on the bare plan of a file of tests, for a test that writes nothing."""
    monkeypatch.setenv("PLAN_DATABASE", str(bare_file))
    return Screen()
