"""The progress of one action: what was recorded, and what its dates expect."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lanes import months_between
from lib.charts.theme import bare, figure, text
from lib.domain.palette import palette
from lib.i18n import Language, translate
from lib.i18n.formats import format_day, format_month, format_percent

HEIGHT = 170
#: Months named below the line.
MONTHS = 3


def action_progress(
    expected: pd.DataFrame,
    recorded: pd.DataFrame,
    *,
    deadline: date | None,
    language: Language,
    dark: bool = False,
) -> go.Figure:
    """A mark for each recorded day, up to the day shown; dashed, what is expected. Columns of both: day, progress."""
    colours = palette(dark)
    fig = figure(language, colours, height=HEIGHT, margin={"l": 16, "r": 88, "t": 28, "b": 28})
    lines = (
        (expected, {"width": 1.5, "color": colours.quiet, "dash": "dash"}, "lines"),
        (recorded, {"width": 2.5, "color": colours.brand}, "lines+markers"),
    )
    for rows, line, mode in lines:
        fig.add_scatter(
            x=[d.isoformat() for d in rows["day"]],
            y=rows["progress"].tolist(),
            mode=mode,
            line=line,
            marker={"size": 6, "color": colours.brand},
            cliponaxis=False,
            hoverinfo="skip",
        )
    last = _last(recorded)
    _say(fig, recorded, format_percent(language, last, 0), colours.brand, bold=True)
    if len(expected):
        # Two words at the end of the lines, never one on the other.
        near = abs(_last(expected) - last) < 14
        shift = (12 if _last(expected) >= last else -12) if near else 0
        _say(fig, expected, translate(language, "expected"), colours.quiet, shift=shift)
    top = max(recorded["progress"])
    if top > last:  # where it stood before it went back
        at = recorded["progress"].tolist().index(top)
        fig.add_annotation(
            x=recorded["day"].iloc[at].isoformat(), y=top, xanchor="center", yanchor="bottom", yshift=4, showarrow=False,
            text=format_percent(language, top, 0), font={"size": 14, "color": colours.brand},
        )  # fmt: skip
    days = [*expected["day"], *recorded["day"]]
    if deadline is not None and min(days) <= deadline <= max(days):
        fig.add_vline(x=deadline.isoformat(), line={"width": 1, "color": colours.quiet, "dash": "dot"})
        fig.add_annotation(
            # Two lines, as wide as the margin where it is the last day of a narrow screen.
            x=deadline.isoformat(), y=0, xanchor="left", yanchor="bottom", xshift=4, showarrow=False,
            text=f"{text(translate(language, 'deadline'))}<br>{text(format_day(language, deadline))}", align="left",
            font={"size": 13, "color": colours.quiet},
        )  # fmt: skip
    months = [m for m in months_between(min(days), max(days), MONTHS) if m >= min(days)] or [min(days)]
    fig.update_xaxes(
        bare(
            colours,
            type="date",
            range=[min(days).isoformat(), max(days).isoformat()],
            tickvals=[m.isoformat() for m in months],
            ticktext=[format_month(language, m) for m in months],
            tickfont={"size": 13, "color": colours.quiet},
            tickangle=0,
            showline=True,
            linecolor=colours.line,
        )
    )
    fig.update_yaxes(bare(colours, range=[0, 104], showticklabels=False))
    return fig


def _last(rows: pd.DataFrame) -> float:
    return float(rows["progress"].iloc[-1])


def _say(
    fig: go.Figure, rows: pd.DataFrame, words: str, colour: str, *, bold: bool = False, shift: int = 0
) -> None:
    """The word of a line at its end."""
    said = f"<b>{text(words)}</b>" if bold else text(words)
    fig.add_annotation(
        x=rows["day"].iloc[-1].isoformat(), y=_last(rows), xanchor="left", xshift=10, yshift=shift, showarrow=False,
        text=said, font={"size": 14, "color": colour},
    )  # fmt: skip
