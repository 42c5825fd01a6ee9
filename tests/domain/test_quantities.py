"""Numbers with units, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.quantities import Quantity, parse_number, parse_quantity
from lib.i18n import LANGUAGES
from lib.i18n.formats import format_quantity, group_mark


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("120", Quantity(120.0)),
        ("1 234,5 PME", Quantity(1234.5, "PME")),
        ("1\u202f234,5\u00a0PME", Quantity(1234.5, "PME")),
        ("62,5 %", Quantity(62.5, "%")),
        ("12.5", Quantity(12.5)),
        ("1.234,5", Quantity(1234.5)),
        ("1,234.5", Quantity(1234.5)),
        ("1.234.567", Quantity(1234567.0)),
        ("-3", Quantity(-3.0)),
        ("−3", Quantity(-3.0)),
        ("٤١", Quantity(41.0)),
        ("≥ 80 %", Quantity(80.0, "%", "up")),
        ("Au moins 3 ateliers", Quantity(3.0, "ateliers", "up")),
        ("<= 15 jours", Quantity(15.0, "jours", "down")),
        ("120 (PME)", Quantity(120.0, "PME")),
    ],
)
def test_a_number_is_read_with_its_unit_and_its_direction(typed, said):
    assert parse_quantity(typed) == said


@pytest.mark.parametrize(
    "typed", ["", "à définir", "12 à 15", "T1 2026", "3/4", "PME : 12", "12 PME en 2026", "1,2,3.4.5"]
)
def test_what_is_no_number_or_several_is_none(typed):
    assert parse_quantity(typed) is None


def test_three_digits_behind_the_mark_that_groups_them_are_thousands_and_else_decimals():
    assert [parse_number("1,500", groups=mark) for mark in (",", ".", "")] == [1500.0, 1.5, 1.5]
    assert [parse_number("12,5", groups=mark) for mark in (",", ".", "")] == [12.5, 12.5, 12.5]


@given(st.floats(-1e9, 1e9).map(lambda v: round(v, 4)))
def test_what_is_shown_is_read_back(value):
    for language in LANGUAGES:
        shown = format_quantity(language, value).translate(dict.fromkeys((0x2066, 0x2068, 0x2069)))
        assert parse_number(shown, groups=group_mark(language)) == pytest.approx(value, abs=1e-6)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(typed):
    found = parse_quantity(typed)
    assert found is None or isinstance(found.value, float)
