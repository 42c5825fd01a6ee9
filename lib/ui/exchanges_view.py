"""The exchanges themselves: letters, introductions, the journal, a quick entry."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from lib.charts.deadlines import days as in_days
from lib.charts.partners import introduction_stages, stages_sentence
from lib.domain.changes import Value
from lib.domain.errors import AppError
from lib.domain.fields import INTERACTION
from lib.domain.terms import InteractionKind, Stage
from lib.i18n.formats import format_day, format_fraction, format_number, format_pair
from lib.i18n.labels import field_label, label
from lib.store.reads import Introductions, Replies
from lib.ui import choices, data, layout, markup, session, writing
from lib.ui.sentences import present, rate, without_mark
from lib.ui.session import t
from lib.usecases.interactions import add_interaction


def letters(replies: Replies, pending: pd.DataFrame, limits: Mapping[str, float]) -> None:
    """Delay of the answered letters beside the pending ones: a median alone would flatter."""
    language = session.language()
    layout.section(t("Letters"))
    if not replies.sent:
        layout.empty(t("No letter is recorded."))
        return
    markup.paragraph(
        t(
            "Reply delay: median {median} ({n} replies); {pending} pending, the oldest {oldest}. Answered within {days}: {rate}.",
            median=in_days_exact(replies.median_days),
            n=replies.answered,
            pending=replies.pending,
            oldest=in_days(language, replies.oldest_pending or 0),
            days=in_days(language, int(limits["reply_days"])),
            rate=rate(language, replies.replied_in_time, replies.due_reply, limits["small_sample"]),
        )
    )
    if pending.empty:
        layout.empty(t("No letter is waiting for an answer."))
        return
    markup.table(
        [
            markup.Column(t("Waiting since"), short=True),
            markup.Column(t("Age"), number=True),
            markup.Column(field_label(language, "interaction", "partner")),
            markup.Column(field_label(language, "interaction", "subject"), width=48),
            markup.Column(field_label(language, "interaction", "action"), short=True),
        ],
        [
            [
                format_day(language, r.occurred_on),
                in_days(language, int(r.age)),
                str(r.partner),
                without_mark(str(r.subject)),
                markup.Cell(str(r.action), markup.action_link(r.action, "")) if present(r.action) else "–",
            ]
            for r in pending.itertuples()
        ],
        t("Letters"),
    )


def in_days_exact(value: float | None) -> str:
    """« 19,5 j »."""
    return t("{n} d", n=format_number(session.language(), value, 1 if value and value % 1 else 0))


def introductions(found: Introductions, limits: Mapping[str, float]) -> None:
    """How far the introductions old enough to judge went."""
    language = session.language()
    layout.section(t("B2B introductions"))
    reached = [
        (Stage.INTRODUCED, found.introduced),
        (Stage.CONTACTED, found.contacted),
        (Stage.MET, found.met),
        (Stage.OFFER, found.offer),
        (Stage.CONTRACT, found.contract),
    ]
    sentence = stages_sentence(
        reached, found.no_follow_up, language=language, days=int(limits["cohort_days"])
    )
    if not found.introduced:
        layout.empty(sentence)
        return
    layout.chart(
        data.drawn(introduction_stages, tuple(reached)),
        key="introductions",
        sentence=sentence,
        rows=lambda: pd.DataFrame(
            {
                field_label(language, "interaction", "stage"): [label(language, s) for s, _ in reached],
                t("Introductions"): [format_fraction(language, n, found.introduced) for _, n in reached],
            }
        ),
    )


def entry(partners: pd.DataFrame) -> None:
    """A quick entry: under fifteen seconds for a phone call."""
    if not writing.is_possible():
        return
    language = session.language()
    turn = session.counter("interaction")

    def name(field: str) -> str:
        return field_label(language, "interaction", field)

    with (
        st.expander(t("Add an exchange"), icon=":material/add:"),
        st.form(f"interaction_{turn}", border=False),
    ):
        values: dict[str, Value] = dict.fromkeys(INTERACTION)
        one, two, three, four = st.columns([1, 2, 1.4, 1])
        values["occurred_on"] = one.date_input(
            name("occurred_on"), session.local(session.now()).date(), format="DD/MM/YYYY"
        )
        values["partner"] = two.selectbox(
            name("partner"),
            [str(x) for x in partners["label"]],
            index=None,
            accept_new_options=True,
            placeholder=t("Choose or type"),
        )
        values["kind"] = three.selectbox(
            name("kind"),
            [str(k) for k in InteractionKind],
            format_func=lambda k: label(language, InteractionKind(k)),
        )
        values["action"] = four.text_input(name("action"), placeholder="A1.1") or None
        values["subject"] = st.text_input(name("subject"), placeholder=t("One line"))
        one, two, three = st.columns([2, 1, 1.4])
        values["result"] = one.text_input(name("result"), placeholder=t("One line")) or None
        values["replied_on"] = two.date_input(name("replied_on"), None, format="DD/MM/YYYY")
        stages = ["", *[str(s) for s in Stage]]
        values["stage"] = (
            three.selectbox(
                name("stage"), stages, format_func=lambda s: label(language, Stage(s)) if s else "–"
            )
            or None
        )
        if not st.form_submit_button(t("Record the exchange"), type="primary"):
            return
    try:
        add_interaction(data.store(), values, writing.present())
    except AppError as error:
        field = str(error.values.get("field", ""))
        st.error(
            format_pair(session.language(), name(field), t(error.message))
            if field in INTERACTION
            else t(error.message, **error.values)
        )
    else:
        session.advance("interaction")
        writing.done(t("The exchange was recorded."))


def page_of(first: pd.DataFrame) -> int:
    """Which 25 exchanges."""
    return choices.pager(int(first["found"].iloc[0]) if len(first) else 0, 25)


def journal(rows: pd.DataFrame) -> None:
    """The exchanges, the latest first."""
    language = session.language()
    layout.section(t("All exchanges"))
    if rows.empty:
        layout.empty(t("No exchange is recorded."))
        return
    markup.table(
        [
            markup.Column(field_label(language, "interaction", "occurred_on"), short=True),
            markup.Column(field_label(language, "interaction", "partner"), width=16),
            markup.Column(field_label(language, "interaction", "kind"), short=True),
            markup.Column(field_label(language, "interaction", "subject"), width=40),
            markup.Column(field_label(language, "interaction", "action"), short=True),
            markup.Column(field_label(language, "interaction", "result"), width=20),
        ],
        [
            [
                format_day(language, r.occurred_on),
                str(r.partner),
                label(language, InteractionKind(r.kind)) if present(r.kind) else "–",
                without_mark(str(r.subject)),
                markup.Cell(str(r.action), markup.action_link(r.action, "")) if present(r.action) else "–",
                str(r.result) if present(r.result) else "–",
            ]
            for r in rows.itertuples()
        ],
        t("All exchanges"),
    )
