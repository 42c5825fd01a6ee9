"""The names of the points of a meeting, which its screens, its convocation and its record say alike."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.agenda import Point
from lib.i18n import Language, mark, translate

TITLES: Mapping[int, str] = {
    1: mark("Where the plan stands, and what changed"),
    2: mark("Previous decisions"),
    3: mark("Deadlines passed"),
    4: mark("Blocked actions"),
    5: mark("Deadlines to come"),
    6: mark("Waiting on a partner"),
    7: mark("Decisions of this meeting"),
    8: mark("Next meeting"),
}


def point_title(language: Language, point: Point) -> str:
    """What a point is about: a computed one in the reader's language, one added by hand as it was typed."""
    return translate(language, TITLES[point.computed]) if point.computed else point.title
