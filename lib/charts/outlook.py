"""Ranges of completion: one bar per axis and for the plan, with the last deadline in force."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lanes import day_line, laid, lanes, month_ticks, row_text
from lib.charts.theme import bare, day_of, figure
from lib.domain.palette import palette
from lib.i18n import Language

#: Room beyond the last date, as a share of the dates shown: a range without end is drawn into it.
BEYOND = 0.1


def range_bars(rows: pd.DataFrame, *, today: date, language: Language, dark: bool = False) -> go.Figure:
    """A bar from the earliest to the latest day; a lighter one with an arrow when there is no latest day.

    Columns: label, said (what is written at the end of the row), low, high, last (deadline in force), whole (the plan
    itself); dates are None where there is none.
    """
    colours = palette(dark)
    if rows.empty:
        return figure(language, colours, height=120)
    names = [
        "<br>".join(
            [*(f"<b>{line}</b>" if whole else line for line in name.split("<br>")), row_text(language, said)]
        )
        for name, said, whole in zip(
            [row_text(language, name) for name in rows["label"]], rows["said"], rows["whole"], strict=True
        )
    ]
    places = lanes(names)
    fig = laid(places, language, colours, top=40, bottom=24)
    lows, highs, dues = ([day_of(cell) for cell in rows[name]] for name in ("low", "high", "last"))
    known = [day for day in (*lows, *highs, *dues) if day is not None]
    last = max([*known, today + timedelta(90)])
    length = max((last - today).days, 1)
    shortest = max(2, length // 30)  # a bar that can be seen
    first, end = today - timedelta(max(7, length // 40)), last + timedelta(max(14, int(length * BEYOND)))
    for place, low, high, whole in zip(places.bars, lows, highs, rows["whole"], strict=True):
        if low is None:
            continue
        closed = high is not None
        until = high or end
        fig.add_bar(
            base=[low.isoformat()],
            x=[max((until - low).days, shortest) * 86_400_000],
            y=[place],
            orientation="h",
            width=places.bar,
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
    due = [(place, day) for place, day in zip(places.bars, dues, strict=True) if day is not None]
    fig.add_scatter(
        x=[day.isoformat() for _, day in due],
        y=[place for place, _ in due],
        mode="markers",
        marker={"symbol": "diamond-open", "size": 13, "line": {"width": 2}, "color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    day_line(fig, places, today, language, colours, "left")
    fig.update_layout(margin={"l": 12, "r": 12, "t": 40, "b": 24})
    fig.update_xaxes(
        bare(
            colours,
            type="date",
            side="top",
            range=[first.isoformat(), end.isoformat()],
            showgrid=True,
            gridcolor=colours.line,
            **month_ticks(language, today, end, colours),
        )
    )
    return fig
