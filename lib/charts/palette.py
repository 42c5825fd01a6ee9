"""The one palette: situations, brand, inks, for light and dark backgrounds.

Situation colours: computed to stay apart under the three usual colour deficiencies; a sign and a
word always stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.terms import Situation


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme."""

    ink: str
    quiet: str
    line: str
    background: str
    brand: str
    soft: str
    situations: Mapping[Situation, str]
    on_situation: Mapping[Situation, str]


LIGHT = Palette(
    ink="#1A1A1A",
    quiet="#55606E",
    line="#D9DEE5",
    background="#FFFFFF",
    brand="#12436D",
    soft="#D6E2EC",
    situations={
        Situation.DONE: "#12436D",
        Situation.ON_TIME: "#2B8CC4",
        Situation.WATCH: "#D17A00",
        Situation.OVERDUE: "#C0143C",
        Situation.BLOCKED: "#1A1A1A",
        Situation.UPCOMING: "#8A8F98",
        Situation.CANCELLED: "#FFFFFF",
    },
    on_situation={
        Situation.DONE: "#FFFFFF",
        Situation.ON_TIME: "#1A1A1A",
        Situation.WATCH: "#1A1A1A",
        Situation.OVERDUE: "#FFFFFF",
        Situation.BLOCKED: "#FFFFFF",
        Situation.UPCOMING: "#1A1A1A",
        Situation.CANCELLED: "#1A1A1A",
    },
)
DARK = Palette(
    ink="#E8ECF1",
    quiet="#A9B4C2",
    line="#39424E",
    background="#14181D",
    brand="#5B9BD0",
    soft="#2A3B4C",
    situations={
        Situation.DONE: "#5B9BD0",
        Situation.ON_TIME: "#9BD3F5",
        Situation.WATCH: "#E59A2F",
        Situation.OVERDUE: "#F0627F",
        Situation.BLOCKED: "#E8ECF1",
        Situation.UPCOMING: "#8A8F98",
        Situation.CANCELLED: "#14181D",
    },
    on_situation={
        Situation.DONE: "#14181D",
        Situation.ON_TIME: "#14181D",
        Situation.WATCH: "#14181D",
        Situation.OVERDUE: "#14181D",
        Situation.BLOCKED: "#14181D",
        Situation.UPCOMING: "#14181D",
        Situation.CANCELLED: "#E8ECF1",
    },
)


def palette(dark: bool) -> Palette:
    """The colours of the reader's theme."""
    return DARK if dark else LIGHT
