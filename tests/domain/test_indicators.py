"""What a series of values says, and what it does not."""

from datetime import date

import pytest

from lib.domain.indicators import (
    Aim,
    Point,
    change_of,
    first_day,
    improves,
    last_day,
    reached_on,
    was_reached_on,
)

JAN, FEB, MAR = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)


def points(*values):
    return [Point(day, value, "month") for day, value in zip((JAN, FEB, MAR), values, strict=False)]


def test_one_value_says_no_direction():
    assert change_of(points(3.0)) is None
    assert improves(Aim(target=5.0), points(3.0)) is None
    assert change_of([]) is None


@pytest.mark.parametrize(
    ("aim", "better"),
    [
        (Aim(target=10.0), False),
        (Aim(target=1.0, direction="down"), True),
        (Aim(baseline=9.0, target=1.0), True),  # below where it began: down
        (Aim(baseline=9.0, target=1.0, direction="up"), False),
        (Aim(), False),
    ],
)
def test_a_lower_value_is_better_only_where_down_is_aimed_at(aim, better):
    assert improves(aim, points(5.0, 4.0)) is better
    assert improves(aim, points(4.0, 4.0)) is None


def test_a_target_is_reached_since_the_value_from_which_it_stays_so():
    aim = Aim(target=5.0)
    assert reached_on(aim, points(5.0, 4.0, 6.0)).day == MAR
    assert reached_on(aim, points(4.0, 5.0, 6.0)).day == FEB
    assert reached_on(aim, points(6.0, 5.0, 4.0)) is None
    assert was_reached_on(aim, points(6.0, 5.0, 4.0)).day == JAN
    assert reached_on(Aim(), points(6.0)) is None


@pytest.mark.parametrize(
    ("span", "begins", "ends"),
    [
        ("day", date(2024, 2, 10), date(2024, 2, 10)),
        (None, date(2024, 2, 10), date(2024, 2, 10)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("semester", date(2024, 1, 1), date(2024, 6, 30)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_begins_and_ends_with_its_months(span, begins, ends):
    day = date(2024, 2, 10)
    assert (first_day(day, span), last_day(day, span)) == (begins, ends)
    assert last_day(ends, span) == ends
