"""What a query answers reaches a screen as frozen rows: missing is None, whatever the column."""

from dataclasses import FrozenInstanceError, dataclass
from datetime import date

import pytest

from lib.store import rows
from lib.store.connection import Store
from lib.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Listed:
    code: str | None
    progress: float | None
    deadline: date | None


class Answering(Store):
    """A store whose one answer is given, to show what becomes of it."""

    def __init__(self, *records):
        self._records = list(records)

    def records(self, name, **parameters):
        return self._records


def test_a_missing_value_is_none_whatever_its_column():
    store = Answering({"code": None, "progress": float("nan"), "deadline": None, "found": 7})
    answered = rows.select(store, Listed, "any")
    assert list(answered) == [Listed(None, None, None)]
    assert answered.found == 7


def test_columns_that_nobody_asked_for_are_left():
    store = Answering({"code": "A1", "progress": 1.0, "deadline": None, "other": 3})
    assert rows.select(store, Listed, "any")[0] == Listed("A1", 1.0, None)


def test_a_field_that_the_query_lacks_is_said():
    with pytest.raises(KeyError):
        rows.select(Answering({"code": "A1"}), Listed, "any")


def test_rows_without_a_count_are_all_there_are():
    assert Rows([Listed("A1", None, None)]).found == 1
    assert rows.select(Answering(), Listed, "any").found == 0
    assert rows.first(Answering(), Listed, "any") is None


def test_a_row_is_changed_by_nobody():
    with pytest.raises(FrozenInstanceError):
        Rows([Listed("A1", None, None)])[0].code = "A2"


def test_rows_are_told_apart_by_which_they_are():
    one, other = Rows([Listed("A1", None, None)]), Rows([Listed("A1", None, None)])
    assert one != other
    assert hash(one) != hash(other)


def test_the_frame_of_a_chart_has_a_column_for_each_field_and_is_made_once():
    answered = Rows([Listed("A1", 5.0, date(2026, 1, 1)), Listed(None, None, None)])
    assert list(answered.frame.columns) == ["code", "progress", "deadline"]
    assert answered.frame is answered.frame
    assert answered.frame["progress"].isna().tolist() == [False, True]
