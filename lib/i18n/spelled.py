"""A day in words, as the head of an official paper has it; French only, other languages keep their figures."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from lib.i18n.catalogue import LOCALES, Language
from lib.i18n.formats import format_long_day

UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
TENS = (
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
)


def spelled_day(language: Language, day: date) -> str:
    """« vingt-cinq septembre deux mille vingt-cinq »; « 25 September 2025 » elsewhere."""
    if language != "fr" or not 2000 <= day.year <= 2099:
        return format_long_day(language, day)
    month = format_date(day, "MMMM", locale=LOCALES[language])
    number = "premier" if day.day == 1 else in_french(day.day)
    year = "deux mille" if day.year == 2000 else f"deux mille {in_french(day.year - 2000)}"
    return f"{number} {month} {year}"


def in_french(number: int) -> str:
    """A number from 0 to 99 in French words."""
    if number < 20:
        return UNITS[number]
    tens, units = divmod(number, 10)
    if tens in (7, 9):
        units += 10
    if units == 0:
        return "quatre-vingts" if tens == 8 else TENS[tens]
    joined = " et " if units in (1, 11) and tens < 8 else "-"
    return f"{TENS[tens]}{joined}{UNITS[units]}"
