"""The words of the outlook: chances, ranges of months, reasons of a warning. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lib.domain.early_warning import Reason
from lib.domain.forecast import MINIMUM, Pace, Silence
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_list, format_long_month, format_percent
from lib.ui.sentences import present


def rounded(chance: float) -> int:
    """A chance to the nearest 5 %, from 5 to 95: no history of a plan says more."""
    return min(95, max(5, 5 * round(20 * chance)))


def chance_words(language: Language, chance: float) -> str:
    """« plutôt probable (environ 65 %) »."""
    percent = rounded(chance)
    if percent >= 80:
        words = translate(language, "likely")
    elif percent >= 60:
        words = translate(language, "rather likely")
    elif percent >= 40:
        words = translate(language, "uncertain")
    elif percent >= 20:
        words = translate(language, "rather unlikely")
    else:
        words = translate(language, "unlikely")
    return translate(
        language, "{words} (about {percent})", words=words, percent=format_percent(language, percent, 0)
    )


def range_words(language: Language, low: date | None, high: date | None) -> str:
    """« entre mars et juin 2027 », « en mars 2027 », « pas avant mars 2027 » without a last day."""
    if low is None:
        return translate(language, "not within ten years")
    if high is None:
        return translate(language, "not before {low}", low=format_long_month(language, low))
    if (low.year, low.month) == (high.year, high.month):
        return translate(language, "in {month}", month=format_long_month(language, low))
    return translate(
        language,
        "between {low} and {high}",
        low=format_long_month(language, low, with_year=low.year != high.year),
        high=format_long_month(language, high),
    )


def reason_words(
    language: Language, reason: Reason, action: Mapping[str, Any], chance: float, moved: int
) -> str:
    """Why an action is worth a word before its deadline."""
    if reason is Reason.CHANCE:
        return translate(
            language, "chance of about {percent}", percent=format_percent(language, rounded(chance), 0)
        )
    if reason is Reason.PACE:
        return translate(
            language,
            "progress {progress} for {expected} expected",
            progress=format_percent(language, action["progress"], 0),
            expected=format_percent(language, action["expected"], 0),
        )
    if reason is Reason.LATE_START:
        return translate(language, "start not taken")
    if reason is Reason.POSTPONED:
        return translate_plural(language, "postponed {n} time", "postponed {n} times", moved)
    if reason is Reason.NO_OWNER:
        return translate(language, "owner to be named")
    return waiting_words(language, action)


def waiting_words(language: Language, action: Mapping[str, Any]) -> str:
    """« en attente de l'Ambassade depuis le 10/09/2026 »."""
    if present(action["waiting_since"]):
        return translate(
            language,
            "waiting on: {who}, since {day}",
            who=action["waiting_on"],
            day=format_day(language, action["waiting_since"]),
        )
    return translate(language, "waiting on: {who}", who=action["waiting_on"])


def silence_title(language: Language, silence: Silence, completed: int) -> str:
    """Why there is no forecast."""
    if silence is Silence.ALIKE:
        return translate(
            language, "No forecast: all completions ended at the same point of their planned time"
        )
    return translate_plural(
        language,
        "No forecast yet: {n} action is done with its dates, {needed} are needed",
        "No forecast yet: {n} actions are done with their dates, {needed} are needed",
        completed,
        needed=MINIMUM,
    )


def method(language: Language, pace: Pace, *, undated: int, draws: int) -> Iterable[str]:
    """How it is computed and from what, in plain words."""
    unit = (
        translate(language, "in days")
        if pace.in_days
        else translate(language, "as a share of its planned time")
    )
    yield translate(
        language,
        "Each action is placed by how far it is from its first deadline, {unit}. From every point reached, we count how"
        " many of this plan's actions ended, and how soon after; an open action is judged from where it stands today,"
        " so lateness already suffered counts.",
        unit=unit,
    )
    yield translate(
        language,
        "The history: {completed} completed actions with their dates, {kept} of them by their first deadline; median"
        " difference {median} days, for a planned time of {typical} days. {still_open} open actions count for the time"
        " they have been open.",
        completed=pace.completed,
        kept=pace.kept,
        median=f"{pace.median_delay:+.0f}".replace("-", "\N{MINUS SIGN}"),
        typical=f"{pace.typical_days:.0f}",
        still_open=pace.still_open,
    )
    yield translate(
        language,
        "The end of an axis or of the plan is that of its last action: it is drawn {draws} times among the paces that"
        " this history allows, always the same draws, and the range holds the middle 80 %.",
        draws=draws,
    )
    yield translate(
        language,
        "Left out: blocked or suspended actions (no date can be forecast while they are), cancelled and continuous"
        " ones, and {undated} done without a usable date. Declared progress is not used for chances, only for warnings."
        " A decision or an event that this plan has never known is not foreseen.",
        undated=undated,
    )


def listed(language: Language, parts: Iterable[str]) -> str:
    """Reasons side by side."""
    return format_list(language, [part for part in parts if part])
