"""The blocks of the partners page. No score, no ranking: measures with their denominators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from lib.charts.partners import contact_heatmap
from lib.i18n.formats import format_day, format_month
from lib.i18n.labels import field_label
from lib.store.reads import PartnerActivity
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables
from lib.ui.partners import grid_view
from lib.ui.session import t, tn
from lib.ui.tables import Shown
from lib.wording.sentences import done_undated, rate
from lib.wording.short import ago
from lib.wording.short import days as in_days

MONTHS = 12


def heading(partners: Rows[PartnerActivity]) -> None:
    """How many partners have been out of touch for longer than expected; nobody is where no exchange was recorded."""
    again = len(_again(partners))
    day = format_day(session.language(), session.today())
    layout.title(
        tn(
            "{n} partner to contact again as of {day}",
            "{n} partners to contact again as of {day}",
            again,
            day=day,
        )
        if again and not session.shows_later()
        else t("Partners")
    )


def choose() -> str:
    """Which of the readings."""
    return choices.views(
        {
            "contacts": t("To contact again"),
            "turns": t("Whose move is next"),
            "letters": t("Letters and introductions"),
            "led": t("Actions led"),
            "journal": t("All exchanges"),
            **grid_view.readings(grid=t("Partners to edit"), exchanges=t("Exchanges to edit")),
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
            "{exchanges} with {partners} over twelve months; an empty cell is a month without a recorded exchange.",
            exchanges=tn("{n} exchange", "{n} exchanges", int(rows["n"].sum()) if len(rows) else 0),
            partners=tn("{n} partner", "{n} partners", rows["partner"].nunique()),
        ),
        rows=lambda: pd.DataFrame(
            {
                field_label(language, "interaction", "partner"): rows["partner"],
                t("Month"): [format_month(language, m) for m in rows["month"]],
                t("Exchanges"): rows["n"],
            }
        ),
    )


def _again(partners: Rows[PartnerActivity]) -> Rows[PartnerActivity]:
    """The partners to contact again, the longest silence first."""
    return data.kept(
        "to_contact",
        lambda: Rows(
            sorted(
                (r for r in partners if r.to_contact_again and any(p.interactions for p in partners)),
                key=lambda r: (r.days_since is not None, -(r.days_since or 0)),
            )
        ),
        partners,
    )


def to_contact(partners: Rows[PartnerActivity]) -> None:
    """Partners whose last two-way exchange is older than their place in the plan calls for; then all."""
    layout.section(t("To contact again"))
    rows = _again(partners)
    if not rows:
        layout.empty(t("Every partner was in touch within the expected time."))
    else:
        _last_exchanges(rows, t("To contact again"))
    with st.expander(t("See all partners")):
        _last_exchanges(partners, t("Partners"))


def full_name(partner: PartnerActivity) -> str:
    """The name, where the label is not the name itself."""
    return partner.name if partner.name and partner.name != partner.label else ""


def _last_exchanges(rows: Rows[PartnerActivity], caption: str) -> None:
    language = session.language()
    tables.table(
        rows,
        caption,
        Shown(
            markup.Column(field_label(language, "interaction", "partner"), width=34),
            lambda r: markup.partner_cell(r.label, full_name(r)),
        ),
        tables.field("partner", "tier"),
        Shown(markup.Column(t("Last two-way exchange")), _last_exchange),
        Shown(markup.Column(t("Expected every"), number=True), lambda r: in_days(language, r.cadence)),
        Shown(markup.Column(t("Last letter or call")), lambda r: format_day(language, r.last_request)),
    )


def _last_exchange(row: PartnerActivity) -> markup.Content:
    if row.last_exchange is None:
        return t("no two-way exchange recorded")
    language = session.language()
    return markup.Cell(
        format_day(language, row.last_exchange), quiet=ago(language, row.days_since or 0, short=True)
    )


def commitments(partners: Rows[PartnerActivity], limits: Mapping[str, float]) -> None:
    """Actions led: done, past, kept within their first deadline."""
    language = session.language()
    layout.section(t("Actions led"))
    rows = data.kept(
        "leads", lambda: Rows(sorted((r for r in partners if r.led), key=lambda r: -r.led)), partners
    )
    if not rows:
        layout.empty(t("No action names a lead organisation."))
        return
    small = limits["small_sample"]
    tables.table(
        rows,
        t("Actions led"),
        Shown(markup.Column(t("Organisation"), width=36), lambda r: markup.partner_cell(r.label)),
        Shown(markup.Column(t("Actions led"), number=True), lambda r: str(r.led)),
        Shown(markup.Column(t("Done"), number=True), lambda r: str(r.led_done)),
        Shown(markup.Column(t("Deadlines passed"), number=True), lambda r: str(r.led_past_due)),
        Shown(
            markup.Column(t("Kept within the first deadline"), number=True),
            lambda r: markup.Cell(
                rate(language, r.led_kept, r.led_due, small), quiet=done_undated(language, r.led_undated)
            ),
        ),
        also=small,
    )
