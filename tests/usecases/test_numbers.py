"""A number that no plan can hold: refused at every door, kept as typed by an import; what holds one already stays readable."""

import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.errors import Invalid
from lib.domain.numbers import LIMIT
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.i18n.formats import format_number, format_percent, format_quantity, format_signed_quantity
from lib.spreadsheets.files.read import read
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.usecases.actions import create_action, edit_action
from lib.usecases.imports import apply, prepare
from lib.usecases.milestones import add_milestone
from lib.usecases.plans import start_empty
from lib.usecases.record import create_row, created
from tests.bare_ledger import open_written

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
TOO_LARGE = (LIMIT, 1e30, 1e308, float("inf"), -1e30)


def written():
    opened = Store.open()
    start_empty(opened, "Plan", "CCIS-RSK", WRITING)
    return opened


store = open_written(written)


@pytest.fixture
def action(store):
    return created(store, create_action(store, {"code": "A1", "title": "Signer"}, WRITING), "action")


@pytest.mark.parametrize("number", TOO_LARGE)
def test_no_form_records_a_number_that_cannot_be_shown(store, action, number):
    seen = reads.current_revision(store)
    for write in (
        lambda: edit_action(store, seen, action, {"weight": number}, WRITING),
        lambda: add_milestone(store, action, {"title": "J", "weight": number}, WRITING),
        lambda: create_row(store, "indicator", {"action": action, "name": "N", "target": number}, WRITING),
    ):
        with pytest.raises(Invalid) as refused:
            write()
        assert refused.value.code in {"number_too_large", "number_not_above_zero", "weight_not_positive"}
        assert refused.value.values["field"] in {"weight", "target"}
    assert reads.current_revision(store) == seen


def test_the_largest_that_is_held_is_recorded(store, action):
    edit_action(store, reads.current_revision(store), action, {"weight": LIMIT - 1}, WRITING)
    kept = rows_at(store, reads.current_revision(store), "p", "action")[action]
    assert kept["weight"] == LIMIT - 1
    assert format_quantity("en", LIMIT - 1) == "999,999,999,999,999"


@pytest.mark.parametrize("typed", ["9" * 32, "1e30", "9" * 400])
def test_a_cell_of_a_file_that_says_one_is_kept_as_typed_and_told(store, typed):
    content = io.BytesIO(f"Code;Action;Responsable;Poids\r\nB1;Publier;Nadia;{typed}\r\n".encode()).getvalue()
    found = prepare(store, read(content, "plan.csv"), content, plan="p", today=DAY)
    assert "number_unread" in {issue.code for issue in found.table.issues}
    number = apply(store, found, WRITING)
    (row,) = rows_at(store, number, "p", "action").values()
    assert row["weight"] is None
    assert typed in str(row["extra"])


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from(LANGUAGES))
def test_every_number_is_written_somehow(number, language):
    for write in (format_number, format_percent, format_quantity, format_signed_quantity):
        assert write(language, number)
