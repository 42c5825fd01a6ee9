"""Slips: today's deadlines against the plan as adopted, how often they were postponed, and what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.charts.deadlines import slippage
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label
from lib.store.reads import Headline, Plan
from lib.ui import data, layout, markup, session
from lib.ui.plan.adoption_view import adopted_words
from lib.ui.session import t, tn
from lib.wording.evolution import why
from lib.wording.sentences import moved, rate
from lib.wording.short import days as in_days
from lib.wording.short import present


def reference(sheet: Plan, head: Headline, limits: Mapping[str, float]) -> None:
    """What is measured against, and the rate of first deadlines that were kept."""
    language = session.language()
    kept = t(
        "First deadlines kept: {kept} of those reached on {day}, open actions included.",
        kept=rate(language, head.kept_first, head.due_first, limits["small_sample"]),
        day=format_day(language, session.today()),
    )
    markup.paragraph(f"{kept} {adopted_words(sheet.adopted_revision)}")


def slips(rows: pd.DataFrame) -> None:
    """The deadlines that are no longer those of the plan as adopted, the largest slip first."""
    language = session.language()
    day = format_day(language, session.today())
    if rows.empty:
        layout.empty(t("No deadline has slipped as of {day}.", day=day))
        return
    found = int(rows["found"].iloc[0])
    drawn = data.kept("slips_drawn", lambda: rows[rows["reference_days"].fillna(0) != 0], rows)
    sentence = tn(
        "{n} deadline moved from the plan as adopted, or was postponed, as of {day}.",
        "{n} deadlines moved from the plan as adopted, or were postponed, as of {day}.",
        found,
        day=day,
    )
    if not drawn.empty:
        layout.chart(data.drawn(slippage, drawn), key="moves", sentence=sentence, rows=lambda: _plain(drawn))
    else:
        markup.paragraph(sentence)
    if found > len(rows):
        markup.paragraph(t("The {n} largest of {total} are shown.", n=len(rows), total=found))
    markup.show(data.worded("slips", lambda: _table(rows, sentence), rows, sentence))


def _plain(rows: pd.DataFrame) -> pd.DataFrame:
    language = session.language()
    return pd.DataFrame(
        {
            field_label(language, "action", "code"): rows["code"].fillna("–"),
            field_label(language, "action", "title"): rows["title"],
            t("Reference"): [format_day(language, d) for d in rows["reference_deadline"]],
            field_label(language, "action", "deadline"): [format_day(language, d) for d in rows["deadline"]],
            t("Days"): [in_days(language, int(n)) for n in rows["reference_days"]],
        }
    )


def _table(rows: pd.DataFrame, caption: str) -> str:
    language = session.language()
    return markup.table_html(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=32),
            markup.Column(t("Reference"), short=True),
            markup.Column(field_label(language, "action", "deadline"), short=True),
            markup.Column(t("Slip"), width=30),
            markup.Column(t("Situation"), width=14),
        ],
        [_line(row) for row in rows.to_dict("records")],
        caption,
    )


def _line(row: Mapping[Any, Any]) -> list[markup.Cell | str]:
    language = session.language()
    link = markup.action_link(row["code"], row["key"])
    last = {"kind": row["last_kind"], "reason": row["last_reason"], "as_of": row["last_day"]}
    told = [postponed_words(row["reference_days"], int(row["times_postponed"])), why(language, last)]
    if row["initial_deadline"] != row["reference_deadline"]:
        told.append(moved(language, row["initial_deadline"], row["slip_days"]))
    past = t("reference passed, still open") if row["past_reference"] else ""
    first, *others = [text for text in told if text] or ["–"]
    return [
        markup.Cell(str(row["code"] or "–"), link),
        markup.Cell(str(row["title"]), link),
        format_day(language, row["reference_deadline"] if present(row["reference_deadline"]) else None),
        format_day(language, row["deadline"] if present(row["deadline"]) else None),
        markup.Cell(first, quiet=" · ".join(others)),
        markup.situation_cell(row["situation"], quiet=past),
    ]


def postponed_words(days: object, times: int) -> str:
    """« reportée 2 fois, de 61 j »: how often a later day was recorded, and how far today's is from the reference."""
    language = session.language()
    n = int(float(str(days))) if present(days) else 0
    length = t("by {days}", days=in_days(language, n)) if n > 0 else ""
    if n < 0:
        length = t("brought forward by {days}", days=in_days(language, -n))
    return ", ".join(part for part in (postponed_times(times), length) if part)


def postponed_times(times: int) -> str:
    """« reportée 2 fois »; empty when no later day was ever recorded."""
    return tn("postponed {n} time", "postponed {n} times", times) if times else ""
