"""Noting on the spot, without leaving the screen: a drawer with one short form per kind of note."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from lib.domain.archived import standing
from lib.domain.changes import Value
from lib.domain.code_order import code_order
from lib.domain.names import split_names
from lib.domain.terms import Status
from lib.i18n import mark
from lib.i18n.authors import author_name
from lib.reports.meeting import Shown, running_order
from lib.store.ledger import rows_at
from lib.ui import data, organisations, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent, Write
from lib.ui.meeting import decided, drawer, place
from lib.ui.meeting import facts as meeting_facts
from lib.ui.partners import quick_entry
from lib.ui.session import t
from lib.usecases.meeting_notes import pass_without_debate, undebated_of
from lib.usecases.meetings import note, note_done
from lib.usecases.record import create_row

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
PROGRESS, UNDEBATED, REMARK = "progress", "undebated", "remark"
KINDS: Mapping[str, str] = {
    DECISION: mark("Decision"),
    DATE: mark("New date"),
    DONE: mark("Done"),
    PROGRESS: mark("Progress"),
    OWNER: mark("New owner"),
    WAITING: mark("Blocked by"),
    SUPPORT: mark("Support requested"),
    REMARK: mark("Note"),
    UNDEBATED: mark("Without debate"),
    SETTLE: mark("Earlier decision"),
    EXCHANGE: mark("Exchange"),
}
#: The parameter of the address that says which kind of note the open drawer is on: it outlives the server.
NOTE, KIND = "note", "note_kind"
Row = Mapping[str, Value]


def open_drawer(kind: str) -> None:
    """Opens the drawer on a kind of note."""
    session.put_query(NOTE, kind, "")
    session.preset({KIND: kind, decided.WHICH: decided.NEW})


def shown(facts: Shown, keys: Sequence[str]) -> None:
    """The open drawer; `keys` are the actions of the screen, offered first."""
    if session.query(NOTE) not in KINDS or not facts.is_open or not writing.is_possible():
        return
    st.dialog(t("Note"), width="medium", position="right", on_dismiss=_close)(_forms)(facts, keys)


def _close() -> None:
    session.put_query(NOTE, "", "")


def _forms(facts: Shown, keys: Sequence[str]) -> None:
    first = session.query(NOTE)
    kinds = {name: t(words) for name, words in KINDS.items()}
    chosen = st.segmented_control(
        t("What is noted"),
        list(kinds),
        default=None if session.widget(KIND) else first,
        format_func=lambda name: kinds[name],
        key=KIND,
        required=True,
    )
    kind = str(chosen or first)
    if kind != first:
        session.put_query(NOTE, kind, "")
    drawer.hear()
    drawer.meanwhile(facts.meeting.key)
    if kind == SETTLE:
        decided.settle(facts)
        return
    if kind == EXCHANGE:
        _exchange(facts)
        return
    store, revision, plan = data.store(), session.revision(), session.plan()
    rows = data.kept_large(
        "note_rows", lambda: standing(rows_at(store, revision, plan, "action")), revision, plan
    )
    order = [key for key in dict.fromkeys(keys) if key in rows]
    others = sorted(
        (k for k in rows if k not in order), key=lambda k: code_order(rows[k]["code"] or rows[k]["title"])
    )
    names = {key: f"{rows[key]['code'] or '–'} – {rows[key]['title']}" for key in [*order, *others]}
    if kind == DECISION:
        decided.decide(facts, names)
        return
    if kind == UNDEBATED:
        _undebated(facts, order)
        return
    if not names:
        st.info(writing.nothing_yet(t("The plan holds no action yet."), t("Import a spreadsheet to begin.")))
        return
    action = str(st.selectbox(t("Action"), list(names), format_func=lambda k: names[k], key="note_on"))
    row = rows[action]
    if kind == REMARK:
        _remark(facts, action, row)
        return
    fields, draw = FORMS[kind]
    shown = {name: row[name] for name in fields}
    with drawer.form(facts, f"{kind}_{action}", "action", shown, key=action) as form:
        write = draw(form, facts, action, row)
        drawer.submit(form, t("Record"), write, str(row["code"] or row["title"]))


def _done(form: Form, facts: Shown, action: str, row: Row) -> Write:
    form.row["completed_on"] = session.present_day()
    form.field("completed_on", title=t("Done on"))
    hint = str(row["deliverable"] or "")
    form.text("evidence", t("Deliverable handed over, where it is"), placeholder=hint)
    form.tick("absent", t("No deliverable yet"))
    form.values.update(status="done", progress=100.0, waiting_on=None, waiting_since=None)
    name = str(row["code"] or row["title"])

    def write(sent: Sent) -> object:
        evidence, absent = sent.values["evidence"] or "", bool(sent.values["absent"])
        return note_done(
            data.store(),
            sent.seen,
            action,
            completed_on=sent.values["completed_on"] or session.present_day(),
            evidence=evidence,
            is_without_evidence=absent,
            writing=drawer.writing_of(facts, sent),
            reason=t("{code} done, deliverable not handed over", code=name)
            if absent and not evidence
            else t("{code} done", code=name),
        )

    return write


def _date(form: Form, facts: Shown, action: str, row: Row) -> Write:
    form.field("deadline", title=t("New date"))
    form.text("reason", t("Reason"), placeholder=t("One line"))
    return _noting(facts, action, form.values["reason"] or "")


def _progress(form: Form, facts: Shown, action: str, row: Row) -> Write:
    form.field("progress", min_value=0.0, max_value=100.0)
    form.text("reason", t("What was said"), placeholder=t("One line"))
    if row["status"] == Status.NOT_STARTED and form.values["progress"]:
        form.values["status"] = str(Status.IN_PROGRESS)
    name = t("{code}: progress", code=row["code"] or row["title"])
    said = form.values.pop("reason")
    return _noting(facts, action, f"{name} – {said}" if said else name)


def _owner(form: Form, facts: Shown, action: str, row: Row) -> Write:
    form.field("owner", title=t("New owner (function)"))
    return _noting(facts, action, t("{code}: new owner", code=row["code"] or row["title"]))


def _waiting(form: Form, facts: Shown, action: str, row: Row) -> Write:
    lead = split_names(str(row["organisation"] or ""))
    on = form.organisation("waiting_on", t("On whom the action waits"), first=lead)
    if not isinstance(row["waiting_since"], date):
        form.row["waiting_since"] = session.present_day()
    since = form.field("waiting_since", title=t("Since"))
    form.row["blocked"] = was = row["status"] == "blocked"
    blocked = form.tick("blocked", t("The action is blocked"))
    form.values["waiting_since"] = since if on else None
    form.values["status"] = row["status"] if blocked == was else "blocked" if blocked else "in_progress"
    return _noting(facts, action, t("{code}: waiting", code=row["code"] or row["title"]))


def _support(form: Form, facts: Shown, action: str, row: Row) -> Write:
    form.field("support_requested", title=t("What is asked of the president"), long=True, height=110)
    return _noting(facts, action, t("{code}: support requested", code=row["code"] or row["title"]))


def _noting(facts: Shown, action: str, reason: str) -> Write:
    return lambda sent: note(
        data.store(), sent.seen, action, sent.changed, drawer.writing_of(facts, sent), reason=reason
    )


#: The fields that a kind of note starts from, and what draws them.
FORMS: Mapping[str, tuple[tuple[str, ...], Callable[[Form, Shown, str, Row], Write]]] = {
    DONE: ((), _done),
    DATE: (("deadline",), _date),
    PROGRESS: (("progress", "status"), _progress),
    OWNER: (("owner",), _owner),
    WAITING: (("waiting_on", "waiting_since"), _waiting),
    SUPPORT: (("support_requested",), _support),
}


def _undebated(facts: Shown, order: Sequence[str]) -> None:
    """Items of the screens that were shown and on which nothing is recorded: those of this screen first, then in the order
    of the agenda. What the other secretary ticked stands among them."""
    called = {i.key: f"{i.code} – {i.title}" for call in running_order(facts) for i in call.items}
    held = undebated_of(facts.meeting.undebated)
    if not called:
        st.info(t("No item is called in this meeting."))
        return
    offered = (place.reached(facts) | held) - meeting_facts.spoken(facts.meeting)
    names = {k: called[k] for k in [*(k for k in order if k in called), *called] if k in offered}
    if not names:
        st.info(
            t(
                "No item to be passed without debate for now: none was called yet, or something is recorded on each."
            )
        )
        return

    def write(sent: Sent) -> int | None:
        return pass_without_debate(
            data.store(), [*first], chosen, drawer.writing_of(facts, sent), reason=t("Without debate")
        )

    first = [key for key in names if key in held]
    with drawer.form(facts, UNDEBATED, "meeting", {UNDEBATED: first}) as form:
        chosen = form.several(UNDEBATED, t("Called, and nobody had anything to say"), names)
        drawer.submit(form, t("Record"), write, t("Without debate"))


def _remark(facts: Shown, action: str, row: Row) -> None:
    """A note on the action, signed; the record holds it once it is shared."""
    name = str(row["code"] or row["title"])

    def write(sent: Sent) -> int:
        held = {**sent.values, "action": action, "noted_on": session.present_day()}
        return create_row(data.store(), "note", held, drawer.writing_of(facts, sent), reason=name)

    first = {"noted_by": facts.meeting.secretary or author_name(session.language(), session.author())}
    with drawer.form(facts, f"{REMARK}_{action}", "note", first) as form:
        form.field("text")
        form.field("noted_by")
        form.field("shared", title=t("Shared with the partners: it stands in the record"))
        drawer.submit(form, t("Record"), write, name)


def _exchange(facts: Shown) -> None:
    with drawer.form(facts, EXCHANGE, "interaction", quick_entry.first_values()) as form:
        quick_entry.fields(form, organisations.names())
        drawer.submit(
            form,
            t("Record"),
            lambda sent: quick_entry.write(replace(sent, writing=drawer.writing_of(facts, sent))),
            str(form.values["partner"]),
        )
