"""Partners: exchanges by month, and how far introductions went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lanes import along, laid, lanes, mirrored, month_ticks, row_text
from lib.charts.theme import bare, figure
from lib.domain.palette import palette
from lib.domain.terms import InteractionKind, Stage
from lib.i18n import Language
from lib.i18n.formats import format_fraction
from lib.i18n.labels import label

#: A row and its cells, in pixels; up to so many months each is named.
PITCH, CELL, EVERY = 44, 22, 6


def contact_heatmap(
    rows: pd.DataFrame, *, months: Sequence[date], language: Language, dark: bool = False
) -> go.Figure:
    """Partner × month, one hue, the number in each cell; a month without exchange stays blank.

    Columns: partner, month (first day), n. Partners in the order of their first row.
    """
    return _by_month(rows, "partner", str, months, language, dark)


def kind_heatmap(
    rows: pd.DataFrame, *, months: Sequence[date], language: Language, dark: bool = False
) -> go.Figure:
    """The exchanges with one partner: kind × month, one hue, the number in each cell.

    Columns: kind, month (first day), n. Kinds in the order of their first row.
    """
    return _by_month(
        rows, "kind", lambda kind: label(language, InteractionKind(kind)), months, language, dark
    )


def _by_month(
    rows: pd.DataFrame,
    column: str,
    named: Callable[[str], str],
    months: Sequence[date],
    language: Language,
    dark: bool,
) -> go.Figure:
    colours = palette(dark)
    partners = list(dict.fromkeys(rows[column]))
    counts = {(p, m): int(n) for p, m, n in zip(rows[column], rows["month"], rows["n"], strict=True)}
    grid = [[counts.get((p, m)) for m in months] for p in partners]
    most = max(counts.values(), default=1)
    fig = figure(
        language,
        colours,
        height=PITCH * len(partners) + PITCH // 4 + 44,
        margin={"l": 0, "r": 0, "t": 40, "b": 4},
    )
    fig.add_heatmap(
        z=grid,
        x=list(range(len(months))),
        y=list(range(len(partners))),
        zmin=0,
        zmax=most,
        xgap=2,
        ygap=PITCH - CELL,
        colorscale=[[0, colours.soft], [1, colours.brand]],
        showscale=False,
        hoverinfo="skip",
    )
    for i, line in enumerate(grid):
        for j, n in enumerate(line):
            if n is not None:
                strong = n > most / 2
                fig.add_annotation(
                    x=j,
                    y=i,
                    text=str(n),
                    showarrow=False,
                    font={"size": 14, "color": colours.background if strong else colours.ink},
                )
    named_months = list(months)[:: 1 if len(months) <= EVERY else 2]
    ticks = month_ticks(language, min(months), max(months), colours, len(named_months)) if months else {}
    places = [list(months).index(m) for m in named_months]
    fig.update_xaxes(
        bare(colours, side="top", range=[-0.5, len(months) - 0.5], **{**ticks, "tickvals": places})
    )
    back = mirrored(language)
    fig.update_yaxes(
        bare(
            colours,
            # Each name stands in the gap above its cells.
            tickvals=[i - CELL / 2 / PITCH - 0.25 for i in range(len(partners))],
            ticktext=[row_text(language, named(p), 1) for p in partners],
            side="right" if back else "left",
            ticklabelposition="inside",
            ticklabeloverflow="allow",
            ticklabelstandoff=-3,
            range=[len(partners) - 0.5, -0.75],
        )
    )
    return fig


def introduction_stages(
    reached: Sequence[tuple[Stage, int]], *, language: Language, dark: bool = False
) -> go.Figure:
    """Ordered bars, one per stage, the count and the share of the cohort as a fraction on each."""
    colours = palette(dark)
    cohort = reached[0][1] if reached else 0
    names = [row_text(language, label(language, stage)) for stage, _ in reached]
    rows = lanes(names)
    fig = laid(rows, language, colours, beside=48)
    fig.add_bar(
        x=[n for _, n in reached],
        y=rows.bars,
        orientation="h",
        width=rows.bar,
        marker_color=colours.brand,
        text=[format_fraction(language, n, cohort) for _, n in reached],
        textposition="outside",
        textfont={"size": 14, "color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    fig.update_xaxes(bare(colours, showticklabels=False, range=along(language, 0, max(cohort, 1))))
    return fig
