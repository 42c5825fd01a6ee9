"""Partners: exchanges by month, and how far introductions went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import bare, figure, text
from lib.domain.palette import palette
from lib.domain.terms import InteractionKind, Stage
from lib.i18n import Language
from lib.i18n.formats import format_month
from lib.i18n.labels import label


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
        height=max(100, 28 * len(partners) + 48),
        margin={"l": 180, "r": 8, "t": 36, "b": 4},
    )
    fig.add_heatmap(
        z=grid,
        x=list(range(len(months))),
        y=list(range(len(partners))),
        zmin=0,
        zmax=most,
        xgap=2,
        ygap=2,
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
    fig.update_xaxes(
        bare(
            colours,
            side="top",
            tickvals=list(range(len(months))),
            ticktext=[format_month(language, m).replace(" ", "<br>") for m in months],
            tickfont={"size": 12, "color": colours.quiet},
            range=[-0.5, len(months) - 0.5],
        )
    )
    fig.update_yaxes(
        bare(
            colours,
            tickvals=list(range(len(partners))),
            ticktext=[text(named(p), 24, 1) for p in partners],
            range=[len(partners) - 0.5, -0.5],
        )
    )
    return fig


def introduction_stages(
    reached: Sequence[tuple[Stage, int]], *, language: Language, dark: bool = False
) -> go.Figure:
    """Ordered bars, one per stage, the count and the share of the cohort as a fraction on each."""
    colours = palette(dark)
    cohort = reached[0][1] if reached else 0
    fig = figure(language, colours, height=max(80, 38 * len(reached) + 16), labels=180)
    fig.add_bar(
        x=[n for _, n in reached],
        y=list(range(len(reached))),
        orientation="h",
        width=0.6,
        marker_color=colours.brand,
        text=[f"{n}/{cohort}" for _, n in reached],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    fig.update_xaxes(bare(colours, showticklabels=False, range=[0, max(cohort, 1) * 1.15]))
    fig.update_yaxes(
        bare(
            colours,
            tickvals=list(range(len(reached))),
            ticktext=[text(label(language, stage)) for stage, _ in reached],
            range=[len(reached) - 0.5, -0.5],
        )
    )
    return fig
