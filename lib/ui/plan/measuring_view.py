"""Every indicator of the plan, and the form that takes the values of a period for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.indicators import reached_on
from lib.domain.terms import Span
from lib.i18n.formats import MISSING, as_typed, own_order
from lib.i18n.labels import field_label
from lib.store.reads import Indicator, Measure
from lib.ui import data, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.usecases.indicators import measure_together
from lib.wording.indicators import (
    aim_of,
    last_words,
    period_words,
    points_of,
    reached_words,
    target_words,
    trend_words,
)

#: Indicators on a page, in the list and in the form.
SHOWN = 25
#: Fields of values on a line of the form.
BESIDE = 2


def heading(rows: Sequence[Indicator], values: Sequence[Measure]) -> None:
    """How many indicators are measured, and how many of those with a target have reached it."""
    if not rows:
        layout.title(t("Indicators"))
        layout.empty(
            writing.nothing_yet(
                t("No indicator is measured yet."),
                t(
                    "Add one on the sheet of an action, or import a file with a column “Indicator” and a column for each period."
                ),
            )
        )
        return
    of = _by_indicator(values)
    aimed = [row for row in rows if row.target is not None and of.get(row.key)]
    reached = sum(reached_on(aim_of(row), points_of(of[row.key])) is not None for row in aimed)
    layout.title(
        tn("{n} indicator", "{n} indicators", len(rows)),
        t(
            "Of those with a target and a value, {reached} of {n} have reached it.",
            reached=reached,
            n=len(aimed),
        )
        if aimed
        else t("None has both a target and a value yet."),
    )


def _by_indicator(values: Sequence[Measure]) -> Mapping[str, list[Measure]]:
    found: dict[str, list[Measure]] = defaultdict(list)
    for value in values:
        found[value.indicator].append(value)
    return found


def listed(rows: Sequence[Indicator], values: Sequence[Measure]) -> None:
    """Each indicator with its action: the last value, the target, what they say."""
    language, day, of = session.language(), session.today(), _by_indicator(values)

    def own(said: str) -> str:
        return own_order(language, said) if said else ""

    def standing(row: Indicator) -> markup.Content:
        held = of.get(row.key, [])
        said = reached_words(language, row, held, day)
        trend = trend_words(language, row, held)
        return markup.Cell(own(said or trend) or MISSING, quiet=own(trend) if said else "")

    def action(row: Indicator) -> markup.Content:
        link = markup.action_link(row.action_code, row.action)
        return markup.Cell(row.action_code or row.action_title or MISSING, link)

    tables.table(
        tables.part(rows, SHOWN, key="indicators"),
        t("Indicators"),
        tables.Shown(markup.Column(t("Action"), short=True), action),
        tables.Shown(
            markup.Column(t("Indicator"), width=30),
            lambda row: markup.named(row.name, row.action_title or ""),
        ),
        tables.Shown(markup.Column(t("Last value"), width=18), lambda row: own(last_words(language, row))),
        tables.Shown(
            markup.Column(field_label(language, "indicator", "target"), width=18),
            lambda row: own(target_words(language, row)) or MISSING,
        ),
        tables.Shown(markup.Column(t("What they say"), width=34), standing),
        also=(tuple(values), day),
    )


def together(rows: Sequence[Indicator]) -> None:
    """The folded form of the values of a period: a blank one leaves what is recorded."""
    if not writing.is_possible():
        return
    entry = layout.unfolded(t("Record the values of a period"), "measuring", icon=":material/add:")
    if not entry:
        return
    language = session.language()
    with entry:
        shown = tables.part(rows, SHOWN, key="measured")
        first = {"measured_on": session.present_day(), "span": str(Span.MONTH)}

        def write(sent: Sent) -> int | None:
            day, span = (
                sent.values["measured_on"] or session.present_day(),
                str(sent.values["span"] or Span.DAY),
            )
            return measure_together(
                data.store(),
                sent.seen,
                {row.key: sent.values.get(row.key) for row in shown},
                day=day,
                span=span,
                source=sent.values["source"],
                writing=sent.writing,
                reason=period_words(language, day, span),
            )

        with Form("measuring_form", "measure", first) as form:
            markup.paragraph(
                t("A field left blank records nothing; a value recorded of the period already is corrected."),
                "plan-state",
            )
            one, two, three = st.columns([1, 1, 2], vertical_alignment="bottom")
            form.field("measured_on", one)
            form.field("span", two)
            form.field("source", three)
            for at in range(0, len(shown), BESIDE):
                for column, row in zip(st.columns(BESIDE), shown[at : at + BESIDE], strict=False):
                    form.quantity(row.key, _name(row), column, placeholder=last_words(language, row))
            form.submit(t("Record these values"), write, t("The values were recorded."))


def _name(row: Indicator) -> str:
    """« A1.5 – PME formées (PME) »."""
    parts = (row.action_code or row.action_title, row.name)
    name = " – ".join(as_typed(session.language(), part) for part in parts if part)
    return f"{name} ({row.unit})" if row.unit else name
