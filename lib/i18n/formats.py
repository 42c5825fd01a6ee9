"""Dates and numbers as a reader of each language writes them.

French: 25/09/2025, 75,2 %, −17,9 pts (no-break spaces, U+2212). Arabic keeps the digits of the
Maghreb (1234) and the order of the Latin date.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date as babel_date
from babel.dates import get_timezone_location
from babel.numbers import format_decimal, get_group_symbol

from lib.domain.numbers import is_held
from lib.domain.zones import in_zone
from lib.domain.zones import zone as known_zone
from lib.i18n.catalogue import LOCALES, Language, translate_plural

#: ar_MA writes Maghreb digits and month names, en_GB puts the day first.
MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
MISSING = "–"


def format_day(language: Language, day: date | None) -> str:
    """25/09/2025 in every language; a dash when there is none."""
    return MISSING if day is None else day.strftime("%d/%m/%Y")


def format_long_day(language: Language, day: date) -> str:
    """« 25 septembre 2025 », with « 1er » in French."""
    text = babel_date(day, "d MMMM y", locale=LOCALES[language])
    return text.replace("1 ", "1er ", 1) if language == "fr" and day.day == 1 else text


def format_month(language: Language, day: date) -> str:
    """« sept. 2025 », for axes of charts (Plotly's own months are English)."""
    return babel_date(day, "MMM y", locale=LOCALES[language])


def format_short_month(language: Language, day: date) -> str:
    """« nov. », where the year is said beside it."""
    return babel_date(day, "LLL", locale=LOCALES[language])


def format_long_month(language: Language, day: date, *, with_year: bool = True) -> str:
    """« mars 2027 », or « mars » alone."""
    return babel_date(day, "LLLL y" if with_year else "LLLL", locale=LOCALES[language])


def format_moment(language: Language, moment: datetime) -> str:
    """25/09/2025 14:05, in the timezone of the value."""
    return moment.strftime("%d/%m/%Y %H:%M")


def format_recorded(language: Language, moment: datetime, zone: str | None) -> str:
    """« 25/09/2025 14:05 (Casablanca) »: a recorded moment (UTC without timezone) in a zone, by the name of its place; in
    UTC for a zone that is none."""
    place = zone_name(language, zone) or "UTC"
    return f"{format_moment(language, in_zone(moment, zone))} ({place})"


def zone_name(language: Language, name: str | None) -> str:
    """The place that gives a time zone its name, « Lomé »; empty for what is no zone."""
    found = known_zone(name)
    return get_timezone_location(found, LOCALES[language], return_city=True) if found else ""


def format_number(language: Language, value: float | None, decimals: int = 0) -> str:
    """1 234,5 in French; a real minus sign; a dash when missing."""
    if value is None or math.isnan(value):
        return MISSING
    if not is_held(
        value
    ):  # none is recorded; what an older version recorded must not cost the page that shows it
        return as_typed(language, f"{value:.3g}")
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = round(value + 0.0, decimals)
    digits = format_decimal(abs(rounded), format=pattern, locale=LOCALES[language])
    return _isolated(language, MINUS + digits) if rounded < 0 else digits


def format_percent(language: Language, value: float | None, decimals: int = 1) -> str:
    """75,2 % from 75.2 (already in hundredths)."""
    if value is None or math.isnan(value):
        return MISSING
    space = (
        NO_BREAK if language == "fr" else ""
    )  # attached, the sign keeps the direction of the number in Arabic
    return f"{format_number(language, value, decimals)}{space}%"


def format_quantity(language: Language, value: float | None, unit: str | None = None) -> str:
    """« 1 234,5 PME », « 62,5 % »: with the decimals that it has, four at most, and its unit; a dash when missing."""
    if value is None or math.isnan(value):
        return MISSING
    if (unit or "").strip() == "%":
        return format_percent(language, value, _decimals(value))
    return _with_unit(language, format_number(language, value, _decimals(value)), unit)


def format_signed_quantity(language: Language, value: float, unit: str | None = None) -> str:
    """« +11 PME », « −2,5 points »: a change of a quantity, always signed; that of a share is told in points."""
    if (unit or "").strip() == "%":
        return format_points_in_full(language, value, _decimals(value))
    return _with_unit(language, format_signed(language, value, _decimals(value)), unit)


def group_mark(language: Language) -> str:
    """What parts the thousands of a number in a language: a comma in English, a space in French."""
    return get_group_symbol(LOCALES[language])


def _decimals(value: float) -> int:
    return next(n for n in range(5) if n == 4 or abs(value - round(value, n)) < 1e-9)


def _with_unit(language: Language, digits: str, unit: str | None) -> str:
    named = (unit or "").strip()
    return as_typed(language, f"{digits}{NO_BREAK}{named}") if named else digits


def format_money(language: Language, amount: Decimal, currency: str) -> str:
    """1 200 000 MAD; cents where there are any."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    digits = format_decimal(
        amount, format="#,##0" + ("." + "0" * decimals if decimals else ""), locale=LOCALES[language]
    )
    return _isolated(language, f"{digits}{NO_BREAK}{currency}")


def format_rate(language: Language, currency: str, rate: float, counter: str) -> str:
    """1 EUR = 10,9 MAD, in its own order whatever the direction of the text around."""
    worth = f"{format_quantity(language, rate)}{NO_BREAK}{counter}"
    return _isolated(language, f"1{NO_BREAK}{currency}{NO_BREAK}={NO_BREAK}{worth}")


def format_points(language: Language, value: float | None, decimals: int = 1) -> str:
    """−17,9 pts: a difference of two percentages, always signed."""
    if value is None or math.isnan(value):
        return MISSING
    n, points = _counted(value, decimals), format_signed(language, value, decimals)
    return translate_plural(language, "{points} pt", "{points} pts", n, points=points)


def format_points_in_full(language: Language, value: float | None, decimals: int = 1) -> str:
    """−17,9 points: the same without an abbreviation, for sentences and papers."""
    if value is None or math.isnan(value):
        return MISSING
    n, points = _counted(value, decimals), format_signed(language, value, decimals)
    return translate_plural(language, "{points} point", "{points} points", n, points=points)


def _counted(value: float, decimals: int) -> int:
    """What the noun after a number agrees with: a number with decimals counts as many."""
    size = abs(round(float(value), decimals))
    return int(size) if size.is_integer() else 11


def format_signed(language: Language, value: float, decimals: int = 0) -> str:
    """+2 or −17,9: a change, its sign in its own order whatever the direction of the text around."""
    number = format_number(language, value, decimals)
    return _isolated(language, f"+{number}") if round(value, decimals) > 0 else number


def format_fraction(language: Language, part: int, whole: int) -> str:
    """12/35, isolated so that right-to-left text keeps its order."""
    return _isolated(language, f"{format_number(language, part)}/{format_number(language, whole)}")


def format_pair(language: Language, name: str, value: str) -> str:
    """« Appréciation : à soutenir »: French alone has a space before the colon."""
    return f"{name}{NO_BREAK if language == 'fr' else ''}: {value}"


def format_list(language: Language, parts: Iterable[str]) -> str:
    """« un, deux, trois », with the comma of the language."""
    return ("، " if language == "ar" else ", ").join(parts)


def _isolated(language: Language, text: str) -> str:
    """A figure with a sign in it, in its own order inside a text that runs from right to left."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if language == "ar" else text


def arrow(language: Language) -> str:
    """From the old value to the new one, in the direction in which the language is read."""
    return "←" if language == "ar" else "→"


def own_order(language: Language, text: str) -> str:
    """A text of ours where nothing tells its direction, as on a chart: « 147 j » is read from the right in Arabic."""
    return f"\N{RIGHT-TO-LEFT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if language == "ar" else text


def as_typed(language: Language, text: str) -> str:
    """A text that people typed, inside a sentence of ours: isolated in Arabic, so that « -5 » keeps its order."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if language == "ar" else text


def format_names(language: Language, names: Iterable[str]) -> str:
    """A list of words that people typed, each in its own order."""
    return format_list(language, [as_typed(language, name) for name in names])
