"""Rows settled as plainly actions, all at once, are those that would have been found one by one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows import data, plain
from lib.spreadsheets.rows.data import data_rows
from lib.spreadsheets.rows.raw import raw_rows
from lib.spreadsheets.tables.recognise import recognise

HEAD = ("Code", "Axe", "Action", "Responsable", "Échéance", "Statut", "Commentaire")
#: What stands in a cell: of an action, and of all that is none.
CELLS: dict[str, list[object]] = {
    "Code": ["A1.1", "12", 3, "Total", "TOTAL GÉNÉRAL", "Source :", "EXEMPLE", "---", None, "Code"],
    "Axe": ["A1. Gouvernance", "Janvier", "sous-total", "Phase 2", None, "Axe"],
    "Action": ["Réunir le comité de pilotage du port", "Total des actions de la première année", "Février", "à compléter", "* " * 16,
               "Intitulé de l'action à mener avec les partenaires", "اجتماع لجنة قيادة الميناء المشتركة", None, "Action"],
    "Responsable": ["Awa", "Mars", "nom du responsable", 12, None, "Responsable"],
    "Échéance": [date(2026, 6, 5), "30/06/2026", "jj/mm/aaaa", "T4 2026", "Avril", 5, None, "Échéance"],
    "Statut": ["En cours", "Réalisée", "choisir dans la liste", "Mai", True, None, "Statut"],
    "Commentaire": ["Reporté", "Juin", "Total", None, "Commentaire"],
}  # fmt: skip
ACTION = (
    "A1.1", "A1. Gouvernance", "Réunir le comité de pilotage du port", "Awa", date(2026, 6, 5), "En cours", None
)  # fmt: skip
ROW = st.tuples(*(st.sampled_from(CELLS[name]) for name in HEAD))
BLANK = (None,) * len(HEAD)
ROWS = st.lists(st.one_of(ROW, ROW, st.just(ACTION), st.just(BLANK)), min_size=1, max_size=14)
MERGES = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 3), st.integers(1, 3)), max_size=1)


@settings(max_examples=600, deadline=None)
@given(ROWS, MERGES, st.integers(0, 2))
def test_plain_rows_are_those_that_are_judged_to_be_actions(rows, merges, above):
    merged = tuple((first, column, first + more, column) for first, column, more in merges)
    sheet = Sheet("Plan", (*(("Plan d'action",),) * above, HEAD, *rows), merges=merged)
    recognition = recognise(Workbook("x", "xlsx", (sheet,)), sheet="Plan", header_row=above + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "FEWEST", 0)
        at_once = data_rows(sheet, recognition)
        patch.setattr(data, "plain_rows", lambda raws, header: frozenset())
        one_by_one = data_rows(sheet, recognition)
    assert at_once == one_by_one


def test_most_rows_of_a_plan_are_plain_and_what_is_doubtful_is_not():
    doubtful = {
        20: ("Total", *ACTION[1:]),
        25: (*ACTION[:2], "Former", *ACTION[3:]),
        30: (*ACTION[:4], None, None, "Reporté"),
    }
    rows = [doubtful.get(place, ACTION) for place in range(60)]
    sheet = Sheet("Plan", (HEAD, *rows))
    recognition = recognise(Workbook("x", "xlsx", (sheet,)), sheet="Plan", header_row=1)
    raws = list(raw_rows(sheet, recognition, 0))
    assert plain.plain_rows(raws, 0) == set(range(60)) - doubtful.keys() - set(range(4))
    assert len(data_rows(sheet, recognition)[0]) == 59
