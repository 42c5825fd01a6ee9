"""The blocks of the partners page. No score, no ranking: measures with their denominators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from lib.charts.partners import contact_heatmap
from lib.domain.terms import Tier
from lib.i18n.formats import format_day, format_month
from lib.i18n.labels import field_label, label
from lib.ui import choices, data, layout, markup, session
from lib.ui.session import t, tn
from lib.wording.sentences import rate
from lib.wording.short import days as in_days
from lib.wording.short import present

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


def choose() -> str:
    """Which of the readings."""
    return choices.views(
        {
            "contacts": t("Exchanges by month"),
            "turns": t("Whose move is next"),
            "letters": t("Letters and introductions"),
            "led": t("Actions led"),
            "journal": t("All exchanges"),
        }
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
        data.drawn(contact_heatmap, rows, months=tuple(shown)),
        key="heatmap",
        sentence=t(
            "{n} exchanges with {partners} partners over twelve months; an empty cell is a month without a recorded exchange.",
            n=int(rows["n"].sum()) if len(rows) else 0,
            partners=rows["partner"].nunique(),
        ),
        rows=lambda: pd.DataFrame(
            {
                field_label(language, "interaction", "partner"): rows["partner"],
                t("Month"): [format_month(language, m) for m in rows["month"]],
                t("Exchanges"): rows["n"],
            }
        ),
    )


def to_contact(partners: pd.DataFrame) -> None:
    """Partners whose last two-way exchange is older than their place in the plan calls for; then all."""
    layout.section(t("To contact again"))
    rows = partners[partners["to_contact_again"]]
    if rows.empty:
        layout.empty(t("Every partner was in touch within the expected time."))
    else:
        _last_exchanges(rows, t("To contact again"))
    with st.expander(t("See all partners")):
        _last_exchanges(partners, t("Partners"))


def _last_exchanges(rows: pd.DataFrame, caption: str) -> None:
    language = session.language()
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
                markup.partner_cell(
                    r["label"], str(r["name"]) if present(r["name"]) and r["name"] != r["label"] else ""
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
        caption,
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
                markup.partner_cell(r["label"]),
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
