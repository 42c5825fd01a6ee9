"""Short words said everywhere: an axis, a number of days. Pure."""

from __future__ import annotations

from lib.i18n import Language, translate, translate_plural


def axis_name(code: object, title: object) -> str:
    """« A1. Gouvernance », or the title alone."""
    known = [str(part) for part in (code, title) if isinstance(part, str) and part]
    return ". ".join(dict.fromkeys(known))


def axis_words(language: Language, code: object, title: object) -> str:
    """The name of an axis, or that there is none."""
    return axis_name(code, title) or translate(language, "Without axis")


def axis_heading(language: Language, code: object, title: object) -> str:
    """« Axe A1 – Gouvernance », as an act has it; the title alone of an axis without a code."""
    if isinstance(code, str) and code:
        named = translate(language, "Axis {code}", code=code)
        return f"{named} – {title}" if isinstance(title, str) and title and title != code else named
    return axis_words(language, code, title)


def days_in_full(language: Language, n: int) -> str:
    """« 147 jours »; Arabic has no other way."""
    return days(language, n) if language == "ar" else translate_plural(language, "{n} day", "{n} days", n)


def days(language: Language, n: int) -> str:
    """« 147 j »; Arabic abbreviates no day and counts them."""
    return translate_plural(language, "{n} d", "{n} d", n)


def whole_days(language: Language, n: int) -> str:
    """« 147 jours »: the same in full, for papers."""
    return translate_plural(language, "{n} day", "{n} days", n)


def ago(language: Language, n: int, *, short: bool = False) -> str:
    """« il y a 14 jours », « il y a 14 j »; « ce jour » where it was today."""
    if not n:
        return translate(language, "this day")
    return translate(language, "{days} ago", days=days(language, n) if short else days_in_full(language, n))


def without_mark(text: str) -> str:
    """The text without the sample's own marks, which its banner makes needless."""
    return text.removeprefix("[FAIT] ").removeprefix("[EXEMPLE] ")
