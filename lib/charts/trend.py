"""One trend: actions done and deadlines passed at each recorded end of month. Lines are told apart by their marks and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import bare, figure
from lib.domain.palette import Palette, palette
from lib.domain.terms import Situation
from lib.i18n import Language
from lib.i18n.formats import format_month, format_number, own_order
from lib.wording.trend import done_words, late_words

HEIGHT, TOP, BOTTOM = 144, 26, 28
#: In pixels, what the words at the end of the lines take; between two of them, lest they touch; under a figure.
WORDS, APART, CLOSE = 108, 18, 24
#: Months named below the lines: as many as a telephone has room for.
TICKS = 3


def done_and_overdue(points: pd.DataFrame, *, language: Language, dark: bool = False) -> go.Figure:
    """Two lines that end in their own words; printed at the start, where a line starts or stops to move, and at the end.

    Columns: day, done, past_due. Time runs from the left in every language.
    """
    colours = palette(dark)
    fig = figure(language, colours, height=HEIGHT, margin={"l": 12, "r": WORDS, "t": TOP, "b": BOTTOM})
    if points.empty:
        return fig
    days: list[date] = list(points["day"])
    done, late = [int(n) for n in points["done"]], [int(n) for n in points["past_due"]]
    top = max(1, *done, *late)
    red = colours.words[Situation.OVERDUE]
    above = _shift(done[-1], late[-1], top)
    _line(fig, days, done, colours.brand, "circle", 7)
    _line(fig, days, late, red, "square", 7)
    texts = [
        _number(
            language,
            days[place],
            values[place],
            colour,
            under=0 < _pixels(other[place] - values[place], top) < CLOSE,
        )
        for values, other, colour in ((done, late, colours.brand), (late, done, red))
        for place in _told(values)
    ]
    texts += [
        _text(
            days[-1],
            value,
            own_order(language, f"<b>{words}</b>"),
            colour,
            xanchor="left",
            xshift=10,
            yshift=shift,
        )
        for value, words, colour, shift in (
            (done[-1], done_words(language, done[-1]), colours.brand, above),
            (late[-1], late_words(language, late[-1]), red, -above),
        )
    ]
    fig.update_layout(annotations=[*texts, *_months(days, language, colours)])
    fig.update_xaxes(
        bare(
            colours, type="date", range=[days[0].isoformat(), days[-1].isoformat()], showticklabels=False,
            showline=True, linecolor=colours.line,
        )
    )  # fmt: skip
    fig.update_yaxes(bare(colours, range=[-0.04 * top, top * 1.05], showticklabels=False))
    return fig


def _line(
    fig: go.Figure, days: Sequence[date], values: Sequence[int], colour: str, mark: str, size: int
) -> None:
    fig.add_scatter(
        x=[day.isoformat() for day in days], y=list(values), mode="lines+markers", hoverinfo="skip", cliponaxis=False,
        line={"width": 2.5, "color": colour}, marker={"symbol": mark, "size": size, "color": colour},
    )  # fmt: skip


def _told(values: Sequence[int]) -> list[int]:
    """Where a figure is printed: where a line begins to be more than nothing, and where it comes to its last level.

    The end is told by its words.
    """
    last = len(values) - 1
    begins = next((i for i, value in enumerate(values) if value), last)
    steady = next(i for i in range(len(values)) if all(v == values[last] for v in values[i:]))
    return sorted({i for i in (begins, steady) if i < last and values[i]})


def _number(language: Language, day: date, value: int, colour: str, *, under: bool) -> dict[str, Any]:
    place: dict[str, Any] = {"yanchor": "top", "yshift": -4} if under else {"yanchor": "bottom", "yshift": 4}
    return _text(day, value, f"<b>{format_number(language, value)}</b>", colour, **place)


def _text(day: date, value: float, words: str, colour: str, **place: Any) -> dict[str, Any]:
    """Words at a point of the chart: all of them are handed to it in one piece."""
    return {
        "x": day.isoformat(), "y": value, "showarrow": False, "text": words,
        "font": {"size": 14, "color": colour}, **place,
    }  # fmt: skip


def _shift(one: int, two: int, top: int) -> float:
    """By how many pixels the words of the first line go up and those of the second down, lest they touch."""
    between = _pixels(one - two, top)
    if abs(between) >= APART:
        return 0.0
    away = (APART - abs(between)) / 2
    return away if between >= 0 else -away


def _pixels(difference: int, top: int) -> float:
    """How far apart two values are drawn."""
    return difference / (top * 1.09) * (HEIGHT - TOP - BOTTOM)


def _months(days: Sequence[date], language: Language, colours: Palette) -> Iterator[dict[str, Any]]:
    """The months of the first point, of the last one and of some between them, evenly."""
    last = len(days) - 1
    count = min(TICKS, len(days))
    for place in sorted({round(i * last / max(count - 1, 1)) for i in range(count)}):
        words = own_order(language, format_month(language, days[place]))
        yield {
            **_text(days[place], 0, words, colours.quiet, yref="paper", yanchor="top", yshift=-2),
            "xanchor": "center" if place else "left", "xshift": 0 if place else -8,
            "font": {"size": 13, "color": colours.quiet},
        }  # fmt: skip
