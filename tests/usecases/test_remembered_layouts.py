"""A file imported once is read the same way the next time: nothing changes because it was remembered."""

from datetime import date, datetime

from lib.domain.writing import Writing
from lib.spreadsheets.files.read import read
from lib.usecases.imports import apply, prepare
from lib.usecases.start import SAMPLE_PLAN
from tests.spreadsheets.books import xlsx

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "assistante", datetime(2026, 11, 24, 10, 0), DAY)


def found_in(store, rows, sheet):
    content = xlsx(rows, sheet=sheet)
    return prepare(store, read(content, "plan.xlsx"), content, plan=SAMPLE_PLAN, today=DAY)


def read_twice(store, rows):
    """A table imported, then the same one in a file of other bytes."""
    first = found_in(store, rows, "Plan")
    apply(store, first, WRITING)
    return first, found_in(store, rows, "Feuil1")


def test_two_headings_that_differ_by_their_brackets_are_remembered_apart(sample_store):
    rows = [
        ["Action", "Échéance", "Livrable", "Livrable (essai)", "Statut"],
        ["Former les agents", "30/06/2027", "un", "deux", "En cours"],
        ["Publier le guide", "31/07/2027", "trois", "quatre", "En cours"],
    ]
    first, second = read_twice(sample_store, rows)
    assert first.comparison.new and second.recognition.remembered
    assert not second.changes_anything


def test_a_heading_whose_brackets_changed_since_is_still_known(sample_store):
    rows = [
        ["Action", "Terme (2026)", "Statut"],
        ["Former les agents", "30/06/2027", "En cours"],
        ["Publier le guide", "31/07/2027", "En cours"],
    ]
    first, _ = read_twice(sample_store, rows)
    rows[0][1] = "Terme (2027)"
    later = found_in(sample_store, rows, "Plan")
    assert later.recognition.remembered
    assert dict(later.recognition.columns) == dict(first.recognition.columns)


def test_headings_on_two_rows_are_found_again_on_the_row_that_was_read(sample_store):
    rows = [
        ["Action", "Avancement", None, None, None, None, "Personnes"],
        [None, 0, 0.25, 0.5, 0.75, 1, None],
        ["Former les agents", None, "X", None, None, None, "Chargé d'études"],
        ["Publier le guide", None, None, None, "X", None, "Juriste"],
        ["Tenir un séminaire", "X", None, None, None, None, "Juriste"],
    ]
    first, second = read_twice(sample_store, rows)
    assert [row.values["progress"] for row in first.table.rows] == [25, 75, 0]
    assert second.recognition.remembered
    assert not second.changes_anything
