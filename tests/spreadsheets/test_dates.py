"""Dates as people write them in five languages and German: a day, or the period that they name and how sure it is."""

import pytest

from lib.spreadsheets.cells.dates import parse_date


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/03/2026 au plus tard", "2026-03-12"), ("31 mars 2026 dernier délai", "2026-03-31"), ("31/03/2026 at the latest", "2026-03-31"),
        ("12 mars 2026 à 10h", "2026-03-12"), ("12/03/2026 à 14h30", "2026-03-12"), ("lun. 12 janv. 2026", "2026-01-12"),
        ("12 März 2026", "2026-03-12"), ("12. Oktober 2026", "2026-10-12"), ("31 دجنبر 2026", "2026-12-31"), ("٣١/١٢/٢٠٢٦", "2026-12-31"),
    ],
)  # fmt: skip
def test_a_day_with_what_surrounds_it(typed, day):
    parsed = parse_date(typed)
    assert (str(parsed.day), str(parsed.precision), parsed.note) == (day, "day", "")


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("Q1'26", "2026-01-01", "2026-03-31"), ("KW 12 2026", "2026-03-16", "2026-03-22"),
        ("fin de l'année 2026", "2026-12-31", "2026-12-31"), ("fin d'année 2026", "2026-12-31", "2026-12-31"),
        ("fin du mois de mars 2026", "2026-03-31", "2026-03-31"), ("Ende 2026", "2026-01-01", "2026-12-31"),
        ("Mitte März 2026", "2026-03-15", "2026-03-15"), ("Dezember 2026", "2026-12-01", "2026-12-31"),
        ("1ère quinzaine mars 2026", "2026-03-01", "2026-03-15"), ("2e quinzaine de mars 2026", "2026-03-16", "2026-03-31"),
        ("première quinzaine d'avril 2026", "2026-04-01", "2026-04-15"), ("segunda quincena de marzo de 2026", "2026-03-16", "2026-03-31"),
        ("primeira quinzena de abril de 2026", "2026-04-01", "2026-04-15"),
        ("الربع الأول 2026", "2026-01-01", "2026-03-31"), ("الأسدس الثاني 2026", "2026-07-01", "2026-12-31"),
        ("شهر مارس 2026", "2026-03-01", "2026-03-31"),
    ],
)  # fmt: skip
def test_a_period_by_its_ends(typed, start, end):
    assert str(parse_date(typed, edge="end").day) == end
    assert str(parse_date(typed, edge="start").day) == start
    assert parse_date(typed).note == "date_approximate"


@pytest.mark.parametrize(
    "typed",
    [
        "~12/03/2026",
        "vers le 12/03/2026",
        "environ 12/03/2026",
        "ca. 12.03.2026",
        "around 12 March 2026",
        "حوالي 12/03/2026",
    ],
)
def test_a_day_that_is_about_right_is_approximate(typed):
    parsed = parse_date(typed)
    assert (str(parsed.day), parsed.note) == ("2026-03-12", "date_approximate")


@pytest.mark.parametrize(
    "typed", ["environ 3 mois", "vers", "~", "about time", "au plus tard", "quinzaine", "fin d'année", "KW"]
)
def test_what_names_no_date_is_none(typed):
    assert parse_date(typed).day is None
