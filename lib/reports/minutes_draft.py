"""The first text of joint minutes, filled in from what the plan knows: everything in it can be changed afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.domain.minutes_text import Agreed, FollowUp, MinutesText, Point
from lib.domain.names import split_names
from lib.domain.terms import DecisionStatus, Situation
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import MISSING, format_day, format_list, format_long_day, format_percent
from lib.i18n.labels import label
from lib.reports.minutes import paper_names, text_in
from lib.store import reads
from lib.store.reads import Decision, Minutes, MinutesAction
from lib.store.state import State
from lib.wording.progress import progress_sentence
from lib.wording.sentences import axis_sentence, plan_sentence
from lib.wording.short import axis_heading, days_in_full

#: Functions proposed for a delegation: those that answer most for the party's actions.
FUNCTIONS = 6
#: Deadlines passed that are named, the oldest first; every one is in the annex.
LATE = 12


def first_text(
    state: State,
    *,
    language: Language,
    parties: tuple[str, str],
    previous: Minutes | None,
) -> MinutesText:
    """The sections as the data tell them on a day, from what a partner sees."""
    shared, day = state.seen_by_partner(), state.day
    head = reads.headline(shared)
    limits = reads.thresholds(shared)
    sheet = reads.plan_sheet(shared)
    rows = reads.minutes_actions(shared)
    names = paper_names(shared, language)
    axes = reads.axes(shared)
    recorded = reads.decisions(shared)
    before = text_in(previous, language) if previous and previous.content else None
    late = sorted((r for r in rows if r.is_past_due), key=lambda r: -r.days_late)

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    progress = progress_sentence(language, head, in_full=True) if head.tracked else ""
    points = [
        Point(
            t("State of progress as of {day}", day=format_day(language, day)),
            f"{plan_sentence(language, head, int(limits['soon_days']))} {progress}".strip(),
        ),
        *(
            Point(
                axis_heading(language, axis.axis_code, names.title(axis.axis_title)),
                axis_sentence(language, axis, in_full=True),
            )
            for axis in axes
            if axis.past_due or axis.blocked
        ),
    ]
    if late:
        named = [f"{r.code or r.title} ({days_in_full(language, r.days_late)})" for r in late[:LATE]]
        more = len(late) - len(named)
        if more:
            named.append(translate_plural(language, "and {n} other action", "and {n} other actions", more))
        points.append(Point(t("Deadlines passed"), format_list(language, named) + "."))
    return MinutesText(
        basis=_basis(language, names.title(sheet.title), sheet.adopted_on, previous),
        delegation_a=_delegation(before.delegation_a if before else (), rows, parties[0]),
        delegation_b=_delegation(before.delegation_b if before else (), rows, parties[1]),
        agenda=tuple(
            line
            for line in (
                t("Follow-up of the previous session") if previous else "",
                t("State of progress of the action plan"),
                t("Deadlines passed and blocked actions") if head.past_due or head.blocked else "",
                t("Decisions and recommendations"),
                t("Calendar of the next steps"),
            )
            if line
        ),
        follow_up=_follow_up(language, before, rows, recorded, previous),
        points=tuple(points),
        decisions=tuple(
            Agreed(
                d.text,
                d.owner or "",
                format_day(language, d.deadline) if d.deadline else "",
                d.action_code or "",
            )
            for d in recorded
            if d.status == DecisionStatus.TO_DO
        ),
        transmission=t(
            "These minutes will be transmitted by each Party to the competent authorities of its country, ahead of the mixed commission."
        )
        if sheet.commission
        else t(
            "These minutes will be transmitted by each Party to the competent authorities of its country."
        ),
        next_meeting=t("Date and place to be agreed."),
        closing=t("The session was held in a spirit of cordiality and cooperation."),
    )


def _basis(language: Language, plan: str, adopted_on: date | None, previous: Minutes | None) -> str:
    parts = []
    if adopted_on:
        parts.append(
            translate(
                language,
                "Within the framework of “{plan}”, adopted on {day}",
                plan=plan,
                day=format_long_day(language, adopted_on),
            )
        )
    else:
        parts.append(translate(language, "Within the framework of “{plan}”", plan=plan))
    if previous and previous.held_on:
        parts.append(
            translate(
                language,
                "and following the session of {day} (minutes {reference})",
                day=format_long_day(language, previous.held_on),
                reference=previous.reference or MISSING,
            )
        )
    return format_list(language, parts) + "."


def _delegation(before: Sequence[str], rows: Sequence[MinutesAction], party: str) -> tuple[str, ...]:
    """Those of the last minutes, else the functions that answer for the party's actions, the most frequent first."""
    if before:
        return tuple(before)
    counted: dict[str, int] = {}
    for row in rows:
        for function in split_names(row.owner):
            if party and function.endswith(f"({party})"):
                counted[function] = counted.get(function, 0) + 1
    return tuple(sorted(counted, key=lambda function: -counted[function])[:FUNCTIONS])


def _follow_up(
    language: Language,
    before: MinutesText | None,
    rows: Sequence[MinutesAction],
    recorded: Sequence[Decision],
    previous: Minutes | None,
) -> tuple[FollowUp, ...]:
    """What the last minutes decided and became, by the linked action; then what the meetings since decided and did."""
    actions = {row.code: row for row in rows if row.code}
    found = [
        FollowUp(row.text, row.owner, row.deadline, _became(language, actions.get(row.action), row.action))
        for row in (before.decisions if before else ())
    ]
    since = previous.held_on if previous else None
    found += [
        FollowUp(
            d.text,
            d.owner or "",
            format_day(language, d.deadline) if d.deadline else "",
            label(language, DecisionStatus(d.status)),
        )
        for d in recorded
        if d.status != DecisionStatus.TO_DO and (since is None or d.held_on is None or d.held_on >= since)
    ]
    return tuple(found)


def _became(language: Language, action: MinutesAction | None, code: str) -> str:
    if action is None:
        return ""
    said = f"{code} – {label(language, Situation(action.situation))}"
    if action.completed_on:
        return f"{said} ({format_day(language, action.completed_on)})"
    if action.progress is None:
        return said
    return f"{said} ({format_percent(language, action.progress, 0)})"
