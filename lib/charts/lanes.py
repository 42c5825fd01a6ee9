"""Rows of a chart: each a label, and below it a bar as long as the page is wide.

A label beside its bar leaves no bar on a telephone; above it, one figure serves every width. The vertical axis counts
pixels, so that a label of two lines moves what is below it and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import bidirectional

import plotly.graph_objects as go

from lib.charts.theme import bare, figure, text
from lib.domain.palette import Palette
from lib.i18n import Language, direction
from lib.i18n.formats import format_day, format_short_month, own_order

#: A line of text, a bar, what separates a row from the next, in pixels; characters of a line on the narrowest screen.
LINE, BAR, GAP, WIDE = 18, 18, 10, 54
#: Labels of months that a narrow screen holds side by side.
MONTHS = 7


@dataclass(frozen=True, slots=True)
class Lanes:
    """Where the rows of a figure stand: the middle of each label and of each bar, from the top, and the whole height."""

    labels: tuple[str, ...]
    texts: tuple[float, ...]
    bars: tuple[float, ...]
    bar: int
    height: float


def lanes(labels: Sequence[str], *, bar: int = BAR, gap: int = GAP) -> Lanes:
    """The places of rows whose labels (their lines parted by <br>) stand above their bars."""
    at, texts, bars = 0.0, [], []
    for label in labels:
        high = LINE * (label.count("<br>") + 1)
        texts.append(at + high / 2)
        bars.append(at + high + 2 + bar / 2)
        at += high + 2 + bar + gap
    return Lanes(tuple(labels), tuple(texts), tuple(bars), bar, max(at, 1))


def row_text(language: Language, value: object, most: int = 2) -> str:
    """A label in at most `most` lines of the narrowest screen, each in the order of the reader's language; the sign at
    an end of a line that holds none of its letters stays at that end.
    """
    lines = text(value, WIDE, most).split("<br>")
    return "<br>".join(own_order(language, _with_ends(line)) for line in lines)


def _with_ends(line: str) -> str:
    if not line or any(bidirectional(letter) in ("R", "AL") for letter in line):
        return line
    first, last = ("" if end.isalnum() else "\N{LEFT-TO-RIGHT MARK}" for end in (line[0], line[-1]))
    return f"{first}{line}{last}"


def own_lines(language: Language, words: str) -> str:
    """Lines parted by <br>, each in the order of the reader's language: a chart knows of no direction."""
    return "<br>".join(own_order(language, line) for line in words.split("<br>"))


def laid(
    rows: Lanes,
    language: Language,
    colours: Palette,
    *,
    top: int = 4,
    bottom: int = 4,
    beside: int = 0,
    **layout: Any,
) -> go.Figure:
    """An empty figure for the rows; `beside` is the room in pixels after the end of the bars, where reading ends."""
    first, last = ("r", "l") if mirrored(language) else ("l", "r")
    fig = figure(
        language,
        colours,
        height=int(rows.height) + top + bottom,
        margin={first: 0, last: beside, "t": top, "b": bottom},
        **layout,
    )
    fig.update_yaxes(
        bare(
            colours,
            range=[rows.height, 0],
            tickvals=list(rows.texts),
            ticktext=list(rows.labels),
            side="right" if mirrored(language) else "left",
            ticklabelposition="inside",
            ticklabeloverflow="allow",
            ticklabelstandoff=-3,
        )
    )
    return fig


def mirrored(language: Language) -> bool:
    """Whether bars grow from right to left, as the text is read. Time never does."""
    return direction(language) == "rtl"


def along(language: Language, first: float, last: float) -> list[float]:
    """The range of an axis of amounts, from where reading begins."""
    return [last, first] if mirrored(language) else [first, last]


def at_end(fig: go.Figure, language: Language, y: float, words: str, colour: str, *, shift: int = 8) -> None:
    """Writes words after the end of the bars, where `beside` left room."""
    back = mirrored(language)
    fig.add_annotation(
        x=0.0 if back else 1.0,
        xref="paper",
        xanchor="right" if back else "left",
        xshift=-shift if back else shift,
        y=y,
        showarrow=False,
        align="right" if back else "left",
        text=words,
        font={"size": 14, "color": colour},
    )


def on_top(fig: go.Figure, language: Language, words: str, colour: str, *, size: int = 13) -> None:
    """Writes words above the rows, from where reading begins."""
    back = mirrored(language)
    fig.add_annotation(
        x=1.0 if back else 0.0,
        xref="paper",
        xanchor="right" if back else "left",
        y=1.0,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        align="right" if back else "left",
        text=words,
        font={"size": size, "color": colour},
    )


def months_between(first: date, last: date, most: int = 14) -> list[date]:
    """First days of the months from one to the other, thinned to at most `most`."""
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        months.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    step = -(-len(months) // most) if months else 1
    return months[::step]


def month_ticks(
    language: Language, first: date, last: date, colours: Palette, most: int = MONTHS
) -> dict[str, Any]:
    """Ticks of an axis of time that never tilt nor touch: the month, and below it the year where it begins."""
    months = months_between(first, last, most)
    months = [m for m in months if m >= first] or months
    texts = [
        format_short_month(language, m) + (f"<br>{m.year}" if i == 0 or m.year != months[i - 1].year else "")
        for i, m in enumerate(months)
    ]
    return {
        "tickangle": 0,
        "tickvals": [m.isoformat() for m in months],
        "ticktext": texts,
        "tickfont": {"size": 13, "color": colours.quiet},
    }


def day_line(
    fig: go.Figure, rows: Lanes, day: date, language: Language, colours: Palette, anchor: str = "center"
) -> None:
    """The line of a day beside every bar, never through a label, its date below; at an edge it goes inwards."""
    half = rows.bar / 2 + 3
    fig.add_scatter(
        x=[x for _ in rows.bars for x in (day.isoformat(), day.isoformat(), None)],
        y=[y for bar in rows.bars for y in (bar - half, bar + half, None)],
        mode="lines",
        line={"width": 2, "color": colours.ink, "dash": "dot"},
        cliponaxis=False,
        hoverinfo="skip",
    )
    fig.add_annotation(
        x=day.isoformat(),
        xanchor=anchor,
        y=0,
        yref="paper",
        yanchor="top",
        showarrow=False,
        font={"size": 13, "color": colours.ink},
        text=text(format_day(language, day)),
    )
