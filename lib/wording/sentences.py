"""The generated sentences: the plan in one breath, an axis, the reason of a situation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from lib.domain.terms import Weather
from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.catalogue import count
from lib.i18n.formats import (
    MISSING,
    format_day,
    format_fraction,
    format_number,
    format_percent,
    format_points,
    format_points_in_full,
    format_signed,
)
from lib.i18n.labels import label
from lib.store.reads import AxisFigures, Headline, Since
from lib.wording.progress import progress_sentence
from lib.wording.short import days, days_in_full
from lib.wording.weights import of_axis

#: What an action that cannot be judged lacks.
LACKING: Mapping[str, str] = {
    "no_deadline": mark("no deadline"),
    "no_start": mark("no start date"),
    "no_progress": mark("no progress filled in"),
}


def plan_sentence(language: Language, head: Headline, soon_days: int) -> str:
    """« 12 actions sur 35 sont réalisées. 8 échéances sont dépassées, dont 2 … 3 arrivent à terme sous 14 jours. »"""
    if not head.tracked:
        return translate(language, "The plan holds no tracked action yet.")
    done = translate_plural(
        language,
        "{n} action of {tracked} is done.",
        "{n} actions of {tracked} are done.",
        head.done,
        tracked=count(language, head.tracked),
    )
    if head.past_due == 0:
        late = none_passed(language, head.without_deadline)
    elif head.past_due_blocked == 0:
        late = translate_plural(
            language, "{n} deadline has passed.", "{n} deadlines have passed.", head.past_due
        )
    else:
        late = translate_plural(
            language,
            "{n} deadline has passed, on a blocked or suspended action.",
            "{n} deadlines have passed, {blocked}.",
            head.past_due,
            blocked=translate_plural(
                language,
                "{n} of them on a blocked or suspended action",
                "{n} of them on blocked or suspended actions",
                head.past_due_blocked,
            ),
        )
    soon = (
        translate_plural(
            language,
            "{n} falls due within {days}.",
            "{n} fall due within {days}.",
            head.soon,
            days=days_in_full(language, soon_days),
        )
        if head.soon
        else translate(language, "Nothing falls due within {days}.", days=days_in_full(language, soon_days))
    )
    return f"{done} {late} {soon}"


def none_passed(language: Language, undated: int, day: date | None = None) -> str:
    """« Aucune échéance n'est dépassée (4 actions sans échéance). »: nobody knows of those without one."""
    if not undated:
        if day:
            return translate(language, "No deadline has passed as of {day}.", day=format_day(language, day))
        return translate(language, "No deadline has passed.")
    if day:
        return translate_plural(
            language,
            "No deadline has passed as of {day} ({n} action without deadline).",
            "No deadline has passed as of {day} ({n} actions without deadline).",
            undated,
            day=format_day(language, day),
        )
    return translate_plural(
        language,
        "No deadline has passed ({n} action without deadline).",
        "No deadline has passed ({n} actions without deadline).",
        undated,
    )


def change(language: Language, before: Since, now: int, then: int) -> str:
    """« +3 depuis la réunion du 17/11/2026 », « +3 depuis le 17/11/2026 », « inchangé depuis … »."""
    day = format_day(language, before.day)
    number = format_signed(language, now - then)
    if before.is_meeting:
        if now == then:
            return translate(language, "unchanged since the meeting of {day}", day=day)
        return translate(language, "{change} since the meeting of {day}", change=number, day=day)
    if now == then:
        return translate(language, "unchanged since {day}", day=day)
    return translate(language, "{change} since {day}", change=number, day=day)


def reason(language: Language, code: str | None, value: float | None, *, in_full: bool = False) -> str:
    """Why an action is in its situation: « écart −42 pts », « échéance dans 6 j », « départ non pris »; in full on papers,
    and on the screens that have room: « écart −42 points », « échéance dans 6 jours »."""
    if code is None:
        return ""
    number = value or 0.0
    counted, points = (days_in_full, format_points_in_full) if in_full else (days, format_points)
    if code == "late":
        return translate(language, "deadline passed ({days})", days=counted(language, int(number)))
    if code == "occurrence_late":
        return translate(language, "occurrence to do ({days})", days=counted(language, int(number)))
    if code == "occurrence_soon":
        return translate(language, "occurrence in {days}", days=counted(language, int(number)))
    if code == "held_up":
        return translate_plural(
            language, "waits for {n} late action", "waits for {n} late actions", int(number)
        )
    if code == "gap":
        return translate(language, "gap {points}", points=points(language, number, 0))
    if code == "soon":
        return translate(language, "deadline in {days}", days=counted(language, int(number)))
    if code == "late_start":
        return translate(language, "not started, {days} after its start", days=counted(language, int(number)))
    if code == "starts":
        return translate(language, "starts in {days}", days=counted(language, int(number)))
    if code in LACKING:
        return translate(language, LACKING[code])
    return translate(language, "declared so by its owner")


def assessed(axes: Iterable[AxisFigures]) -> list[tuple[AxisFigures, float]]:
    """The axes whose gap enough of their actions bear out to be spoken of, each with it."""
    return [
        (axis, axis.gap)
        for axis in axes
        if axis.gap is not None and axis.computed_weather != Weather.NOT_ASSESSED
    ]


def finding(language: Language, axes: Iterable[AxisFigures]) -> str:
    """« Axe A5 : 27 points sous l'attendu »: the title of the axes page; empty without an axis that is assessed."""
    gaps = [(gap, axis.axis_code or axis.axis_title) for axis, gap in assessed(axes)]
    gap, name = min(((gap, name) for gap, name in gaps if name), key=lambda g: g[0], default=(0.0, ""))
    if gap >= -0.5:
        return ""
    return translate_plural(
        language,
        "Axis {axis}: {n} point below what is expected",
        "Axis {axis}: {n} points below what is expected",
        round(abs(gap)),
        axis=name,
    )


def done_and_late(language: Language, axis: AxisFigures) -> str:
    """« 1 action sur 6 est réalisée. 2 échéances sont dépassées. »: what stands beside the bar of an axis."""
    if not axis.tracked:
        return translate(language, "This axis holds no tracked action.")
    done = translate_plural(
        language,
        "{n} action of {tracked} is done.",
        "{n} actions of {tracked} are done.",
        axis.done,
        tracked=count(language, axis.tracked),
    )
    if not axis.past_due:
        return done
    late = translate_plural(language, "{n} deadline has passed.", "{n} deadlines have passed.", axis.past_due)
    return f"{done} {late}"


def axis_sentence(language: Language, axis: AxisFigures, *, in_full: bool = False) -> str:
    """One axis: done, progress against expected, late and blocked, how its mean is made; `in_full` as an act has it."""
    parts = [
        translate_plural(
            language,
            "{n} action of {tracked} is done.",
            "{n} actions of {tracked} are done.",
            axis.done,
            tracked=count(language, axis.tracked),
        )
        if axis.tracked
        else translate(language, "This axis holds no tracked action."),
        progress_sentence(language, axis, in_full=in_full) if axis.tracked else "",
        translate_plural(language, "{n} deadline has passed.", "{n} deadlines have passed.", axis.past_due)
        if axis.past_due
        else none_passed(language, axis.without_deadline),
        translate_plural(
            language,
            "{n} action is blocked or suspended.",
            "{n} actions are blocked or suspended.",
            axis.blocked,
        )
        if axis.blocked
        else "",
        of_axis(language, axis),
    ]
    return " ".join(part for part in parts if part)


def weather_rule(language: Language, axis: AxisFigures, limits: Mapping[str, float]) -> str:
    """The rule that gave an axis its weather, with the limits in force."""
    weather = Weather(axis.computed_weather)
    number = {name: format_number(language, value) for name, value in limits.items()}
    rules = {
        Weather.NOT_ASSESSED: translate(language, "fewer than half of the actions have a gap"),
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


def deadline_text(language: Language, deadline: date | None, precision: str | None, typed: str | None) -> str:
    """The deadline as shown: the day, or what was typed when it is not one."""
    if deadline is not None:
        return format_day(language, deadline)
    if precision == "continuous":
        return translate(language, "continuous")
    return typed or translate(language, "to be set")


def rate(language: Language, part: int, whole: int, small: float) -> str:
    """« 12/35 (34,3 %) »; below the small-sample limit the fraction alone; a dash of nothing."""
    if not whole:
        return MISSING
    fraction = format_fraction(language, part, whole)
    return fraction if whole < small else f"{fraction} ({format_percent(language, 100 * part / whole)})"


def done_undated(language: Language, n: int) -> str:
    """« 3 réalisées sans date, non comptées »: neither kept nor missed, so told beside a rate of kept deadlines."""
    if not n:
        return ""
    return translate_plural(
        language, "{n} done without a day, not counted", "{n} done without a day, not counted", n
    )


def moved(language: Language, first: date | None, slip: int | None) -> str:
    """« reportée de 30 jours (première échéance : 30/06/2026) »; empty when it did not move."""
    if not slip:
        return ""
    if slip > 0:
        return translate(
            language,
            "postponed by {days} (first deadline: {day})",
            days=days_in_full(language, slip),
            day=format_day(language, first),
        )
    return translate(
        language,
        "brought forward by {days} (first deadline: {day})",
        days=days_in_full(language, -slip),
        day=format_day(language, first),
    )
