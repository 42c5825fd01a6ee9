"""What an address asks for: whatever stands there, an answer that every page can work with."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.asked import DIGITS, FIRST_DAY, LAST_DAY, LENGTH, choice, day, number, text


@given(st.text(max_size=2 * LENGTH))
def test_nothing_that_an_address_holds_fails_its_readers(given):
    kept = text(given)
    assert len(kept) <= LENGTH
    assert kept == "" or kept.isprintable()
    found = number(given)
    assert found is None or 0 <= found < 10**DIGITS
    on = day(given)
    assert on is None or FIRST_DAY <= on <= LAST_DAY
    assert choice(given, {"a", "b"}, "a") in {"a", "b"}


@given(st.dates(FIRST_DAY, LAST_DAY), st.integers(0, 10**DIGITS - 1), st.sampled_from(["a", "b"]))
def test_what_our_own_links_say_is_read_as_it_was_meant(on, count, name):
    assert day(on.isoformat()) == on
    assert number(str(count)) == count
    assert choice(name, {"a", "b"}, "a") == name


@pytest.mark.parametrize(
    "given", ["9999-12-31", "0001-01-01", "2026-13-01", "٢٠٢٦-١١-٢٤", "demain", "", "9" * 5000, "\0"]
)
def test_a_day_that_no_plan_reaches_is_no_day(given):
    assert day(given) is None


@pytest.mark.parametrize("given", ["9" * 5000, "-1", "+1", "1_000", "٣", "²", "1.0", " 1", "x", "", "1\0"])
def test_a_number_is_written_in_plain_digits(given):
    assert number(given) is None


def test_names_keep_their_letters():
    assert text("Ambassade du Togo (السفارة)") == "Ambassade du Togo (السفارة)"
    assert text("CCI\0T\n") == "CCIT"
    assert day("2026-11-24") == date(2026, 11, 24)
