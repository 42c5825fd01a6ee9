"""Noting an exchange in a few seconds: its kind, with whom, who started it, one line; dated today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lib.domain.rights import EXCHANGE
from lib.domain.terms import InteractionKind
from lib.i18n.labels import field_label, label
from lib.store import reads
from lib.ui import data, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.interactions import add_interaction

US, THEM = "us", "them"


def form(partners: Sequence[str], *, partner: str = "") -> None:
    """The form, for an editor on the last state; `partner` when the page is about one."""
    if not writing.is_possible_of(EXCHANGE, partner or writing.own_organisation()):
        return
    partner = writing.own_organisation() or partner
    with (
        st.expander(t("Add an exchange"), icon=":material/add:"),
        Form("exchange", "interaction", first_values()) as entry,
    ):
        fields(entry, partners, partner=partner)
        _details(entry)
        entry.submit(t("Record the exchange"), write, t("The exchange was recorded."), shortcut="Ctrl+Enter")


def write(sent: Sent) -> int:
    """Records the exchange that was typed."""
    return add_interaction(data.store(), sent.values, sent.writing)


def first_values() -> dict[str, Any]:
    """What the form shows first: a call of today."""
    return {"occurred_on": session.present_day(), "kind": str(InteractionKind.CALL)}


def fields(entry: Form, partners: Sequence[str], *, partner: str = "") -> None:
    """The four fields of an exchange of today."""
    language = session.language()
    entry.values["occurred_on"] = session.present_day()
    kinds = {str(k): label(language, k) for k in InteractionKind}
    entry.segments("kind", _name("kind"), kinds, required=True)
    one, two = st.columns(2)
    with_whom = partner or entry.organisation("partner", _name("partner"), one, first=partners)
    entry.values["partner"] = with_whom
    sides = {US: t("By the organisation that keeps the plan"), THEM: t("By the partner")}
    started = entry.segments("side", _name("initiator"), sides, one if partner else two)
    entry.text("subject", _name("subject"), placeholder=t("One line"))
    if started:
        entry.values["initiator"] = with_whom if started == THEM else data.read(reads.plan_sheet).host


def _details(entry: Form) -> None:
    """What a phone call does without: another day, the action, the outcome, a promised follow-up."""
    with st.expander(t("Another day, an action, an outcome, a follow-up")):
        one, two, three = st.columns([1, 1, 2])
        entry.field("occurred_on", one)
        entry.field("action", two, placeholder="A1.1")
        entry.field("result", three, placeholder=t("One line"))
        for column, field in zip(
            st.columns(4), ("replied_on", "stage", "follow_up_by", "follow_up_on"), strict=True
        ):
            entry.field(field, column)


def _name(field: str) -> str:
    return field_label(session.language(), "interaction", field)
