"""The fingerprint of the figures: two papers that carry the same one tell the same figures.

It is of the figures alone: neither the revision nor the day is in it, which stand beside it. A revision that moves no
figure (a note, an exchange, a title) leaves it as it is; a day that passes changes it only by what it changes.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from datetime import date

LENGTH = 12
#: What is told of each axis; its weather is a judgement, not a figure.
AXIS_FIGURES = (
    "axis_key",
    "tracked",
    "done",
    "progress",
    "progress_n",
    "expected",
    "gap",
    "past_due",
    "blocked",
)
#: What says why the figures of two readers differ, or how means are made, is no figure itself.
REASONS = frozenset(
    {"reserved_in", "reserved_out", "is_weighted", "is_by_axes", "without_weight", "axes_without_weight"}
)


def fingerprint(
    headline: Mapping[str, object],
    axes: Iterable[Mapping[str, object]],
    actions: Iterable[tuple[object, ...]],
) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the figures of a plan.

    `headline` and `axes` are the rows of the two reads of the same names, `actions` the key and the figures of each
    action. The order of keys, of axes and of actions does not matter; rates count to six decimals.
    """
    told = {
        "headline": {name: _plain(value) for name, value in headline.items() if name not in REASONS},
        "axes": sorted(
            ([_plain(axis.get(name)) for name in AXIS_FIGURES] for axis in axes), key=lambda row: str(row[0])
        ),
        "actions": sorted(([_plain(value) for value in row] for row in actions), key=lambda row: str(row[0])),
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _plain(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    number = value if isinstance(value, float) else float(str(value))
    return None if math.isnan(number) else round(number, 6) + 0.0
