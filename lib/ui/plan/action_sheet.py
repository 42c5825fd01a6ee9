"""The blocks of an action's sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable

import streamlit as st

from lib.domain.schema import ACTION
from lib.domain.terms import Situation
from lib.i18n.authors import author_name
from lib.i18n.formats import MISSING, format_day, format_pair, format_percent
from lib.i18n.labels import field_label, signed_label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import Action, LinkedExchange, Plan, Turn, Version
from lib.store.rows import Rows
from lib.ui import data, layout, markup, navigation, session, tables, writing
from lib.ui.partners import turns_view
from lib.ui.plan import action_form
from lib.ui.plan.slips_view import postponed_times
from lib.ui.session import t
from lib.wording.sentences import deadline_text, moved, reason
from lib.wording.short import axis_name, without_mark

SAMPLE_MARKS = ("[FAIT] ", "[EXEMPLE] ")
#: What stands on the left, or elsewhere on the sheet; every other field that a form asks for follows on the right, when
#: it holds something.
PLACED = frozenset(
    {"code", "title", "axis", "organisation", "owner", "partners", "status", "progress", "priority", "start", "deadline",
     "completed_on", "waiting_on", "waiting_since", "confidential"}
)  # fmt: skip


def heading(action: Action) -> None:
    """Code and title; situation and its reason."""
    language = session.language()
    layout.title(" – ".join(part for part in (action.code, action.title) if part))
    why = reason(language, action.reason_code, action.reason_value)
    situation = signed_label(language, Situation(action.situation))
    markup.paragraph(f"{situation} · {why}" if why else situation, "plan-lead")


def facts(action: Action, plan: Plan, turn: Rows[Turn]) -> None:
    """What is known, in two columns; what is missing is said."""
    language = session.language()

    def name(field: str) -> str:
        return field_label(language, "action", field)

    def value(field: str) -> str:
        text = value_text(language, "action", field, action.values[field])
        if plan.is_sample:
            for prefix in SAMPLE_MARKS:
                text = text.removeprefix(prefix)
        return text

    deadline = deadline_text(language, action.deadline, action.deadline_precision, action.deadline_text)
    slip = moved(language, action.initial_deadline, action.slip_days)
    moves = data.read(reads.deadline_moves, before=0, keys=(action.key,))
    times = postponed_times(sum((move.days or 0) > 0 for move in moves))
    typed = action.deadline_text
    extra = format_pair(language, t("typed"), typed) if typed and typed != deadline else ""
    progress = format_percent(language, action.progress, 0)
    if action.expected is not None:
        progress += " " + t("(expected {expected})", expected=format_percent(language, action.expected, 0))
    left: dict[str, markup.Content] = {
        name("axis"): axis_name(action.axis_code, action.axis_title) or MISSING,
        name("organisation"): markup.partner_cells(action.organisation) or MISSING,
        name("owner"): value("owner"),
        name("partners"): markup.partner_cells(action.partners) or MISSING,
        name("status"): value("status"),
        name("progress"): progress,
        name("priority"): value("priority"),
        name("start"): value("start"),
        name("deadline"): markup.Cell(
            deadline, quiet=" · ".join(part for part in (slip, times, extra) if part)
        ),
        name("completed_on"): value("completed_on"),
    }
    whose = turns_view.of_action(turn)
    if whose is not None:
        left[t("Next move")] = whose
    right = {f.name: value(f.name) for f in ACTION.fields if f.in_form and f.name not in PLACED}
    others = json.loads(action.extra) if action.extra else {}
    one, two = st.columns(2, gap="large")
    with one:
        markup.facts(left)
    with two:
        markup.facts(
            {
                **{name(f): text for f, text in right.items() if text != MISSING},
                **{k: str(v) for k, v in others.items()},
            }
        )
    if action.absent_since:
        markup.paragraph(
            t(
                "Absent from the file of {day}: to be confirmed.",
                day=format_day(language, action.absent_since),
            )
        )


def form(action: Action) -> None:
    """The edit form, for an editor on the last state."""
    if writing.is_possible():
        entry = layout.unfolded(t("Edit this action"), "edit_action", icon=":material/edit:")
        if entry:
            with entry:
                action_form.edit(action)


def exchanges(rows: Rows[LinkedExchange]) -> None:
    """Exchanges linked to the action."""
    layout.section(t("Linked exchanges"))
    if not rows:
        layout.empty(t("No exchange is linked to this action."))
        return
    language = session.language()
    partner = markup.Column(field_label(language, "interaction", "partner"))
    subject = markup.Column(field_label(language, "interaction", "subject"), width=40)
    tables.table(
        rows,
        t("Linked exchanges"),
        tables.field("interaction", "occurred_on", short=True),
        tables.Shown(partner, lambda r: markup.partner_cell(r.partner) if r.partner else MISSING),
        tables.field("interaction", "kind", short=True),
        tables.Shown(subject, lambda r: without_mark(r.subject or MISSING)),
        tables.field("interaction", "result", width=22),
    )


def history(versions: Iterable[Version]) -> None:
    """Every recorded change, the latest first: the day it describes, who, what, why."""
    layout.section(t("History"))
    lines: list[list[markup.Cell | str]] = []
    for before, after in reversed(list(zip([None, *versions], versions, strict=False))):
        lines.extend(_version(before, after))
    markup.table(
        [
            markup.Column(t("When"), width=16),
            markup.Column(t("Who"), width=18),
            markup.Column(t("What"), width=44),
            markup.Column(t("Why"), width=24),
        ],
        lines,
        t("History"),
    )


def _version(before: Version | None, after: Version) -> list[list[markup.Cell | str]]:
    """A line for each field that a revision changed; who, when and why on the first of them."""
    language = session.language()
    moment = session.moment(after.recorded_at)
    recorded = t("recorded on {moment}", moment=moment)
    day = (
        markup.Cell(format_day(language, after.as_of), quiet=recorded)
        if session.recorded_day(after.recorded_at) != after.as_of
        else markup.Cell(moment)
    )
    first: list[markup.Cell | str] = [day, author_name(language, after.author)]
    if before is None:
        return [[*first, t("Recorded for the first time"), after.reason]]
    changed = [
        markup.Cell(
            value_text(language, "action", f, after.values[f]),
            quiet=field_label(language, "action", f),
            old=value_text(language, "action", f, before.values[f]),
        )
        for f in ACTION.names
        if f != "extra" and before.values[f] != after.values[f]
    ]
    return [
        [*(first if not i else ["", ""]), cell, after.reason if not i else ""]
        for i, cell in enumerate(changed)
    ]


def back() -> None:
    """To the list."""
    st.page_link(
        navigation.file_of("actions"),
        label=t("All actions"),
        icon=":material/list:",
        query_params=session.links(),
    )
