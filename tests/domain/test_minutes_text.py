"""The sections of the minutes as the fields of a form, and back."""

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.minutes_text import Agreed, FollowUp, MinutesText, Point, Recommended, flat, unflat

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
