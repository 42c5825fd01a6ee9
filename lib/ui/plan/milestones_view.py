"""The milestones of an action on its sheet: what each is on the day, done in one press, added, edited, taken away; and
where the progress of the action comes from."""

from __future__ import annotations

import json
from dataclasses import replace

import streamlit as st

from lib.domain.milestones import ProgressFrom, steps
from lib.domain.terms import Situation
from lib.i18n.formats import format_day, format_pair, format_percent
from lib.i18n.labels import sign
from lib.store import reads
from lib.store.reads import Action, Milestone
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, tables, writing
from lib.ui.files import section
from lib.ui.forms.shell import Form, button
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.milestones import (
    add_milestone,
    count_progress,
    edit_milestone,
    finish_milestone,
    remove_milestone,
)
from lib.wording.milestones import milestone_state, progress_source, steps_words, weight_words
from lib.wording.short import without_mark

#: Milestones on a page.
SHOWN = 12
FIRST_LINE = (("title", 3), ("owner", 2), ("deadline", 1.2))
SECOND_LINE = ("status", "progress", "weight", "completed_on")


def source(action: Action) -> str:
    """Where the progress of an action comes from, when it is not declared."""
    if action.values["progress_from"] != ProgressFrom.MILESTONES:
        return ""
    return progress_source(session.language(), ProgressFrom.MILESTONES, action.values["status"], _of(action))


def is_empty(action: Action) -> bool:
    """Whether an action has no milestone."""
    return not _of(action)


def of_action(action: Action) -> None:
    """Every milestone in the order of their days, each with its press and its form; then the form of a new one."""
    found = _of(action)
    if found:
        layout.section(t("Milestones"))
        _progress(action, found)
    for row in tables.part(found, SHOWN, key="milestones") if found else ():
        _milestone(row)
    with layout.line("milestones"):
        _add(action)
        section.of_one("milestone", {row.key: without_mark(row.title or "") for row in found})


def _of(action: Action) -> Rows[Milestone]:
    return data.read(reads.milestones, keys=(action.key,))


def _progress(action: Action, found: Rows[Milestone]) -> None:
    """What the progress comes from, and the press that lets it come from elsewhere."""
    language = session.language()
    so_far = steps(found)
    counted = action.values["progress_from"] == ProgressFrom.MILESTONES
    share = format_percent(language, so_far.progress, 0)
    if counted:
        said = t("The progress of this action comes from its milestones: {words}.", words=source(action))
    elif so_far.progress is None:
        said = t("The progress of this action is declared.")
    else:
        words = steps_words(language, so_far)
        said = t(
            "The progress of this action is declared; its milestones would give {share}, {words}.",
            share=share,
            words=words,
        )
    if not writing.is_possible():
        markup.paragraph(said)
        return
    wanted = ProgressFrom.DECLARED if counted else ProgressFrom.MILESTONES
    with layout.line(f"progress_{action.key}"):
        markup.paragraph(said)
        button(
            f"milestones_source_{action.key}",
            t("Declare the progress again") if counted else t("Take the progress from the milestones"),
            lambda sent: count_progress(data.store(), sent.seen, action.key, wanted, sent.writing),
            t("The changes were recorded."),
            table="action",
        )


def _milestone(row: Milestone) -> None:
    language = session.language()
    day = format_day(language, row.deadline) if row.deadline else t("Without date")
    others = json.loads(row.extra) if row.extra else {}
    quiet = [row.code or "", row.owner or "", weight_words(language, row), row.comment or ""]
    quiet += [format_pair(language, heading, str(value)) for heading, value in others.items()]
    told = markup.Cell(
        without_mark(row.title or ""), quiet=" · ".join(part for part in quiet if part), named=True
    )
    state = markup.Cell(milestone_state(language, row))
    if row.is_late:
        state = replace(state, style=f"s-{Situation.OVERDUE}", mark=sign(Situation.OVERDUE))
    with layout.line(row.key):
        markup.facts({day: (state, told)})
        if not writing.is_possible():
            return
        if row.is_open:
            button(
                f"milestone_done_{row.key}",
                t("Mark done"),
                lambda sent: finish_milestone(data.store(), sent.seen, row.key, sent.writing),
                t("The milestone is done."),
                table="milestone",
                help=t("Done as of {day}", day=format_day(language, session.present_day())),
            )
        _edit(row)


def _edit(row: Milestone) -> None:
    entry = layout.unfolded(t("Edit this milestone"), f"milestone_edit_{row.key}", icon=":material/edit:")
    if not entry:
        return
    stored = {name: getattr(row, name) for name in (*(n for n, _ in FIRST_LINE), *SECOND_LINE, "comment")}

    def write(sent: Sent) -> int | None:
        return edit_milestone(data.store(), sent.seen, row.key, sent.changed, sent.writing)

    with entry:
        with Form(f"milestone_{row.key}", "milestone", stored, key=row.key) as form:
            _fields(form)
            form.submit(t("Record the changes"), write, t("The changes were recorded."))
        button(
            f"milestone_gone_{row.key}",
            t("Remove this milestone"),
            lambda sent: remove_milestone(data.store(), sent.seen, row.key, sent.writing),
            t("The milestone was removed; the history can undo it."),
            table="milestone",
        )


def _add(action: Action) -> None:
    if not writing.is_possible():
        return
    entry = layout.unfolded(t("Add a milestone"), "milestone_add", icon=":material/add:")
    if not entry:
        return

    def write(sent: Sent) -> int:
        return add_milestone(data.store(), action.key, sent.values, sent.writing)

    with entry, Form(f"milestone_new_{action.key}", "milestone", {}) as form:
        _fields(form)
        form.submit(t("Add the milestone"), write, t("The milestone was added."))


def _fields(form: Form) -> None:
    columns = st.columns([width for _, width in FIRST_LINE], vertical_alignment="bottom")
    for (name, _), column in zip(FIRST_LINE, columns, strict=True):
        form.field(name, column)
    for name, column in zip(SECOND_LINE, st.columns(4, vertical_alignment="bottom"), strict=True):
        if name == "weight":  # told as it was given
            form.field(name, column, format="%g")
        else:
            form.field(name, column)
    form.field("comment")
