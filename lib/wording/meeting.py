"""The names of the screens of a meeting, which its record of decisions says too."""

from __future__ import annotations

from collections.abc import Mapping

from lib.i18n import mark

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
