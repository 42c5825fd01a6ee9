"""The blocks of the axes page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.progress import axis_bullets, situation_bars
from lib.domain.terms import Situation, Weather
from lib.i18n.formats import format_pair, format_percent, format_points
from lib.i18n.labels import field_label, label, signed_label
from lib.store.reads import Headline
from lib.ui import choices, data, layout, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.plan.action_table import action_table
from lib.ui.session import t
from lib.usecases.settings import judge_axis
from lib.wording.readings import axis_bullets_sentence, situations_sentence
from lib.wording.sentences import axis_sentence, finding, weather_rule
from lib.wording.short import axis_name, present


def axes_data(axes: pd.DataFrame) -> pd.DataFrame:
    """The figures of the bullets, written for the reader."""
    language = session.language()
    return pd.DataFrame(
        {
            field_label(language, "axis", "title"): [
                markup.Cell(
                    axis_name(r.axis_code, r.axis_title), markup.address("axes", axis=str(r.axis_key))
                )
                for r in axes.itertuples()
            ],
            t("Tracked actions"): [
                markup.rows_of(r.tracked, axis=str(r.axis_key), situation="tracked")
                for r in axes.itertuples()
            ],
            field_label(language, "action", "progress"): [
                format_percent(language, v) for v in axes["progress"]
            ],
            t("Expected"): [format_percent(language, v) for v in axes["expected"]],
            t("Gap"): [format_points(language, v) for v in axes["gap"]],
            t("Weather"): [signed_label(language, Weather(w)) for w in axes["weather"]],
        }
    )


def heading(axes: pd.DataFrame) -> None:
    """The finding as title."""
    layout.title(data.worded("finding", lambda: finding(session.language(), axes), axes) or t("Axes"))


def bullets(axes: pd.DataFrame) -> None:
    """Progress against expected, per axis."""
    language = session.language()
    layout.section(t("Progress against what is expected"))
    layout.chart(
        data.drawn(axis_bullets, axes),
        key="axes_bullets",
        sentence=data.worded("bullets", lambda: axis_bullets_sentence(axes, language=language), axes),
        rows=lambda: axes_data(axes),
    )


def situations(counts: pd.DataFrame) -> None:
    """One stacked bar per axis."""
    language = session.language()
    layout.section(t("Situations per axis"))
    layout.chart(
        data.drawn(situation_bars, counts),
        key="axes_situations",
        sentence=data.worded("situations", lambda: situations_sentence(counts, language=language), counts),
        rows=lambda: pd.DataFrame(
            {
                field_label(language, "axis", "title"): [
                    axis_name(c, n) for c, n in zip(counts["axis_code"], counts["axis_title"], strict=True)
                ],
                t("Situation"): [label(language, Situation(s)) for s in counts["situation"]],
                t("Actions"): [
                    markup.rows_of(r.n, axis=str(r.axis_key), situation=str(r.situation))
                    for r in counts.itertuples()
                ],
            }
        ),
    )


def choose(axes: pd.DataFrame) -> Mapping[str, Any]:
    """The axis to read in detail, kept in the URL."""
    by_key: Mapping[str, Mapping[str, Any]] = data.kept("axes_by_key", lambda: _by_key(axes), axes)
    names = {key: axis_name(row["axis_code"], row["axis_title"]) for key, row in by_key.items()}
    return by_key[choices.select(t("Read one axis"), names, key="axis")]


def _by_key(axes: pd.DataFrame) -> Mapping[str, Mapping[str, Any]]:
    return {str(row["axis_key"]): row for row in axes.to_dict("records")}


def sheet(axis: Mapping[str, Any], limits: Mapping[str, float]) -> None:
    """The axis in a sentence, its weather and the rule behind it."""
    language = session.language()
    layout.section(axis_name(axis["axis_code"], axis["axis_title"]))
    markup.paragraph(axis_sentence(language, axis))
    markup.paragraph(
        format_pair(language, t("Weather"), signed_label(language, Weather(axis["weather"])))
        + f". {weather_rule(language, axis, limits)}"
    )
    if present(axis["weather_reason"]):
        markup.paragraph(t("Judgement set by hand: {reason}", reason=axis["weather_reason"]))


def actions(frame: pd.DataFrame) -> None:
    """The actions of the axis, those that need attention first, with their indicators."""
    action_table(frame, t("Actions of the axis"))


def judgement(axis: Mapping[str, Any]) -> None:
    """Sets the weather by hand, with its reason."""
    if not writing.is_possible():
        return
    language, key = session.language(), str(axis["axis_key"])

    def write(sent: Sent) -> int | None:
        weather, reason = sent.values["weather"], sent.values["weather_reason"] or ""
        return judge_axis(
            data.store(), sent.seen, key, Weather(weather) if weather else None, sent.writing, reason=reason
        )

    row = {"weather": axis["set_weather"], "weather_reason": axis["weather_reason"]}
    levels = {str(w): signed_label(language, w) for w in Weather if w is not Weather.NOT_ASSESSED}
    with st.expander(t("Set the weather by hand")), Form(f"judge_{key}", "axis", row, key=key) as form:
        form.choice("weather", t("Weather"), levels, empty=t("As computed"))
        form.text("weather_reason", t("Reason (one line)"))
        form.submit(t("Record"), write, t("The judgement was recorded."), primary=False)


def organisations(load: pd.DataFrame, head: Headline) -> None:
    """Who carries how much: a shared action counts once for each organisation."""
    layout.section(t("Actions by organisation"))
    markup.paragraph(
        t("A shared action counts once for each organisation: the total exceeds {n}.", n=head.tracked)
    )
    markup.show(data.worded("organisations", lambda: _organisations(load), load))


def _organisations(load: pd.DataFrame) -> str:
    return markup.table_html(
        [
            markup.Column(t("Organisation"), width=40),
            markup.Column(t("Tracked actions"), number=True),
            markup.Column(t("As lead"), number=True),
            markup.Column(t("Done"), number=True),
            markup.Column(t("Deadlines passed"), number=True),
            markup.Column(label(session.language(), Situation.BLOCKED), number=True),
        ],
        [
            [
                name,
                markup.rows_of(r.tracked, organisation=name, situation="tracked"),
                markup.rows_of(r.led, organisation=name, situation="led"),
                markup.rows_of(r.done, organisation=name, situation="done"),
                markup.rows_of(r.past_due, organisation=name, situation="past_due"),
                markup.rows_of(r.blocked, organisation=name, situation="blocked"),
            ]
            for r in load.itertuples()
            for name in (str(r.organisation_name),)
        ],
        t("Actions by organisation"),
    )
