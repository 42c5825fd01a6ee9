"""Where a table ends: a second table of any kind is no action, and a plan with gaps goes on."""

from datetime import date
from typing import Any

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets.second_tables import PLANS, SECOND, below

WAYS: dict[str, dict[str, Any]] = {
    "below a blank row": {"gap": 1, "title": False, "shift": 0},
    "below two, with its title": {"gap": 2, "title": True, "shift": 0},
    "one column further": {"gap": 1, "title": True, "shift": 1},
    "two columns further": {"gap": 3, "title": False, "shift": 2},
    "below a rule": {"gap": 0, "title": False, "shift": 0, "rule": True},
    "right below": {"gap": 0, "title": False, "shift": 0},
    "right below, with its title": {"gap": 0, "title": True, "shift": 0},
}
#: Read wrongly of all that are made here: a list of letters and their meaning that nothing announces, mostly.
WRONG_AT_MOST = 0.03
DAY = date(2026, 10, 5)


def table_of(rows, **corrections):
    width = max(map(len, rows))
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    workbook = Workbook("f.xlsx", "xlsx", (Sheet("Plan", padded),))
    return normalise(workbook, recognise(workbook, **corrections), Known(year=2026))


def read_rows(rows):
    return [row.row for row in table_of(rows).rows]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("plan", PLANS)
def test_a_second_table_of_any_kind_is_no_action_and_takes_none_away(plan, way):
    expected = set(range(2, len(PLANS[plan]) + 1))
    found = {second: read_rows(below(plan, second, **WAYS[way])) for second in SECOND}
    assert all(expected <= set(rows) for rows in found.values())
    wrong = [second for second, rows in found.items() if set(rows) != expected]
    assert len(wrong) <= 0.25 * len(SECOND), wrong


def test_nearly_all_of_them_are_read_rightly():
    made = [(plan, second, way) for plan in PLANS for second in SECOND for way in WAYS.values()]
    wrong = sum(
        read_rows(below(plan, second, **way)) != list(range(2, len(PLANS[plan]) + 1))
        for plan, second, way in made
    )
    assert wrong <= WRONG_AT_MOST * len(made)


def test_after_the_end_nothing_is_an_action_until_the_same_headings_come_again():
    plan = PLANS["fr"]
    contacts = SECOND["contacts"][1]
    rows = [
        *plan,
        [],
        *contacts,
        [],
        ["Lina", "Meunière", "0600 00 00 03"],
        [],
        plan[0],
        ["B1", *plan[1][1:]],
    ]
    assert read_rows(rows) == [2, 3, 4, 5, 6, len(rows)]


GOES_ON: dict[str, list[list[Any]]] = {
    "groups apart by blank rows": [["B1", "Louer un four", "Bruno", DAY, "À faire", 0]],
    "titles only": [[None, "Louer un four"], [None, "Vendre le pain"]],
    "codes and titles only": [["B1", "Louer un four"], ["B2", "Vendre le pain"]],
    "a title and a new name": [[None, "Louer un four", "Meunier"]],
    "a text for a date": [["B1", "Louer un four", "Meunier", "après la moisson"]],
    "a text for a date, without a code": [[None, "Louer un four", "Meunier", "après la moisson"]],
    "words for a state": [[None, "Louer un four", "Meunier", None, "chez le notaire"]],
    "words for both": [[None, "Louer un four", "Meunier", "après la moisson", "chez le notaire"]],
    "a code without a figure": [["bis", "Louer un four", "Bruno", DAY, "À faire", 0]],
    "a title that is a heading": [["B1", "Budget", "Bruno", DAY, "À faire", 0]],
    "codes still to come": [["nouveau", "Louer un four", "Bruno"], ["nouveau", "Vendre le pain", "Nadia"]],
    "codes to come, titles alone": [["nouveau", "Louer un four", None, None, None, None, "voir Ada"]],
    "shouted": [["B1", "LOUER UN FOUR", "BRUNO", DAY, "À FAIRE", 0]],
    "dates to be set": [["B1", "Louer un four", "Bruno", "à définir", "À faire"]],
}


@pytest.mark.parametrize("case", GOES_ON)
@pytest.mark.parametrize("gap", [0, 1, 3])
@pytest.mark.parametrize("banner", [False, True])
def test_a_plan_with_blank_rows_goes_on(case, gap, banner):
    plan = PLANS["fr"]
    ahead = [["AXE 2 : Le pain"]] if banner else []
    rows = [*plan, *[[] for _ in range(gap)], *ahead, *GOES_ON[case]]
    added = [len(rows) - n for n in reversed(range(len(GOES_ON[case])))]
    assert read_rows(rows) == [2, 3, 4, 5, 6, *added]


@pytest.mark.parametrize("number", ["II", "B", "Deux"])
def test_a_group_numbered_with_letters_between_blank_rows_ends_nothing(number):
    plan = PLANS["fr"]
    rows = [*plan[:4], [], [number, "Le pain de la ferme"], [], *plan[4:]]
    assert read_rows(rows)[-2:] == [8, 9]
    assert 6 not in [out.row for out in table_of(rows).ignored if out.reason == "other_table"]


@pytest.mark.parametrize("gap", [0, 1])
def test_the_same_columns_under_other_words_go_on(gap):
    plan = PLANS["fr"]
    other = ["N°", "Activité", "Pilote", "Date limite", "État", "% réalisé"]
    table = table_of(
        [*plan, *[[] for _ in range(gap)], other, ["B1", "Louer un four", "Bruno", DAY, "À faire", 0]]
    )
    assert [row.values["code"] for row in table.rows][-1] == "B1" or table.rows[-1].row == 8 + gap
    assert len(table.rows) == 6


def test_sub_totals_and_repeated_headings_end_nothing():
    plan = PLANS["fr"]
    rows = [
        *plan[:3],
        ["Sous-total", None, None, None, None, 70],
        [],
        plan[0],
        *plan[3:],
        ["Total", None, None, None, None, 50],
    ]
    assert len(table_of(rows).rows) == 5


def test_a_row_of_another_table_with_a_day_is_told():
    rows = below("fr", "meetings", gap=1, title=True, shift=0)
    table = table_of(rows)
    left = [i for i in table.issues if i.code == "row_left_out"]
    assert [i.cell for i in left] == ["A10", "A11"]
    (issue,) = [i for i in table.issues if i.code == "row_ignored_other_table"]
    assert (issue.cell, issue.values["n"]) == ("A8", 4)


@pytest.mark.parametrize(
    ("title", "states"),
    [
        ("Légende :", [("F", "fait"), ("EC", "en cours"), ("AF", "à faire")]),
        ("Codes des statuts", [("F", "fait"), ("EC", "en cours")]),
        ("Key", [("D", "done"), ("IP", "in progress"), ("NS", "not started")]),
        ("Leyenda", [("H", "hecho"), ("EC", "en curso"), ("P", "pendiente")]),
        ("Legenda", [("C", "concluído"), ("EA", "em andamento")]),
        ("مفتاح الرموز", [("م", "مكتمل"), ("ق", "قيد التنفيذ")]),
    ],
)
@pytest.mark.parametrize("axis", [True, False])
def test_letters_and_the_states_that_they_stand_for_are_no_actions(title, states, axis):
    plan = [
        ["Thème", "Action", "Responsable", "Échéance", "Statut"],
        ["Accueil", "Refaire le hall", "Lina Roc", DAY, states[0][0]],
        ["Accueil", "Changer le tapis", "Omar Lys", DAY, states[1][0]],
        ["Jardin", "Tailler la haie", "Lina Roc", DAY, states[-1][0]],
    ]
    plan = [row if axis else row[1:] for row in plan]
    assert read_rows([*plan, [], [title], *states]) == [2, 3, 4]


def test_a_group_of_actions_with_short_axes_goes_on_below_a_gap():
    plan = [
        ["Axe", "Action", "Responsable", "Échéance", "Statut"],
        ["RH", "Former les guides", "Lina Roc", DAY, "fait"],
        ["RH", "Recruter un guide", "Omar Lys", DAY, "en cours"],
        [],
        ["Suite du plan"],
        ["SI", "Ouvrir le portail", None, None, None],
        ["SI", "Former au portail", None, None, None],
    ]
    assert read_rows(plan) == [2, 3, 6, 7]
