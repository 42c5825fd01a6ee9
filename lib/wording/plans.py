"""What is said of a plan among others, the same on the screen and on the note of all plans. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_fraction, format_list, format_percent
from lib.store.reads import PlanFigures
from lib.wording.short import days_in_full

#: Below this number of actions a mean says little: the fraction stands alone.
SMALL = 10


def waits(plan: PlanFigures) -> bool:
    """Whether a plan that is followed waits for something: a deadline that passed, a support, deadlines to give."""
    return plan.closed_on is None and plan.past_due + plan.asked + plan.without_deadline > 0


def heading(language: Language, plans: Sequence[PlanFigures]) -> str:
    """« 3 plans sur 5 attendent quelque chose de vous », of those that are followed."""
    followed = [plan for plan in plans if plan.closed_on is None]
    n = sum(waits(plan) for plan in followed)
    if not followed:
        return translate(language, "No plan is followed")
    if not n:
        return translate(language, "No plan waits for anything")
    return translate_plural(
        language,
        "{n} plan of {plans} waits for something from you",
        "{n} plans of {plans} wait for something from you",
        n,
        plans=len(followed),
    )


def lead(language: Language, plans: Sequence[PlanFigures]) -> str:
    """How many deadlines have passed, in how many plans; how many plans are to be completed. No mean is made of plans."""
    followed = [plan for plan in plans if plan.closed_on is None]
    late = [plan for plan in followed if plan.past_due]
    undated = [plan for plan in followed if plan.without_deadline]
    parts = []
    if late:
        passed = translate_plural(
            language, "{n} deadline has passed", "{n} deadlines have passed", sum(p.past_due for p in late)
        )
        within = translate_plural(language, "in {n} plan", "in {n} plans", len(late))
        parts.append(f"{passed} {within}.")
    elif any(plan.tracked for plan in followed):
        parts.append(translate(language, "No deadline has passed."))
    if undated:
        parts.append(
            translate_plural(
                language,
                "Deadlines are to be given in {n} plan.",
                "Deadlines are to be given in {n} plans.",
                len(undated),
            )
        )
    return " ".join(parts)


def sentence(language: Language, plan: PlanFigures) -> str:
    """One plan in a line: « 8 échéances dépassées, 2 appuis demandés. »"""
    if not plan.total:
        return translate(language, "It holds no action yet.")
    if plan.closed_on is not None:
        return translate_plural(
            language, "{n} action of {tracked} is done.", "{n} actions of {tracked} are done.", plan.done,
            tracked=plan.tracked,
        )  # fmt: skip
    parts = []
    if plan.past_due:
        parts.append(translate_plural(language, "{n} deadline passed", "{n} deadlines passed", plan.past_due))
    if plan.asked:
        parts.append(
            translate_plural(language, "{n} support requested", "{n} supports requested", plan.asked)
        )
    if plan.without_deadline:
        parts.append(
            translate_plural(
                language, "{n} action without deadline", "{n} actions without deadline", plan.without_deadline
            )
        )
    if not parts:
        return translate(language, "No deadline has passed.")
    return f"{format_list(language, parts)}."


def size(language: Language, plan: PlanFigures) -> str:
    """« 36 actions, 6 axes · modifié le 24/11/2026 », « … · clos le 30/06/2026, chiffres à cette date »."""
    actions = translate_plural(language, "{n} action", "{n} actions", plan.total)
    axes = translate_plural(language, "{n} axis", "{n} axes", plan.axes)
    if plan.closed_on is not None:
        when = translate(
            language, "closed on {day}, figures as of that day", day=format_day(language, plan.closed_on)
        )
    elif plan.changed_on == plan.begun_on:
        when = translate(language, "begun on {day}", day=format_day(language, plan.begun_on))
    else:
        when = translate(language, "changed on {day}", day=format_day(language, plan.changed_on))
    return f"{format_list(language, [actions, axes] if plan.axes else [actions])} · {when}"


def period(language: Language, plan: PlanFigures) -> str:
    """« du 01/01/2026 au 31/12/2027 », or the one day that is known; nothing without any."""
    first, last = format_day(language, plan.starts_on), format_day(language, plan.ends_on)
    if plan.starts_on and plan.ends_on:
        return translate(language, "from {first} to {last}", first=first, last=last)
    if plan.starts_on:
        return translate(language, "since {day}", day=first)
    return translate(language, "until {day}", day=last) if plan.ends_on else ""


def figures(language: Language, plan: PlanFigures) -> str:
    """« 12/35 · 75,2 % (attendu 93,1 %) »: done of those that are followed, then the mean where there is enough of it."""
    done = format_fraction(language, plan.done, plan.tracked)
    if plan.progress is None or plan.progress_n < SMALL:
        return done
    mean = format_percent(language, plan.progress)
    if plan.is_weighted:
        mean = translate(language, "{mean} (weighted mean)", mean=mean)
    if plan.progress_n < plan.tracked:
        counted = format_fraction(language, plan.progress_n, plan.tracked)
        mean = translate(language, "{mean} on {counted}", mean=mean, counted=counted)
    if plan.expected is not None and plan.gap_n >= SMALL:
        expected = format_percent(language, plan.expected)
        mean = translate(language, "{mean} (expected {expected})", mean=mean, expected=expected)
    return f"{done} · {mean}"


def ahead(language: Language, plan: PlanFigures, day: date) -> list[tuple[str, str]]:
    """What is to come: the meeting that is convened, the commission that the plan prepares; a name, and when."""
    found = []
    if plan.meeting_on is not None:
        left = (plan.meeting_on - day).days
        when = format_day(language, plan.meeting_on)
        if left > 0:
            when = translate(language, "{day}, in {days}", day=when, days=days_in_full(language, left))
        found.append((plan.meeting or translate(language, "Work meeting"), when))
    if plan.commission:
        on = plan.commission_on
        if on is None:
            found.append((plan.commission, translate(language, "date to be set through diplomatic channels")))
        elif on >= day:
            found.append((plan.commission, format_day(language, on)))
    return found
