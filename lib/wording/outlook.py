"""The words of the outlook: chances, ranges of months, reasons of a warning. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from lib.domain.early_warning import Reason
from lib.domain.forecast import MINIMUM, Pace, Silence
from lib.domain.terms import Situation
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import (
    MISSING,
    format_day,
    format_list,
    format_long_month,
    format_percent,
    format_signed,
)
from lib.i18n.labels import field_label
from lib.store.reads import OutlookAction


class Warned(Protocol):
    """What a warning says of an action: how far it is, who is waited for and since when."""

    @property
    def progress(self) -> float | None:
        """How far it is, in hundredths."""

    @property
    def expected(self) -> float | None:
        """How far it should be."""

    @property
    def waiting_on(self) -> str | None:
        """Who is waited for."""

    @property
    def waiting_since(self) -> date | None:
        """Since when."""


def rounded(chance: float) -> int:
    """A chance to the nearest 5 %, from 5 to 95: no history of a plan says more."""
    return min(95, max(5, 5 * round(20 * chance)))


def likelihood(language: Language, chance: float) -> str:
    """« plutôt probable »."""
    percent = rounded(chance)
    if percent >= 80:
        return translate(language, "likely")
    if percent >= 60:
        return translate(language, "rather likely")
    if percent >= 40:
        return translate(language, "uncertain")
    if percent >= 20:
        return translate(language, "rather unlikely")
    return translate(language, "unlikely")


def about(language: Language, chance: float) -> str:
    """« environ 65 % »."""
    return translate(language, "about {percent}", percent=format_percent(language, rounded(chance), 0))


def chance_words(language: Language, chance: float) -> str:
    """« plutôt probable (environ 65 %) »."""
    return f"{likelihood(language, chance)} ({about(language, chance)})"


def range_words(language: Language, low: date, high: date | None) -> str:
    """« entre mars et juin 2027 », « en mars 2027 », « pas avant mars 2027 » without a last day."""
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


def reason_words(language: Language, reason: Reason, action: Warned, moved: int) -> str:
    """Why an action is worth a word before its deadline."""
    if reason is Reason.CHANCE:
        return translate(language, "judging by past completions")
    if reason is Reason.PACE:
        return translate(
            language,
            "progress {progress} for {expected} expected",
            progress=format_percent(language, action.progress, 0),
            expected=format_percent(language, action.expected, 0),
        )
    if reason is Reason.LATE_START:
        return translate(language, "start not taken")
    if reason is Reason.POSTPONED:
        return translate_plural(language, "postponed {n} time", "postponed {n} times", moved)
    if reason is Reason.NO_OWNER:
        return translate(language, "owner to be named")
    return waiting_words(language, action)


def waiting_words(language: Language, action: Warned) -> str:
    """« en attente de l'Ambassade depuis le 10/09/2026 »."""
    who = action.waiting_on or MISSING
    if action.waiting_since:
        day = format_day(language, action.waiting_since)
        return translate(language, "waiting on: {who}, since {day}", who=who, day=day)
    return translate(language, "waiting on: {who}", who=who)


def warning_words(language: Language, reasons: Sequence[Reason], action: Warned, moved: int) -> str:
    """The reasons side by side; past completions are named when there is nothing else."""
    others = [reason for reason in reasons if reason is not Reason.CHANCE]
    return format_list(language, [reason_words(language, r, action, moved) for r in others or reasons])


def needed_words(language: Language, action: OutlookAction) -> str:
    """What an action needs from somebody: an answer, a decision, the support asked for, a new date."""
    parts = []
    if action.waiting_on:
        parts.append(waiting_words(language, action))
    if action.support_requested:
        parts.append(translate(language, "Asked: {what}", what=action.support_requested))
    if not parts and action.situation == Situation.BLOCKED:
        parts.append(translate(language, "decision to resume or set aside"))
    return " · ".join(parts) or translate(language, "new date to be agreed")


def end_words(
    language: Language, *, opened: int, low: date | None, high: date | None, undated: int = 0, halted: int = 0
) -> str:
    """When an axis or the plan ends: a range of months, or why there is none."""
    if not opened:
        return translate(language, "no open action")
    if low is not None:
        return range_words(language, low, high)
    if undated and halted:
        return translate(language, "blocked, suspended or without deadline: no date")
    if undated:
        return translate(language, "without deadline: no date")
    return translate(language, "blocked or suspended: no date")


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


def lacking_words(language: Language, done: int, lacking: Mapping[str, int]) -> str:
    """The actions done from which nothing is learned, and the dates that they lack (field → how many lack it); empty for none."""
    if not done:
        return ""
    labels = {field: field_label(language, "action", field) for field in lacking}
    wanted = [
        f"{label[:1].lower()}{label[1:]} ({lacking[field]})"
        for field, label in labels.items()
        if lacking[field]
    ]
    return translate_plural(
        language,
        "{n} action done is of no use to the forecast yet, for want of dates: {wanted}.",
        "{n} actions done are of no use to the forecast yet, for want of dates: {wanted}.",
        done,
        wanted=format_list(language, wanted),
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
        " difference in days {median}, for a planned time of {typical}. Open actions ({still_open}) count for the time"
        " they have been open.",
        completed=pace.completed,
        kept=pace.kept,
        median=format_signed(language, pace.median_delay),
        typical=f"{pace.typical_days:.0f}",
        still_open=pace.still_open,
    )
    yield translate(
        language,
        "All actions share the pace of the plan, and each axis is quicker or slower than it only as far as its own"
        " completions say so: an axis with little history stays close to the whole.",
    )
    yield translate(
        language,
        "The end of an axis or of the plan is that of its last action: it is drawn {draws} times among the paces that"
        " this history allows, for the plan and for each axis, always the same draws, and the range holds the middle"
        " 80%.",
        draws=draws,
    )
    yield translate(
        language,
        "Left out: blocked or suspended actions (no date can be forecast while they are), open ones without a deadline,"
        " cancelled and continuous ones, and {undated} done without a usable date. Declared progress is not used for chances, only for warnings."
        " A decision or an event that this plan has never known is not foreseen.",
        undated=undated,
    )
