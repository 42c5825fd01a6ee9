"""The sheet of one partner: what it leads and supports, exchanges, letters, documents. No score, no ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.partners import kind_heatmap
from lib.domain.terms import InteractionKind, Situation, Tier
from lib.i18n.formats import format_day, format_month
from lib.i18n.labels import field_label, label, signed_label
from lib.store.reads import Introductions, Record
from lib.ui import choices, data, layout, markup, navigation, session
from lib.ui.partners import exchanges_view, follow_ups_view
from lib.ui.session import t, tn
from lib.wording.sentences import deadline_text, moved, reason
from lib.wording.short import days as in_days
from lib.wording.short import present

PAGE = 25


def unknown(name: str) -> None:
    """A label that nobody has."""
    layout.title(t("Partner sheet"), t("No partner is named “{name}”.", name=name or "–"))


def heading(partner: Mapping[str, Any]) -> None:
    """The name, its place, and when it was last in touch."""
    language = session.language()
    label_ = str(partner["label"])
    layout.title(label_)
    named = str(partner["name"]) if present(partner["name"]) and partner["name"] != label_ else ""
    parts = [
        named,
        str(partner["country"] or ""),
        str(partner["type"] or ""),
        label(language, Tier(partner["tier"])),
    ]
    markup.paragraph(" · ".join(part for part in parts if part), "plan-sentence")
    markup.paragraph(in_touch(partner), "plan-lead")


def in_touch(partner: Mapping[str, Any]) -> str:
    """« Dernier échange le 10/11/2026, il y a 14 j ; attendu tous les 30 j. »"""
    language = session.language()
    if partner["is_host"]:
        return t("This organisation keeps the plan.")
    cadence = in_days(language, int(partner["cadence"]))
    if not present(partner["last_exchange"]):
        return t("No two-way exchange is recorded; one is expected every {cadence}.", cadence=cadence)
    said = t(
        "Last two-way exchange on {day}, {days} ago; one is expected every {cadence}.",
        day=format_day(language, partner["last_exchange"]),
        days=in_days(language, int(partner["days_since"])),
        cadence=cadence,
    )
    return f"{said} {t('To contact again')}." if partner["to_contact_again"] else said


def choose() -> str:
    """Which reading of the sheet."""
    return choices.views(
        {
            "summary": t("Summary"),
            "actions": t("Actions"),
            "exchanges": t("Exchanges"),
            "commitments": t("Commitments"),
        }
    )


def next_steps(rows: Sequence[Mapping[str, Any]]) -> None:
    """The next deadlines of the plan with this partner."""
    language = session.language()
    layout.section(t("Next step of the plan with this partner"))
    if not rows:
        layout.empty(t("No open action with this partner has a deadline to come."))
        return
    markup.items(
        [
            markup.Cell(format_day(language, r["deadline"])),
            markup.Cell(str(r["code"] or "–"), markup.action_link(r["code"], r["key"])),
            markup.Cell(str(r["title"]), quiet=part(r["part"])),
        ]
        for r in rows
    )


def part(name: str) -> str:
    """What a partner does in an action."""
    return {"lead": t("lead organisation"), "co_lead": t("co-lead"), "support": t("in support")}[name]


def on_time(record: Record) -> str:
    """« 3 sur 5 dans le délai initial »: fractions, whatever their number."""
    if not record.due:
        return t("no first deadline reached yet")
    return t("{kept} of {due} within the first deadline", kept=record.kept, due=record.due)


def record_sentence(led: Record, supported: Record) -> None:
    """What it leads and supports, with its on-time record."""
    lines = [
        tn("Leads {n} action: {done} done, {late} past its deadline; {record}.",
           "Leads {n} actions: {done} done, {late} past their deadline; {record}.",
           led.tracked, done=led.done, late=led.past_due, record=on_time(led)),
        tn("Supports {n} action: {done} done, {late} past its deadline; {record}.",
           "Supports {n} actions: {done} done, {late} past their deadline; {record}.",
           supported.tracked, done=supported.done, late=supported.past_due, record=on_time(supported)),
    ]  # fmt: skip
    for record, line in zip((led, supported), lines, strict=True):
        if record.tracked:
            markup.paragraph(line)
    if not led.tracked and not supported.tracked:
        layout.empty(t("No action names this partner."))


def page_of(first: pd.DataFrame, key: str) -> int:
    """Which 25 rows."""
    return choices.pager(int(first["found"].iloc[0]) if len(first) else 0, PAGE, key)


def actions(rows: pd.DataFrame) -> None:
    """The actions that it leads, leads with others, supports."""
    if rows.empty:
        return
    language = session.language()
    markup.table(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=36),
            markup.Column(t("Its part"), width=14),
            markup.Column(t("Situation"), width=22),
            markup.Column(field_label(language, "action", "deadline"), width=20),
        ],
        [
            [
                markup.Cell(str(r["code"] or "–"), markup.action_link(r["code"], r["key"])),
                str(r["title"]),
                part(r["part"]),
                markup.Cell(
                    signed_label(language, Situation(r["situation"])),
                    quiet=reason(language, r["reason_code"], r["reason_value"])
                    if r["is_open"]
                    else _closed(r),
                ),
                markup.Cell(
                    deadline_text(language, r), quiet=moved(language, r["initial_deadline"], r["slip_days"])
                ),
            ]
            for r in rows.to_dict("records")
        ],
        t("Actions"),
    )


def _closed(row: Mapping[str, Any]) -> str:
    if not present(row["completed_on"]):
        return ""
    return t("on {day}", day=format_day(session.language(), row["completed_on"]))


def over_time(rows: pd.DataFrame, shown: Sequence[date], total: int) -> None:
    """Exchanges by kind and month."""
    language = session.language()
    layout.section(t("Exchanges by month"))
    if rows.empty:
        layout.empty(t("No exchange is recorded over the last twelve months."))
        return
    n = int(rows["n"].sum())
    layout.chart(
        data.drawn(kind_heatmap, rows, months=tuple(shown)),
        key="partner_months",
        sentence=tn(
            "{n} exchange over twelve months, {total} in all; an empty cell is a month without a recorded exchange.",
            "{n} exchanges over twelve months, {total} in all; an empty cell is a month without a recorded exchange.",
            n,
            total=total,
        ),
        rows=lambda: pd.DataFrame(
            {
                field_label(language, "interaction", "kind"): [
                    label(language, InteractionKind(k)) for k in rows["kind"]
                ],
                t("Month"): [format_month(language, m) for m in rows["month"]],
                t("Exchanges"): rows["n"],
            }
        ),
    )


def introductions(found: Introductions, rows: pd.DataFrame, limits: Mapping[str, float]) -> None:
    """How far its introductions went, then each of them."""
    if rows.empty:
        layout.section(t("B2B introductions"))
        layout.empty(t("No introduction is recorded."))
        return
    exchanges_view.introductions(found, limits)
    follow_ups_view.introductions(rows)


def documents(rows: Sequence[Mapping[str, Any]]) -> None:
    """Deliverables of its actions and what supports its declarations."""
    language = session.language()
    layout.section(t("Documents"))
    if not rows:
        layout.empty(t("No deliverable or evidence is recorded with this partner."))
        return
    markup.table(
        [
            markup.Column(t("Day"), short=True),
            markup.Column(t("Document"), width=40),
            markup.Column(t("Where it is"), width=24),
            markup.Column(field_label(language, "action", "title"), width=26),
        ],
        [
            [
                format_day(language, r["dated"]),
                str(r["document"] or r["evidence"]) if r["kind"] == "deliverable" else str(r["evidence"]),
                (str(r["evidence"]) if r["evidence"] else t("place not recorded"))
                if r["kind"] == "deliverable"
                else t("joined to its declaration"),
                markup.Cell(
                    f"{r['code']} – {r['title']}" if r["code"] else str(r["title"]),
                    markup.action_link(r["code"], r["key"]),
                ),
            ]
            for r in rows
        ],
        t("Documents"),
    )


def back() -> None:
    """To the list."""
    st.page_link(
        navigation.file_of("partners"),
        label=t("All partners"),
        icon=":material/list:",
        query_params=session.links(),
    )
