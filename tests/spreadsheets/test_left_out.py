"""Rows left out that look like actions are told, and issues alike are told once."""

from datetime import date

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.model import Issue, Sheet, Workbook
from lib.spreadsheets.report import grouped, told
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

HEAD = ("Code", "Action", "Responsable", "Échéance", "Statut", "Remarque")
ONE = ("A1.1", "Planter les haies", "Nadia", "30/06/2026", "En cours")
TWO = ("A1.2", "Curer le fossé", "Bruno", "31/07/2026", "À faire")
DAY = date(2026, 6, 30)


def table_of(*rows, header=0):
    workbook = Workbook("f.xlsx", "xlsx", (Sheet("Plan", rows),))
    columns = {0: "code", 1: "title", 2: "owner", 3: "deadline", 4: "status", 5: "comment"}
    found = recognise(workbook, header_row=header, columns=columns) if header else recognise(workbook)
    return normalise(workbook, found, Known(year=2026))


def warned(table):
    """The rows that a warning names as left out."""
    return [i.cell for i in table.issues if i.code == "row_left_out"]


@pytest.mark.parametrize(
    "row",
    [
        (None, None, None, DAY, None, "Attendre la pluie"),
        (None, None, None, "30/06/2026", None, "Attendre la pluie"),
        (None, None, None, None, "En cours", "Attendre la pluie"),
        (None, None, "Nadia", None, None, None, "Attendre la pluie"),
        ("Total", "Deux haies", None, DAY),
    ],
)
def test_a_row_left_out_with_a_text_and_a_date_a_status_or_an_owner_is_a_warning(row):
    table = table_of(HEAD, ONE, TWO, row)
    kept = {r.row for r in table.rows}
    assert 4 in kept or [cell.lstrip("ABCDEFG") for cell in warned(table)] == ["4"]


@pytest.mark.parametrize(
    "row",
    [
        ("Total", None, None, 2),
        ("Fait à Sidi, le 12 mars 2026",),
        ("Source : le registre des haies",),
        (None, None, None, DAY),
        (None, None, None, None, "En cours"),
        ("A1.3", None, None, None, "À faire"),
    ],
)
def test_a_row_left_out_that_says_nothing_of_an_action_is_no_warning(row):
    assert not warned(table_of(HEAD, ONE, TWO, row))


def test_a_row_above_the_headings_that_was_an_action_is_a_warning():
    table = table_of(("A0.1", "Louer la pelle", "Nadia", DAY, "En cours"), HEAD, ONE, TWO, header=2)
    assert warned(table) == ["A1"]


def test_a_titled_row_that_still_waits_for_its_day_far_below_the_headings_is_a_warning():
    rows = [(f"A1.{n}", f"Curer le fossé {n}", "Bruno", "31/07/2026", "À faire") for n in range(2, 7)]
    assert warned(table_of(HEAD, ONE, *rows, (None, "Semer", "texte", "date", "liste"), header=1)) == ["B8"]


def test_many_rows_left_out_for_one_reason_are_one_warning_with_their_number():
    rows = [(None, None, None, None, "En cours", f"Attendre la pluie numéro {n}") for n in range(9)]
    (issue,) = [i for i in table_of(HEAD, ONE, TWO, *rows, header=1).issues if i.code == "row_left_out"]
    assert (issue.count, issue.cells) == (9, ("E4", "E5", "E6", "E7", "E8"))


def say(message, values):
    return message.format(**values)


def test_a_word_that_comes_back_is_told_once_with_its_number_and_first_cells():
    rows = [
        (f"A1.{n}", f"Action {n}", "Nadia", DAY, "en attente" if n % 2 else "chez Ali") for n in range(1, 25)
    ]
    issues = table_of(HEAD, *rows).issues
    words = [i for i in grouped(issues) if i.code in ("status_unknown", "status_ambiguous")]
    assert sorted((i.value, i.count) for i in words) == [("chez Ali", 12), ("en attente", 12)]
    first = next(i for i in words if i.value == "en attente")
    assert first.cells == ("E2", "E4", "E6", "E8", "E10")
    assert told(first, say).endswith("Cells like this one: 12 (E2, E4, E6, E8, E10…).")


def test_a_kind_with_more_words_than_can_be_read_is_told_once():
    rows = [(f"A1.{n}", f"Action {n}", "Nadia", f"quand {n} aura fini", "En cours") for n in range(1, 41)]
    dates = [i for i in grouped(table_of(HEAD, *rows).issues) if i.code == "date_text_unparsed"]
    assert [(i.count, len(i.cells)) for i in dates] == [(40, 5)]


def test_every_cell_keeps_its_own_issue_for_who_corrects_them():
    rows = [(f"A1.{n}", f"Action {n}", "Nadia", "31/11/2026", "En cours") for n in range(1, 9)]
    errors = [i for i in table_of(HEAD, *rows).issues if i.level == "error"]
    assert [i.cell for i in errors] == [f"D{n}" for n in range(2, 10)]
    assert [i.count for i in grouped(errors)] == [8]


def test_issues_of_two_columns_or_of_two_levels_are_never_told_as_one():
    issues = [
        Issue("warning", "x", "m", "A1", 1, "same"),
        Issue("warning", "x", "m", "B1", 1, "same"),
        Issue("error", "x", "m", "A2", 2, "same"),
        Issue("info", "whole", "m", "A1"),
        Issue("info", "whole", "m", "A9"),
    ]
    assert len(grouped(issues)) == 5
    assert not grouped(())


def test_the_source_below_the_table_is_no_action_that_was_lost():
    head = ("Code", "Action", "Responsable", "Échéance", "Statut")
    rows = [(f"B{n}", f"Curer le fossé {n}", "Nadia", "30/06/2026", "En cours") for n in range(4)]
    signed = ("Source :", None, "Registre de la ferme", None, None)
    found = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (head, *rows, signed)),))
    table = normalise(found, recognise(found), Known(year=2026))
    assert [out.reason for out in table.ignored] == ["header", "footer"]
    assert "row_left_out" not in {issue.code for issue in table.issues}
