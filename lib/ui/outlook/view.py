"""The blocks of the outlook: ranges of completion, what had been said and what came, the method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from lib.charts.outlook import range_bars
from lib.domain.forecast import NEAREST, Pace, Spans
from lib.domain.hindsight import Hindsight
from lib.i18n.formats import format_day, format_long_month, format_percent
from lib.i18n.labels import field_label
from lib.reports.outlook import Outlook
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, navigation, session
from lib.ui.outlook import facts
from lib.ui.session import t, tn
from lib.wording.hindsight import (
    end_title,
    look_back_words,
    parting_words,
    recent_words,
    share_words,
)
from lib.wording.outlook import end_words, lacking_words, range_words, silence_title
from lib.wording.outlook import method as method_words
from lib.wording.short import axis_name

#: Axes drawn at most: the first ones of the plan.
DRAWN = 15


@dataclass(frozen=True, slots=True)
class Range:
    """When an axis or the whole plan may end, what is said of it, its last deadline in force, what is open in it."""

    key: str
    label: str
    said: str
    low: date | None
    high: date | None
    last: date | None
    whole: bool
    open: int
    halted: int
    undated: int


def heading(found: Outlook) -> None:
    """The finding: when the plan may end; or why nothing is said."""
    language = session.language()
    if not len(found.keys):
        layout.title(t("Outlook"))
    elif not isinstance(found.pace, Pace):
        layout.title(silence_title(language, found.pace, found.completed))
    else:
        low, high = range_of(found, facts.ends(), -1)
        layout.title(end_title(language, low, high, facts.hindsight().parting))


def choose() -> str:
    """Which of the three readings."""
    return choices.views(
        {
            "ends": t("End of the plan and of its axes"),
            "chances": t("Chances and warnings"),
            "by": t("What must be true by a day"),
        }
    )


def ends(found: Outlook) -> None:
    """The range of completion of the plan and of each axis, and what past forecasts and the last months say of it."""
    spans = facts.ends()
    if spans is None:
        layout.empty(t("No range is drawn; warnings and the reading by a day stay, from deadlines alone."))
        _lacking(found)
        return
    rows = data.kept(
        "range_rows",
        lambda: _range_rows(found, spans),
        session.revision(),
        session.plan(),
        session.today(),
        session.language(),
    )
    cautions = (
        parting_words(session.language(), facts.hindsight().parting),
        recent_words(session.language(), facts.late_pace()),
    )
    for sentence in (_plan_sentence(found, spans), *cautions):
        if sentence:
            markup.paragraph(sentence)
    layout.chart(
        data.drawn(range_bars, rows.frame, today=found.day),
        key="ranges",
        sentence=_legend(rows, format_day(session.language(), found.day)),
        rows=lambda: _range_table(rows),
    )
    if len(found.axes) - 1 > DRAWN:
        markup.paragraph(t("The first {n} of {total} are shown.", n=DRAWN, total=len(found.axes) - 2))


def _lacking(found: Outlook) -> None:
    """The actions done that teach nothing for want of a date, and the way to them."""
    lacking = {name: getattr(found.lacking, name) for name in ("completed_on", "start", "deadline")}
    said = lacking_words(session.language(), found.lacking.done, lacking)
    if said:
        markup.items([[markup.Cell(said, markup.address("actions", situation="done"))]])


def _legend(rows: Rows[Range], day: str) -> str:
    parts = []
    if any(row.high for row in rows):
        parts.append(t("Full bar: eight cases in ten."))
    if any(row.low and not row.high for row in rows):
        parts.append(t("Light bar with an arrow: not before, in nine cases in ten."))
    parts.append(t("Diamond: last deadline in force; dotted line: {day}.", day=day))
    return " ".join(parts)


def range_of(found: Outlook, spans: Spans | None, place: int) -> tuple[date | None, date | None]:
    """The days of a range; None where there is none."""
    if spans is None:
        return None, None
    return found.date_of(spans.low[place]), found.date_of(spans.high[place])


def _plan_sentence(found: Outlook, spans: Spans) -> str:
    language, plan = session.language(), found.axes[-1]
    low, high = range_of(found, spans, -1)
    if not plan.open:
        return t("No action is open: nothing is left to forecast.")
    said = []
    if low and high:
        said.append(
            t(
                "At the pace observed, the last action ends {range} in eight cases out of ten.",
                range=range_words(language, low, high),
            )
        )
    elif low and isinstance(found.pace, Pace):
        said.append(
            t(
                "At the pace observed, the last action does not end before {month} in nine cases out of ten; no date is"
                " given more than {months} months ahead, for want of a longer history.",
                month=format_long_month(language, low),
                months=round(max(found.pace.horizon, NEAREST) / 30.44),
            )
        )
    if plan.last:
        said.append(t("Furthest deadline in force: {day}.", day=format_day(language, plan.last)))
    if plan.halted:
        said.append(
            tn(
                "{n} blocked or suspended action is left out: its date depends on a decision.",
                "{n} blocked or suspended actions are left out: their dates depend on a decision.",
                plan.halted,
            )
        )
    if plan.undated:
        said.append(
            tn(
                "{n} action without a deadline is left out.",
                "{n} actions without a deadline are left out.",
                plan.undated,
            )
        )
    return " ".join(said)


def _range_rows(found: Outlook, spans: Spans) -> Rows[Range]:
    """The plan, then its axes."""
    language = session.language()
    chosen = [len(found.axes) - 1, *[i for i, a in enumerate(found.axes[:-1]) if a.key or a.open][:DRAWN]]
    rows: list[Range] = []
    for place in chosen:
        axis, whole = found.axes[place], place == len(found.axes) - 1
        low, high = range_of(found, spans, place)
        name = t("The whole plan") if whole else axis_name(axis.code, axis.title) or t("Without axis")
        said = end_words(
            language, opened=axis.open, low=low, high=high, undated=axis.undated, halted=axis.halted
        )
        rows.append(
            Range(axis.key, name, said, low, high, axis.last, whole, axis.open, axis.halted, axis.undated)
        )
    return Rows(rows)


def _range_table(rows: Rows[Range]) -> pd.DataFrame:
    language = session.language()
    return pd.DataFrame(
        {
            field_label(language, "axis", "title"): [
                markup.Cell(row.label, markup.address("axes", axis=row.key) if row.key else "")
                for row in rows
            ],
            t("Open actions"): [row.open for row in rows],
            t("Blocked or suspended"): [row.halted for row in rows],
            t("Without deadline"): [row.undated for row in rows],
            t("Last deadline in force"): [format_day(language, row.last) for row in rows],
            t("Forecast end"): [row.said for row in rows],
        }
    )


def look_back(past: Hindsight) -> None:
    """What the forecast would have said on past days, and how much of it came true."""
    layout.section(t("What had been said, and what came"))
    if not past.states:
        layout.empty(t("No earlier recorded day allowed a forecast: there is nothing to compare yet."))
        return
    for sentence in look_back_words(session.language(), past):
        markup.paragraph(sentence)
    if past.groups:
        markup.show(data.worded("look_back", lambda: _groups(past), past))


def _groups(past: Hindsight) -> str:
    language = session.language()
    percent: Mapping[float, str] = {g: format_percent(language, 100 * g, 0) for g in (0.4, 0.6, 0.8)}
    return markup.table_html(
        [
            markup.Column(t("Chance said of meeting the deadline"), width=34),
            markup.Column(t("On average"), number=True),
            markup.Column(t("Deadlines passed since"), number=True),
            markup.Column(t("Met"), number=True),
        ],
        [
            [
                t("less than {high}", high=percent[group.high])
                if group.low == 0
                else t("{low} and more", low=percent[group.low])
                if group.high == 1
                else t("{low} to {high}", low=percent[group.low], high=percent[group.high]),
                format_percent(language, 100 * group.said, 0),
                str(group.n),
                share_words(language, group.came, group.n),
            ]
            for group in past.groups
        ],
        t("What had been said, and what came"),
    )


def method(found: Outlook) -> None:
    """How it is computed and from what, one click away."""
    if not isinstance(found.pace, Pace):
        return
    spans = facts.ends()
    with st.expander(t("Method and inputs")):
        for line in method_words(
            session.language(), found.pace, undated=found.undated, draws=spans.draws if spans else 0
        ):
            markup.paragraph(line)
        navigation.link("actions", t("See the actions done"), situation="done")
