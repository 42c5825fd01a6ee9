"""What past forecasts and the last months say of a forecast, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lib.domain.hindsight import AHEAD, Hindsight, Parting
from lib.domain.recent import RECENT, Change, Recent
from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import format_fraction, format_percent
from lib.wording.outlook import range_words
from lib.wording.short import days_in_full

#: Fewer cases are a fraction, not a percentage.
SMALL = 10


def end_title(language: Language, low: date | None, high: date | None, parting: Parting | None) -> str:
    """When the plan may end, as far as past forecasts came true: a date that they contradict is not said.

    Where things came later than said, the last day of a range is not; where they came sooner, neither is the first."""
    if low is None:
        return translate(language, "Outlook")
    if parting is Parting.SOONER:
        return translate(language, "End of the plan: no date, past forecasts came true sooner than said")
    said = range_words(language, low, None if parting is Parting.LATER else high)
    return translate(language, "End of the plan: {range}", range=said)


def recent_words(language: Language, found: Recent | None) -> str:
    """What the last 90 days say of the pace, when it differs from what the history led to expect; else nothing."""
    if found is None or found.change is None:
        return ""
    days, expected = days_in_full(language, round(RECENT)), f"{found.expected:.0f}"
    if found.done:
        seen = translate_plural(
            language,
            "Of the actions still to be done {days} ago, {n} has been done since, where the history before led to"
            " expect {expected}.",
            "Of the actions still to be done {days} ago, {n} have been done since, where the history before led to"
            " expect {expected}.",
            found.done,
            days=days,
            expected=expected,
        )
    else:
        seen = translate(
            language,
            "Of the actions still to be done {days} ago, none has been done since, where the history before led to"
            " expect {expected}.",
            days=days,
            expected=expected,
        )
    changed = {
        Change.SLOWER: mark(
            "The pace has slowed: a forecast drawn from the whole history may be too hopeful."
        ),
        Change.QUICKER: mark(
            "The pace has quickened: a forecast drawn from the whole history may be too cautious."
        ),
    }
    return f"{seen} {translate(language, changed[found.change])}"


def parting_words(language: Language, parting: Parting | None) -> str:
    """That past forecasts and what came part, and in which direction; else nothing."""
    if parting is Parting.LATER:
        return translate(
            language,
            "What had been said and what came part: things came later than said, and forecasts are to be read as too"
            " hopeful.",
        )
    if parting is Parting.SOONER:
        return translate(
            language,
            "What had been said and what came part: things came sooner than said, and forecasts are to be read as too"
            " cautious.",
        )
    return ""


def look_back_words(language: Language, past: Hindsight) -> Iterable[str]:
    """How much of what had been said came true, and plainly when the two part."""
    yield translate_plural(
        language,
        "The forecast was repeated on {n} past recorded day, with what was known then. An action counts once: by the"
        " last of these days at least {ahead} before its deadline, if it was open still.",
        "The forecast was repeated on {n} past recorded days, with what was known then. An action counts once: by the"
        " last of these days at least {ahead} before its deadline, if it was open still.",
        past.states,
        ahead=days_in_full(language, round(AHEAD)),
    )
    said = []
    if past.n:
        said.append(
            translate_plural(
                language,
                "{n} action has passed its deadline since: {said} expected to meet it, {met} did.",
                "{n} actions have passed their deadlines since: {said} expected to meet them, {met} did.",
                past.n,
                said=f"{past.said:.0f}",
                met=str(past.met),
            )
        )
    if past.known:
        came = share_words(language, past.held, past.known)
        said.append(translate(language, "Of the ranges said at 80%, {came} came true.", came=came))
    else:
        said.append(translate(language, "No range said at 80% has reached its end yet."))
    if past.later_known:
        said.append(
            translate(
                language,
                "Of the “not before” whose day has passed, {came} held, for nine in ten expected.",
                came=share_words(language, past.later, past.later_known),
            )
        )
    yield " ".join(said)
    if past.parting is not None:
        yield parting_words(language, past.parting)
    elif past.n + past.known + past.later_known:
        yield translate(language, "What came does not differ from what had been said by more than chance.")


def share_words(language: Language, part: int, whole: int) -> str:
    """« 12/15 (80 %) »; the fraction alone under ten."""
    fraction = format_fraction(language, part, whole)
    if whole < SMALL:
        return fraction
    return f"{fraction} ({format_percent(language, 100 * part / whole, 0)})"
