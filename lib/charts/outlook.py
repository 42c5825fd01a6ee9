"""Ranges of completion: one bar per axis and for the plan, with the last deadline in force."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.charts.deadlines import months_between
from lib.charts.theme import bare, day_of, figure, text
from lib.domain.palette import palette
from lib.i18n import Language
from lib.i18n.formats import format_day, format_month

LABELS, SAID = 260, 208
#: Room beyond the last date, as a share of the dates shown: a range without end is drawn into it.
BEYOND = 0.1


def range_bars(rows: pd.DataFrame, *, today: date, language: Language, dark: bool = False) -> go.Figure:
    """A bar from the earliest to the latest day; a lighter one with an arrow when there is no latest day.

    Columns: label, said (what is written at the end of the row), low, high, last (deadline in force), whole (the plan
    itself); dates are None where there is none.
    """
    colours = palette(dark)
    fig = figure(
        language,
        colours,
        height=max(120, 40 * len(rows) + 64),
        margin={"l": LABELS, "r": SAID, "t": 36, "b": 24},
    )
    if rows.empty:
        return fig
    lows, highs, dues = ([day_of(cell) for cell in rows[name]] for name in ("low", "high", "last"))
    known = [day for day in (*lows, *highs, *dues) if day is not None]
    last = max([*known, today + timedelta(90)])
    length = max((last - today).days, 1)
    first, end = today - timedelta(max(7, length // 40)), last + timedelta(max(14, int(length * BEYOND)))
    for place, (low, high, whole) in enumerate(zip(lows, highs, rows["whole"], strict=True)):
        if low is None:
            continue
        closed = high is not None
        until = high or end
        fig.add_bar(
            base=[low.isoformat()],
            x=[max((until - low).days, 2) * 86_400_000],
            y=[place],
            orientation="h",
            width=0.5,
            marker={
                "color": colours.brand if closed else colours.soft,
                "line": {"width": 2 if whole else 1, "color": colours.brand},
            },
            hoverinfo="skip",
        )
        if not closed:
            fig.add_scatter(
                x=[end.isoformat()],
                y=[place],
                mode="markers",
                marker={"symbol": "triangle-right", "size": 14, "color": colours.brand},
                cliponaxis=False,
                hoverinfo="skip",
            )
    due = [(place, day) for place, day in enumerate(dues) if day is not None]
    fig.add_scatter(
        x=[day.isoformat() for _, day in due],
        y=[place for place, _ in due],
        mode="markers",
        marker={"symbol": "diamond-open", "size": 13, "line": {"width": 2}, "color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    for place, said in enumerate(rows["said"]):
        fig.add_annotation(
            x=1.0,
            xref="paper",
            xanchor="left",
            xshift=16,
            y=place,
            showarrow=False,
            align="left",
            text=text(said, 28),
            font={"size": 14, "color": colours.ink},
        )
    fig.add_vline(x=today.isoformat(), line={"width": 2, "color": colours.ink, "dash": "dot"})
    fig.add_annotation(
        x=today.isoformat(),
        y=0,
        yref="paper",
        yanchor="top",
        showarrow=False,
        font={"size": 13, "color": colours.ink},
        text=text(format_day(language, today)),
    )
    months = months_between(today, end, most=8)[1:]
    fig.update_xaxes(
        bare(
            colours,
            type="date",
            side="top",
            tickangle=0,
            range=[first.isoformat(), end.isoformat()],
            showgrid=True,
            gridcolor=colours.line,
            tickvals=[month.isoformat() for month in months],
            ticktext=[format_month(language, month) for month in months],
            tickfont={"size": 13, "color": colours.quiet},
        )
    )
    labels = [
        f"<b>{text(label, 36)}</b>" if whole else text(label, 36)
        for label, whole in zip(rows["label"], rows["whole"], strict=True)
    ]
    fig.update_yaxes(
        bare(colours, tickvals=list(range(len(rows))), ticktext=labels, range=[len(rows) - 0.5, -0.5])
    )
    return fig
