"""The blocks of the axes page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from lib.charts.progress import axis_bullets, situation_bars
from lib.domain.terms import Situation, Weather
from lib.i18n.formats import format_pair
from lib.i18n.labels import field_label, label, signed_label
from lib.store.reads import WITHOUT_AXIS, ActionRow, AxisFigures, Headline, Load, SituationCount
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.plan import funding_view, weights_view
from lib.ui.session import t
from lib.usecases.settings import judge_axis
from lib.wording.progress import expected_mean, gap, mean
from lib.wording.readings import axis_bullets_sentence, situations_sentence
from lib.wording.sentences import axis_sentence, finding, weather_rule
from lib.wording.short import axis_words


def axes_data(axes: Rows[AxisFigures]) -> pd.DataFrame:
    """The figures of the bullets, written for the reader."""
    language = session.language()
    return pd.DataFrame(
        {
            field_label(language, "axis", "title"): [
                markup.Cell(_name(r), markup.address("axes", axis=r.axis_key or WITHOUT_AXIS)) for r in axes
            ],
            t("Tracked actions"): [
                markup.rows_of(r.tracked, axis=r.axis_key or WITHOUT_AXIS, situation="tracked") for r in axes
            ],
            field_label(language, "action", "progress"): [mean(language, r) for r in axes],
            t("Expected"): [expected_mean(language, r) for r in axes],
            t("Gap"): [gap(language, r) for r in axes],
            t("Weather"): [signed_label(language, Weather(r.weather)) for r in axes],
        }
    )


def _name(axis: AxisFigures | SituationCount) -> str:
    return axis_words(session.language(), axis.axis_code, axis.axis_title)


def heading(axes: Rows[AxisFigures]) -> None:
    """The finding as title."""
    layout.title(data.worded("finding", lambda: finding(session.language(), axes), axes) or t("Axes"))


def bullets(axes: Rows[AxisFigures]) -> None:
    """Progress against expected, per axis."""
    language = session.language()
    said = data.worded("bullets", lambda: axis_bullets_sentence(axes, language=language), axes)
    found = data.worded("finding", lambda: finding(language, axes), axes)
    layout.section(t("Progress against what is expected"))
    layout.chart(
        data.drawn(axis_bullets, axes.frame),
        key="axes_bullets",
        # The title says it where an axis is behind.
        sentence="" if found else said,
        alternative=said,
        rows=lambda: axes_data(axes),
    )


def situations(counts: Rows[SituationCount]) -> None:
    """One stacked bar per axis."""
    language = session.language()
    layout.section(t("Situations per axis"))
    layout.chart(
        data.drawn(situation_bars, counts.frame),
        key="axes_situations",
        sentence=data.worded("situations", lambda: situations_sentence(counts, language=language), counts),
        rows=lambda: pd.DataFrame(
            {
                field_label(language, "axis", "title"): [_name(r) for r in counts],
                t("Situation"): [label(language, Situation(r.situation)) for r in counts],
                t("Actions"): [
                    markup.rows_of(r.n, axis=r.axis_key or WITHOUT_AXIS, situation=r.situation)
                    for r in counts
                ],
            }
        ),
    )


def choose(axes: Rows[AxisFigures]) -> AxisFigures:
    """The axis to read in detail, kept in the URL."""
    by_key = {axis.axis_key or WITHOUT_AXIS: axis for axis in axes}
    names = {key: _name(axis) for key, axis in by_key.items()}
    return by_key[choices.select(t("Read one axis"), names, key="axis")]


def sheet(axis: AxisFigures, limits: Mapping[str, float]) -> None:
    """The axis in a sentence, its weather and the rule behind it."""
    language = session.language()
    layout.section(_name(axis))
    markup.paragraph(axis_sentence(language, axis))
    markup.paragraph(
        format_pair(language, t("Weather"), signed_label(language, Weather(axis.weather)))
        + f". {weather_rule(language, axis, limits)}"
    )
    if axis.weather_reason:
        markup.paragraph(t("Judgement set by hand: {reason}", reason=axis.weather_reason))
    funding_view.of_axis(axis)
    weights_view.of_axis(axis)


def actions(rows: Rows[ActionRow]) -> None:
    """The actions of the axis, those that need attention first, with their indicators."""
    tables.actions(rows, t("Actions of the axis"))


def judgement(axis: AxisFigures) -> None:
    """Sets the weather by hand, with its reason; that of an axis alone."""
    if axis.axis_key is None or not writing.is_possible():
        return
    language, key = session.language(), axis.axis_key

    def write(sent: Sent) -> int | None:
        weather, reason = sent.values["weather"], sent.values["weather_reason"] or ""
        return judge_axis(
            data.store(), sent.seen, key, Weather(weather) if weather else None, sent.writing, reason=reason
        )

    row = {"weather": axis.set_weather, "weather_reason": axis.weather_reason}
    levels = {str(w): signed_label(language, w) for w in Weather if w is not Weather.NOT_ASSESSED}
    with st.expander(t("Set the weather by hand")), Form(f"judge_{key}", "axis", row, key=key) as form:
        form.choice("weather", t("Weather"), levels, empty=t("As computed"))
        form.text("weather_reason", t("Reason (one line)"))
        form.submit(t("Record"), write, t("The judgement was recorded."), primary=False)


def organisations(load: Rows[Load], head: Headline) -> None:
    """Who carries how much: a shared action counts once for each organisation."""
    layout.section(t("Actions by organisation"))
    if not load:
        layout.empty(t("No action names a lead organisation."))
        return
    if sum(row.tracked for row in load) > head.tracked:
        markup.paragraph(
            t("A shared action counts once for each organisation: the total exceeds {n}.", n=head.tracked)
        )
    else:
        markup.paragraph(t("A shared action counts once for each organisation."))
    tables.table(
        load,
        t("Actions by organisation"),
        tables.Shown(markup.Column(t("Organisation"), width=40), lambda r: r.organisation_name),
        _counted(t("Tracked actions"), "tracked", lambda r: r.tracked),
        _counted(t("As lead"), "led", lambda r: r.led),
        _counted(t("Done"), "done", lambda r: r.done),
        _counted(t("Deadlines passed"), "past_due", lambda r: r.past_due),
        _counted(label(session.language(), Situation.BLOCKED), "blocked", lambda r: r.blocked),
    )


def _counted(title: str, situation: str, count: Callable[[Load], int]) -> tables.Shown[Load]:
    """A count of an organisation's actions, which opens them."""
    return tables.Shown(
        markup.Column(title, number=True),
        lambda r: markup.rows_of(count(r), organisation=r.organisation_name, situation=situation),
    )
