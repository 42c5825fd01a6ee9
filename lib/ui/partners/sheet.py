"""The sheet of one partner: what it leads and supports, exchanges, letters, documents. No score, no ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from lib.charts.partners import kind_heatmap
from lib.domain.terms import InteractionKind, Situation, Tier
from lib.i18n.formats import MISSING, format_day, format_month
from lib.i18n.labels import country_words, field_label, label, signed_label
from lib.store.reads import (
    Introduction,
    Introductions,
    NextDeadline,
    Partner,
    PartnerAction,
    PartnerDocument,
    Record,
)
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, navigation, session, tables
from lib.ui.partners import asked_view, exchanges_view, follow_ups_view
from lib.ui.partners.view import full_name
from lib.ui.session import t, tn
from lib.ui.tables import Shown
from lib.wording.sentences import deadline_text, done_undated, moved, reason
from lib.wording.short import ago, days_in_full


def unknown(name: str) -> None:
    """A label that nobody has, or none."""
    said = t("No partner is named “{name}”.", name=name) if name else t("Choose a partner in the list.")
    layout.title(t("Partner sheet"), said)


def heading(partner: Partner) -> None:
    """The name, its place, and when it was last in touch; to the partner itself, that its answer is awaited."""
    language = session.language()
    asked_view.own(partner.label)
    layout.title(partner.label)
    parts = [
        full_name(partner),
        country_words(language, partner.country or ""),
        partner.type,
        label(language, Tier(partner.tier)),
    ]
    markup.paragraph(" · ".join(part for part in parts if part), "plan-sentence")
    if not session.shows_later():
        markup.paragraph(in_touch(partner), "plan-lead")


def in_touch(partner: Partner) -> str:
    """« Dernier échange le 10/11/2026, il y a 14 jours ; attendu tous les 30 jours. »"""
    language = session.language()
    if partner.is_host:
        return t("This organisation keeps the plan.")
    cadence = days_in_full(language, partner.cadence)
    if partner.last_exchange is None:
        return t("No two-way exchange is recorded; one is expected every {cadence}.", cadence=cadence)
    said = t(
        "Last two-way exchange on {day}, {ago}; one is expected every {cadence}.",
        day=format_day(language, partner.last_exchange),
        ago=ago(language, partner.days_since or 0),
        cadence=cadence,
    )
    return f"{said} {t('To contact again')}." if partner.to_contact_again else said


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


def next_steps(rows: Rows[NextDeadline]) -> None:
    """The next deadlines of the plan with this partner."""
    language = session.language()
    layout.section(t("Next step of the plan with this partner"))
    if not rows:
        layout.empty(t("No open action with this partner has a deadline to come."))
        return
    markup.items(
        [
            markup.Cell(format_day(language, r.deadline)),
            markup.Cell(r.code or MISSING, markup.action_link(r.code, r.key)),
            markup.named(r.title, quiet=part(r.part)),
        ]
        for r in rows
    )


def part(name: str) -> str:
    """What a partner does in an action."""
    return {"lead": t("lead organisation"), "co_lead": t("co-lead"), "support": t("in support")}[name]


def on_time(record: Record) -> str:
    """« 3 sur 5 dans le délai initial »: fractions, whatever their number."""
    undated = done_undated(session.language(), record.undated)
    if record.due:
        said = t("{kept} of {due} within the first deadline", kept=record.kept, due=record.due)
    else:
        said = "" if undated else t("no first deadline reached yet")
    return " · ".join(part for part in (said, undated) if part)


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


def actions(rows: Rows[PartnerAction]) -> None:
    """The actions that it leads, leads with others, supports."""
    if not rows:
        return
    language = session.language()
    tables.table(
        rows,
        t("Actions"),
        tables.code(),
        tables.title(36),
        Shown(markup.Column(t("Its part"), width=14), lambda r: part(r.part)),
        Shown(
            markup.Column(t("Situation"), width=22),
            lambda r: markup.Cell(signed_label(language, Situation(r.situation)), quiet=_why(r)),
        ),
        Shown(
            markup.Column(field_label(language, "action", "deadline"), width=20),
            lambda r: markup.Cell(
                deadline_text(language, r.deadline, r.deadline_precision, r.deadline_text),
                quiet=moved(language, r.initial_deadline, r.slip_days),
            ),
        ),
    )


def _why(row: PartnerAction) -> str:
    """The reason of the situation of an open action; the day on which it was closed."""
    language = session.language()
    if row.is_open:
        return reason(language, row.reason_code, row.reason_value)
    return t("on {day}", day=format_day(language, row.completed_on)) if row.completed_on else ""


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


def introductions(found: Introductions, rows: Rows[Introduction], limits: Mapping[str, float]) -> None:
    """How far its introductions went, then each of them."""
    if not rows:
        layout.section(t("B2B introductions"))
        layout.empty(t("No introduction is recorded."))
        return
    exchanges_view.introductions(found, limits)
    follow_ups_view.introductions(rows)


def documents(rows: Rows[PartnerDocument]) -> None:
    """Deliverables of its actions and what supports its declarations."""
    language = session.language()
    layout.section(t("Documents"))
    if not rows:
        layout.empty(t("No deliverable or evidence is recorded with this partner."))
        return
    tables.table(
        rows,
        t("Documents"),
        Shown(markup.Column(t("Day"), short=True), lambda r: format_day(language, r.dated)),
        Shown(markup.Column(t("Document"), width=40), lambda r: r.document or r.evidence or MISSING),
        Shown(
            markup.Column(t("Where it is"), width=24),
            lambda r: (
                r.evidence or t("place not recorded")
                if r.kind == "deliverable"
                else t("joined to its declaration")
            ),
        ),
        Shown(
            markup.Column(field_label(language, "action", "title"), width=26),
            lambda r: markup.Cell(
                " – ".join(name for name in (r.code, r.title) if name), markup.action_link(r.code, r.key)
            ),
        ),
    )


def back() -> None:
    """To the list."""
    navigation.link("partners", t("All partners"), ":material/list:")
