"""The key of a plan, which its addresses carry; days moved all alike."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.plan_keys import LONGEST, key_of
from lib.domain.shifting import Shift, shift_to, shifted


def test_a_key_is_made_of_the_words_that_tell_a_plan_from_others():
    assert key_of("Plan d'action commun CCIS-RSK – Togo", ()) == "ccis-rsk-togo"
    assert key_of("Appui à l'export 2026-2027", ()) == "appui-export-2026-2027"
    assert key_of("Togo", {"togo"}) == "togo-2"
    assert key_of("Togo", {"togo", "togo-2"}) == "togo-3"


def test_a_title_of_which_nothing_stands_in_an_address_gets_a_number():
    assert key_of("خطة العمل المشتركة", ()) == "plan-1"
    assert key_of("", {"plan-1"}) == "plan-2"
    assert key_of("2026", ()) == "plan-1"


@given(st.text(max_size=80), st.sets(st.text("abc-12", max_size=6), max_size=5))
def test_a_key_is_short_plain_and_nobody_elses(name, taken):
    key = key_of(name, taken)
    assert key not in taken
    assert 0 < len(key) <= LONGEST + 3
    assert all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in key)


def test_a_month_with_fewer_days_is_reached_on_its_last():
    assert shifted(date(2026, 1, 31), Shift(months=1)) == date(2026, 2, 28)
    assert shifted(date(2026, 11, 30), Shift(months=14, days=1)) == date(2028, 1, 31)
    assert shifted(date(2026, 3, 1), Shift(months=-12)) == date(2025, 3, 1)
    assert shifted(None, Shift(months=1)) is None


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_new_start_is_reached_to_the_day_and_keeps_what_lies_between(first, start):
    shift = shift_to(start, first)
    assert shifted(first, shift) == start
    later = date(2041, 6, 30)
    assert shifted(later, shift) - start == later - first
