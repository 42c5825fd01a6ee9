"""What leaves by a terminal is in the audit where people sign in, and leaves all the same when the audit cannot be written."""

import getpass
import shutil
from contextlib import closing
from datetime import datetime

import pytest

from lib.__main__ import main
from lib.commands.leaving import operator
from lib.domain.people import Done
from lib.i18n import LANGUAGES
from lib.people.store import People, path_of
from lib.usecases.start import SAMPLE_PLAN
from lib.wording.people import done_text, told_text
from tests.accounts import signed_in


@pytest.fixture
def plan(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "plan.duckdb"
    shutil.copy(sample_file, path)
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    monkeypatch.setenv("PLAN_ACCESS", "accounts")
    return path


def exported(place):
    span = {"since": datetime(2000, 1, 1), "until": datetime(2100, 1, 1), "kind": "exported", "account": ""}
    with closing(People.open(place)) as people:
        return people.records(Done, "audit", **span, limit=10, offset=0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.zip"])
def test_an_export_at_a_terminal_is_a_line_of_the_audit_in_words(plan, tmp_path, name, language):
    signed_in(plan)
    assert main(["export", str(tmp_path / name)]) == 0
    (line,) = exported(plan)
    assert (line.author, line.account, line.address) == (getpass.getuser(), "", "")
    told = told_text(language, line)
    assert told.startswith(f"{tmp_path / name} · {SAMPLE_PLAN} · ")
    assert (told.rpartition(" · ")[2] == "at a terminal of the server") == (language == "en")
    assert "exported" not in done_text(language, line.kind) or language == "en"


def test_so_is_a_backup_and_the_whole_plan_that_moves_in_both_places(plan, tmp_path):
    signed_in(plan)
    assert main(["backup", str(tmp_path / "kept")]) == 0
    (kept,) = (tmp_path / "kept").glob("*.duckdb")
    target = tmp_path / "there" / "plan.duckdb"
    assert main(["move", str(plan), str(target)]) == 0
    moved, backup = (told_text("en", line) for line in exported(plan))
    assert backup == f"{kept} · a whole backup · at a terminal of the server"
    assert "plan.duckdb · the whole plan, to another place" in moved
    assert moved in {told_text("en", line) for line in exported(target)}


def test_where_nobody_signs_in_nothing_is_noted_nor_made(plan, tmp_path, monkeypatch, capsys):
    assert main(["export", str(tmp_path / "plan.xlsx")]) == 0
    assert not path_of(plan).exists(), "nobody has an account yet"
    signed_in(plan)
    monkeypatch.setenv("PLAN_ACCESS", "alone")
    assert main(["export", str(tmp_path / "plan.xlsx")]) == 0
    assert exported(plan) == [] and capsys.readouterr().err == ""


def test_a_shell_that_is_told_nothing_of_who_may_notes_it_where_accounts_are_kept(
    plan, tmp_path, monkeypatch
):
    signed_in(plan)
    monkeypatch.delenv("PLAN_ACCESS")
    assert main(["export", str(tmp_path / "plan.xlsx")]) == 0
    assert len(exported(plan)) == 1


def test_accounts_that_cannot_be_opened_keep_nothing_from_leaving_and_it_is_said(plan, tmp_path, capsys):
    path_of(plan).write_bytes(b"not a store of people" * 100)
    assert main(["export", str(tmp_path / "plan.xlsx"), "--lang", "en"]) == 0
    assert (tmp_path / "plan.xlsx").stat().st_size > 1000
    assert "This is in no line of the audit" in capsys.readouterr().err


def test_an_export_that_was_not_written_is_no_line(plan, tmp_path):
    signed_in(plan)
    assert main(["export", str(tmp_path / "nowhere" / "plan.xlsx")]) != 0
    assert exported(plan) == []


def test_a_system_that_has_no_name_for_who_works_has_a_number(monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert operator()
