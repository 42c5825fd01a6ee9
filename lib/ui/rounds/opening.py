"""A round is opened for a day, asks one organisation more, is closed."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from lib.i18n.labels import field_label
from lib.store import reads
from lib.store.reads import Round, ToAsk
from lib.store.rows import Rows
from lib.ui import data, layout, session, writing
from lib.ui.forms.shell import Form, button
from lib.ui.forms.state import Sent
from lib.ui.rounds.sending import people
from lib.ui.session import t, tn
from lib.usecases.people import drafts
from lib.usecases.rounds import ask_also, close_round, open_round

#: The day that is proposed: a week from now.
AHEAD = timedelta(7)


def form(to_ask: Rows[ToAsk]) -> None:
    """Opens a round; everybody who leads open actions is chosen, but the organisation that asks."""
    if not writing.is_possible():
        return
    if not to_ask:
        layout.empty(t("No open action names a lead organisation: there is nobody to ask."))
        return
    entry = layout.unfolded(t("Ask for news"), "round_open", icon=":material/campaign:", opens_first=True)
    if not entry:
        return
    options = {
        row.organisation: f"{row.organisation} ({tn('{n} action', '{n} actions', row.actions)})"
        for row in to_ask
    }

    def write(sent: Sent) -> int:
        return open_round(data.store(), sent.values, sent.values["asked"] or [], sent.writing)

    day = session.present_day() + AHEAD
    first = {
        "asked_for": day,
        "answers_until": day,
        "asked": [row.organisation for row in to_ask if not row.is_host],
    }
    with entry, Form("round_new", "round", first) as asked:
        one, two = st.columns(2)
        asked.field("asked_for", one)
        asked.field("answers_until", two)
        asked.values["asked"] = asked.several("asked", t("Organisations asked"), options)
        asked.field("word")
        asked.submit(t("Open the round"), write, t("The round is open: send each organisation its link."))


def ending(shown: Round) -> None:
    """Of a round that is open: asks one organisation more, or closes it."""
    if not shown.is_open or not writing.is_possible():
        return
    entry = layout.unfolded(
        t("Ask another organisation, or close"), "round_end", icon=":material/more_horiz:"
    )
    if not entry:
        return

    def ask(sent: Sent) -> int:
        return ask_also(data.store(), shown.key, sent.values["organisation"] or "", sent.writing)

    def close(sent: Sent) -> int:
        return close_round(data.store(), shown.key, sent.writing)

    def closed(_: object) -> None:
        for answer in data.read(reads.round_answers, key=shown.key):
            drafts.forget(people(), answer.key)

    with entry:
        with Form(f"round_ask_{shown.key}", "answer") as form:
            heading = field_label(session.language(), "answer", "organisation")
            form.organisation("organisation", heading)
            form.submit(t("Ask it too"), ask, t("The organisation is asked."), primary=False)
        layout.empty(t("Once closed, the links end; what was answered can still be taken into the plan."))
        button(
            f"round_close_{shown.key}",
            t("Close the round"),
            close,
            t("The round is closed."),
            table="round",
            after=closed,
        )
