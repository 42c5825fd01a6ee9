"""Noting an exchange in a few seconds: its kind, with whom, who started it, one line; dated today."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import AppError
from lib.domain.schema import INTERACTION
from lib.domain.terms import InteractionKind, Stage
from lib.i18n.labels import field_label, label
from lib.store import reads
from lib.ui import data, organisations, session, writing
from lib.ui.session import t
from lib.usecases.interactions import add_interaction

US, THEM = "us", "them"


def form(partners: Sequence[str], *, partner: str = "") -> None:
    """The form, for an editor on the last state; `partner` when the page is about one."""
    if not writing.is_possible():
        return
    turn = session.counter("interaction")
    key = f"exchange_{turn}"
    with (
        st.expander(t("Add an exchange"), icon=":material/add:"),
        st.form(key, border=False),
    ):
        values = fields(partners, key=key, partner=partner)
        values |= _details(key)
        if not st.form_submit_button(t("Record the exchange"), type="primary", shortcut="Ctrl+Enter"):
            return
    try:
        add_interaction(data.store(), values, writing.present())
    except AppError as error:
        writing.refused(error, "interaction")
    else:
        session.advance("interaction")
        writing.done(t("The exchange was recorded."))


def fields(partners: Sequence[str], *, key: str, partner: str = "") -> dict[str, Value]:
    """The four fields of an exchange of today, inside a form of the caller; answers what they hold."""
    language = session.language()
    values: dict[str, Value] = dict.fromkeys(INTERACTION.names)
    values["occurred_on"] = session.present_day()
    values["kind"] = st.segmented_control(
        _name("kind"),
        [str(k) for k in InteractionKind],
        default=str(InteractionKind.CALL),
        format_func=lambda k: label(language, InteractionKind(k)),
        key=f"{key}_kind",
        required=True,
    )
    one, two = st.columns(2)
    values["partner"] = partner or organisations.choose(
        _name("partner"), key=f"{key}_partner", first=partners, column=one
    )
    sides = {US: t("By us"), THEM: t("By the partner")}
    started = (one if partner else two).segmented_control(
        _name("initiator"), list(sides), format_func=lambda s: sides[s], key=f"{key}_side"
    )
    values["subject"] = st.text_input(_name("subject"), placeholder=t("One line"), key=f"{key}_subject")
    if started:
        values["initiator"] = values["partner"] if started == THEM else data.read(reads.plan_sheet).host
    return values


def _details(key: str) -> dict[str, Value]:
    """What a phone call does without: another day, the action, the outcome, a promised follow-up."""
    language = session.language()
    values: dict[str, Value] = {}
    with st.expander(t("Another day, an action, an outcome, a follow-up")):
        one, two, three = st.columns([1, 1, 2])
        values["occurred_on"] = one.date_input(
            _name("occurred_on"), session.present_day(), format="DD/MM/YYYY", key=f"{key}_day"
        )
        values["action"] = two.text_input(_name("action"), placeholder="A1.1", key=f"{key}_action") or None
        values["result"] = (
            three.text_input(_name("result"), placeholder=t("One line"), key=f"{key}_result") or None
        )
        one, two, three, four = st.columns(4)
        values["replied_on"] = one.date_input(
            _name("replied_on"), None, format="DD/MM/YYYY", key=f"{key}_reply"
        )
        stages = ["", *[str(s) for s in Stage]]
        values["stage"] = (
            two.selectbox(
                _name("stage"),
                stages,
                format_func=lambda s: label(language, Stage(s)) if s else "–",
                key=f"{key}_stage",
            )
            or None
        )
        values["follow_up_by"] = (
            three.text_input(_name("follow_up_by"), placeholder="", key=f"{key}_by") or None
        )
        values["follow_up_on"] = four.date_input(
            _name("follow_up_on"), None, format="DD/MM/YYYY", key=f"{key}_on"
        )
    return values


def _name(field: str) -> str:
    return field_label(session.language(), "interaction", field)
