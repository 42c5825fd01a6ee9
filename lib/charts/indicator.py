"""The values of an indicator, small: a mark for each that was measured, its target as a line; the first and last are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import bare, figure, text
from lib.domain.indicators import first_day
from lib.domain.palette import palette
from lib.domain.terms import Span
from lib.i18n import Language
from lib.i18n.formats import format_quantity, own_order
from lib.wording.indicators import period_words

HEIGHT, TOP, BOTTOM = 128, 26, 26
#: Room around the range of the values, as a share of it.
AROUND = 0.12
#: In pixels, the least that the words of the last value and of the target take, a letter of them, and between two of them
#: lest they touch.
WORDS, LETTER, APART = 92, 8, 18
#: Letters of a line of the last value, with the signs that keep its order.
LINE = 18


def indicator_series(
    values: pd.DataFrame,
    *,
    target: float | None,
    downwards: bool = False,
    unit: str | None,
    language: Language,
    dark: bool = False,
) -> go.Figure:
    """A line through the values that follow each other, broken where a period has none. Columns: day, value, span."""
    colours = palette(dark)
    fig = figure(language, colours, height=HEIGHT, margin={"l": 16, "r": WORDS, "t": TOP, "b": BOTTOM})
    if values.empty:
        return fig
    told = text(format_quantity(language, float(values["value"].iloc[-1]), unit), LINE)
    fig.update_layout(margin_r=max(WORDS, 12 + LETTER * max(map(len, told.split("<br>")))))
    points = list(zip(values["day"], values["value"].map(float), values["span"], strict=True))
    levels = [value for _, value, _ in points] + ([target] if target is not None else [])
    low, high = min(levels), max(levels)
    room = (high - low or abs(high) or 1.0) * AROUND
    scale = (high - low + 2 * room) / (HEIGHT - TOP - BOTTOM)
    drawn = list(_with_breaks(points))
    fig.add_scatter(
        x=[day.isoformat() for day, _ in drawn],
        y=[value for _, value in drawn],
        mode="lines+markers",
        connectgaps=False,
        line={"width": 2.5, "color": colours.brand},
        marker={"size": 6, "color": colours.brand},
        cliponaxis=False,
        hoverinfo="skip",
    )
    first, last = points[0], points[-1]
    near = target is not None and abs(target - last[1]) / scale < APART
    shift = (APART / 2 if last[1] >= (target or 0) else -APART / 2) if near else 0.0

    def say(day: date, value: float, words: str, colour: str, **place: object) -> None:
        fig.add_annotation(
            x=day.isoformat(), y=value, showarrow=False, text=own_order(language, words),
            font={"size": 14, "color": colour}, **place,
        )  # fmt: skip

    say(last[0], last[1], f"<b>{told}</b>", colours.brand, xanchor="left", xshift=10, yshift=shift)
    if len(points) > 1:
        said = text(format_quantity(language, first[1]))
        say(first[0], first[1], said, colours.quiet, yanchor="bottom", yshift=4)
    if target is not None:
        fig.add_hline(y=target, line={"width": 1.5, "color": colours.quiet, "dash": "dash"})
        aimed = f"{'≤' if downwards else '≥'} {format_quantity(language, target)}"
        fig.add_annotation(
            x=1, xref="paper", y=target, showarrow=False, text=text(aimed, 14), xanchor="left", xshift=10,
            yshift=-shift, font={"size": 14, "color": colours.quiet},
        )  # fmt: skip
    days = [first[0]] if len(points) == 1 else [first[0], last[0]]
    spans = [first[2]] if len(points) == 1 else [first[2], last[2]]
    around = timedelta(15) if len(points) == 1 else timedelta(0)
    for at, (day, span) in enumerate(zip(days, spans, strict=True)):
        fig.add_annotation(
            x=day.isoformat(), y=0, yref="paper", yanchor="top", yshift=-4, showarrow=False,
            xanchor="center" if len(days) == 1 else "right" if at else "left",
            text=own_order(language, period_words(language, day, span)),
            font={"size": 13, "color": colours.quiet},
        )  # fmt: skip
    fig.update_xaxes(
        bare(
            colours, type="date", range=[(first[0] - around).isoformat(), (last[0] + around).isoformat()],
            showticklabels=False, showline=True, linecolor=colours.line,
        )
    )  # fmt: skip
    fig.update_yaxes(bare(colours, range=[low - room, high + room], showticklabels=False))
    return fig


def _with_breaks(points: list[tuple[date, float, str]]) -> Iterator[tuple[date, float | None]]:
    """The values, and nothing between two periods of one length that do not follow each other."""
    for (day, value, span), (after, _, then) in pairwise(points):
        yield day, value
        if span == then != Span.DAY and first_day(after, then) > day + timedelta(1):
            yield day + timedelta(1), None
    yield points[-1][0], points[-1][1]
