"""The blocks of an action's sheet."""

from __future__ import annotations

import json

import streamlit as st

from lib.domain.schema import ACTION
from lib.domain.terms import Precision
from lib.i18n.formats import MISSING, format_day, format_pair, format_percent
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import Action, LinkedExchange, ListedAction, Plan, Turn
from lib.store.rows import Rows
from lib.ui import data, layout, link_rows, markup, navigation, session, tables, writing
from lib.ui.files import section, verification
from lib.ui.partners import turns_view
from lib.ui.plan import (
    action_columns,
    action_form,
    funding_view,
    indicators_view,
    links_view,
    listing,
    milestones_view,
    order_part,
    quick_update,
)
from lib.ui.plan.slips_view import postponed_times
from lib.ui.session import t
from lib.wording.sentences import deadline_text, moved, reason
from lib.wording.short import axis_name, without_mark

SAMPLE_MARKS = ("[FAIT] ", "[EXEMPLE] ")
#: Facts beside the others, below which all are parted in two columns of one height.
FEW = 3
#: What stands on the left, or elsewhere on the sheet; every other field that a form asks for follows on the right, when
#: it holds something.
PLACED = frozenset(
    {"code", "title", "axis", "organisation", "owner", "partners", "status", "progress", "priority", "start", "deadline",
     "completed_on", "waiting_on", "waiting_since", "confidential"}
)  # fmt: skip


def way(action: Action) -> None:
    """What the action belongs to, and the actions before and after it: of the list that one came from, else by code."""
    session.put_query("code", session.query("code"), "")  # the arrows of the browser may come back without it
    query = session.query("list")
    listed = listing.parts(query)
    sort, descending = listing.order(listed.get("sort", "" if query else "code"))
    beside = data.read(
        reads.neighbours, action.key, sort=sort, descending=descending, **listing.filters(listed)
    )
    if query and beside.before is beside.after is None:
        beside = data.read(reads.neighbours, action.key, sort="code")

    def step(row: ListedAction | None, words: str, said: str) -> link_rows.Step | None:
        if row is None:
            return None
        name = row.code or row.title or MISSING
        link = markup.address("action", code=row.code or row.key, list=query)
        return link_rows.Step(words.format(name=name), link, f"{said} {name} {row.title or ''}".strip())

    above = [link_rows.Step(t("Actions"), markup.address("actions", **listed))]
    axis = axis_name(action.axis_code, action.axis_title)
    if axis and action.values["axis"]:
        above.append(link_rows.Step(axis, markup.address("axes", axis=str(action.values["axis"]))))
    link_rows.way(
        above,
        step(beside.before, "‹ {name}", t("Before:")),
        step(beside.after, "{name} ›", t("After:")),
        t("Where this action is"),
    )


def missing(code: str | None) -> None:
    """The sheet of an action that is archived, or that nobody knows."""
    order_part.missing(code)


def heading(action: Action) -> None:
    """Code and title; situation and its reason; who verified what is done."""
    language = session.language()
    layout.title(" – ".join(part for part in (action.code, action.title) if part))
    why = reason(language, action.reason_code, action.reason_value, in_full=True)
    said = markup.situation_cell(action.situation)
    markup.line([said, markup.Cell(why)] if why else [said], "plan-lead")
    verification.of_action(action)


def facts(action: Action, plan: Plan, turn: Rows[Turn], *, narrow: bool = False) -> None:
    """What is known, in two columns, or in one beside something else; what is missing is said."""
    language = session.language()

    def name(field: str) -> str:
        return field_label(language, "action", field)

    def value(field: str) -> str:
        text = value_text(language, "action", field, action.values[field])
        if plan.is_sample:
            for prefix in SAMPLE_MARKS:
                text = text.removeprefix(prefix)
        return text

    def offered(field: str, text: str, *, quiet: str = "") -> markup.Cell:
        if text != MISSING or not writing.is_possible():
            return markup.Cell(text, quiet=quiet)
        link = markup.address("action", code=action.code or key, fill=field, list=session.query("list"))
        return markup.Cell(t(action_columns.OFFERS[field]), link, style="plan-add", quiet=quiet)

    key = action.key
    deadline = deadline_text(language, action.deadline, action.deadline_precision, action.deadline_text)
    slip = moved(language, action.initial_deadline, action.slip_days)
    moves = data.read(reads.deadline_moves, before=0, keys=(action.key,))
    times = postponed_times(sum((move.days or 0) > 0 for move in moves))
    typed = action.deadline_text
    extra = format_pair(language, t("typed"), typed) if typed and typed != deadline else ""
    progress = format_percent(language, action.progress, 0)
    if action.expected is not None:
        progress += " " + t("(expected {expected})", expected=format_percent(language, action.expected, 0))
    counted = milestones_view.source(action)
    left: dict[str, markup.Content] = {
        name("axis"): axis_name(action.axis_code, action.axis_title) or MISSING,
        name("organisation"): markup.partner_cells(action.organisation) or MISSING,
        name("owner"): offered("owner", value("owner")),
        name("partners"): markup.partner_cells(action.partners) or MISSING,
        name("status"): value("status"),
        name("progress"): markup.Cell(progress, quiet=counted)
        if counted or action.progress is not None
        else offered("progress", progress),
        name("priority"): value("priority"),
        name("start"): value("start"),
        name("deadline"): offered("deadline", MISSING, quiet=typed or "")
        if action.deadline is None and action.deadline_precision != Precision.CONTINUOUS
        else markup.Cell(deadline, quiet=" · ".join(part for part in (slip, times, extra) if part)),
        name("completed_on"): value("completed_on"),
    }
    whose = turns_view.of_action(turn)
    if whose is not None:
        left[t("Next move")] = whose
    right = {
        f.name: value(f.name) for f in ACTION.fields if (f.in_form or f.names_people) and f.name not in PLACED
    }
    others = json.loads(action.extra) if action.extra else {}
    known: dict[str, markup.Content] = {
        **{name(f): text for f, text in right.items() if text != MISSING},
        **{k: str(v) for k, v in others.items()},
    }
    if narrow:
        markup.facts(left | known)
    else:
        if len(known) <= FEW:  # both columns of one height
            every: list[tuple[str, markup.Content]] = [*left.items(), *known.items()]
            half = (len(every) + 1) // 2
            left, known = dict(every[:half]), dict(every[half:])
        one, two = st.columns(2, gap="large")
        with one:
            markup.facts(left)
        with two:
            markup.facts(known)
    if action.absent_since:
        markup.paragraph(
            t(
                "Absent from the file of {day}: to be confirmed.",
                day=format_day(language, action.absent_since),
            )
        )


def form(action: Action) -> None:
    """The edit form, and what else can be done to it, for an editor on the last state."""
    if writing.is_possible():
        with layout.line("action"):
            entry = layout.unfolded(t("Edit this action"), quick_update.LONG_FORM, icon=":material/edit:")
            if entry:
                with entry:
                    action_form.edit(action)
            order_part.of_action(action)


def parts(action: Action) -> None:
    """What has rows of its own: what the action needs, its steps, its indicators, its fundings; then what it has none of."""
    links_view.occurrences(action)
    every = (links_view, milestones_view, indicators_view, funding_view)
    empty = [part for part in every if part.is_empty(action)]
    for part in every:
        if part not in empty:
            part.of_action(action)
    if empty and writing.is_possible():
        with st.container(key="action_empty"):
            layout.section(t("What can be added"))
            with layout.line("empty"):
                for part in empty:
                    part.of_action(action)


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
        tables.Shown(
            subject,
            lambda r: markup.Cell(
                without_mark(r.subject or MISSING), quiet=section.counted("interaction", r.key)
            ),
        ),
        tables.field("interaction", "result", width=22),
        also=data.read(reads.attachment_counts),
    )
    section.of_one("interaction", {r.key: _exchange(r) for r in rows})


def _exchange(row: LinkedExchange) -> str:
    day = format_day(session.language(), row.occurred_on)
    return " · ".join(part for part in (day, row.partner, without_mark(row.subject or "")) if part)


def back() -> None:
    """To the list."""
    with st.container(key="sheet_back"):
        navigation.link("actions", t("All actions"), ":material/list:")
