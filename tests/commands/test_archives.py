"""An archive made and brought back from a terminal."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from lib.__main__ import main
from lib.store import reads
from lib.store.connection import Store
from lib.store.places.file import FilePlace
from lib.store.state import State


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Another machine, that has no plan yet."""
    monkeypatch.setenv("PLAN_DATABASE", str(tmp_path / "other.duckdb"))
    return tmp_path / "other.duckdb"


def test_a_plan_goes_to_another_machine_in_one_archive(sample_file, tmp_path, monkeypatch, capsys, elsewhere):
    archive = tmp_path / "plan.zip"
    monkeypatch.setenv("PLAN_DATABASE", str(sample_file))
    assert main(["export", str(archive)]) == 0
    monkeypatch.setenv("PLAN_DATABASE", str(elsewhere))
    assert main(["import", str(archive), "--dry-run"]) == 0
    assert not Path(elsewhere).exists()
    assert main(["import", str(archive)]) != 0
    assert "--new" in capsys.readouterr().err
    assert main(["import", str(archive), "--new", "Plan repris"]) == 0
    assert "Plan repris" in capsys.readouterr().out
    with closing(Store.at(FilePlace(elsewhere))) as store:
        state = State(store, reads.current_revision(store), reads.current_plan(store), date(2026, 11, 24))
        assert len(reads.situations(state)) == 36
    archive.write_bytes(archive.read_bytes()[:-50])
    assert main(["import", str(archive), "--new", "Encore"]) != 0
