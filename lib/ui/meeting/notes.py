"""Noting on the spot, without leaving the screen: a drawer with one short form per kind of note."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import AppError, Conflict
from lib.domain.names import split_names
from lib.domain.terms import DecisionStatus
from lib.domain.writing import Writing
from lib.i18n import mark
from lib.i18n.labels import label
from lib.reports.meeting import Shown
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.ui import data, organisations, session, writing
from lib.ui.partners import quick_entry
from lib.ui.session import t
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.interactions import add_interaction
from lib.usecases.meetings import note, note_done

DECISION, DONE, DATE, OWNER, WAITING, SUPPORT, SETTLE, EXCHANGE = (
    "decision",
    "done",
    "date",
    "owner",
    "waiting",
    "support",
    "settle",
    "exchange",
)
KINDS: Mapping[str, str] = {
    DECISION: mark("Decision"),
    DATE: mark("New date"),
    DONE: mark("Done"),
    OWNER: mark("New owner"),
    WAITING: mark("Blocked by"),
    SUPPORT: mark("Support requested"),
    SETTLE: mark("Earlier decision"),
    EXCHANGE: mark("Exchange"),
}
#: Slots: the kind of note of the open drawer, the revision that was seen when it opened.
OPEN, SEEN = "meeting_note", "meeting_seen"


def open_drawer(kind: str) -> None:
    """Opens the drawer on a kind of note, from the state recorded now."""
    session.keep_state(OPEN, kind)
    session.keep_state(SEEN, data.latest_revision())
    session.advance("note")


def drawer(facts: Shown, keys: Sequence[str]) -> None:
    """The open drawer; `keys` are the actions of the screen, offered first."""
    if session.state(OPEN) is None or not facts.is_open or not writing.is_possible():
        return
    st.dialog(t("Note"), width="medium", position="right", on_dismiss=_close)(_forms)(facts, keys)


def _close() -> None:
    session.keep_state(OPEN, None)


def _forms(facts: Shown, keys: Sequence[str]) -> None:
    turn, first = session.counter("note"), str(session.state(OPEN))
    kinds = {name: t(words) for name, words in KINDS.items()}
    kind = st.segmented_control(
        t("What is noted"),
        list(kinds),
        default=first,
        format_func=lambda name: kinds[name],
        key=f"note_kind_{turn}",
        required=True,
    )
    kind = str(kind or first)
    if kind != first:
        session.keep_state(OPEN, kind)
    store, seen = data.store(), int(session.state(SEEN) or session.revision())
    rows = rows_at(store, seen, session.plan(), "action")
    if kind == SETTLE:
        _settle(facts, turn)
        return
    if kind == EXCHANGE:
        _exchange(facts, turn)
        return
    order = [key for key in dict.fromkeys(keys) if key in rows]
    others = sorted((k for k in rows if k not in order), key=lambda k: _code_order(rows[k]))
    options = [*order, *others]
    names = {key: f"{rows[key]['code'] or '–'} – {rows[key]['title']}" for key in options}
    if kind == DECISION:
        _decide(facts, options, names, turn)
        return
    if not options:
        st.info(t("The plan holds no action yet. Import a spreadsheet to begin."))
        return
    action = str(st.selectbox(t("Action"), options, format_func=lambda k: names[k], key=f"note_on_{turn}"))
    with st.form(f"note_{kind}_{action}_{turn}", border=False):
        write = FORMS[kind](rows[action], f"{kind}_{action}_{turn}")
        submitted = st.form_submit_button(t("Record"), type="primary", shortcut="Ctrl+Enter")
    if submitted:
        _record(
            lambda: write(store, seen, action, _writing(facts)),
            str(rows[action]["code"] or rows[action]["title"]),
        )


def _writing(facts: Shown) -> Writing:
    present = writing.present()
    return Writing(present.plan, present.author, present.recorded_at, present.today, facts.meeting.key)


Write = Callable[[Store, int, str, Writing], object]


def _done(row: Mapping[str, Value], key: str) -> Write:
    on = st.date_input(t("Done on"), session.present_day(), format="DD/MM/YYYY", key=f"on_{key}")
    evidence = st.text_input(
        t("Deliverable handed over, where it is"),
        key=f"evidence_{key}",
        placeholder=str(row["deliverable"] or ""),
    )
    absent = st.checkbox(t("No deliverable yet"), key=f"absent_{key}")
    name = str(row["code"] or row["title"])

    def write(store: Store, seen: int, action: str, writer: Writing) -> object:
        return note_done(
            store,
            seen,
            action,
            completed_on=on,
            evidence=evidence,
            is_without_evidence=absent,
            writing=writer,
            reason=t("{code} done, deliverable not handed over", code=name)
            if absent and not evidence.strip()
            else t("{code} done", code=name),
        )

    return write


def _date(row: Mapping[str, Value], key: str) -> Write:
    held = row["deadline"] if isinstance(row["deadline"], date) else None
    new = st.date_input(t("New date"), held, format="DD/MM/YYYY", key=f"deadline_{key}")
    why = st.text_input(t("Reason"), key=f"why_{key}", placeholder=t("One line"))
    return lambda store, seen, action, writer: note(
        store, seen, action, {"deadline": new}, writer, reason=why
    )


def _owner(row: Mapping[str, Value], key: str) -> Write:
    owner = st.text_input(
        t("New owner (function)"), str(row["owner"] or ""), key=f"owner_{key}", placeholder=""
    )
    return lambda store, seen, action, writer: note(
        store,
        seen,
        action,
        {"owner": owner.strip() or None},
        writer,
        reason=t("{code}: new owner", code=row["code"] or row["title"]),
    )


def _waiting(row: Mapping[str, Value], key: str) -> Write:
    held = str(row["waiting_on"]) if row["waiting_on"] else None
    lead = split_names(str(row["organisation"] or ""))
    on = organisations.choose(t("On whom the action waits"), held, key=f"on_{key}", first=lead) or ""
    begun = row["waiting_since"] if isinstance(row["waiting_since"], date) else session.present_day()
    since = st.date_input(t("Since"), begun, format="DD/MM/YYYY", key=f"since_{key}")
    blocked = st.checkbox(t("The action is blocked"), row["status"] == "blocked", key=f"blocked_{key}")

    def write(store: Store, seen: int, action: str, writer: Writing) -> object:
        values: dict[str, Value] = {
            "waiting_on": on.strip() or None,
            "waiting_since": since if on.strip() else None,
        }
        if blocked != (row["status"] == "blocked"):
            values["status"] = "blocked" if blocked else "in_progress"
        return note(
            store, seen, action, values, writer, reason=t("{code}: waiting", code=row["code"] or row["title"])
        )

    return write


def _support(row: Mapping[str, Value], key: str) -> Write:
    asked = st.text_area(
        t("What is asked of the president"),
        str(row["support_requested"] or ""),
        key=f"asked_{key}",
        placeholder="",
        height=110,
    )
    return lambda store, seen, action, writer: note(
        store,
        seen,
        action,
        {"support_requested": asked.strip() or None},
        writer,
        reason=t("{code}: support requested", code=row["code"] or row["title"]),
    )


FORMS: Mapping[str, Callable[[Mapping[str, Value], str], Write]] = {
    DONE: _done,
    DATE: _date,
    OWNER: _owner,
    WAITING: _waiting,
    SUPPORT: _support,
}


def _decide(facts: Shown, options: Sequence[str], names: Mapping[str, str], turn: int) -> None:
    linked = {"": t("none in the plan"), **{key: names[key] for key in options}}
    with st.form(f"decide_{turn}", border=False):
        text = st.text_area(
            t("Decision: a sentence that begins with a verb"),
            key=f"decision_text_{turn}",
            placeholder="",
            height=90,
        )
        owner = st.text_input(t("Responsible (function)"), key=f"decision_owner_{turn}", placeholder="")
        deadline = st.date_input(t("By when"), None, format="DD/MM/YYYY", key=f"decision_deadline_{turn}")
        action = st.selectbox(
            t("Linked action"),
            list(linked),
            format_func=lambda k: linked[k],
            key=f"decision_action_{turn}",
        )
        recipients = st.text_input(t("Recipients"), key=f"decision_recipients_{turn}", placeholder="")
        submitted = st.form_submit_button(t("Record the decision"), type="primary", shortcut="Ctrl+Enter")
    if submitted:
        store = data.store()
        _record(
            lambda: record_decision(
                store,
                _writing(facts),
                text=text,
                owner=owner,
                deadline=deadline,
                action=action,
                recipients=recipients,
            ),
            "",
        )


def _settle(facts: Shown, turn: int) -> None:
    language = session.language()
    known = {d.key: f"{d.number} – {d.text}" for d in facts.earlier}
    if not known:
        st.info(t("No earlier decision is waiting."))
        return
    seen = writing.seen("settle", tuple((d.key, d.status) for d in facts.earlier))
    with st.form(f"settle_{turn}", border=False):
        key = st.selectbox(
            t("Earlier decision"), list(known), format_func=lambda k: known[k], key=f"settle_key_{turn}"
        )
        status = st.selectbox(
            t("What became of it"),
            [DecisionStatus.DONE, DecisionStatus.LAPSED, DecisionStatus.TO_DO],
            format_func=lambda s: label(language, s),
            key=f"settle_status_{turn}",
        )
        submitted = st.form_submit_button(t("Record"), type="primary", shortcut="Ctrl+Enter")
    if submitted:
        _record(lambda: settle_decision(data.store(), seen, str(key), status, _writing(facts)), str(key))


def _exchange(facts: Shown, turn: int) -> None:
    with st.form(f"exchange_{turn}", border=False):
        values = quick_entry.fields(organisations.names(), key=f"note_exchange_{turn}")
        submitted = st.form_submit_button(t("Record"), type="primary", shortcut="Ctrl+Enter")
    if submitted:
        _record(lambda: add_interaction(data.store(), values, _writing(facts)), str(values["partner"]))


def _record(write: Callable[[], object], name: str) -> None:
    """Writes a note, or says why not; the drawer closes when it is recorded."""
    try:
        answer = write()
    except AppError as error:
        if isinstance(error, Conflict):
            session.keep_state(SEEN, data.latest_revision())
        writing.refused(error)
        return
    session.keep_state(OPEN, None)
    words = {"name": answer if isinstance(answer, str) else name}
    writing.done(t("Noted: {name}.", **words) if answer else t("Nothing differed: nothing was recorded."))


def _code_order(row: Mapping[str, Any]) -> tuple[int, str]:
    code = str(row["code"] or row["title"])
    return (len(code), code)
