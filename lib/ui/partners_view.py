"""The blocks of the partners page. No score, no ranking: measures with their denominators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from lib.charts.deadlines import days as in_days
from lib.charts.partners import contact_heatmap, introduction_stages, stages_sentence
from lib.domain.changes import Value
from lib.domain.errors import AppError
from lib.domain.fields import INTERACTION
from lib.domain.terms import InteractionKind, Stage, Tier
from lib.i18n.formats import format_day, format_fraction, format_month, format_number
from lib.i18n.labels import field_label, label
from lib.store.reads import Introductions, Replies
from lib.ui import data, layout, markup, session, writing
from lib.ui.sentences import present, rate
from lib.ui.session import t, tn
from lib.usecases.interactions import add_interaction

MONTHS = 12


def heading(partners: pd.DataFrame) -> None:
    """How many partners have been out of touch for longer than expected."""
    again = int(partners["to_contact_again"].sum()) if len(partners) else 0
    day = format_day(session.language(), session.today())
    layout.title(
        tn(
            "{n} partner to contact again as of {day}",
            "{n} partners to contact again as of {day}",
            again,
            day=day,
        )
        if again
        else t("Partners")
    )


def months(day: date) -> list[date]:
    """The first days of the last twelve months."""
    found = []
    year, month = day.year, day.month
    for _ in range(MONTHS):
        found.append(date(year, month, 1))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found[::-1]


def heatmap(rows: pd.DataFrame, shown: Sequence[date]) -> None:
    """Exchanges per partner and month."""
    language = session.language()
    layout.section(t("Exchanges by month"))
    layout.chart(
        contact_heatmap(rows, months=shown, language=language, dark=session.is_dark()),
        key="heatmap",
        sentence=t(
            "{n} exchanges with {partners} partners over twelve months; an empty cell is a month without a recorded exchange.",
            n=int(rows["n"].sum()) if len(rows) else 0,
            partners=rows["partner"].nunique(),
        ),
        rows=pd.DataFrame(
            {
                field_label(language, "interaction", "partner"): rows["partner"],
                t("Month"): [format_month(language, m) for m in rows["month"]],
                t("Exchanges"): rows["n"],
            }
        ),
    )


def to_contact(partners: pd.DataFrame) -> None:
    """Partners whose last two-way exchange is older than their place in the plan calls for."""
    language = session.language()
    layout.section(t("To contact again"))
    rows = partners[partners["to_contact_again"]]
    if rows.empty:
        layout.empty(t("Every partner was in touch within the expected time."))
        return
    never = t("no two-way exchange recorded")
    markup.table(
        [
            markup.Column(field_label(language, "interaction", "partner"), width=34),
            markup.Column(field_label(language, "partner", "tier")),
            markup.Column(t("Last two-way exchange")),
            markup.Column(t("Expected every"), number=True),
            markup.Column(t("Last letter or call")),
        ],
        [
            [
                markup.Cell(
                    str(r["label"]),
                    quiet=str(r["name"]) if present(r["name"]) and r["name"] != r["label"] else "",
                ),
                label(language, Tier(r["tier"])),
                markup.Cell(
                    format_day(language, r["last_exchange"]),
                    quiet=t("{days} ago", days=in_days(language, int(r["days_since"]))),
                )
                if present(r["last_exchange"])
                else never,
                in_days(language, int(r["cadence"])),
                format_day(language, r["last_request"]) if present(r["last_request"]) else "–",
            ]
            for r in rows.to_dict("records")
        ],
        t("To contact again"),
    )


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
        introduction_stages(reached, language=language, dark=session.is_dark()),
        key="introductions",
        sentence=sentence,
        rows=pd.DataFrame(
            {
                field_label(language, "interaction", "stage"): [label(language, s) for s, _ in reached],
                t("Introductions"): [format_fraction(language, n, found.introduced) for _, n in reached],
            }
        ),
    )


def commitments(partners: pd.DataFrame, limits: Mapping[str, float]) -> None:
    """Actions led: done, past, kept within their first deadline."""
    language = session.language()
    layout.section(t("Actions led"))
    rows = partners[partners["led"] > 0].sort_values("led", ascending=False, kind="stable")
    if rows.empty:
        layout.empty(t("No action names a lead organisation."))
        return
    markup.table(
        [
            markup.Column(t("Organisation"), width=36),
            markup.Column(t("Actions led"), number=True),
            markup.Column(t("Done"), number=True),
            markup.Column(t("Deadlines passed"), number=True),
            markup.Column(t("Kept within the first deadline"), number=True),
        ],
        [
            [
                str(r["label"]),
                str(r["led"]),
                str(r["led_done"]),
                str(r["led_past_due"]),
                rate(language, int(r["led_kept"]), int(r["led_due"]), limits["small_sample"])
                if r["led_due"]
                else "–",
            ]
            for r in rows.to_dict("records")
        ],
        t("Actions led"),
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
        values: dict[str, Value] = {name: None for name in INTERACTION}
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
            f"{name(field)} : {t(error.message)}"
            if field in INTERACTION
            else t(error.message, **error.values)
        )
    else:
        session.advance("interaction")
        writing.done(t("The exchange was recorded."))


def page_of(first: pd.DataFrame) -> int:
    """Which 25 exchanges."""
    return layout.pager(int(first["found"].iloc[0]) if len(first) else 0, 25, "page")


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
            markup.Column(field_label(language, "interaction", "kind")),
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


def without_mark(text: str) -> str:
    """The text without the sample's own marks, which its banner makes needless."""
    return text.removeprefix("[FAIT] ").removeprefix("[EXEMPLE] ")
