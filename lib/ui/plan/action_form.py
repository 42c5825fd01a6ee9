"""The forms of an action: create, edit; a moved deadline asks for its reason."""

from __future__ import annotations

import streamlit as st

from lib.domain.names import split_names
from lib.domain.schema import ACTION
from lib.store import reads
from lib.store.reads import Action
from lib.ui import data, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.actions import create_action, edit_action
from lib.wording.short import axis_name

DATES = ("start", "deadline", "completed_on", "progress")
LAST = ("description", "comment", "confidential")
#: What has a place of its own; every other field of the registry that a form asks for follows, two on a line.
PLACED = frozenset(
    {"code", "title", "axis", "status", "priority", *DATES, "waiting_on", "waiting_since", *LAST}
)


def create() -> None:
    """A new action."""

    def write(sent: Sent) -> int:
        return create_action(data.store(), sent.values, sent.writing)

    with Form("action_new", "action") as form:
        _fields(form)
        form.submit(t("Add the action"), write, t("The action was added."))


def edit(action: Action) -> None:
    """Edits an action from what was seen when its form was opened, whatever others do meanwhile."""
    key = action.key

    def write(sent: Sent) -> int | None:
        reason = sent.values["reason"] or ""
        return edit_action(data.store(), sent.seen, key, sent.changed, sent.writing, reason=reason)

    with Form(f"action_{key}", "action", dict(action.values), key=key) as form:
        _fields(form)
        form.text("reason", t("Reason, if the deadline moves"), placeholder=t("One line"))
        form.submit(t("Record the changes"), write, t("The changes were recorded."))


def _fields(form: Form) -> None:
    one, two = st.columns([1, 4])
    form.field("code", one, placeholder="A1.1")
    form.field("title", two)
    one, two, three = st.columns([2, 1, 1])
    axes = {axis.key: axis_name(axis.code, axis.title) for axis in data.read(reads.axis_list)}
    form.field("axis", one, options=axes)
    form.field("status", two)
    form.field("priority", three)
    for column, field in zip(st.columns(4), DATES, strict=True):
        form.field(field, column)
    others = [field.name for field in ACTION.fields if field.in_form and field.name not in PLACED]
    for at in range(0, len(others), 2):
        for column, field in zip(st.columns(2), others[at : at + 2], strict=False):
            form.field(field, column)
    _waiting(form)
    for field in LAST:
        form.field(field)


def _waiting(form: Form) -> None:
    """Whose move is next, and since when: the present day unless another is given."""
    one, two = st.columns(2)
    first = split_names(form.row.get("organisation"))
    on = form.organisation("waiting_on", t("Next move: waiting on"), one, first=first)
    since = form.field("waiting_since", two)
    moved = on != form.row.get("waiting_on")
    if moved and (since is None or since == form.row.get("waiting_since")):
        since = session.present_day()
    form.values["waiting_since"] = since if on else None
