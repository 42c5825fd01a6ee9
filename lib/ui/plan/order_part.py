"""The order of the plan on the sheet of an action: archived, merged, moved, deleted; and the sheet of an archived one."""

from __future__ import annotations

import streamlit as st

from lib.domain.errors import Invalid
from lib.domain.schema import ACTION
from lib.i18n.formats import MISSING
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.ledger import some_rows_at
from lib.store.reads import Action, Archived
from lib.ui import data, layout, markup, navigation, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.order import parts
from lib.ui.plan import listing, sheet_history
from lib.ui.plans import looking
from lib.ui.session import t
from lib.usecases.merging import merge_actions
from lib.usecases.numbering import move_actions
from lib.wording.short import axis_name


def of_action(action: Action) -> None:
    """What can be done to an action beside editing it, for an editor on the last state."""
    if not writing.is_possible():
        return
    entry = layout.unfolded(
        t("Move, merge, archive or delete"), "action_order", icon=":material/inventory_2:"
    )
    if not entry:
        return
    with entry:
        _move(action)
        _merge(action)
        parts.archive_form("action", action.key)
        listed = listing.parts(session.query("list"))
        parts.remove_button("action", action.key, after=lambda _: navigation.go("actions", **listed))


def missing(code: str | None) -> None:
    """The sheet of an action that is not in the plan: archived, or unknown."""
    found = data.read(reads.archived_action, reference=code) if code else None
    if found is None:
        layout.title(t("Action sheet"), t("No action has the code “{code}”.", code=code or "–"))
        looking.elsewhere(code or "")
        return
    _archived(found)


def _archived(found: Archived) -> None:
    """Since when, why, by whom; the way back; what it held and how it came about. Nothing edits it."""
    language, state = session.language(), data.state()
    layout.title(" – ".join(part for part in (found.code, found.name) if part))
    markup.paragraph(parts.said_of(found), "plan-lead")
    if found.merged_into is not None:
        link = markup.address("action", code=found.into_code or found.merged_into)
        markup.items([[markup.Cell(t("See the action that stays"), link)]])
    parts.restore_button(found)
    row = some_rows_at(state.store, state.revision, state.plan, "action", [found.key])[found.key]
    layout.section(t("The essentials"))
    axes = {axis.key: axis_name(axis.code, axis.title) for axis in data.read(reads.axis_list)}
    held = {"axis": axes.get(str(row["axis"]), MISSING)}
    markup.facts(
        {
            field_label(language, "action", field.name): text
            for field in ACTION.fields
            if field.in_form and field.name not in ("code", "title")
            if (text := held.get(field.name) or value_text(language, "action", field.name, row[field.name]))
            != MISSING
        }
    )
    sheet_history.history(data.read(reads.action_versions, key=found.key))


def _move(action: Action) -> None:
    axes = {
        axis.key: axis_name(axis.code, axis.title)
        for axis in data.read(reads.axis_list)
        if axis.key != action.values["axis"]
    }
    if not axes:
        return

    def write(sent: Sent) -> int | None:
        axis = str(sent.values["axis"] or "")
        if not axis:
            raise Invalid("value_missing", "This value is needed.", field="axis")
        number = bool(sent.values["number"])
        return move_actions(data.store(), [action.key], axis, sent.writing, number=number)

    with Form(f"move_{action.key}", "action", {"number": True}) as form:
        one, two = st.columns(2, vertical_alignment="bottom")
        form.choice("axis", t("Move to the axis"), axes, one)
        form.tick("number", t("With the next code of that axis"), two)
        form.submit(
            t("Move"), write, t("The action was moved; its former code is still found."), primary=False
        )


def _merge(action: Action) -> None:
    def write(sent: Sent) -> int:
        code = str(sent.values["into"] or "").strip()
        into = data.read(reads.action, reference=code) if code else None
        if into is None:
            raise Invalid(
                "action_unknown_code", "No action has the code “{code}”.", code=code or "–", field="into"
            )
        reason = str(sent.values["archived_reason"] or "")
        return merge_actions(data.store(), action.key, into.key, sent.writing, reason=reason)

    markup.paragraph(
        t(
            "Two actions that are one: this one is archived into the other, to which its exchanges, notes, commitments, decisions, declarations, files, amounts, milestones, occurrences and indicators go. Of two values of one indicator on one day, that of the action that stays counts."
        ),
        "plan-state",
    )
    with Form(f"merge_action_{action.key}", "action") as form:
        one, two = st.columns(2)
        form.text("into", t("Code of the action that stays"), one)
        form.field("archived_reason", two, placeholder=t("One line"))
        form.submit(
            t("Merge into it"),
            write,
            lambda number: t("Merged: revision {number}, which can be undone in the history.", number=number),
            primary=False,
        )
