"""The forms of an action: create, edit; a moved deadline asks for its reason; a conflict loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import AppError, Conflict
from lib.domain.fields import ACTION, split_names
from lib.domain.terms import Priority, Status
from lib.i18n.formats import format_moment
from lib.i18n.labels import field_label, label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import Action
from lib.ui import data, markup, organisations, session, writing
from lib.ui.session import t
from lib.usecases.actions import create_action, edit_action
from lib.wording.short import axis_name

LONG = ("description", "comment")
SHORT = (
    "organisation", "owner", "partners", "deliverable", "evidence", "indicator", "target", "actual", "source", "support_requested",
)  # fmt: skip


def create(store: Store) -> None:
    """A new action."""
    turn = session.counter("create")
    with st.form(f"create_{turn}", border=False):
        values = _fields(store, {}, f"create_{turn}")
        if not st.form_submit_button(t("Add the action"), type="primary"):
            return
    try:
        create_action(store, data.latest_revision(), values, writing.present())
    except AppError as error:
        writing.refused(error, "action")
    else:
        session.advance("create")
        writing.done(t("The action was added."))


def edit(store: Store, action: Action) -> None:
    """Edits an action from what was seen when its form was opened, whatever others do meanwhile."""
    key = action.key
    slot = f"seen:{key}"
    turn = session.counter(f"edit:{key}")
    seen = session.state(slot)
    if seen is None:
        seen = dict(action.values)
        session.keep_state(slot, seen)
    with st.form(f"edit_{key}_{turn}", border=False):
        values = _fields(store, seen, f"edit_{key}_{turn}")
        reason = st.text_input(
            t("Reason, if the deadline moves"), key=f"reason_{key}_{turn}", placeholder=t("One line")
        )
        submitted = st.form_submit_button(t("Record the changes"), type="primary")
    if not submitted:
        return
    try:
        number = edit_action(
            store, seen, key, values, writing.present(), revision=data.latest_revision(), reason=reason
        )
    except Conflict as conflict:
        _tell(store, key, values, conflict, slot, seen)
    except AppError as error:
        writing.refused(error, "action")
    else:
        session.keep_state(slot, None)
        session.advance(f"edit:{key}")
        writing.done(
            t("The changes were recorded.") if number else t("Nothing differed: nothing was recorded.")
        )


def _tell(
    store: Store,
    key: str,
    values: Mapping[str, Value],
    conflict: Conflict,
    slot: str,
    seen: Mapping[str, Value],
) -> None:
    """Both values, who and when; what was typed stays in the form, and can be recorded knowingly."""
    language = session.language()
    revision = data.latest_revision()
    stored = rows_at(store, revision, session.plan(), "action").get(key)
    if stored is None:
        st.error(t("This action no longer exists: somebody removed it meanwhile."))
        return
    versions = reads.action_versions(data.state().at(revision), key)
    last = versions[-1]
    moment = format_moment(language, session.local(last.recorded_at))
    lines = [
        t(
            "“{author}” changed this action on {moment}. Nothing you typed is lost.",
            author=last.author,
            moment=moment,
        )
    ]
    for _, _, name in conflict.details:
        lines.append(
            t(
                "{field}: your value “{yours}”; recorded value “{theirs}”.",
                field=field_label(language, "action", name),
                yours=value_text(language, "action", name, values.get(name, seen.get(name))),
                theirs=value_text(language, "action", name, stored.get(name)),
            )
        )
    lines.append(t("To keep your values, record once more; to keep theirs, put them back in the form."))
    st.warning("\n\n".join(markup.plain(line) for line in lines), icon=":material/sync_problem:")
    session.keep_state(slot, {name: stored[name] for name in ACTION})


def _fields(store: Store, seen: Mapping[str, Any], key: str) -> dict[str, Value]:
    """The fields of the form, filled with what was seen; answers what they hold."""
    language = session.language()
    axes = data.read(reads.axis_list)
    names = {axis.key: axis_name(axis.code, axis.title) for axis in axes}

    def name(field: str) -> str:
        return field_label(language, "action", field)

    values: dict[str, Value] = {}
    one, two = st.columns([1, 4])
    values["code"] = (
        one.text_input(name("code"), seen.get("code") or "", key=f"{key}_code", placeholder="A1.1") or None
    )
    values["title"] = (
        two.text_input(name("title"), seen.get("title") or "", key=f"{key}_title", placeholder="") or None
    )
    one, two, three = st.columns([2, 1, 1])
    options = ["", *names]
    values["axis"] = (
        one.selectbox(
            name("axis"),
            options,
            options.index(seen.get("axis") or "") if (seen.get("axis") or "") in options else 0,
            format_func=lambda k: names.get(k) or "–",
            key=f"{key}_axis",
        )
        or None
    )
    statuses = ["", *[str(s) for s in Status]]
    values["status"] = (
        two.selectbox(
            name("status"),
            statuses,
            statuses.index(seen.get("status") or ""),
            format_func=lambda s: label(language, Status(s)) if s else "–",
            key=f"{key}_status",
        )
        or None
    )
    priorities = ["", *[str(p) for p in Priority]]
    values["priority"] = (
        three.selectbox(
            name("priority"),
            priorities,
            priorities.index(seen.get("priority") or ""),
            format_func=lambda p: label(language, Priority(p)) if p else "–",
            key=f"{key}_priority",
        )
        or None
    )
    for column, field in zip(st.columns(4), ("start", "deadline", "completed_on", "progress"), strict=True):
        if field == "progress":
            values[field] = column.number_input(
                name(field),
                value=seen.get(field),
                step=5.0,
                format="%0.0f",
                key=f"{key}_{field}",
                placeholder=t("missing"),
            )
        else:
            values[field] = column.date_input(
                name(field), seen.get(field), format="DD/MM/YYYY", key=f"{key}_{field}"
            )
    for pair in zip(SHORT[::2], SHORT[1::2], strict=True):
        for column, field in zip(st.columns(2), pair, strict=True):
            values[field] = (
                column.text_input(name(field), seen.get(field) or "", key=f"{key}_{field}", placeholder="")
                or None
            )
    values |= _waiting(seen, key)
    for field in LONG:
        values[field] = (
            st.text_area(name(field), seen.get(field) or "", key=f"{key}_{field}", height=80, placeholder="")
            or None
        )
    confidential = st.checkbox(
        name("confidential"), bool(seen.get("confidential")), key=f"{key}_confidential"
    )
    values["confidential"] = confidential if confidential or seen.get("confidential") is not None else None
    return values


def _waiting(seen: Mapping[str, Any], key: str) -> dict[str, Value]:
    """Whose move is next, and since when: the present day unless another is given."""
    language = session.language()
    one, two = st.columns(2)
    on = organisations.choose(
        t("Next move: waiting on"),
        seen.get("waiting_on"),
        key=f"{key}_waiting_on",
        first=split_names(seen.get("organisation")),
        column=one,
    )
    since = two.date_input(
        field_label(language, "action", "waiting_since"),
        seen.get("waiting_since"),
        format="DD/MM/YYYY",
        key=f"{key}_waiting_since",
    )
    moved = on != seen.get("waiting_on")
    given = since if since != seen.get("waiting_since") or not moved else session.present_day()
    return {
        "waiting_on": on,
        "waiting_since": (given or (session.present_day() if moved else None)) if on else None,
    }
