"""`python -m lib backup`, `restore`, `check`, `compact`: what a terminal is told, and how each ends."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lib import clock
from lib.__main__ import main
from lib.store.copies import reading
from tests.usecases.test_checking import altered

ROOT = Path(__file__).parents[1]


@pytest.fixture
def plan(sample_file, tmp_path, monkeypatch):
    path = Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    return path


def test_a_plan_is_backed_up_checked_spoilt_and_restored(plan, tmp_path, capsys):
    assert main(["backup", "--lang", "en"]) == 0
    (made,) = (plan.parent / "backups").iterdir()
    out = capsys.readouterr().out
    assert re.search(
        r"Backup made and opened: .*plan-2026-11-24T\S+\.duckdb \(revision \d+, [\d.]+ MB\)\.", out
    )
    assert main(["backup", str(tmp_path / "stick")]) == 0
    assert "Sauvegarde faite et ouverte" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert "plan.duckdb\u00a0» est sain" in capsys.readouterr().out
    altered(plan, "DELETE FROM plan.revision WHERE number = 3")
    assert main(["check", "--lang", "en"]) == 1
    err = capsys.readouterr().err
    assert "Revision 3 is missing: the numbers do not follow one another." in err
    assert re.search(r"\d+ faults found\.", err)
    assert main(["restore", str(made), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert f"The plan is the one of “{made.name}”" in out
    assert "-replaced.duckdb" in out
    assert main(["check", str(made)]) == 0
    assert main(["compact", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "every value was compared" in out
    assert reading.contents_of(plan) == reading.contents_of(made)


@pytest.mark.parametrize("many", [1, 1000])
def test_the_growth_of_a_file_is_told_of_many_revisions_alone(plan, capsys, monkeypatch, many):
    monkeypatch.setattr("lib.commands.keeping.MANY", many)
    assert main(["compact", "--lang", "en"]) == 0
    assert ("for 1,000 of them" in capsys.readouterr().out) == (many == 1)


def test_a_backup_of_a_plan_that_breaks_a_rule_is_made_and_told(plan, capsys):
    altered(plan, "UPDATE plan.revision SET kind = 'magic' WHERE number = 3")
    assert main(["backup", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "Backup made" in told.out
    assert "unknown door: “magic”" in told.err


def test_what_cannot_be_restored_leaves_the_plan_and_says_so(plan, tmp_path, capsys):
    other = tmp_path / "photo.duckdb"
    other.write_bytes(b"JFIF" * 4000)
    before = plan.read_bytes()
    for arguments in (
        ["restore", str(other)],
        ["restore", str(tmp_path / "none.duckdb")],
        ["check", str(other)],
    ):
        assert main([*arguments, "--lang", "en"]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "The plan in use was not changed." in told.err
    assert plan.read_bytes() == before


def test_a_terminal_is_told_in_words_and_the_places_go_to_the_file_of_faults(plan):
    plan.unlink()
    for command in ("check", "backup"):
        done = subprocess.run(
            [sys.executable, "-m", "lib", command, "--lang", "en"],
            cwd=ROOT,
            env={**os.environ, "PLAN_DATABASE": str(plan)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.splitlines() == [f"There is no file “{plan}”.", "The plan in use was not changed."]
        kept = (plan.parent / "log" / "faults.log").read_text("utf-8")
        assert "making.py" in kept
        assert "plan_file_absent" in kept


def test_a_shared_plan_is_restored_by_moving_a_backup_into_a_database(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PLAN_DATABASE", "postgresql://somebody@localhost:1/plan")
    for command in (["restore", str(tmp_path / "x.duckdb")], ["compact"]):
        assert main([*command, "--lang", "en"]) == 1
        assert "python -m lib move" in capsys.readouterr().err


def test_the_commands_work_from_a_terminal_while_another_process_holds_the_plan(plan):
    environment = {**os.environ, clock.HELD: "2026-11-24"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.committer", str(plan), "small"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=environment,
    ) as holder:
        try:
            assert holder.stdout is not None
            for _ in range(3):
                holder.stdout.readline()
            for command in ("backup", "check"):
                done = subprocess.run(
                    [sys.executable, "-m", "lib", command],
                    cwd=ROOT,
                    env=environment,
                    capture_output=True,
                    check=False,
                )
                assert done.returncode == 0, done.stderr.decode()
        finally:
            holder.kill()
