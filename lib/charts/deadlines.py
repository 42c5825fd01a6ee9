"""Deadlines: overdue bars with their days, the calendar, the moves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lanes import Lanes, along, day_line, laid, lanes, mirrored, month_ticks, row_text
from lib.charts.progress import mark_colour
from lib.charts.theme import bare, day_of, figure
from lib.domain.milestones import MilestoneStatus
from lib.domain.palette import Palette, palette
from lib.domain.terms import Situation
from lib.i18n import Language
from lib.i18n.formats import format_day, own_order
from lib.i18n.labels import sign
from lib.wording.short import days

#: A stretch shorter than this share of what is drawn would be a sliver: it is a square at its deadline.
SLIVER = 0.035
DAY = 86_400_000
#: The share of the time drawn where half a date has no room on the narrowest screen.
EDGE = 0.12


def _named(language: Language, code: object, title: object) -> str:
    """« A1.6 Préparer la contribution… » in three lines at most."""
    words = " ".join(str(p) for p in (code, title) if isinstance(p, str) and p)
    return row_text(language, words, 3)


def _rows(rows: pd.DataFrame, language: Language, **sizes: int) -> Lanes:
    return lanes([_named(language, c, n) for c, n in zip(rows["code"], rows["title"], strict=True)], **sizes)


def overdue_bars(rows: pd.DataFrame, *, language: Language, dark: bool = False) -> go.Figure:
    """Sorted bars of the actions past their deadline, days printed at the end.

    Columns: code, title, days_late, situation.
    """
    colours = palette(dark)
    ordered = rows.sort_values("days_late", ascending=False, kind="stable")
    places = _rows(ordered, language)
    fig = laid(places, language, colours, beside=64)
    late = [int(v) for v in ordered["days_late"]]
    fig.add_bar(
        x=late,
        y=places.bars,
        orientation="h",
        width=places.bar,
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
    fig.update_xaxes(bare(colours, showticklabels=False, range=along(language, 0, max([1, *late]))))
    return fig


def gantt(
    rows: pd.DataFrame,
    milestones: pd.DataFrame | None = None,
    *,
    today: date,
    language: Language,
    dark: bool = False,
    ties: tuple[tuple[str, str], ...] = (),
) -> go.Figure:
    """Bars from start to deadline, a hollow mark at a first deadline that moved, a line at the day; the milestones of the
    rows on their bars, full once done, a triangle when late; a thin line from the end of what a row needs to its own start
    (`ties`: the key of a row, the key of one that it needs).

    A square is a deadline alone: of an action without start, or one so short that its bar could not be seen.
    Columns: code, title, start, deadline, initial_deadline, situation. At most some 25 rows are readable.
    """
    colours = palette(dark)
    if rows.empty:
        return figure(language, colours, height=120)
    places = _rows(rows, language, bar=14, gap=8)
    fig = laid(places, language, colours, top=44, bottom=24)
    ends = list(rows["deadline"])
    starts = [day_of(s) or d for s, d in zip(rows["start"], ends, strict=True)]
    moved = [
        (place, first)
        for place, first, end in zip(places.bars, map(day_of, rows["initial_deadline"]), ends, strict=True)
        if first is not None and first != end
    ]
    steps = _steps(rows, milestones, places)
    days_of_steps = [day for _, day, _ in steps]
    first = min(*starts, *ends, *days_of_steps, today)
    last = max(*ends, *(day for _, day in moved), *days_of_steps, today)
    span = max((last - first).days, 30)
    tints = [mark_colour(s, colours) for s in rows["situation"]]
    drawn = [i for i, (s, e) in enumerate(zip(starts, ends, strict=True)) if (e - s).days >= SLIVER * span]
    alone = [i for i in range(len(rows)) if i not in set(drawn)]
    shapes = ["/" if s == Situation.CANCELLED else "" for s in rows["situation"]]
    if ties:
        _tie(
            fig,
            ties,
            dict(zip(rows["key"], zip(places.bars, starts, ends, strict=True), strict=True)),
            colours,
        )
    fig.add_bar(
        base=[starts[i].isoformat() for i in drawn],
        x=[(ends[i] - starts[i]).days * DAY for i in drawn],
        y=[places.bars[i] for i in drawn],
        orientation="h",
        width=places.bar,
        marker={
            "color": [tints[i] for i in drawn],
            "pattern": {"shape": [shapes[i] for i in drawn], "bgcolor": colours.background, "size": 6},
        },
        hoverinfo="skip",
    )
    fig.add_scatter(
        x=[ends[i].isoformat() for i in alone],
        y=[places.bars[i] for i in alone],
        mode="markers",
        marker={"symbol": "square", "size": 12, "color": [tints[i] for i in alone]},
        cliponaxis=False,
        hoverinfo="skip",
    )
    if moved:
        fig.add_scatter(
            x=[day.isoformat() for _, day in moved],
            y=[place for place, _ in moved],
            mode="markers",
            marker={
                "symbol": "diamond",
                "size": 12,
                "color": colours.background,
                "line": {"width": 2, "color": colours.ink},
            },
            cliponaxis=False,
            hoverinfo="skip",
        )
    _mark_steps(fig, steps, colours)
    place_of_day = (today - first).days / span
    edge = "left" if place_of_day < EDGE else "right" if place_of_day > 1 - EDGE else "center"
    day_line(fig, places, today, language, colours, edge)
    back = mirrored(language)
    for i, (place, situation, end) in enumerate(zip(places.bars, rows["situation"], ends, strict=True)):
        shift = 3 if i in drawn else 9
        fig.add_annotation(
            x=(starts[i] if back and i in drawn else end).isoformat(),
            y=place,
            xanchor="right" if back else "left",
            xshift=-shift if back else shift,
            showarrow=False,
            borderpad=1,
            bgcolor=colours.background,  # the line of the day passes behind the words
            font={"size": 13, "color": colours.ink},
            text=own_order(language, f"{sign(Situation(situation))} {format_day(language, end)}"),
        )
    _time(fig, language, colours, first, last, span // 40, beside=104)
    return fig


def _tie(
    fig: go.Figure,
    ties: tuple[tuple[str, str], ...],
    bars: Mapping[str, tuple[float, date, date]],
    colours: Palette,
) -> None:
    """A thin line for each dependency between two rows, from the end of one bar to the nearest point of the other; dotted
    where that one begins before."""
    for action, needs in ties:
        if action not in bars or needs not in bars:
            continue
        (place, start, last), (before, _, end) = bars[action], bars[needs]
        reached = min(max(end, start), max(last, start))
        corner = [] if reached == end else [(end, place)]
        way = [(end, before), *corner, (reached, place)]
        fig.add_scatter(
            x=[day.isoformat() for day, _ in way],
            y=[at for _, at in way],
            mode="lines+markers",
            line={"width": 1, "color": colours.quiet, "dash": "solid" if end <= start else "dot"},
            marker={
                "symbol": "arrow",
                "angleref": "previous",
                "size": [*[0 for _ in way[1:]], 9],
                "color": colours.quiet,
            },
            cliponaxis=False,
            hoverinfo="skip",
        )


Step = tuple[float, date, str]


def _steps(rows: pd.DataFrame, milestones: pd.DataFrame | None, places: Lanes) -> list[Step]:
    """Where each milestone with a day stands, and whether it is done, late or to come. Columns: action, deadline, status,
    is_late; a cancelled one is not drawn."""
    if milestones is None or milestones.empty:
        return []
    bar_of = dict(zip(rows["key"], places.bars, strict=True))
    columns = ("action", "deadline", "status", "is_late")
    return [
        (bar_of[action], day, "late" if late else "done" if status == MilestoneStatus.DONE else "open")
        for action, deadline, status, late in zip(*(milestones[name] for name in columns), strict=True)
        if action in bar_of and (day := day_of(deadline)) is not None and status != MilestoneStatus.CANCELLED
    ]


def _mark_steps(fig: go.Figure, steps: list[Step], colours: Palette) -> None:
    looks = {
        "done": ("circle", colours.ink, colours.background),
        "open": ("circle", colours.background, colours.ink),
        "late": ("triangle-down", mark_colour(Situation.OVERDUE, colours), colours.background),
    }
    for kind, (symbol, colour, edge) in looks.items():
        found = [(day.isoformat(), place) for place, day, of in steps if of == kind]
        if found:
            fig.add_scatter(
                x=[day for day, _ in found],
                y=[place for _, place in found],
                mode="markers",
                marker={
                    "symbol": symbol,
                    "size": 14 if kind == "late" else 11,
                    "color": colour,
                    "line": {"width": 2, "color": edge},
                },
                cliponaxis=False,
                hoverinfo="skip",
            )


def _time(
    fig: go.Figure, language: Language, colours: Palette, first: date, last: date, beyond: int, *, beside: int
) -> None:
    """The axis of time above the rows, with room for words where reading ends."""
    fig.update_layout(margin={"r": 12, "l": beside} if mirrored(language) else {"l": 12, "r": beside})
    fig.update_xaxes(
        bare(
            colours,
            type="date",
            side="top",
            showgrid=True,
            gridcolor=colours.line,
            range=[(first - timedelta(beyond)).isoformat(), (last + timedelta(beyond)).isoformat()],
            **month_ticks(language, first - timedelta(beyond), last, colours),
        )
    )


def slippage(rows: pd.DataFrame, *, language: Language, dark: bool = False) -> go.Figure:
    """From the deadline of the plan as adopted to today's, the days of the move printed. Columns: code, title,
    reference_deadline, deadline, reference_days.
    """
    colours = palette(dark)
    places = _rows(rows, language, bar=16)
    fig = laid(places, language, colours, top=40)
    back = mirrored(language)
    for place, first, last, slip in zip(
        places.bars, rows["reference_deadline"], rows["deadline"], rows["reference_days"], strict=True
    ):
        said = own_order(language, f"{'+' if slip > 0 else '−'}{days(language, abs(int(slip)))}")
        fig.add_scatter(
            x=[first.isoformat(), last.isoformat()],
            y=[place, place],
            mode="lines+markers+text",
            line={"width": 3, "color": colours.quiet},
            marker={
                "size": 13,
                "color": [colours.background, colours.brand],
                "line": {"width": 2, "color": colours.brand},
            },
            # Beside the outer mark: the line is on its other side.
            text=["", said] if (slip > 0) != back else [said, ""],
            textposition="middle left" if back else "middle right",
            cliponaxis=False,
            hoverinfo="skip",
        )
    everything = [*rows["reference_deadline"], *rows["deadline"]]
    if everything:
        first, last = min(everything), max(everything)
        _time(fig, language, colours, first, last, max((last - first).days // 40, 2), beside=72)
    return fig
