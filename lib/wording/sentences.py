"""The generated sentences: the plan in one breath, an axis, the reason of a situation. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lib.domain.terms import Weather
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_fraction, format_number, format_percent, format_points
from lib.i18n.labels import label
from lib.store.reads import Headline, Since
from lib.wording.short import days, present


def plan_sentence(language: Language, head: Headline, soon_days: int) -> str:
    """« 12 actions sur 35 sont réalisées. 8 échéances sont dépassées, dont 2 … 3 arrivent à terme sous 14 jours. »"""
    if not head.tracked:
        return translate(language, "The plan holds no tracked action yet.")
    done = translate_plural(
        language,
        "{n} action of {tracked} is done.",
        "{n} actions of {tracked} are done.",
        head.done,
        tracked=head.tracked,
    )
    if head.past_due == 0:
        late = translate(language, "No deadline has passed.")
    elif head.past_due_blocked == 0:
        late = translate_plural(
            language, "{n} deadline has passed.", "{n} deadlines have passed.", head.past_due
        )
    else:
        late = translate_plural(
            language,
            "{n} deadline has passed, of a blocked or suspended action.",
            "{n} deadlines have passed, {blocked} of blocked or suspended actions.",
            head.past_due,
            blocked=head.past_due_blocked,
        )
    soon = translate_plural(
        language,
        "{n} falls due within {days} days.",
        "{n} fall due within {days} days.",
        head.soon,
        days=soon_days,
    )
    return f"{done} {late} {soon}"


def change(language: Language, before: Since, now: int, then: int) -> str:
    """« +3 depuis la réunion du 17/11/2026 », « +3 depuis le 17/11/2026 », « inchangé depuis … »."""
    day = format_day(language, before.day)
    number = f"{'+' if now > then else '−'}{abs(now - then)}"
    if before.is_meeting:
        if now == then:
            return translate(language, "unchanged since the meeting of {day}", day=day)
        return translate(language, "{change} since the meeting of {day}", change=number, day=day)
    if now == then:
        return translate(language, "unchanged since {day}", day=day)
    return translate(language, "{change} since {day}", change=number, day=day)


def reason(language: Language, code: object, value: object) -> str:
    """Why an action is in its situation: « écart −42 pts », « échéance dans 6 j », « départ non pris »."""
    if not present(code):
        return ""
    number = float(str(value)) if present(value) else 0.0
    if code == "late":
        return translate(language, "deadline passed ({days})", days=days(language, int(number)))
    if code == "gap":
        return translate(language, "gap {points}", points=format_points(language, number, 0))
    if code == "soon":
        return translate(language, "deadline in {days}", days=days(language, int(number)))
    if code == "late_start":
        return translate(language, "not started, {days} after its start", days=days(language, int(number)))
    if code == "starts":
        return translate(language, "starts in {days}", days=days(language, int(number)))
    return translate(language, "declared so by its owner")


def finding(language: Language, axes: Any) -> str:
    """« Axe A5 : 27 points sous l'attendu »: the title of the axes page; empty without a gap."""
    known = axes.dropna(subset=["gap"])
    if known.empty or known["gap"].min() >= -0.5:
        return ""
    worst = known.loc[known["gap"].idxmin()]
    return translate_plural(
        language,
        "Axis {axis}: {n} point below what is expected",
        "Axis {axis}: {n} points below what is expected",
        round(abs(float(worst["gap"]))),
        axis=worst["axis_code"] or worst["axis_title"],
    )


def axis_sentence(language: Language, axis: Mapping[str, Any]) -> str:
    """One axis: done, progress against expected, late and blocked."""
    return translate(
        language,
        "{done} of {tracked} actions done; progress {progress} for {expected} expected (gap {gap}); {late} past their"
        " deadline, {blocked} blocked or suspended. Progress computed on {n} actions.",
        done=axis["done"],
        tracked=axis["tracked"],
        progress=format_percent(language, _number(axis["progress"])),
        expected=format_percent(language, _number(axis["expected"])),
        gap=format_points(language, _number(axis["gap"])),
        late=axis["past_due"],
        blocked=axis["blocked"],
        n=format_fraction(language, int(axis["progress_n"]), int(axis["tracked"])),
    )


def weather_rule(language: Language, axis: Mapping[str, Any], limits: Mapping[str, float]) -> str:
    """The rule that gave an axis its weather, with the limits in force."""
    weather = Weather(axis["computed_weather"])
    number = {name: format_number(language, value) for name, value in limits.items()}
    rules = {
        Weather.NOT_ASSESSED: translate(language, "fewer than half of the actions carry a value"),
        Weather.COMPROMISED: translate(
            language,
            "gap below {gap} points, or more than a third of the actions past their deadline or blocked",
            gap=number["compromised_gap"],
        ),
        Weather.SUPPORT_NEEDED: translate(
            language,
            "at least one blocked action, or one of high priority past its deadline, or a gap below {gap} points",
            gap=number["control_gap"],
        ),
        Weather.UNDER_CONTROL: translate(
            language,
            "gap of {gap} points or better, no blocked action, none of high priority past its deadline",
            gap=number["control_gap"],
        ),
        Weather.SECURED: translate(
            language, "gap of {gap} points or better, nothing late or blocked", gap=number["secured_gap"]
        ),
    }
    return translate(
        language, "Computed level: {level} ({rule}).", level=label(language, weather), rule=rules[weather]
    )


def deadline_text(language: Language, action: Mapping[str, Any]) -> str:
    """The deadline as shown: the day, or what was typed when it is not one."""
    if present(action.get("deadline")):
        return format_day(language, action["deadline"])
    if action.get("deadline_precision") == "continuous":
        return translate(language, "continuous")
    typed = action.get("deadline_text")
    return str(typed) if present(typed) else translate(language, "to be set")


def rate(language: Language, part: int, whole: int, small: float) -> str:
    """« 12/35 (34,3 %) »; below the small-sample limit the fraction alone."""
    fraction = format_fraction(language, part, whole)
    return fraction if whole < small else f"{fraction} ({format_percent(language, 100 * part / whole)})"


def moved(language: Language, first: date | None, slip: object) -> str:
    """« reportée de 30 j (première échéance : 30/06/2026) »; empty when it did not move."""
    if not present(slip) or int(str(slip)) == 0:
        return ""
    n = int(str(slip))
    if n > 0:
        text = translate(
            language,
            "postponed by {days} (first deadline: {day})",
            days=days(language, n),
            day=format_day(language, first),
        )
    else:
        text = translate(
            language,
            "brought forward by {days} (first deadline: {day})",
            days=days(language, -n),
            day=format_day(language, first),
        )
    return text


def _number(value: object) -> float | None:
    return float(str(value)) if present(value) else None
