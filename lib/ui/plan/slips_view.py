"""Slips: today's deadlines against the plan as adopted, how often they were postponed, and what was kept."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lib.charts.deadlines import slippage
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label
from lib.store.reads import Headline, Plan, Slip
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, tables
from lib.ui.history.adoption import adopted_words
from lib.ui.session import t, tn
from lib.wording.evolution import why
from lib.wording.sentences import done_undated, moved, rate
from lib.wording.short import days as in_days
from lib.wording.short import days_in_full


def reference(sheet: Plan, head: Headline, limits: Mapping[str, float]) -> None:
    """What is measured against, and the rate of first deadlines that were kept."""
    language = session.language()
    kept = t(
        "First deadlines kept: {kept} of those reached on {day}, open actions included.",
        kept=rate(language, head.kept_first, head.due_first, limits["small_sample"]),
        day=format_day(language, session.today()),
    )
    undated = done_undated(language, head.undated_first)
    said = f"{kept[:-1]} ({undated})." if undated else kept
    markup.paragraph(f"{said} {adopted_words(sheet.adopted_revision)}")


def slips(rows: Rows[Slip]) -> None:
    """The deadlines that are no longer those of the plan as adopted, the largest slip first."""
    language = session.language()
    day = format_day(language, session.today())
    if not rows:
        layout.empty(t("No deadline has slipped as of {day}.", day=day))
        return
    drawn = data.kept("slips_drawn", lambda: Rows([row for row in rows if row.reference_days]), rows)
    sentence = tn(
        "{n} deadline moved from the plan as adopted, or was postponed, as of {day}.",
        "{n} deadlines moved from the plan as adopted, or were postponed, as of {day}.",
        rows.found,
        day=day,
    )
    if drawn:
        layout.chart(
            data.drawn(slippage, drawn.frame), key="moves", sentence=sentence, rows=lambda: _plain(drawn)
        )
    else:
        markup.paragraph(sentence)
    if rows.found > len(rows):
        markup.paragraph(t("The {n} largest of {total} are shown.", n=len(rows), total=rows.found))
    tables.table(
        rows,
        sentence,
        tables.code(),
        tables.title(32),
        tables.Shown(
            markup.Column(t("Reference"), short=True), lambda r: format_day(language, r.reference_deadline)
        ),
        tables.deadline(),
        tables.Shown(markup.Column(t("Slip"), width=30), _slip),
        tables.Shown(markup.Column(t("Situation"), width=14), _situation),
    )


def _plain(rows: Rows[Slip]) -> pd.DataFrame:
    language = session.language()
    return pd.DataFrame(
        {
            field_label(language, "action", "code"): [row.code or MISSING for row in rows],
            field_label(language, "action", "title"): [row.title or MISSING for row in rows],
            t("Reference"): [format_day(language, row.reference_deadline) for row in rows],
            field_label(language, "action", "deadline"): [format_day(language, row.deadline) for row in rows],
            t("Days"): [in_days(language, row.reference_days or 0) for row in rows],
        }
    )


def _slip(row: Slip) -> markup.Cell:
    """How often it was postponed and by how much, then why, then how far it is from the first deadline."""
    language = session.language()
    told = [
        postponed_words(row.reference_days, row.times_postponed),
        why(language, row.last_kind, row.last_reason, row.last_day),
    ]
    if row.initial_deadline != row.reference_deadline:
        told.append(moved(language, row.initial_deadline, row.slip_days))
    first, *others = [text for text in told if text] or [MISSING]
    return markup.Cell(first, quiet=" · ".join(others))


def _situation(row: Slip) -> markup.Cell:
    past = t("reference passed, still open") if row.past_reference else ""
    return markup.situation_cell(row.situation, quiet=past)


def postponed_words(days: int | None, times: int) -> str:
    """« reportée 2 fois, de 61 jours »: how often a later day was recorded, and how far today's is from the reference."""
    language, n = session.language(), days or 0
    length = t("by {days}", days=days_in_full(language, n)) if n > 0 else ""
    if n < 0:
        length = t("brought forward by {days}", days=days_in_full(language, -n))
    return ", ".join(part for part in (postponed_times(times), length) if part)


def postponed_times(times: int) -> str:
    """« reportée 2 fois »; empty when no later day was ever recorded."""
    return tn("postponed {n} time", "postponed {n} times", times) if times else ""
