"""The axes of the overview: each name above its bar, which takes the whole column; the judgement in words beside it."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import bare, figure
from lib.domain.palette import Palette, palette
from lib.domain.terms import Situation, Weather
from lib.i18n import Language, direction, translate
from lib.i18n.formats import format_percent, own_order
from lib.i18n.labels import signed_label
from lib.wording.short import axis_words

#: In pixels: a line of text, a bar, and the space below a row; the narrowest column that each shape is made for.
LINE, BAR, SPACE = 20, 16, 6
WIDE, NARROW = 540, 330
#: The mean width of a character at 14 px; no name takes more lines.
CHARACTER, LINES = 6.3, 3
#: A bar with less of the column than this has its figure after it.
ROOM = 16
#: A judgement borrows the colour of the situation that it is nearest to; one that nobody could make has none.
COLOURS = {
    Weather.COMPROMISED: Situation.OVERDUE,
    Weather.SUPPORT_NEEDED: Situation.WATCH,
    Weather.UNDER_CONTROL: Situation.ON_TIME,
    Weather.SECURED: Situation.DONE,
}


class _Row(NamedTuple):
    """An axis where it stands: its lines of text, the middle of its bar, the line of its judgement."""

    name: tuple[str, ...]
    top: int
    bar: float
    said: str
    said_at: float
    weather: Weather
    progress: float | None
    expected: float | None


def axis_rows(
    axes: pd.DataFrame, *, language: Language, dark: bool = False, narrow: bool = False
) -> go.Figure:
    """Bar: progress; tick: what is expected on the day; in words the judgement, and its note.

    On a narrow screen the judgement stands below the bar. Columns: axis_code, axis_title, progress, expected (0 to 100
    or missing), weather, note. In Arabic the bars begin at the right, where the reading does.
    """
    colours = palette(dark)
    rows, height = _placed(axes, language, narrow=narrow)
    fig = figure(language, colours, height=height, margin={"l": 0, "r": 0, "t": 0, "b": 0}, barmode="overlay")
    from_right = direction(language) == "rtl"
    fig.update_xaxes(bare(colours, range=[100, 0] if from_right else [0, 100], showticklabels=False))
    fig.update_yaxes(bare(colours, range=[height, 0], showticklabels=False))
    known = [row for row in rows if row.progress is not None]
    fig.add_bar(
        x=[100] * len(known), y=[row.bar for row in known], orientation="h", width=BAR,
        marker_color=colours.line, opacity=0.55, hoverinfo="skip",
    )  # fmt: skip
    fig.add_bar(
        x=[row.progress for row in known], y=[row.bar for row in known], orientation="h", width=BAR,
        marker_color=colours.brand, hoverinfo="skip",
    )  # fmt: skip
    start, end = ("right", "left") if from_right else ("left", "right")
    for row in rows:
        for place, line in enumerate(row.name):
            _text(fig, language, escape(line), 0, row.top + LINE * (place + 0.5), start, colours.ink)
        _bar(fig, language, row, start, colours)
        colour = COLOURS.get(row.weather)
        _text(
            fig, language, row.said, 0 if narrow else 100, row.said_at, start if narrow else end,
            colours.words[colour] if colour else colours.quiet,
        )  # fmt: skip
    if rows:
        _key(fig, language, start, colours)
    return fig


def _placed(axes: pd.DataFrame, language: Language, *, narrow: bool) -> tuple[list[_Row], int]:
    """The rows from top to bottom, below a line that tells the marks, and the height that they take."""
    rows, top = [], LINE + 4
    for axis in axes.to_dict("records"):
        weather = Weather(str(axis["weather"]))
        level = signed_label(language, weather)
        said = " · ".join(part for part in (level, axis["note"]) if part)
        taken = 0 if narrow else len(said) + 2
        name = _wrapped(
            axis_words(language, axis["axis_code"], axis["axis_title"]),
            int((NARROW if narrow else WIDE) / CHARACTER),
            taken,
        )
        under = top + LINE * len(name)
        said_at = under + BAR + LINE / 2 + 2 if narrow else under - LINE / 2
        rows.append(
            _Row(
                name, top, under + BAR / 2, f"<b>{escape(level)}</b>{escape(said.removeprefix(level))}", said_at, weather,
                _number(axis["progress"]), _number(axis["expected"]),
            )
        )  # fmt: skip
        top = under + BAR + SPACE + (LINE + 4 if narrow else 0)
    return rows, max(top, 60)


def _wrapped(name: str, width: int, taken: int) -> tuple[str, ...]:
    """The lines of a name; the last one leaves the room that the judgement has taken at its end."""
    lines = next(
        (
            lines
            for most in range(width, width - taken, -1)
            if len((lines := wrap(name, most) or [""])[-1]) <= width - taken
        ),
        wrap(name, width - taken) or [""],
    )
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1].rstrip()[: width - 1] + "…"]
    return tuple(lines)


def _bar(fig: go.Figure, language: Language, row: _Row, start: str, colours: Palette) -> None:
    """The figure on a bar and the tick of what is expected; a dashed outline where no progress is known."""
    low, high = row.bar - BAR / 2, row.bar + BAR / 2
    if row.progress is None:
        outline = {"width": 1, "dash": "dash", "color": colours.quiet}
        fig.add_shape(type="rect", x0=0, x1=100, y0=low, y1=high, line=outline)
        _text(
            fig, language, escape(translate(language, "not filled in")), 0, row.bar, start, colours.quiet, 6
        )
    else:
        inside = row.progress >= ROOM
        _text(
            fig, language, f"<b>{format_percent(language, row.progress)}</b>", 0 if inside else row.progress,
            row.bar, start, colours.background if inside else colours.ink, 6,
        )  # fmt: skip
    if row.expected is not None:
        for width, colour in ((5, colours.background), (3, colours.ink)):
            fig.add_shape(
                type="line", x0=row.expected, x1=row.expected, y0=low - 2, y1=high + 2,
                line={"width": width, "color": colour},
            )  # fmt: skip


def _key(fig: go.Figure, language: Language, start: str, colours: Palette) -> None:
    """What the bar and the tick are, once, above the rows."""
    mark = f'<span style="color:{colours.brand}">■</span>'
    said = f"{mark} {escape(translate(language, 'progress'))}   <b>|</b> {escape(translate(language, 'expected on this day'))}"
    _text(fig, language, said, 0, LINE / 2, start, colours.quiet)


def _text(
    fig: go.Figure,
    language: Language,
    words: str,
    x: float,
    y: float,
    anchor: str,
    colour: str,
    shift: int = 0,
) -> None:
    fig.add_annotation(
        x=x, y=y, xanchor=anchor, yanchor="middle", xshift=-shift if anchor == "right" else shift,
        showarrow=False, borderpad=0, text=own_order(language, words), font={"size": 14, "color": colour},
    )  # fmt: skip


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(str(value))
