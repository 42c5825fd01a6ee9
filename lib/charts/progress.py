"""Progress per axis: bullets (progress against expected) and situations (one stacked bar)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lanes import LINE, WIDE, along, at_end, laid, lanes, on_top, row_text
from lib.charts.theme import bare, text
from lib.domain.palette import Palette, palette
from lib.domain.terms import Situation, Weather
from lib.i18n import Language, mark, translate
from lib.i18n.formats import format_percent, own_order
from lib.i18n.labels import sign, signed_label
from lib.wording.readings import ORDER
from lib.wording.short import axis_words


def axis_bullets(
    axes: pd.DataFrame, *, language: Language, dark: bool = False, row: int = 44, most: int | None = None
) -> go.Figure:
    """Bar: progress; tick: what is expected on the day; at the end the weather in words.

    `most` draws the first axes only. Columns: axis_code, axis_title, progress, expected (0 to 100 or NaN), weather.
    """
    colours = palette(dark)
    axes = axes.head(most) if most else axes
    names = [
        row_text(language, axis_words(language, c, n))
        for c, n in zip(axes["axis_code"], axes["axis_title"], strict=True)
    ]
    rows = lanes(names, bar=max(12, row - 26))
    fig = laid(rows, language, colours, top=20, beside=132, barmode="overlay")
    progress = [None if pd.isna(v) else float(v) for v in axes["progress"]]
    fig.add_bar(
        x=[100] * len(axes),
        y=rows.bars,
        orientation="h",
        width=rows.bar,
        marker_color=colours.line,
        hoverinfo="skip",
        opacity=0.45,
    )
    fig.add_bar(
        x=[v or 0 for v in progress],
        y=rows.bars,
        orientation="h",
        width=rows.bar,
        marker_color=colours.brand,
        text=[
            format_percent(language, v) if v is not None else translate(language, "not filled in")
            for v in progress
        ],
        textposition=["inside" if (v or 0) >= 25 else "outside" for v in progress],
        insidetextanchor="start",
        constraintext="none",
        textfont={
            "color": [colours.background if (v or 0) >= 25 else colours.ink for v in progress],
            "size": 14,
        },
        hoverinfo="skip",
    )
    expected = [
        (place, float(v)) for place, v in zip(rows.bars, axes["expected"], strict=True) if not pd.isna(v)
    ]
    fig.add_scatter(
        x=[v for _, v in expected],
        y=[place for place, _ in expected],
        mode="markers",
        marker={"symbol": "line-ns", "size": rows.bar + 2, "line": {"width": 3, "color": colours.ink}},
        cliponaxis=False,
        hoverinfo="skip",
    )
    for place, weather in zip(rows.bars, axes["weather"], strict=True):
        words = own_order(language, text(signed_label(language, Weather(weather)), 22))
        at_end(fig, language, place, words, colours.ink)
    if expected:
        on_top(fig, language, _key(language, colours), colours.quiet, size=14)
    fig.update_xaxes(bare(colours, range=along(language, 0, 100), showticklabels=False))
    return fig


def situation_bars(
    counts: pd.DataFrame, *, language: Language, dark: bool = False, row: int = 44
) -> go.Figure:
    """One stacked bar per axis, the count of each situation on its part.

    Columns: axis_code, axis_title, situation, n; the order of axes is that of the rows.
    """
    colours = palette(dark)
    keys = list(dict.fromkeys(zip(counts["axis_code"], counts["axis_title"], strict=True)))
    rows = lanes([row_text(language, axis_words(language, *key)) for key in keys], bar=max(20, row - 22))
    place = dict(zip(keys, rows.bars, strict=True))
    there = [s for s in ORDER if (counts["situation"] == str(s)).any()]
    legend = _legend(there, language, colours)
    fig = laid(rows, language, colours, top=LINE * (legend.count("<br>") + 1) + 12, barmode="stack")
    on_top(fig, language, legend, colours.ink, size=14)
    most = (
        int(counts.groupby(["axis_code", "axis_title"], dropna=False)["n"].sum().max()) if len(counts) else 1
    )
    for situation in there:
        parts = counts[counts["situation"] == str(situation)]
        cancelled = situation is Situation.CANCELLED
        fig.add_bar(
            name=own_order(language, signed_label(language, situation)),
            x=parts["n"].tolist(),
            y=[place[key] for key in zip(parts["axis_code"], parts["axis_title"], strict=True)],
            orientation="h",
            width=rows.bar,
            marker={
                "color": colours.situations[situation],
                "line": {"width": 1, "color": colours.quiet if cancelled else colours.background},
                "pattern": {"shape": "/" if cancelled else "", "fgcolor": colours.quiet, "size": 6},
            },
            text=[_count(situation, int(n), most) for n in parts["n"]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": colours.on_situation[situation], "size": 14},
            hoverinfo="skip",
        )
    fig.update_xaxes(bare(colours, range=along(language, 0, most), showticklabels=False))
    return fig


def _key(language: Language, colours: Palette) -> str:
    """What the bar and the tick are, in the words of the overview."""
    bar, tick = (
        text(translate(language, words)) for words in (mark("progress"), mark("expected on this day"))
    )
    square = f'<span style="color:{colours.brand}">\N{BLACK SQUARE}</span>'
    return own_order(language, f"{square} {bar}   <b>|</b> {tick}")


def _count(situation: Situation, n: int, most: int) -> str:
    """Sign and number where they fit on the narrowest screen, else the number, else nothing."""
    share = n / most
    room = 0.03 if n < 10 else 0.05
    return f"{sign(situation)} {n}" if share >= 0.09 else str(n) if share >= room else ""


def _legend(there: Sequence[Situation], language: Language, colours: Palette) -> str:
    """The colour, sign and word of each situation, in lines that fit the narrowest screen."""
    lines: list[list[str]] = [[]]
    used = 0
    for situation in there:
        words = signed_label(language, situation)
        if lines[-1] and used + len(words) > WIDE - 6:
            lines.append([])
            used = 0
        used += len(words) + 5
        square = f'<span style="color:{mark_colour(situation, colours)}">\N{BLACK SQUARE}</span>'
        lines[-1].append(f"{square} {text(words)}")
    return "<br>".join(own_order(language, "    ".join(line)) for line in lines)


def mark_colour(situation: str, colours: Palette) -> str:
    """The colour of a situation; an outline colour for a cancelled one."""
    value = Situation(situation)
    return colours.quiet if value is Situation.CANCELLED else colours.situations[value]
