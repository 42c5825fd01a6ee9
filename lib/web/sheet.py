"""How much of the president's page one A4 sheet holds. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from lib.documents.briefing import AxisFacts, Briefing

#: How many of each list are told on a screen; the others are counted, with a way to all of them.
ASKED, LATE, COMING, MOST_AXES = 6, 12, 4, 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one printed sheet holds: the size of its letters in points, and how many lines of each list."""

    point: float
    asked: int = ASKED
    late: int = LATE
    coming: int = COMING
    axes: int = MOST_AXES


#: From a roomy sheet to the barest one: smaller letters first, then fewer lines.
SHEETS = (
    *(Sheet(point / 2) for point in range(21, 15, -1)),
    *(Sheet(8, asked, late, 4, 12) for asked, late in ((5, 12), (4, 12), (4, 10), (3, 10))),
    *(
        Sheet(8, 3, late, coming, axes)
        for late, coming, axes in ((8, 4, 10), (8, 2, 8), (6, 2, 8), (4, 2, 6))
    ),
    Sheet(8, 2, 4, 2, 4),
    Sheet(8, 1, 2, 0, 2),
)
#: Points of height between the margins of a sheet, less what a browser may need beyond what is foreseen.
ROOM = 762


def sheet_of(facts: Briefing, axes: Sequence[AxisFacts]) -> Sheet:
    """The roomiest sheet that holds the page."""
    return next((sheet for sheet in SHEETS if _height(facts, axes, sheet) <= ROOM), SHEETS[-1])


def _height(facts: Briefing, axes: Sequence[AxisFacts], sheet: Sheet) -> float:
    """About how many points of a sheet's height the page takes, its letters as wide as those of a wide face."""
    line = (1.42 if facts.language == "ar" else 1.34) * sheet.point
    letters = 516 / (0.5 * sheet.point)  # in the whole width
    half = letters * 0.4  # beside the days, in one of two columns

    def lines(text: str, width: float, most: int = 99) -> int:
        return min(most, ceil(len(text) / width))

    def pairs(heights: Sequence[float]) -> float:
        return sum(max(heights[i : i + 2]) for i in range(0, len(heights), 2))

    taken = 10 * line + 45 + 1.75 * line * lines(facts.sentence, letters * 0.65)
    taken += sum(
        5
        + line
        * (
            lines(r.name, letters, 2)
            + 0.86 * lines(f"{r.said}{r.who}{r.waits_on}" + "x" * 30, letters * 1.15)
        )
        for r in facts.support[: sheet.asked]
    )
    for rows in (facts.late[: sheet.late], facts.coming[: sheet.coming]):
        taken += pairs(
            [5 + line * (lines(r.name, half, 2) + 0.86 * lines(r.who + "x" * 12, half * 1.15)) for r in rows]
        )
    taken += pairs(
        [9 + line * (0.86 * lines(a.name + "x" * 20, half * 1.4) + 0.8) for a in axes[: sheet.axes]]
    )
    counted = sum((
        len(facts.support) > sheet.asked, len(facts.late) > sheet.late, len(facts.coming) > sheet.coming,
        len(facts.axes) > min(len(axes), sheet.axes),
    ))  # fmt: skip
    notes = (facts.money, facts.missing, facts.hidden, facts.minutes, facts.commission)
    return taken + line * (1.2 * counted + sum(lines(text, letters * 1.1) for text in notes))
