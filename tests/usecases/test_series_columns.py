"""A file whose columns are periods: its indicators and values are one revision with its actions, and come back to nothing."""

import itertools
from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.imports import apply, prepare
from lib.usecases.indicators import edit_measure
from lib.usecases.record import record
from lib.usecases.undo import plan_undo, undo
from tests.spreadsheets import books

DAY = date(2026, 11, 24)
HEADS = (
    "Code",
    "Action",
    "Responsable",
    "Échéance",
    "Statut",
    "Indicateur",
    "Unité",
    "Cible",
    "janv. 2026",
    "févr. 2026",
)
ROWS = (
    ("A1.1", "Former des PME", "Nadia", "30/06/2026", "En cours", "PME formées", "PME", "120", 4, "12,5"),
    (None, None, None, None, None, "Satisfaction", "%", "80 %", None, 62),
    ("A1.2", "Tenir des ateliers", "Omar", "30/09/2026", "En cours", "Ateliers tenus", None, None, 1, None),
)
PLANS = itertools.count()


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    yield opened
    opened.close()


@pytest.fixture
def writing(store):
    """A plan of its own for each test, in one store."""
    made = Writing(f"p{next(PLANS)}", "Amina", datetime(2026, 11, 24, 9), DAY)
    sheet = {**dict.fromkeys(TABLES["plan"].names), "title": "Plan", "is_sample": False}
    record(store, [Change("plan", made.plan, None, sheet)], made, reason="", kind=RevisionKind.START)
    return made


def prepared(store, writing, content, name="plan.xlsx"):
    return prepare(store, read(content, name), content, plan=writing.plan, today=DAY)


def imported(store, writing, rows=ROWS):
    return apply(store, prepared(store, writing, books.xlsx([HEADS, *rows])), writing)


def series(store, writing):
    state = State(store, current_revision(store), writing.plan, DAY)
    names = {row.key: (row.action_code, row.name) for row in reads.indicators(state)}
    return {(*names[m.indicator], f"{m.measured_on:%m}"): m.value for m in reads.measures(state)}


SAID = {
    ("A1.1", "PME formées", "01"): 4.0, ("A1.1", "PME formées", "02"): 12.5,
    ("A1.1", "Satisfaction", "02"): 62.0, ("A1.2", "Ateliers tenus", "01"): 1.0,
}  # fmt: skip


def test_actions_indicators_and_values_of_a_new_plan_are_one_revision_undone_as_one(store, writing):
    found = prepared(store, writing, books.xlsx([HEADS, *ROWS]))
    assert [(s.table, len(s.new)) for s in found.beside] == [("indicator", 3), ("measure", 4)]
    number = apply(store, found, writing)
    assert series(store, writing) == SAID
    kept = rows_at(store, number, writing.plan, "action").values()
    assert all(row["indicator"] is None and row["extra"] is None for row in kept)
    undo(store, plan_undo(store, number, plan=writing.plan, revision=number), writing)
    assert series(store, writing) == {}


def test_the_same_file_twice_changes_nothing_and_the_next_one_what_is_new_in_it(store, writing):
    imported(store, writing)
    assert not prepared(store, writing, books.xlsx([HEADS, *ROWS])).changes_anything
    later = [(*ROWS[0][:9], 13), *ROWS[1:]]
    longer = [(*row, more) for row, more in zip(later, (18, 70, None), strict=True)]
    found = prepared(store, writing, books.xlsx([(*HEADS, "mars 2026"), *longer]))
    (beside,) = found.beside
    assert (len(beside.new), [(r.title, f.old, f.new) for r in beside.changed for f in r.fields]) == (
        2, [("PME formées", 12.5, 13.0)],
    )  # fmt: skip
    apply(store, found, writing)
    assert series(store, writing) == SAID | {
        ("A1.1", "PME formées", "02"): 13.0, ("A1.1", "PME formées", "03"): 18.0, ("A1.1", "Satisfaction", "03"): 70.0,
    }  # fmt: skip


def test_a_value_corrected_in_the_application_since_stands_and_is_told(store, writing):
    number = imported(store, writing)
    held = rows_at(store, number, writing.plan, "measure")
    key = next(k for k, row in held.items() if row["value"] == 4.0)
    edit_measure(store, number, key, {"value": 5.0}, writing)
    found = prepared(store, writing, books.xlsx([HEADS, (*ROWS[0][:8], 6, "12,5"), *ROWS[1:]]))
    assert [(clash.ours, clash.theirs) for sheet in found.beside for clash in sheet.clashes] == [(5.0, 6.0)]
    assert not found.changes_anything


def test_a_row_that_is_refused_brings_no_indicator(store, writing):
    twin = ("A1.2", "Autre action", "Omar", "30/09/2026", "En cours", "Visites", None, None, 7, 8)
    found = prepared(store, writing, books.xlsx([HEADS, *ROWS, twin]))
    assert found.comparison.refused
    assert {row.title for sheet in found.beside for row in sheet.new} == {"PME formées", "Satisfaction"}


def test_an_indicator_told_twice_of_an_action_is_one_and_its_second_value_is_told(store, writing):
    again = (None, None, None, None, None, "pme formées", None, None, 9, None)
    found = prepared(store, writing, books.xlsx([HEADS, ROWS[0], again, *ROWS[1:]]))
    assert [issue.code for issue in found.issues if issue.level == "warning"] == ["measure_again"]
    apply(store, found, writing)
    assert series(store, writing) == SAID


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_workbook_made_of_it_comes_back_with_no_change(store, writing, language):
    imported(store, writing)
    content = plan_workbook(State(store, current_revision(store), writing.plan, DAY), language=language)
    assert not prepared(store, writing, content, "export.xlsx").changes_anything
