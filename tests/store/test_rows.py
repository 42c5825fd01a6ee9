"""What a query answers reaches a screen as frozen rows: missing is None, whatever the column."""

from dataclasses import FrozenInstanceError, dataclass
from datetime import date

import pytest

from lib.store.rows import Rows, as_rows


@dataclass(frozen=True, slots=True)
class Listed:
    code: str | None
    progress: float | None
    deadline: date | None


def test_a_missing_value_is_none_whatever_its_column():
    answered = as_rows(Listed, [{"code": None, "progress": float("nan"), "deadline": None, "found": 7}])
    assert list(answered) == [Listed(None, None, None)]
    assert answered.found == 7


def test_columns_that_nobody_asked_for_are_left():
    assert as_rows(Listed, [{"code": "A1", "progress": 1.0, "deadline": None, "other": 3}])[0] == Listed(
        "A1", 1.0, None
    )


def test_a_field_that_the_query_lacks_is_said():
    with pytest.raises(KeyError):
        as_rows(Listed, [{"code": "A1"}])


def test_rows_without_a_count_are_all_there_are():
    assert Rows([Listed("A1", None, None)]).found == 1
    assert as_rows(Listed, []).found == 0


def test_a_row_is_changed_by_nobody():
    with pytest.raises(FrozenInstanceError):
        setattr(Rows([Listed("A1", None, None)])[0], "code", "A2")  # noqa: B010


def test_rows_are_told_apart_by_which_they_are():
    one, other = Rows([Listed("A1", None, None)]), Rows([Listed("A1", None, None)])
    assert one != other
    assert hash(one) != hash(other)


def test_the_frame_of_a_chart_has_a_column_for_each_field_and_is_made_once():
    answered = Rows([Listed("A1", 5.0, date(2026, 1, 1)), Listed(None, None, None)])
    assert list(answered.frame.columns) == ["code", "progress", "deadline"]
    assert answered.frame is answered.frame
    assert answered.frame["progress"].isna().tolist() == [False, True]
