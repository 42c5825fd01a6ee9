"""Deadlines: overdue bars with their days, the calendar, the moves."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.charts.progress import mark_colour
from lib.charts.theme import bare, day_of, figure, text
from lib.domain.palette import palette
from lib.domain.terms import Situation
from lib.i18n import Language
from lib.i18n.formats import format_day, format_month, own_order
from lib.i18n.labels import sign
from lib.wording.short import days

LABELS = 340


def row_label(code: object, title: object) -> str:
    """« A1.6 Préparer la contribution… » in two lines at most."""
    return text(" ".join(str(p) for p in (code, title) if isinstance(p, str) and p), 46)


def overdue_bars(rows: pd.DataFrame, *, language: Language, dark: bool = False) -> go.Figure:
    """Sorted bars of the actions past their deadline, days printed at the end.

    Columns: code, title, days_late, situation.
    """
    colours = palette(dark)
    fig = figure(language, colours, height=max(70, 40 * len(rows) + 16), labels=LABELS)
    ordered = rows.sort_values("days_late", ascending=False, kind="stable")
    late = [int(v) for v in ordered["days_late"]]
    fig.add_bar(
        x=late,
        y=list(range(len(ordered))),
        orientation="h",
        width=0.6,
        marker_color=[mark_colour(s, colours) for s in ordered["situation"]],
        text=[
            own_order(language, f"{days(language, n)}  {sign(Situation(s))}")
            for n, s in zip(late, ordered["situation"], strict=True)
        ],
        textposition="outside",
        cliponaxis=False,
        textfont={"size": 14, "color": colours.ink},
        hoverinfo="skip",
    )
    labels = [row_label(c, n) for c, n in zip(ordered["code"], ordered["title"], strict=True)]
    fig.update_xaxes(bare(colours, showticklabels=False, range=[0, max(late, default=1) * 1.15]))
    fig.update_yaxes(
        bare(colours, tickvals=list(range(len(labels))), ticktext=labels, range=[len(labels) - 0.5, -0.5])
    )
    return fig


def months_between(first: date, last: date, most: int = 14) -> list[date]:
    """First days of the months from one to the other, thinned to at most `most`."""
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        months.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    step = -(-len(months) // most) if months else 1
    return months[::step]


def gantt(rows: pd.DataFrame, *, today: date, language: Language, dark: bool = False) -> go.Figure:
    """Bars from start to deadline, a hollow mark at a first deadline that moved, a line at the day.

    Columns: code, title, start, deadline, initial_deadline, situation. At most some 25 rows are readable.
    """
    colours = palette(dark)
    fig = figure(
        language,
        colours,
        height=max(120, 34 * len(rows) + 64),
        margin={"l": LABELS, "r": 24, "t": 40, "b": 8},
    )
    if rows.empty:
        return fig
    starts = [day_of(s) or d for s, d in zip(rows["start"], rows["deadline"], strict=True)]
    ends = list(rows["deadline"])
    fig.add_bar(
        base=[s.isoformat() for s in starts],
        x=[max((e - s).days, 2) * 86_400_000 for s, e in zip(starts, ends, strict=True)],
        y=list(range(len(rows))),
        orientation="h",
        width=0.55,
        marker={
            "color": [mark_colour(s, colours) for s in rows["situation"]],
            "pattern": {
                "shape": ["/" if s == Situation.CANCELLED else "" for s in rows["situation"]],
                "bgcolor": colours.background,
                "size": 6,
            },
        },
        hoverinfo="skip",
    )
    moved = [
        (i, first)
        for i, (first, end) in enumerate(zip(map(day_of, rows["initial_deadline"]), ends, strict=True))
        if first is not None and first != end
    ]
    if moved:
        fig.add_scatter(
            x=[first.isoformat() for _, first in moved],
            y=[i for i, _ in moved],
            mode="markers",
            marker={
                "symbol": "diamond",
                "size": 12,
                "color": colours.background,
                "line": {"width": 2, "color": colours.ink},
            },
            hoverinfo="skip",
        )
    months = months_between(min(starts), max(*ends, today))
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
    for row, (situation, end) in enumerate(zip(rows["situation"], ends, strict=True)):
        fig.add_annotation(
            x=max(end, starts[row] + timedelta(days=2)).isoformat(),
            y=row,
            xanchor="left",
            xshift=3,
            showarrow=False,
            borderpad=1,
            bgcolor=colours.background,  # the line of the day passes behind the words
            font={"size": 13, "color": colours.ink},
            text=f"{sign(Situation(situation))} {format_day(language, end)}",
        )
    fig.update_layout(margin={"l": LABELS, "r": 96, "t": 40, "b": 24})
    labels = [row_label(c, n) for c, n in zip(rows["code"], rows["title"], strict=True)]
    fig.update_xaxes(
        bare(
            colours,
            type="date",
            side="top",
            showgrid=True,
            gridcolor=colours.line,
            tickvals=[m.isoformat() for m in months],
            ticktext=[format_month(language, m) for m in months],
            tickfont={"size": 13, "color": colours.quiet},
        )
    )
    fig.update_yaxes(
        bare(colours, tickvals=list(range(len(labels))), ticktext=labels, range=[len(labels) - 0.5, -0.5])
    )
    return fig


def slippage(rows: pd.DataFrame, *, language: Language, dark: bool = False) -> go.Figure:
    """From the deadline of the plan as adopted to today's, the days of the move printed. Columns: code, title,
    reference_deadline, deadline, reference_days.
    """
    colours = palette(dark)
    fig = figure(
        language, colours, height=max(80, 40 * len(rows) + 48), margin={"l": LABELS, "r": 60, "t": 32, "b": 8}
    )
    for i, (first, last, slip) in enumerate(
        zip(rows["reference_deadline"], rows["deadline"], rows["reference_days"], strict=True)
    ):
        said = own_order(language, f"{'+' if slip > 0 else '−'}{days(language, abs(int(slip)))}")
        fig.add_scatter(
            x=[first.isoformat(), last.isoformat()],
            y=[i, i],
            mode="lines+markers+text",
            line={"width": 3, "color": colours.quiet},
            marker={
                "size": 13,
                "color": [colours.background, colours.brand],
                "line": {"width": 2, "color": colours.brand},
            },
            text=["", said]
            if slip > 0
            else [said, ""],  # beside the later mark: the line is on its other side
            textposition="middle right",
            cliponaxis=False,
            hoverinfo="skip",
        )
    everything = [*rows["reference_deadline"], *rows["deadline"]]
    months = months_between(min(everything), max(everything), 7) if everything else []
    labels = [row_label(c, n) for c, n in zip(rows["code"], rows["title"], strict=True)]
    fig.update_xaxes(
        bare(
            colours,
            type="date",
            side="top",
            tickangle=0,
            tickvals=[m.isoformat() for m in months],
            ticktext=[format_month(language, m) for m in months],
        )
    )
    fig.update_yaxes(
        bare(colours, tickvals=list(range(len(labels))), ticktext=labels, range=[len(labels) - 0.5, -0.5])
    )
    return fig
