"""The indicators of an action: where each stands, its values drawn small, and the forms that measure and correct."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.charts.indicator import indicator_series
from lib.domain.quantities import parse_quantity
from lib.domain.terms import Span
from lib.i18n.formats import MISSING, format_list, format_pair, format_quantity
from lib.i18n.labels import field_label
from lib.store import reads
from lib.store.reads import Action, Indicator, Measure
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import Form, button
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases import indicators as measuring
from lib.wording.indicators import aim_of, period_words, sentence, start_words

#: What the plan's own file says of an action's indicator, in words.
IN_WORDS = ("indicator", "target", "actual")
ITSELF = "indicator"
#: Indicators beside each other, where a screen has room.
BESIDE = 2


def is_empty(action: Action) -> bool:
    """Whether nothing is measured of an action."""
    return not data.read(reads.indicators, action=action.key)


def of_action(action: Action) -> None:
    """Every indicator with its values; what the plan says in words beside; the form of a new one."""
    found = data.read(reads.indicators, action=action.key)
    values = data.read(reads.measures, action=action.key)
    if not found and not writing.is_possible():
        return
    if found:
        layout.section(t("Indicators"))
    for at in range(0, len(found), BESIDE):
        for column, row in zip(st.columns(BESIDE, gap="large"), found[at : at + BESIDE], strict=False):
            with column:
                _indicator(row, [value for value in values if value.indicator == row.key])
    if found and (said := _in_words(action)):
        markup.paragraph(t("The plan also says in words: {words}.", words=said), "plan-state")
    if writing.is_possible():
        _new(action, first=not found)


def _in_words(action: Action) -> str:
    language = session.language()
    return format_list(
        language,
        [
            format_pair(language, field_label(language, "action", name), str(action.values[name]))
            for name in IN_WORDS
            if action.values[name]
        ],
    )


def _indicator(row: Indicator, values: Sequence[Measure]) -> None:
    language = session.language()
    st.subheader(row.name, anchor=False)
    said = sentence(language, row, values, session.today())
    if values:
        frame = data.kept("indicator_frame", lambda: _frame(values), tuple(values))
        layout.chart(
            data.drawn(
                indicator_series, frame, target=row.target, downwards=aim_of(row).downwards, unit=row.unit
            ),
            key=f"indicator_{row.key}",
            sentence=said,
            rows=lambda: _data(row, values),
        )
    else:
        markup.paragraph(said)
    started = start_words(language, row)
    if started:
        name = field_label(language, "indicator", "baseline")
        markup.paragraph(format_pair(language, name, started), "plan-state")
    if writing.is_possible():
        with layout.line(f"values_{row.key}"):
            _measure(row, values)
            _correct(row, values)


def _frame(values: Sequence[Measure]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "day": [value.measured_on for value in values],
            "value": [value.value for value in values],
            "span": [value.span or str(Span.DAY) for value in values],
        }
    )


def _data(row: Indicator, values: Sequence[Measure]) -> pd.DataFrame:
    """Each value, the latest first: of what, how much, who says so."""
    language = session.language()
    latest = list(reversed(values))
    return pd.DataFrame(
        {
            t("Period"): [period_words(language, value.measured_on, value.span) for value in latest],
            t("Value"): [format_quantity(language, value.value, row.unit) for value in latest],
            t("Source"): [value.source or MISSING for value in latest],
        }
    )


def _measure(row: Indicator, values: Sequence[Measure]) -> None:
    """The folded form of one more value."""
    entry = layout.unfolded(t("Add a value"), f"measure_add_{row.key}", icon=":material/add:")
    if not entry:
        return

    def write(sent: Sent) -> int:
        return measuring.measure(data.store(), {**sent.values, "indicator": row.key}, sent.writing)

    first = {
        "measured_on": session.present_day(),
        "span": (values[-1].span if values else None) or str(Span.MONTH),
    }
    with entry, Form(f"measure_new_{row.key}", "measure", first) as form:
        _value_fields(form, row)
        form.submit(t("Add a value"), write, t("The value was recorded."))


def _value_fields(form: Form, row: Indicator) -> None:
    language = session.language()
    one, two = st.columns([1, 1.4], vertical_alignment="bottom")
    form.field("measured_on", one)
    form.field("span", two)
    one, two = st.columns([1, 1.4], vertical_alignment="bottom")
    named = field_label(language, "measure", "value")
    form.quantity("value", f"{named} ({row.unit})" if row.unit else named, one)
    form.field("source", two)


def _correct(row: Indicator, values: Sequence[Measure]) -> None:
    """The folded forms that correct a value, or what is measured."""
    entry = layout.unfolded(
        t("Correct a value or the indicator"), f"measure_edit_{row.key}", icon=":material/edit:"
    )
    if not entry:
        return
    language = session.language()
    names = {ITSELF: t("The indicator itself")}
    names |= {
        value.key: f"{period_words(language, value.measured_on, value.span)} – "
        f"{format_quantity(language, value.value, row.unit)}"
        for value in reversed(values)
    }
    with entry:
        chosen = st.selectbox(
            t("What is corrected"),
            list(names),
            format_func=lambda key: names[key],
            key=f"corrected_{row.key}",
        )
        value = next((value for value in values if value.key == chosen), None)
        if value is None:
            _edit(row)
        else:
            _edit_value(row, value)


def _edit_value(row: Indicator, value: Measure) -> None:
    def write(sent: Sent) -> int | None:
        return measuring.edit_measure(data.store(), sent.seen, value.key, sent.changed, sent.writing)

    shown = {
        "measured_on": value.measured_on,
        "span": value.span,
        "value": value.value,
        "source": value.source,
    }
    with Form(f"measure_{value.key}", "measure", shown, key=value.key) as form:
        _value_fields(form, row)
        form.submit(t("Record the changes"), write, t("The changes were recorded."))
    button(
        f"measure_gone_{value.key}",
        t("Take this value out"),
        lambda sent: measuring.remove_measure(data.store(), sent.seen, value.key, sent.writing),
        lambda number: t(
            "The value is taken out: revision {number}, which can be undone in the history.", number=number
        ),
        table="measure",
    )


def _edit(row: Indicator) -> None:
    def write(sent: Sent) -> int | None:
        return measuring.edit_indicator(data.store(), sent.seen, row.key, sent.changed, sent.writing)

    shown = {
        name: getattr(row, name)
        for name in ("name", "unit", "direction", "baseline", "baseline_on", "target", "target_on")
    }
    with Form(f"indicator_{row.key}", "indicator", shown, key=row.key) as form:
        _fields(form)
        form.submit(t("Record the changes"), write, t("The changes were recorded."))
    button(
        f"indicator_gone_{row.key}",
        t("Take this indicator out, with its values"),
        lambda sent: measuring.remove_indicator(data.store(), sent.seen, row.key, sent.writing),
        lambda number: t(
            "The indicator is taken out: revision {number}, which can be undone in the history.",
            number=number,
        ),
        table="indicator",
    )


def _new(action: Action, *, first: bool) -> None:
    """The folded form of a new indicator; the first begins with what the plan says in words."""
    entry = layout.unfolded(t("Add an indicator"), "indicator_add", icon=":material/add:")
    if not entry:
        return
    key, shown = action.key, dict[str, object]()
    if first:
        aimed = parse_quantity(str(action.values["target"] or ""))
        shown = {"name": action.values["indicator"]}
        shown |= {"target": aimed.value, "unit": aimed.unit, "direction": aimed.direction} if aimed else {}

    def write(sent: Sent) -> int:
        return measuring.add_indicator(data.store(), {**sent.values, "action": key}, sent.writing)

    with entry, Form(f"indicator_new_{key}", "indicator", shown) as form:
        _fields(form)
        form.submit(t("Add an indicator"), write, t("The indicator was added."))


def _fields(form: Form) -> None:
    language = session.language()
    form.field("name")
    one, two = st.columns(2, vertical_alignment="bottom")
    form.field("unit", one, placeholder=t("%, companies, days …"))
    form.field("direction", two)
    for name in ("baseline", "target"):
        one, two = st.columns(2, vertical_alignment="bottom")
        form.quantity(name, field_label(language, "indicator", name), one)
        form.field(f"{name}_on", two)
