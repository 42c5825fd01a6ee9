"""Two states compared, and the curve of what was planned against what was recorded."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lanes import along, at_end, laid, lanes, month_ticks, row_text
from lib.charts.theme import bare, figure, text
from lib.domain.palette import palette
from lib.i18n import Language, translate
from lib.i18n.formats import format_day, format_number, format_percent, format_points, own_order

#: How far apart the lines of an axis of counts may be.
STEPS = tuple(n * 10**power for power in range(7) for n in (1, 2, 5))


def kind_bars(rows: pd.DataFrame, *, language: Language, dark: bool = False) -> go.Figure:
    """A bar for each way of moving, its count at the end. Columns: kind (words), n."""
    colours = palette(dark)
    places = lanes([row_text(language, k) for k in rows["kind"]])
    fig = laid(places, language, colours, beside=48)
    fig.add_bar(
        x=rows["n"].tolist(),
        y=places.bars,
        orientation="h",
        width=places.bar,
        marker_color=colours.brand,
        text=[format_number(language, n) for n in rows["n"]],
        textposition="outside",
        textfont={"size": 14, "color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    fig.update_xaxes(bare(colours, showticklabels=False, range=along(language, 0, max(1, rows["n"].max()))))
    return fig


def axis_progress(rows: pd.DataFrame, *, language: Language, dark: bool = False) -> go.Figure:
    """From the progress of each axis then (hollow) to its progress now (full). Columns: axis, before (or NaN), after."""
    colours = palette(dark)
    places = lanes([row_text(language, a) for a in rows["axis"]], bar=16)
    fig = laid(places, language, colours, bottom=24, beside=142)
    for place, before, after in zip(places.bars, rows["before"], rows["after"], strict=True):
        known = not pd.isna(before)
        fig.add_scatter(
            x=[before, after] if known else [after],
            y=[place] * (2 if known else 1),
            mode="lines+markers",
            line={"width": 3, "color": colours.quiet},
            marker={
                "size": 13,
                "color": [colours.background, colours.brand] if known else [colours.brand],
                "line": {"width": 2, "color": colours.brand},
            },
            cliponaxis=False,
            hoverinfo="skip",
        )
        said = format_percent(language, after)
        if known:
            said += f"  ({format_points(language, after - before)})"
        at_end(fig, language, place, own_order(language, text(said)), colours.ink, shift=14)
    fig.update_xaxes(
        bare(
            colours,
            range=along(language, 0, 100),
            tickvals=[50, 100],
            ticktext=[format_percent(language, v, 0) for v in (50, 100)],
            showgrid=True,
            gridcolor=colours.line,
            tickfont={"size": 13, "color": colours.quiet},
        )
    )
    return fig


def curve(
    planned: pd.DataFrame,
    actual: pd.DataFrame,
    *,
    today: date,
    planned_name: str,
    actual_name: str,
    language: Language,
    dark: bool = False,
) -> go.Figure:
    """The planned line (dashed) and what was recorded (full, a mark for each recorded day), with the day shown.

    Columns: day and `planned_name` in `planned`, day and `actual_name` in `actual`. Counts when these are due and
    done, per cent otherwise.
    """
    colours = palette(dark)
    counts = planned_name == "due"
    top = max([1.0, *planned[planned_name].dropna(), *actual[actual_name].dropna()]) if counts else 100.0

    # Whole numbers, each once, however few there are.
    step = next(n for n in STEPS if n * 4 >= top) if counts else 25
    levels = list(range(0, int(top) + 1, step))

    def said(value: float) -> str:
        return format_number(language, value) if counts else format_percent(language, value)

    fig = figure(language, colours, height=300, margin={"l": 48, "r": 104, "t": 28, "b": 44})
    fig.add_scatter(
        x=[d.isoformat() for d in planned["day"]],
        y=planned[planned_name].tolist(),
        mode="lines",
        line={"width": 2, "color": colours.quiet, "dash": "dash", "shape": "hv" if counts else "linear"},
        hoverinfo="skip",
    )
    fig.add_scatter(
        x=[d.isoformat() for d in actual["day"]],
        y=actual[actual_name].tolist(),
        mode="lines+markers" if len(actual) <= 60 else "lines",
        line={"width": 3, "color": colours.brand},
        marker={"size": 8, "color": colours.brand},
        hoverinfo="skip",
    )
    ends = (
        (planned, planned_name, translate(language, "Planned"), colours.quiet),
        (actual, actual_name, translate(language, "As recorded"), colours.brand),
    )
    for frame, name, word, colour in ends:
        known = frame.dropna(subset=[name])
        if len(known):
            value = float(known[name].iloc[-1])
            fig.add_annotation(
                x=known["day"].iloc[-1].isoformat(), y=value, xanchor="left", xshift=10, showarrow=False,
                text=f"<b>{text(word)}</b><br>{said(value)}", align="left", font={"size": 14, "color": colour},
                yanchor="bottom" if frame is planned else "top",
            )  # fmt: skip
    everything = [*planned["day"], *actual["day"], today]
    fig.add_vline(x=today.isoformat(), line={"width": 1, "color": colours.ink, "dash": "dot"})
    fig.add_annotation(
        x=today.isoformat(), y=1.0, yref="paper", xanchor="right", yanchor="bottom", showarrow=False,
        text=text(format_day(language, today)), font={"size": 13, "color": colours.ink},
    )  # fmt: skip
    fig.update_xaxes(
        bare(
            colours,
            type="date",
            range=[min(everything).isoformat(), max(everything).isoformat()],
            **month_ticks(language, min(everything), max(everything), colours, 5),
        )
    )
    fig.update_yaxes(
        bare(
            colours,
            range=[0, top * 1.06],
            showgrid=True,
            gridcolor=colours.line,
            tickvals=levels,
            ticktext=[said(v) if counts else format_percent(language, v, 0) for v in levels],
            tickfont={"size": 13, "color": colours.quiet},
        )
    )
    return fig
