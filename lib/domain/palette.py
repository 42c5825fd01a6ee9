"""The one palette of screens, charts and papers: situations, brand, inks, for light and dark backgrounds.

Situation colours: computed to stay apart under the three usual colour deficiencies; a sign and a
word always stand beside them. No other file of the product holds a colour, but the theme of
`.streamlit/config.toml`, which a test compares with this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.domain.terms import Situation


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme. `situations` fill a mark, `on_situation` is written on it, `words` beside it."""

    ink: str
    quiet: str
    faint: str  # what cannot be pressed
    line: str
    background: str
    surface: str
    brand: str
    link: str
    control: str  # what can be pressed
    on_control: str  # and what is written on it
    soft: str
    sample: str  # the edge of what says that data are fictional
    situations: Mapping[Situation, str]
    on_situation: Mapping[Situation, str]
    words: Mapping[Situation, str]


LIGHT = Palette(
    ink="#1A1A1A",
    quiet="#55606E",
    faint="#6B7480",
    line="#D9DEE5",
    background="#FFFFFF",
    surface="#F5F7FA",
    brand="#12436D",
    link="#12436D",
    control="#12436D",
    on_control="#FFFFFF",
    soft="#D6E2EC",
    sample="#B86A00",
    situations={
        Situation.DONE: "#12436D",
        Situation.ON_TIME: "#2B8CC4",
        Situation.WATCH: "#D17A00",
        Situation.OVERDUE: "#C0143C",
        Situation.BLOCKED: "#1A1A1A",
        Situation.UPCOMING: "#8A8F98",
        Situation.CANCELLED: "#FFFFFF",
        Situation.TO_COMPLETE: "#5A6068",
    },
    on_situation={
        Situation.DONE: "#FFFFFF",
        Situation.ON_TIME: "#1A1A1A",
        Situation.WATCH: "#1A1A1A",
        Situation.OVERDUE: "#FFFFFF",
        Situation.BLOCKED: "#FFFFFF",
        Situation.UPCOMING: "#1A1A1A",
        Situation.CANCELLED: "#1A1A1A",
        Situation.TO_COMPLETE: "#FFFFFF",
    },
    words={
        Situation.DONE: "#12436D",
        Situation.ON_TIME: "#1F6E9C",
        Situation.WATCH: "#8A5000",
        Situation.OVERDUE: "#C0143C",
    },
)
DARK = Palette(
    ink="#E8ECF1",
    quiet="#A9B4C2",
    faint="#A9B4C2",
    line="#39424E",
    background="#14181D",
    surface="#1C222A",
    brand="#5B9BD0",
    link="#8DBDE8",
    control="#2E6A9C",
    on_control="#FFFFFF",
    soft="#2A3B4C",
    sample="#B86A00",
    situations={
        Situation.DONE: "#5B9BD0",
        Situation.ON_TIME: "#9BD3F5",
        Situation.WATCH: "#E59A2F",
        Situation.OVERDUE: "#F0627F",
        Situation.BLOCKED: "#E8ECF1",
        Situation.UPCOMING: "#8A8F98",
        Situation.CANCELLED: "#14181D",
        Situation.TO_COMPLETE: "#B6BBC3",
    },
    on_situation={
        Situation.DONE: "#14181D",
        Situation.ON_TIME: "#14181D",
        Situation.WATCH: "#14181D",
        Situation.OVERDUE: "#14181D",
        Situation.BLOCKED: "#14181D",
        Situation.UPCOMING: "#14181D",
        Situation.CANCELLED: "#E8ECF1",
        Situation.TO_COMPLETE: "#14181D",
    },
    words={
        Situation.DONE: "#8DBDE8",
        Situation.ON_TIME: "#6FB7E0",
        Situation.WATCH: "#F0A84B",
        Situation.OVERDUE: "#FF8FA3",
    },
)
#: On a shared screen, read from the back of the room: always light, with a stronger second ink.
PROJECTED = replace(LIGHT, quiet="#444E5A")
#: The colours that style sheets name.
NAMED = (
    "ink", "quiet", "faint", "line", "background", "surface", "brand", "link", "control", "on_control", "soft", "sample",
)  # fmt: skip


def palette(dark: bool) -> Palette:
    """The colours of the reader's theme."""
    return DARK if dark else LIGHT


def named(colours: Palette) -> Mapping[str, str]:
    """The colours that a style sheet uses, by the names that it gives them."""
    return {
        **{name: getattr(colours, name) for name in NAMED},
        **{str(situation): colour for situation, colour in colours.words.items()},
        **{f"part-{situation}": colour for situation, colour in colours.situations.items()},
    }
