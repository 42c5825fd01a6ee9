"""What an action needs and what needs it, and its occurrences when it comes back: on its sheet."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.domain.recurrence import OccurrenceState, Recurrence
from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label, sign
from lib.store import reads
from lib.store.reads import Action, Occurrence, Scheduled, Tie
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, tables, writing
from lib.ui.forms import shell
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.ui.tables import Shown
from lib.usecases.dependencies import add_dependencies, end_dependency
from lib.usecases.occurrences import edit_occurrence, hold_occurrence
from lib.wording.links import course, occurrence_state, waits

#: Situations of an action that waits for nothing.
CLOSED = ("done", "cancelled")
#: Lines between the rows of a calendar that an eye can follow.
MOST_LINES = 20
#: Occurrences on a page.
SHOWN = 6


def is_empty(action: Action) -> bool:
    """Whether an action neither needs another nor is needed."""
    return not data.read(reads.ties_of_action, key=action.key)


def among(rows: Rows[Scheduled]) -> tuple[tuple[str, str], ...]:
    """Which of some actions needs which other of them; none where there would be too many lines to follow."""
    found = data.read(reads.ties_among, keys=tuple(row.key for row in rows))
    return found if len(found) <= MOST_LINES else ()


def of_action(action: Action) -> None:
    """What the action needs and what needs it, with the forms; nothing where there is none and nobody can write."""
    found = data.read(reads.ties_of_action, key=action.key)
    if not found and not writing.is_possible():
        return
    if found:
        layout.section(t("Dependencies"))
    needed = [tie for tie in found if tie.is_needed]
    if needed:
        markup.paragraph(waits(session.language(), action.situation not in CLOSED, needed))
    if found:
        _table(found)
    if not writing.is_possible():
        return
    with layout.line("dependencies"):
        entry = layout.unfolded(t("Add a dependency"), f"dependency_add_{action.key}", icon=":material/add:")
        if entry:
            with entry:
                _add(action)
        if needed:
            entry = layout.unfolded(
                t("Remove a dependency"), f"dependency_end_{action.key}", icon=":material/link_off:"
            )
            if entry:
                with entry:
                    for tie in needed:
                        _end(tie)


def _table(found: Rows[Tie]) -> None:
    language = session.language()
    tables.table(
        found,
        t("Dependencies"),
        Shown(
            markup.Column(t("Relation"), short=True),
            lambda r: t("Depends on") if r.is_needed else t("Needed by"),
        ),
        tables.code(),
        tables.title(38, below=lambda r: r.why),
        tables.deadline(),
        Shown(markup.Column(t("Situation"), width=18), _situation),
        Shown(
            markup.Column(field_label(language, "action", "owner"), width=18),
            lambda r: r.responsible or MISSING,
        ),
    )


def _situation(tie: Tie) -> markup.Content:
    if tie.situation is not None:
        return markup.situation_cell(tie.situation)
    return t("archived on {day}", day=format_day(session.language(), tie.archived_on))


def _add(action: Action) -> None:
    def write(sent: Sent) -> int:
        return add_dependencies(
            data.store(), action.key, sent.values["needs"], sent.values["why"], sent.writing
        )

    with Form(f"dependency_new_{action.key}", "dependency", {}) as form:
        one, two = st.columns([1, 2])
        form.text("needs", t("Depends on (codes)"), one, placeholder="A2.3, A4.1")
        form.text("why", field_label(session.language(), "dependency", "why"), two)
        form.submit(t("Add a dependency"), write, t("The dependency was added."))


def _end(tie: Tie) -> None:
    def write(sent: Sent) -> int:
        return end_dependency(data.store(), sent.seen, tie.key, sent.writing)

    shell.button(
        f"dependency_end_{tie.key}",
        t("No longer depends on {name}", name=tie.code or tie.title or MISSING),
        write,
        t("The dependency was removed."),
    )


def occurrences(action: Action) -> None:
    """The occurrences of an action that comes back, each with its form."""
    every = action.values["recurrence"]
    if not every:
        return
    language = session.language()
    found = data.read(reads.occurrences_of_action, key=action.key)
    layout.section(f"{t('Occurrences')} – {label(language, Recurrence(str(every)))}")
    if not found:
        layout.empty(t("Give a start and an end to this action: its occurrences follow from them."))
        return
    markup.paragraph(course(language, found))
    coming = next((row for row in found if row.state == OccurrenceState.PLANNED), None)
    if coming is not None and writing.is_possible():
        _done(coming)
    first = [row for row in found if row.state in (OccurrenceState.PLANNED, OccurrenceState.UNTOLD)]
    settled = [row for row in found if row not in first][::-1]
    for row in tables.part([*first, *settled], SHOWN, key="occurrences"):
        _occurrence(row)


def _done(coming: Occurrence) -> None:
    def write(sent: Sent) -> int | None:
        return hold_occurrence(data.store(), sent.seen, coming.key, sent.writing)

    shell.button(
        f"occurrence_done_{coming.key}",
        t("The occurrence of {day} is done", day=format_day(session.language(), coming.due_on)),
        write,
        t("The occurrence was recorded as done."),
        primary=True,
    )


def _occurrence(row: Occurrence) -> None:
    language = session.language()
    said = occurrence_state(language, row)
    told = markup.Cell(said, quiet=row.comment or "")
    if row.is_past_due:
        told = replace(told, style=f"s-{Situation.OVERDUE}", mark=sign(Situation.OVERDUE))
    with layout.line(row.key):
        markup.facts({format_day(language, row.due_on): told})
        if not writing.is_possible():
            return
        entry = layout.unfolded(
            t("Change this occurrence"), f"occurrence_edit_{row.key}", icon=":material/edit:"
        )
        if entry:
            with entry:
                _edit(row)


def _edit(row: Occurrence) -> None:
    def write(sent: Sent) -> int | None:
        reason = str(sent.values["reason"] or "")
        return edit_occurrence(data.store(), sent.seen, row.key, sent.changed, sent.writing, reason=reason)

    held = {"due_on": row.due_on, "state": row.state, "done_on": row.done_on, "comment": row.comment}
    with Form(f"occurrence_{row.key}", "occurrence", held, key=row.key) as form:
        for name, column in zip(("state", "done_on", "due_on"), st.columns(3), strict=True):
            form.field(name, column)
        form.field("comment")
        form.text("reason", t("Reason, if the day moves"), placeholder=t("One line"))
        form.submit(t("Record the changes"), write, t("The changes were recorded."))
