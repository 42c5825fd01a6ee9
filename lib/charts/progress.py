"""Progress per axis: bullets (progress against expected) and situations (one stacked bar)."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.palette import Palette, palette
from lib.charts.theme import bare, figure, text
from lib.domain.terms import Situation, Weather
from lib.i18n import Language, translate
from lib.i18n.formats import format_percent, own_order
from lib.i18n.labels import sign, signed_label
from lib.wording.readings import ORDER
from lib.wording.short import axis_words


def axis_bullets(
    axes: pd.DataFrame, *, language: Language, dark: bool = False, row: int = 44, most: int | None = None
) -> go.Figure:
    """Bar: progress; tick: what is expected on the day; at the end the weather in words.

    `most` draws the first axes only. Columns: axis_code, axis_title, progress, expected (0 to 100 or NaN), weather.
    """
    colours = palette(dark)
    axes = axes.head(most) if most else axes
    names = [
        text(axis_words(language, c, n)) for c, n in zip(axes["axis_code"], axes["axis_title"], strict=True)
    ]
    fig = figure(
        language, colours, height=max(60, row * len(axes) + 24), margin={"l": 230, "r": 150, "t": 20, "b": 4}
    )
    rows = list(range(len(axes)))
    progress = [None if pd.isna(v) else float(v) for v in axes["progress"]]
    fig.add_bar(
        x=[100] * len(axes),
        y=rows,
        orientation="h",
        width=0.62,
        marker_color=colours.line,
        hoverinfo="skip",
        opacity=0.45,
    )
    fig.add_bar(
        x=[v or 0 for v in progress],
        y=rows,
        orientation="h",
        width=0.62,
        marker_color=colours.brand,
        text=[
            format_percent(language, v) if v is not None else translate(language, "not filled in")
            for v in progress
        ],
        textposition=["inside" if (v or 0) >= 25 else "outside" for v in progress],
        insidetextanchor="start",
        constraintext="none",
        textfont={
            "color": [colours.background if (v or 0) >= 25 else colours.ink for v in progress],
            "size": 14,
        },
        hoverinfo="skip",
    )
    expected = [(i, float(v)) for i, v in enumerate(axes["expected"]) if not pd.isna(v)]
    fig.add_scatter(
        x=[v for _, v in expected],
        y=[i for i, _ in expected],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": max(16, int(row * 0.62)),
            "line": {"width": 3, "color": colours.ink},
        },
        hoverinfo="skip",
    )
    for i, weather in enumerate(axes["weather"]):
        fig.add_annotation(
            x=1.0,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=i,
            showarrow=False,
            align="left",
            text=own_order(language, text(signed_label(language, Weather(weather)), 22)),
            font={"size": 14, "color": colours.ink},
        )
    if expected:
        fig.add_annotation(
            x=expected[0][1],
            y=-0.5,
            yanchor="bottom",
            showarrow=False,
            xanchor="right" if expected[0][1] > 50 else "left",
            text=text(translate(language, "| expected"), 40),
            font={"size": 13, "color": colours.quiet},
        )
    fig.update_layout(barmode="overlay")
    fig.update_xaxes(bare(colours, range=[0, 100], showticklabels=False))
    fig.update_yaxes(bare(colours, tickvals=rows, ticktext=names, range=[len(axes) - 0.45, -0.75]))
    return fig


def situation_bars(
    counts: pd.DataFrame, *, language: Language, dark: bool = False, row: int = 44
) -> go.Figure:
    """One stacked bar per axis, the count of each situation on its part.

    Columns: axis_code, axis_title, situation, n; the order of axes is that of the rows.
    """
    colours = palette(dark)
    keys = list(dict.fromkeys(zip(counts["axis_code"], counts["axis_title"], strict=True)))
    place = {key: i for i, key in enumerate(keys)}
    fig = figure(
        language,
        colours,
        height=max(80, row * len(keys) + 56),
        barmode="stack",
        showlegend=True,
        margin={"l": 230, "r": 24, "t": 40, "b": 4},
        legend={
            "orientation": "h",
            "y": 1.0,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
            "font": {"size": 14},
        },
    )
    for situation in ORDER:
        rows = counts[counts["situation"] == str(situation)]
        if rows.empty:
            continue
        cancelled = situation is Situation.CANCELLED
        fig.add_bar(
            name=own_order(language, signed_label(language, situation)),
            x=rows["n"].tolist(),
            y=[place[key] for key in zip(rows["axis_code"], rows["axis_title"], strict=True)],
            orientation="h",
            width=0.62,
            marker={
                "color": colours.situations[situation],
                "line": {"width": 1, "color": colours.quiet if cancelled else colours.background},
                "pattern": {"shape": "/" if cancelled else "", "fgcolor": colours.quiet, "size": 6},
            },
            text=[f"{sign(situation)} {n}" for n in rows["n"]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": colours.on_situation[situation], "size": 14},
            hoverinfo="skip",
        )
    fig.update_xaxes(bare(colours, showticklabels=False))
    fig.update_yaxes(
        bare(
            colours,
            tickvals=list(range(len(keys))),
            ticktext=[text(axis_words(language, *key)) for key in keys],
            range=[len(keys) - 0.5, -0.5],
        )
    )
    return fig


def mark_colour(situation: str, colours: Palette) -> str:
    """The colour of a situation; an outline colour for a cancelled one."""
    value = Situation(situation)
    return colours.quiet if value is Situation.CANCELLED else colours.situations[value]
