"""Rows told column by column are the rows read cell by cell: the same values, the same issues, the same questions."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows import columns
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

HEAD = ("Code", "Axe", "Action", "Organisme", "Responsable", "Début", "Échéance", "Statut", "Avancement", "Priorité", "Budget", "Visa")  # fmt: skip
KNOWN = Known(("Chambre de Rabat", "Ambassade"), {"CR": "Chambre de Rabat"}, 2026, owners=("Awa", "Kofi"), today=date(2026, 11, 24))  # fmt: skip
CELLS: dict[str, list[object]] = {
    "Code": ["A1.1", "A1.2", "1.1", 1.1, 1.9, 2, date(2026, 2, 1), None],
    "Axe": ["A1. Gouvernance", "A2", "Missions", None],
    "Action": ["Réunir le comité", "A1.4 Former", "  Signer\u00a0l'accord ", "x" * 20_050, None],
    "Organisme": ["Chambre de Rabat", "CR / Ambassade", "Inconnue", None],
    "Responsable": ["Awa", "Kofi, Awa", "Personne", None],
    "Début": [date(2026, 1, 5), "31/02/2026", "05/03/2026", datetime(2026, 3, 1, 8), None],
    "Échéance": [date(2026, 6, 5), "T4 2026", "dès que possible", "31/06/2026", True, 45925, 3.5, None],
    "Statut": ["En cours", "Réalisée", "en retard", "peut-être", "Terminé", None],
    "Avancement": [0, 1, 1.0, 0.5, "50 %", "150", True, None],
    "Priorité": ["Haute", "??", None],
    "Budget": ["1 000 MAD", "beaucoup", 12, None],
    "Visa": ["oui", True, 1, None],
}
ROWS = st.lists(st.tuples(*(st.sampled_from(CELLS[name]) for name in HEAD)), min_size=1, max_size=8)
DAMAGED = st.dictionaries(
    st.tuples(st.integers(1, 8), st.integers(0, len(HEAD) - 1)), st.just("#REF!"), max_size=2
)


@settings(max_examples=300, deadline=None)
@given(ROWS, DAMAGED)
def test_rows_told_by_column_are_those_read_cell_by_cell(rows, damaged):
    held = [list(row) for row in rows]
    for row, column in damaged:
        if row <= len(held):
            held[row - 1][column] = None
    errors = {place: mark for place, mark in damaged.items() if place[0] <= len(held)}
    book = Workbook("x", "xlsx", (Sheet("Plan", (HEAD, *map(tuple, held)), errors=errors),))
    recognition = recognise(book, header_row=1)

    def table():
        try:
            return normalise(book, recognition, KNOWN)
        except FileRefused as refusal:
            return refusal.code

    by_column = table()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns.ColumnReader, "rows", lambda self: [None] * self.size)
        by_cell = table()
    assert by_column == by_cell
    if not isinstance(by_column, str):
        assert typed(by_column) == typed(by_cell)


def typed(table):
    """The rows with the kinds of their values, and the order of their fields."""
    return [[(f, type(v), v) for f, v in row.values.items()] for row in table.rows]


def test_only_rows_with_something_to_tell_are_read_cell_by_cell(monkeypatch):
    rows = [(f"A1.{n}", "A1", f"Action {n}", "CR", "Awa", None, date(2026, 1, 1), "En cours", 40, "Haute", None, None) for n in range(1, 50)]  # fmt: skip
    rows[10] = (*rows[10][:7], "peut-être", *rows[10][8:])
    book = Workbook("x", "xlsx", (Sheet("Plan", (HEAD, *rows)),))
    apart = []
    found = columns.ColumnReader.rows

    def told(self):
        apart.append(set(self.apart))
        return found(self)

    monkeypatch.setattr(columns.ColumnReader, "rows", told)
    table = normalise(book, recognise(book), KNOWN)
    assert apart == [{10}]
    assert [q.typed for q in table.questions] == ["peut-être"]
