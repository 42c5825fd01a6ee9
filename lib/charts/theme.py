"""What all charts share: font, margins, separators, wrapped and escaped labels."""

from __future__ import annotations

from datetime import date
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.domain.palette import Palette
from lib.i18n import Language

FONT = '"Source Sans", "Noto Sans Arabic", "Noto Sans", sans-serif'
SEPARATORS = {"fr": ",\u202f", "en": ".,", "ar": ",."}
#: The same left margin everywhere, so that stacked charts align.
LABELS = 230


def figure(
    language: Language, colours: Palette, *, height: int, labels: int = LABELS, **layout: Any
) -> go.Figure:
    """An empty figure with the common layout; `labels` is the room for row labels in pixels."""
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": labels, "r": 24, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 14, "color": colours.ink},
            "separators": SEPARATORS[language],
            "showlegend": False,
            "dragmode": False,
            "template": None,
            **layout,
        }
    )


def text(value: object, width: int = 32, lines: int = 2) -> str:
    """A label for Plotly: escaped (it reads tags) and wrapped to at most `lines` lines."""
    parts = wrap(str(value), width) or [""]
    if len(parts) > lines:
        parts = [*parts[: lines - 1], parts[lines - 1][: width - 1].rstrip() + "…"]
    return "<br>".join(escaped(part) for part in parts)


def escaped(words: str) -> str:
    """Words for Plotly, which reads tags and a few entities; a quotation mark by its name would be shown as that name."""
    return escape(words, quote=False)


def day_of(value: object) -> date | None:
    """The day in a cell of a frame, None where it is missing: pandas calls its own mark of what is missing a date."""
    return value if isinstance(value, date) and not pd.isna(value) else None


def bare(colours: Palette, **axis: Any) -> dict[str, Any]:
    """An axis without line, grid or ticks."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "",
        "ticklabelstandoff": 6,
        "tickfont": {"size": 14, "color": colours.ink},
        **axis,
    }
