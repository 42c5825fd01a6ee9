"""A second table to the right of a plan takes no column of it and makes no action; a plan with empty columns is one."""

from datetime import date
from typing import Any

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.beside import beside
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets.second_tables import PLANS, SECOND

DAY = date(2026, 10, 5)


def sheet_of(rows):
    width = max(map(len, rows))
    return Sheet("Plan", tuple((*row, *[None] * (width - len(row))) for row in rows))


def read(rows):
    workbook = Workbook("f.xlsx", "xlsx", (sheet_of(rows),))
    found = recognise(workbook)
    return dict(found.columns), normalise(workbook, found, Known(year=2026))


def with_beside(plan, second, start):
    """A plan with a second table beside it, an empty column between, from a row on."""
    rows = [list(row) for row in PLANS[plan]]
    width = max(map(len, rows)) + 1
    for index, row in enumerate(SECOND[second][1], start=start):
        while index >= len(rows):
            rows.append([])
        rows[index] += [None] * (width - len(rows[index])) + row
    return rows


@pytest.mark.parametrize("start", [0, 1, 3])
@pytest.mark.parametrize("plan", PLANS)
def test_a_second_table_beside_takes_no_column_and_makes_no_action(plan, start):
    columns = read(PLANS[plan])[0]
    wrong = []
    for second in SECOND:
        found, table = read(with_beside(plan, second, start))
        assert [row.row for row in table.rows] == list(range(2, len(PLANS[plan]) + 1)), second
        if found != columns:
            wrong.append(second)
    assert len(wrong) <= 4, wrong


def test_what_it_holds_is_told_once_and_kept_by_no_action():
    rows: list[list[Any]] = [list(row) for row in PLANS["es"]] + [[]]
    for row in rows:
        row += [None] * (5 - len(row)) + ["Salma", "Greffeuse", "0600 00 00 03"]
    rows[0][5:] = SECOND["contacts"][1][0][:3]
    rows.append(["Regar las flores", "Lina", "06/07/2026", "Pendiente"])
    _, table = read(rows)
    assert [i.cell for i in table.issues if i.code == "columns_beside"] == ["F1"]
    assert [row.values.get("extra") for row in table.rows] == [None] * 5
    assert {out.row: out.reason for out in table.ignored} == {1: "header", 6: "other_table"}


def test_the_title_of_a_group_stays_one_beside_a_legend():
    plan = PLANS["fr"]
    rows: list[list[Any]] = [plan[0], ["AXE 1 : Le verger"], *plan[1:4], ["AXE 2 : Le pain"], *plan[4:]]
    for row, cells in zip(rows, SECOND["legend"][1], strict=False):
        row += [None] * (7 - len(row)) + cells
    _, table = read([list(row) for row in rows])
    assert [row.axis for row in table.rows] == ["AXE 1 : Le verger"] * 3 + ["AXE 2 : Le pain"] * 2


PLAN: list[list[Any]] = [
    ["Action", "Responsable", None],
    ["Planter les haies", "Nadia", None],
    ["Curer le fossé", "Bruno", None],
    ["Réparer le puits", "Nadia", None],
]
KEPT: dict[str, list[list[Any]]] = {
    "a column of states": [["Statut"], ["À faire"], ["En cours"], ["Terminé"]],
    "days and states": [["Échéance", "Statut"], [DAY, "À faire"], [DAY, "En cours"], [DAY, "Terminé"]],
    "an amount and its source": [["Montant", "Source"], [100, "Don"], [200, "Don"], [300, "Don"]],
    "what was done so far": [["Date réelle", "Remarque"], [DAY, "Fait"], [DAY, "Fait"], []],
    "sparse remarks": [["Contact", "Remarque"], [], ["Ada", "À rappeler"], []],
    "months": [["Janv", "Févr", "Mars"], ["x"], ["x", "x"], [None, "x", "x"]],
    "amounts with a hole": [["Budget", "Montant"], [1, 100], [], [3, 300]],
}


@pytest.mark.parametrize("case", KEPT)
def test_columns_of_the_plan_beyond_an_empty_one_are_the_plan_s(case):
    rows = [row + more for row, more in zip(PLAN, KEPT[case], strict=True)]
    assert not beside(sheet_of(rows), 0)


@pytest.mark.parametrize(
    "rows", [[["Action", None, "Nom"]], [["Action", None, "Nom", "Pays"], []], [[None]], [[]]]
)
def test_a_sheet_with_hardly_a_row_has_nothing_beside(rows):
    assert not beside(sheet_of(rows), 0)
    assert not beside(sheet_of(rows), 5)
    assert not beside(sheet_of(rows), -1)
