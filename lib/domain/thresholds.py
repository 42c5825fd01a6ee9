"""The limits behind situations and weather. They are conventions: visible and adjustable.

Each can be replaced, plan by plan, through the table `setting` (same names); the macros of the
store read them at a revision, so that a change of limit has its date like everything else.
Sources: product rules of the README's "Decisions".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DEFAULTS: Mapping[str, float] = MappingProxyType(
    {
        "watch_gap": -10.0,  # points behind the expected progress
        "watch_days": 14.0,  # days left …
        "watch_progress": 80.0,  # … with less than this progress
        "late_start_days": 7.0,  # days after the start and still not started
        "soon_days": 14.0,
        "coming_days": 30.0,
        "secured_gap": -5.0,
        "control_gap": -15.0,
        "compromised_gap": -25.0,
        "compromised_share": 1 / 3,  # overdue or blocked among the tracked actions
        "assessed_share": 0.5,  # fewer actions with a value: not assessed
        "small_sample": 10.0,  # below, a percentage is a fraction
        "signatory_days": 30.0,
        "lead_days": 60.0,
        "associate_days": 120.0,
        "reply_days": 30.0,
        "cohort_days": 90.0,
    }
)

#: What each limit can be, from and to: gaps are points behind, shares parts of one, the others counts.
RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        name: (-100.0, 0.0)
        if name.endswith("_gap")
        else (0.0, 1.0)
        if name.endswith("_share")
        else (0.0, 100.0)
        if name.endswith("_progress")
        else (0.0, 3650.0)
        for name in DEFAULTS
    }
)
#: From the worst level up: no later limit may lie below an earlier one.
LEVELS = ("compromised_gap", "control_gap", "secured_gap")
