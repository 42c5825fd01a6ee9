"""A day in words, as the head of an official paper has it, in French and in Arabic; English keeps its figures."""

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
#: Arabic ordinals of a day up to ten, with and without their article; the tens in the case that follows « في ».
ARABIC_DAYS = (
    "",
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
)
ARABIC_TENS = ("", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")
#: Of a year (سنة, feminine), in the same case: alone, before ten, before the tens.
ARABIC_YEARS = ("", "واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمانٍ", "تسع", "عشر")
ARABIC_TEENS = {1: "إحدى عشرة", 2: "اثنتي عشرة", 8: "ثماني عشرة"}


def spelled_day(language: Language, day: date) -> str:
    """« vingt-cinq septembre deux mille vingt-cinq », « الخامس والعشرين من شتنبر سنة ألفين وخمس وعشرين » (as after
    « في »); « 25 September 2025 » in English and out of this century."""
    if language == "en" or not 2000 <= day.year <= 2099:
        return format_long_day(language, day)
    month = format_date(day, "MMMM", locale=LOCALES[language])
    if language == "ar":
        year = _arabic_year(day.year - 2000)
        return f"{_arabic_day(day.day)} من {month} سنة ألفين{year}"
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


def _arabic_day(number: int) -> str:
    """The ordinal of a day of a month, from 1 to 31."""
    if number <= 10:
        return ARABIC_DAYS[number]
    tens, units = divmod(number, 10)
    unit = "الحادي" if units == 1 else ARABIC_DAYS[units]
    if tens == 1:
        return f"{unit} عشر"
    return f"{unit} وال{ARABIC_TENS[tens]}" if units else f"ال{ARABIC_TENS[tens]}"


def _arabic_year(number: int) -> str:
    """What follows two thousand, from 0 to 99: « وست وعشرين »; nothing at 0."""
    if not number:
        return ""
    if number <= 10:
        return f" و{ARABIC_YEARS[number]}"
    tens, units = divmod(number, 10)
    if tens == 1:
        return f" و{ARABIC_TEENS.get(units) or f'{ARABIC_YEARS[units]} عشرة'}"
    if not units:
        return f" و{ARABIC_TENS[tens]}"
    return f" و{'إحدى' if units == 1 else ARABIC_YEARS[units]} و{ARABIC_TENS[tens]}"
