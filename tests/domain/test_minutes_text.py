"""The sections of the minutes as the fields of a form, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.minutes_text import Agreed, FollowUp, MinutesText, Point, Recommended, flat, listed, unflat

WORD = st.text("abcé ’-", min_size=1).map(str.strip).filter(bool)
ANY = st.one_of(st.just(""), WORD)
LINES = st.lists(WORD, max_size=3).map(tuple)
TEXTS = st.builds(
    MinutesText,
    basis=ANY,
    hours=ANY,
    delegation_a=LINES,
    agenda=LINES,
    follow_up=st.lists(st.builds(FollowUp, WORD, ANY, ANY, ANY), max_size=2).map(tuple),
    points=st.lists(st.builds(Point, WORD, ANY, ANY, ANY), max_size=12).map(tuple),
    decisions=st.lists(st.builds(Agreed, WORD, ANY, ANY, ANY), max_size=2).map(tuple),
    recommendations=st.lists(st.builds(Recommended, WORD, ANY), max_size=2).map(tuple),
    shows_names=st.booleans(),
)


@given(TEXTS)
def test_a_text_comes_back_from_its_fields(text):
    assert unflat(flat(text)) == text


def test_a_row_whose_first_value_is_emptied_leaves_the_list():
    text = MinutesText(points=(Point("Un", "a"), Point("Deux", "b")))
    assert unflat({**flat(text), "points_0_title": None}).points == (Point("Deux", "b"),)


FOUR = MinutesText(decisions=tuple(Agreed(name) for name in "ABCD"))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({}, "ABCD"),
        ({3: "1"}, "DABC"),
        ({0: "4"}, "BCDA"),
        ({0: "3"}, "BCAD"),
        ({2: "2"}, "ACBD"),
        ({0: "4", 3: "1"}, "DBCA"),
        ({1: "x", 2: ""}, "ABCD"),
        ({1: "99"}, "ACDB"),
    ],
)
def test_a_row_stands_where_the_number_typed_for_it_stood(numbers, expected):
    fields = flat(FOUR) | {f"decisions_{rank}_order": number for rank, number in numbers.items()}
    assert "".join(d.text for d in unflat(fields).decisions) == expected


def test_decisions_are_read_one_a_line_as_a_table_is_copied():
    assert listed(
        "réunir le comité\tDirecteur\t15/12/2026\tA2.3\n\n écrire | Président \n\t\nvoir\tx\ty\tz\tw"
    ) == (
        Agreed("réunir le comité", "Directeur", "15/12/2026", "A2.3"),
        Agreed("écrire", "Président"),
        Agreed("voir", "x", "y", "z"),
    )
    assert listed("") == ()
