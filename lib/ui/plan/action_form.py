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
    """A new action: of the axis chosen first, with the code that comes next in it."""

    def write(sent: Sent) -> int:
        return create_action(data.store(), sent.values, sent.writing)

    axis = _axis_first()
    code = data.read(reads.next_code, axis=axis)
    with Form("action_new", "action", {"code": code}) as form:
        _propose(form, code)
        form.values["axis"] = axis
        _fields(form)
        form.submit(t("Add the action"), write, t("The action was added."))


def _axis_first() -> str | None:
    """The axis of the new action: before the form, since its code follows from it."""
    axes = {axis.key: axis_name(axis.code, axis.title) for axis in data.read(reads.axis_list)}
    if not axes:
        return None
    shown = {"": "–", **axes}
    asked = session.query("axis")
    chosen = st.selectbox(
        t("Axis of the new action"),
        list(shown),
        index=list(shown).index(asked) if asked in axes else 0,
        format_func=lambda key: shown.get(key, key),
        key="action_new_axis",
    )
    return str(chosen or "") or None


def _propose(form: Form, code: str) -> None:
    """Puts another code in place of the one proposed before; one that was typed stays."""
    shown, before = session.widget(f"{form.name}_code"), session.state("code_proposed")
    if shown is not None and shown != code and shown in ("", before):
        form.anew = {**form.anew, "code": code}
    session.keep_state("code_proposed", code)


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
    if "axis" not in form.values:  # a new action has its own before the form
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
