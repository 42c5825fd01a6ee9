"""The rows of the screens of a meeting: the code first, always."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lib.domain.running_order import REASONS, Item
from lib.domain.terms import DecisionStatus
from lib.i18n.formats import MISSING, format_day, format_percent
from lib.i18n.labels import label
from lib.reports.meeting import Shown, running_order
from lib.store.reads import ActionRow, Decision
from lib.ui import markup, session
from lib.ui.session import t
from lib.wording.meeting import TITLES
from lib.wording.short import days, without_mark


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a screen; `key` is its action's, for what is noted on it."""

    cells: Sequence[markup.Cell | str]
    key: str = ""


def _who(row: ActionRow) -> str:
    return row.responsible or t("owner to be named")


def _called(facts: Shown, until: int) -> Callable[[ActionRow], str]:
    """« seen with A2.3 »: says of a row that its owner was called on an earlier screen already, for another action."""
    reasons = tuple(REASONS)[:until]
    first: dict[str, list[Item]] = {}
    for item in facts.called.items:
        if item.reason in reasons:
            first.setdefault(item.owner, []).append(item)

    def said(row: ActionRow) -> str:
        found = first.get(_who(row), [])
        other = next((item for item in found if item.key != row.key), None)
        return t("with {code}", code=other.code) if other else ""

    return said


def _action_row(row: ActionRow, *cells: str, beside: str = "") -> Row:
    who = markup.Cell(_who(row), quiet=beside) if beside else _who(row)
    return Row((row.code or MISSING, row.title or MISSING, who, *cells), row.key)


def late(facts: Shown) -> list[Row]:
    """Deadlines passed, in the order in which owners are called; blocked actions have a screen of their own."""
    language = session.language()
    order = {
        item.key: place for place, item in enumerate(i for call in running_order(facts) for i in call.items)
    }
    return [
        _action_row(row, format_day(language, row.deadline), days(language, row.days_late))
        for row in sorted(facts.called.late, key=lambda row: order[row.key])
    ]


def blocked(facts: Shown) -> list[Row]:
    """Blocked actions: on whom, since when."""
    language, called = session.language(), _called(facts, 1)
    return [
        _action_row(
            row,
            row.waiting_on or t("to be said"),
            t("late by {days}", days=days(language, row.days_late))
            if row.is_past_due
            else format_day(language, row.deadline),
            beside=called(row),
        )
        for row in facts.called.blocked
    ]


def soon(facts: Shown) -> list[Row]:
    """What falls due soon."""
    language, called = session.language(), _called(facts, 2)
    return [
        _action_row(
            row,
            format_day(language, row.deadline),
            format_percent(language, row.progress, 0),
            beside=called(row),
        )
        for row in facts.called.soon
    ]


def waiting(facts: Shown) -> list[Row]:
    """Actions that wait on somebody, letters without an answer, promised follow-ups past their day."""
    language = session.language()
    rows = [
        Row(
            (
                action.code or MISSING,
                action.title or MISSING,
                markup.partner_cell(action.waiting_on),
                t("since {day}", day=format_day(language, action.waiting_since))
                if action.waiting_since
                else MISSING,
            ),
            action.key,
        )
        for action in facts.called.waiting
    ]
    rows += [
        Row(
            (
                letter.action or MISSING,
                t("Reply to: {subject}", subject=without_mark(letter.subject or MISSING)),
                markup.partner_cell(letter.partner),
                f"{format_day(language, letter.occurred_on)} ({days(language, letter.age)})",
            )
        )
        for letter in facts.called.letters
    ]
    return rows + [
        Row(
            (
                promise.action or MISSING,
                t("Promised follow-up: {subject}", subject=without_mark(promise.subject or MISSING)),
                promise.follow_up_by or MISSING,
                f"{format_day(language, promise.follow_up_on)} ({days(language, promise.days_over or 0)})",
            )
        )
        for promise in facts.called.promises
    ]


def _decision(row: Decision) -> Row:
    language = session.language()
    linked = t("Action {code}", code=row.action_code) if row.action_code else ""
    status = label(language, DecisionStatus(row.status))
    return Row(
        (
            row.number,
            markup.Cell(row.text, quiet=linked),
            row.owner or MISSING,
            format_day(language, row.deadline) if row.deadline else t("to be set"),
            markup.Cell(status, quiet=t("date passed") if row.is_late else ""),
        )
    )


def earlier(facts: Shown) -> list[Row]:
    """Decisions of earlier meetings, then what was promised since the last one and is not done."""
    return [_decision(row) for row in facts.called.earlier] + [
        Row(
            (
                row.code or MISSING,
                row.title or MISSING,
                row.owner or MISSING,
                format_day(session.language(), row.deadline_before),
                t("promised, not done"),
            ),
            row.key,
        )
        for row in facts.called.missed
    ]


def own(facts: Shown) -> list[Row]:
    """The decisions of this meeting."""
    return [_decision(row) for row in facts.own]


def left(facts: Shown, noted: Mapping[str, Sequence[str]]) -> list[Row]:
    """What is on the running order and has no note yet: it returns next time, first."""
    return [
        Row((item.code, item.title, call.owner or t("owner to be named")), item.key)
        for call in running_order(facts)
        for item in call.items
        if item.key not in noted
    ]


#: Where the rows of a computed point are seen, all of them: the page, and its filters.
SEEN_ON: Mapping[int, tuple[str, Mapping[str, str]]] = {
    2: ("meeting", {}),
    3: ("actions", {"situation": "overdue"}),
    4: ("actions", {"situation": "blocked"}),
    5: ("deadlines", {}),
    6: ("partners", {"view": "turns"}),
}


def not_called(facts: Shown) -> list[Row]:
    """What is not called, counted, each figure with the way to its rows: the meeting is not the place to read them."""
    rows = []
    for number, (page, filters) in SEEN_ON.items():
        if facts.called.left(number):
            link = markup.address(page, **filters)
            counted = (str(facts.called.lines(number)), str(facts.called.left(number)))
            rows.append(Row((markup.Cell(t(TITLES[number]), link), *counted)))
    return rows
