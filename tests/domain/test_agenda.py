"""The agenda of a meeting: its minutes add up, its order is the one that was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.agenda import (
    ALWAYS,
    WEIGHTS,
    Line,
    Point,
    adjusted,
    allowed,
    arranged,
    by_default,
    check,
    decode,
    encode,
    proposed,
    shared,
)
from lib.domain.errors import Invalid

LINES = st.dictionaries(st.sampled_from(list(WEIGHTS)), st.integers(0, 400))


@given(LINES, st.integers(1, 480), st.lists(st.text(min_size=1), max_size=4))
def test_whatever_the_plan_holds_the_durations_add_up_to_the_length(lines, minutes, brought):
    points = proposed(lines, minutes, brought)
    assert sum(p.minutes for p in points) == minutes
    if all(title.strip() for title in brought):
        check(points, minutes)
    assert decode(encode(points)) == points
    assert sum(p.minutes for p in by_default(lines, minutes)) == minutes


def test_half_an_hour_with_every_point_is_shared_as_it_is_weighed():
    assert {p.computed: p.minutes for p in proposed(dict.fromkeys(WEIGHTS, 1), 30)} == WEIGHTS


def test_a_point_with_nothing_to_examine_is_not_proposed_and_the_frame_of_the_meeting_always_is():
    assert tuple(p.computed for p in proposed({}, 30)) == ALWAYS
    assert [p.computed for p in proposed({3: 2}, 30)] == [1, 3, 7, 8]
    assert [(p.computed, p.minutes > 0) for p in by_default({3: 2}, 30)] == [
        (n, n in (1, 3, 7, 8)) for n in WEIGHTS
    ]


def test_what_the_last_meeting_did_not_come_to_is_proposed_before_the_decisions():
    points = proposed({3: 1}, 30, ["Foire de Lomé"])
    assert [p.title or p.computed for p in points] == [1, 3, "Foire de Lomé", 7, 8]


@given(st.lists(st.integers(1, 100), min_size=1, max_size=12), st.integers(1, 480))
def test_minutes_are_shared_whole_and_nobody_gets_none_while_they_go_round(weights, minutes):
    found = shared(weights, minutes)
    assert sum(found) == minutes
    assert minutes < len(weights) or min(found) >= 1


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ([1, 2, 3, 2], [1, 7, 2, 3]),
        ([3, 2, 3, 4], [2, 3, 1, 7]),
        ([1, None, 3, 4], [1, 2, 3, 7]),
    ],
)
def test_a_point_takes_the_place_that_is_typed_whichever_way_it_goes(typed, order):
    lines = [
        Line(Point(n, 5), at, place) for at, (n, place) in enumerate(zip((1, 2, 3, 7), typed, strict=True), 1)
    ]
    assert [p.computed for p in arranged(lines)] == order


def test_a_new_point_comes_before_the_decisions_or_where_it_is_wanted_and_one_without_time_goes():
    lines = [
        Line(Point(n, minutes), at, at) for at, (n, minutes) in enumerate(((1, 5), (3, 0), (7, 5), (8, 1)), 1)
    ]
    new = Point(None, 5, "Foire")
    assert [p.title or p.computed for p in arranged([*lines, Line(new, None, None)])] == [1, "Foire", 7, 8]
    assert [p.title or p.computed for p in arranged([*lines, Line(new, None, 1)])] == ["Foire", 1, 7, 8]


def test_durations_are_adjusted_in_their_own_proportions():
    points = [Point(1, 10), Point(None, 20, "Foire"), Point(8, 0)]
    assert [p.minutes for p in adjusted(points, 62)] == [20, 40, 2]


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ([], "agenda_empty"),
        ([Point(None, 30, " ")], "point_unnamed"),
        ([Point(1, 30), Point(2, 0)], "point_without_time"),
        ([Point(1, 15), Point(1, 15)], "point_twice"),
        ([Point(9, 30)], "point_twice"),
        ([Point(1, 10), Point(3, 15)], "agenda_length"),
    ],
)
def test_an_agenda_that_cannot_be_held_is_refused_with_its_reason(points, code):
    with pytest.raises(Invalid) as refused:
        check(points, 30)
    assert refused.value.code == code


def test_the_time_of_a_point_allows_so_many_lines():
    assert allowed(Point(3, 8)) == 8
    assert allowed(Point(2, 3)) == 9
    assert allowed(Point(4, 0)) == 1
