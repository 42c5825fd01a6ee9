"""`python -m lib`: the same answers as the pages, for a terminal."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from lib import clock
from lib.__main__ import main
from lib.commands import keeping
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.reads import revision
from lib.usecases.settings import set_time_zone
from tests.forks import Fork
from tests.sample import LAST
from tests.spreadsheets import books

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(tmp_path, tmp_path_factory):
    """Runs a command on a data file of its own; answers status, output, remarks."""

    def command(*arguments, input=None):
        out, err = (Path(tmp_path_factory.mktemp("told")) / name for name in ("out", "err"))
        environment = {**os.environ, "PLAN_DATABASE": str(tmp_path / "plan.duckdb"), "PYTHONUTF8": "1"}
        status = Fork("lib", arguments, environment, out, err).wait(60)
        return status, out.read_text("utf-8"), err.read_text("utf-8")

    return command


@pytest.fixture
def sample_plan(sample_file, tmp_path):
    """The data file of the commands holds the sample already, as a first command would have put it there."""
    return shutil.copy(sample_file, tmp_path / "plan.duckdb")


def saved(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def test_inspect_says_what_a_file_holds_as_one_json_object(run, tmp_path):
    status, out, err = run(
        "inspect", saved(tmp_path, "plan.xlsx", books.xlsx([books.HEADER, *books.ROWS], lead=[("Plan",)]))
    )
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert set(found) == {
        "file",
        "format",
        "verdict",
        "reason",
        "kind",
        "sheet",
        "header_row",
        "columns",
        "rows",
        "first",
        "last",
        "ignored",
        "account",
        "questions",
        "issues",
    }
    assert (found["verdict"], found["sheet"], found["header_row"], found["rows"]) == (
        "importable",
        "Plan",
        2,
        3,
    )
    assert found["columns"] == {
        "A": "code",
        "B": "axis",
        "C": "title",
        "D": "owner",
        "E": "deadline",
        "F": "status",
        "G": "progress",
    }
    assert found["first"]["deadline"] == "2026-06-30"
    assert (found["first"]["row"], found["first"]["status"], found["last"]["row"]) == (3, "done", 5)
    assert {(i["row"], i["reason"]) for i in found["ignored"]} == {(1, "banner"), (2, "header")}
    assert all(
        set(i) == {"level", "code", "cell", "value", "count", "cells", "message"} for i in found["issues"]
    )


def test_inspect_tells_nothing_to_import_from_a_refusal_by_its_status(run, tmp_path):
    status, out, err = run("inspect", saved(tmp_path, "vide.csv", books.csv([books.HEADER])))
    assert (status, json.loads(out)["verdict"]) == (3, "no_rows")
    status, out, err = run("inspect", saved(tmp_path, "lettre.xlsx", b"%PDF-1.7 \n"))
    assert (status, json.loads(out)["reason"]) == (4, "file_pdf")
    assert "est un PDF" in err


def test_a_dry_run_shows_the_differences_and_writes_nothing(run, tmp_path):
    run("import", ROOT / "data" / "sample" / "sample_plan.csv")
    text = (
        (ROOT / "data" / "sample" / "sample_plan.csv")
        .read_text(encoding="utf-8-sig")
        .replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    )
    changed = saved(tmp_path, "plan.csv", text.encode())
    for _ in range(2):
        status, out, _ = run("import", changed, "--dry-run")
        assert status == 0
        assert "55 % → 60 %" in out.replace("\u202f", " ").replace("\u00a0", " ")
    status, out, _ = run("import", changed, "--author", "assistante")
    assert f"révision {LAST + 1}" in out
    status, out, _ = run("import", changed)
    assert "Modifiées (0)" in out


@pytest.mark.usefixtures("sample_plan")
def test_an_export_comes_back_with_no_change(run, tmp_path):
    status, _, _ = run("export", tmp_path / "plan.xlsx")
    assert status == 0
    status, out, _ = run("import", tmp_path / "plan.xlsx", "--dry-run")
    assert (status, "Modifiées (0)" in out, "Nouvelles (0)" in out) == (0, True, True)


def test_a_plan_of_ones_own_begins_with_a_file(run, tmp_path):
    file = saved(tmp_path, "plan.csv", books.csv([books.HEADER, *books.ROWS]))
    status, out, err = run("import", file, "--new", "Mon plan", "--dry-run")
    assert (status, err) == (0, "")
    assert "Nouvelles (3)" in out and "Absentes du fichier (0)" in out
    status, out, err = run("import", file, "--new", "Mon plan", "--host", "CCIS-RSK")
    assert (status, err) == (0, "")
    assert "Le plan « Mon plan » est commencé, à la révision 1." in out.replace("\u00a0", " ")
    status, out, _ = run("import", file)
    assert "Nouvelles (0)" in out, "the next file is compared with the plan that was begun"


@pytest.mark.usefixtures("sample_plan")
def test_a_plan_of_ones_own_leaves_the_sample_aside(run, tmp_path):
    file = saved(tmp_path, "plan.csv", books.csv([books.HEADER, *books.ROWS]))
    status, out, err = run("import", file, "--new", "Mon plan")
    assert (status, err) == (0, "")
    assert f"révision {LAST + 1}" in out
    assert "Nouvelles (0)" in run("import", file)[1]


def test_a_plan_that_is_not_there_is_told_with_those_that_are(run, tmp_path, sample_plan):
    for arguments in (
        ("export", tmp_path / "a.xlsx"),
        ("import", saved(tmp_path, "p.csv", b"Action\nUne\n")),
    ):
        status, _, err = run(*arguments, "--plan", "togo")
        assert status == 1
        assert "« togo »" in err.replace("\u00a0", " ")
        assert "sample" in err


@pytest.mark.parametrize(
    ("rows", "arguments", "told"),
    [
        (books.ROWS, ("--new", " "), "intitulé"),
        ([*books.ROWS, ("A9.1", "A9. Divers", "Tester", "Moi", "31/11/2026", "En cours", "10")], ("--new", "P"), "Lignes en erreur"),
    ],
    ids=["no title", "a row with an error"],
)  # fmt: skip
def test_a_plan_is_not_begun_without_a_title_nor_with_rows_in_error(run, tmp_path, rows, arguments, told):
    file = saved(tmp_path, "plan.csv", books.csv([books.HEADER, *rows]))
    status, _, err = run("import", file, *arguments)
    assert status == 1
    assert told in err
    _, out, _ = run(
        "import", saved(tmp_path, "one.csv", books.csv([books.HEADER, *books.ROWS])), "--new", "P"
    )
    assert "révision 1" in out, "nothing was begun before"


def test_a_plan_does_not_begin_with_a_list_of_exchanges(run, tmp_path):
    rows = [("Date", "Partenaire", "Nature", "Objet"), ("10/11/2026", "CCIT", "Réunion", "Premier contact")]
    status, _, err = run("import", saved(tmp_path, "echanges.csv", books.csv(rows)), "--new", "P")
    assert (status, "liste d'actions" in err) == (1, True)


@pytest.mark.usefixtures("sample_plan")
def test_rows_with_an_error_are_left_out_only_when_said(run, tmp_path):
    rows = [
        books.HEADER,
        *books.ROWS,
        ("A9.1", "A9. Divers", "Tester", "Moi", "31/11/2026", "En cours", "10"),
    ]
    file = saved(tmp_path, "plan.csv", books.csv(rows))
    status, _, err = run("import", file, "--checked")
    assert status == 1
    assert "Lignes en erreur\u00a0: 1." in err
    assert run("import", file, "--checked", "--leave-errors")[0] == 0


@pytest.mark.usefixtures("sample_plan")
def test_a_file_that_raises_an_alarm_is_applied_only_when_said_to_be_checked(run, tmp_path):
    file = saved(tmp_path, "plan.csv", books.csv([books.HEADER, *books.ROWS]))
    status, _, err = run("import", file)
    assert status == 1
    assert "ne sont pas dans ce fichier" in err
    assert "Rien n'a été modifié" in err
    status, out, _ = run("import", file, "--checked")
    assert (status, f"révision {LAST + 1}" in out) == (0, True)


@pytest.mark.usefixtures("sample_plan")
def test_a_file_held_by_the_dashboard_is_said_to_be_so(run, tmp_path):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from lib.store.connection import Store; from pathlib import Path; s = Store.open(Path({str(tmp_path / 'plan.duckdb')!r})); print('held', flush=True); input()",
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout.readline() == b"held\n"
        status, _, err = run("import", ROOT / "data" / "sample" / "sample_plan.csv")
        assert status == 1
        assert "Si le tableau de bord est ouvert" in err
    finally:
        holder.communicate(b"\n")


@pytest.mark.parametrize(
    ("zone", "on"), [("Pacific/Kiritimati", date(2026, 11, 25)), ("Africa/Lome", date(2026, 11, 24))]
)
def test_an_import_is_dated_on_the_day_of_the_plan_wherever_it_is_run(
    tmp_path, empty_file, monkeypatch, capsys, zone, on
):
    """At half past eleven in the evening, UTC, it is tomorrow already where the first plan is kept."""
    path = Path(shutil.copy(empty_file, tmp_path / "plan.duckdb"))
    evening = datetime(2026, 11, 24, 23, 30)
    with closing(Store.open(path)) as store:
        set_time_zone(store, 1, zone, Writing("plan-1", "t", evening, on))
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    monkeypatch.delenv(clock.HELD)
    for place in ("lib.clock.now", "lib.commands.files.now"):
        monkeypatch.setattr(place, lambda: evening)
    file = saved(tmp_path, "plan.xlsx", books.xlsx([books.HEADER, *books.ROWS]))
    assert main(["import", str(file)]) == 0
    assert main(["import", str(file)]) == 0
    said = {"Pacific/Kiritimati": "25/11/2026 13:30 (Kiritimati)", "Africa/Lome": "24/11/2026 23:30 (Lomé)"}
    assert said[zone] in capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")
    with closing(Store.open(path)) as store:
        assert revision(store, 3).as_of == on


@pytest.mark.parametrize("command", ["export", "backup", "restore", "check"])
def test_a_place_of_the_wrong_kind_is_told_in_words(sample_file, tmp_path, monkeypatch, capsys, command):
    monkeypatch.setenv("PLAN_DATABASE", str(shutil.copy(sample_file, tmp_path / "plan.duckdb")))
    folder, file = tmp_path / "dossier plein été", tmp_path / "notes.txt"
    folder.mkdir()
    file.write_text("x")
    wrong = [file] if command == "backup" else [folder, folder / "none" / "a.xlsx", file / "b.xlsx"]
    for place in wrong:
        assert main([command, str(place), "--lang", "en"]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert str(place) in told.err
        assert "Give this program the right" not in told.err or command == "backup"


def test_what_nobody_foresaw_ends_in_a_sentence_and_a_reference(tmp_path, monkeypatch, capsys):
    def fails(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("PLAN_DATABASE", str(tmp_path / "plan.duckdb"))
    monkeypatch.setattr(keeping, "_check", fails)
    assert main(["check", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert re.search(
        r"failed \(No space left on device\)\. .* reference [A-Z2-9]{6}, in .*faults\.log\.", told
    )
    assert "Traceback" not in told
