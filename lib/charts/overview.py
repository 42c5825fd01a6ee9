"""The axes of the overview: each name above its bar, which takes the whole column; the judgement in words beside it."""

from __future__ import annotations

from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import bare, escaped, figure
from lib.domain.palette import Palette, palette
from lib.domain.terms import Situation, Weather
from lib.i18n import Language, direction, mark, translate
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
#: Pixels between the end of a bar, or its start, and its figure.
PAST = 6
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


class _Marks:
    """Words and shapes, handed to the figure in one piece: it copies all that it has for each one that is added."""

    def __init__(self, language: Language, start: str) -> None:
        self.language, self.start = language, start
        self.texts: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []

    def text(self, words: str, x: float, y: float, colour: str, *, anchor: str = "", shift: int = 0) -> None:
        """Words at a place, from where reading starts unless an anchor is given."""
        side = anchor or self.start
        self.texts.append(
            {
                "x": x, "y": y, "xanchor": side, "yanchor": "middle", "xshift": -shift if side == "right" else shift,
                "showarrow": False, "borderpad": 0, "text": own_order(self.language, words),
                "font": {"size": 14, "color": colour},
            }
        )  # fmt: skip


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
    marks = _Marks(language, start)
    for row in rows:
        for place, line in enumerate(row.name):
            marks.text(escaped(line), 0, row.top + LINE * (place + 0.5), colours.ink)
        _bar(marks, row, colours)
        nearest = COLOURS.get(row.weather)
        colour = colours.words[nearest] if nearest else colours.quiet
        if narrow:
            marks.text(row.said, 0, row.said_at, colour)
        else:
            marks.text(row.said, 100, row.said_at, colour, anchor=end)
    if rows:
        _key(marks, colours)
    fig.update_layout(annotations=marks.texts, shapes=marks.shapes)
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
                name, top, under + BAR / 2, f"<b>{escaped(level)}</b>{escaped(said.removeprefix(level))}", said_at, weather,
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


def _bar(marks: _Marks, row: _Row, colours: Palette) -> None:
    """The figure on a bar and the tick of what is expected; a dashed outline where no progress is known."""
    low, high = row.bar - BAR / 2, row.bar + BAR / 2
    if row.progress is None:
        outline = {"width": 1, "dash": "dash", "color": colours.quiet}
        marks.shapes.append({"type": "rect", "x0": 0, "x1": 100, "y0": low, "y1": high, "line": outline})
        marks.text(escaped(translate(marks.language, "not filled in")), 0, row.bar, colours.quiet, shift=PAST)
    else:
        inside = row.progress >= ROOM
        marks.text(
            f"<b>{format_percent(marks.language, row.progress)}</b>", 0 if inside else row.progress, row.bar,
            colours.background if inside else colours.ink, shift=PAST,
        )  # fmt: skip
    if row.expected is not None:
        marks.shapes.extend(
            {
                "type": "line", "x0": row.expected, "x1": row.expected, "y0": low - 2, "y1": high + 2,
                "line": {"width": width, "color": colour},
            }
            for width, colour in ((5, colours.background), (3, colours.ink))
        )  # fmt: skip


def _key(marks: _Marks, colours: Palette) -> None:
    """What the bar and the tick are, once, above the rows."""
    bar, tick = (
        escaped(translate(marks.language, words))
        for words in (mark("progress"), mark("expected on this day"))
    )
    said = f'<span style="color:{colours.brand}">■</span> {bar}   <b>|</b> {tick}'
    marks.text(said, 0, LINE / 2, colours.quiet)


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(str(value))
