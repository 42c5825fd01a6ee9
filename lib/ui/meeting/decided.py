"""The forms of decisions in the drawer: a new one, one of this meeting set right, what became of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.domain.terms import DecisionStatus
from lib.i18n.labels import label
from lib.reports.meeting import Shown
from lib.ui import data, session
from lib.ui.forms.state import Sent
from lib.ui.meeting import drawer
from lib.ui.session import t
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.meeting_notes import correct_decision

SETTLED = (DecisionStatus.DONE, DecisionStatus.LAPSED, DecisionStatus.TO_DO)
#: Slot of the list that says which decision is written: none of the recorded ones is a new one.
WHICH = "note_which"
NEW = ""


def decide(facts: Shown, names: Mapping[str, str]) -> None:
    """A new decision, or one of this meeting: until the closing its words are not final."""
    own = {d.key: f"{d.number} – {d.text}" for d in facts.own}
    key = NEW
    if own:
        shown = {NEW: t("New decision"), **own}
        key = str(
            st.selectbox(
                t("New decision, or one to be corrected"),
                list(shown),
                format_func=lambda k: shown.get(k, k),
                key=WHICH,
            )
            or NEW
        )
    if key in own:
        _correct(facts, key)
    else:
        _new(facts, names)


def _new(facts: Shown, names: Mapping[str, str]) -> None:
    def write(sent: Sent) -> str:
        said = sent.values
        return record_decision(
            data.store(),
            drawer.writing_of(facts, sent),
            text=said["text"] or "",
            owner=said["owner"] or "",
            deadline=said["deadline"],
            action=said["action"],
            recipients=said["recipients"] or "",
        )

    with drawer.form(facts, "decide", "decision") as form:
        form.text("text", t("Decision: a sentence that begins with a verb"), long=True, height=90)
        form.text("owner", t("Responsible (function)"))
        form.day("deadline", t("By when"))
        form.choice("action", t("Linked action"), names, empty=t("none in the plan"))
        form.text("recipients", t("Recipients"))
        drawer.submit(form, t("Record the decision"), write, "")


def _correct(facts: Shown, key: str) -> None:
    decision = next(d for d in facts.own if d.key == key)
    shown = {
        "text": decision.text,
        "owner": decision.owner,
        "deadline": decision.deadline,
        "recipients": decision.recipients,
    }

    def write(sent: Sent) -> int | None:
        return correct_decision(data.store(), sent.seen, key, sent.changed, drawer.writing_of(facts, sent))

    with drawer.form(facts, f"correct_{key}", "decision", shown, key=key) as form:
        form.text("text", t("Decision: a sentence that begins with a verb"), long=True, height=90)
        form.text("owner", t("Responsible (function)"))
        form.day("deadline", t("By when"))
        form.text("recipients", t("Recipients"))
        drawer.submit(form, t("Record the correction"), write, decision.number)


def settle(facts: Shown) -> None:
    """What became of a decision of an earlier meeting."""
    known = {d.key: f"{d.number} – {d.text}" for d in facts.earlier}
    if not known:
        st.info(t("No earlier decision is waiting."))
        return
    key = str(
        st.selectbox(
            t("Earlier decision"), list(known), format_func=lambda k: known[k], key="note_decision_on"
        )
    )

    def write(sent: Sent) -> int | None:
        status = DecisionStatus(str(sent.values["status"]))
        return settle_decision(data.store(), sent.seen, key, status, drawer.writing_of(facts, sent))

    words = {str(s): label(session.language(), s) for s in SETTLED}
    with drawer.form(facts, f"settle_{key}", "decision", {"status": DecisionStatus.DONE}, key=key) as form:
        form.choice("status", t("What became of it"), words, empty=None)
        drawer.submit(form, t("Record"), write, key)
