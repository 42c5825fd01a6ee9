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
from lib.ui.plan import reserved_part
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
    """A new action: its axis first, with the code that comes next in it, both known before the form is sent."""

    def write(sent: Sent) -> int:
        return create_action(data.store(), sent.values, sent.writing)

    kept = session.widget("action_new_axis")
    form = Form("action_new", "action", {"axis": session.query("axis") if kept is None else kept})
    one, two = st.columns([3, 1])
    axes = _axes()
    axis = form.field("axis", one, options=axes) if axes else None
    form.row["code"] = data.read(reads.next_code, axis=axis)
    _propose(form, form.row["code"])
    form.proposed.add("code")
    form.field("code", two)
    with form:
        _fields(form)
        form.submit(t("Add the action"), write, t("The action was added."))


def _propose(form: Form, code: str) -> None:
    """Puts another code in place of the one proposed before; one that was typed stays."""
    shown, before = session.widget(f"{form.name}_code"), session.state("code_proposed")
    if shown is not None and shown != code and shown in ("", before):
        form.anew = {**form.anew, "code": code}
    session.keep_state("code_proposed", code)


def _axes() -> dict[str, str]:
    return {axis.key: axis_name(axis.code, axis.title) for axis in data.read(reads.axis_list)}


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
    """Every field; those that stand before the form already are not asked twice."""
    if "code" in form.values:
        form.field("title")
        two, three = st.columns(2)
    else:
        one, two = st.columns([1, 4])
        form.field("code", one, placeholder="A1.1")
        form.field("title", two)
        one, two, three = st.columns([2, 1, 1])
        form.field("axis", one, options=_axes())
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
    reserved_part.field(form)


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
