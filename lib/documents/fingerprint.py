"""The fingerprint of the figures: two papers that carry the same one tell the same figures."""

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


def fingerprint(
    plan: str, revision: int, day: date, headline: Mapping[str, object], axes: Iterable[Mapping[str, object]]
) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the figures of a plan, at a revision, on a day.

    `headline` and `axes` are the rows of the two reads of the same names. The order of keys and of axes does
    not matter; rates count to six decimals.
    """
    told = {
        "plan": plan,
        "revision": int(revision),
        "day": day.isoformat(),
        "headline": {name: _plain(value) for name, value in headline.items()},
        "axes": sorted(
            ([_plain(axis.get(name)) for name in AXIS_FIGURES] for axis in axes), key=lambda row: str(row[0])
        ),
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _plain(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    number = float(str(value))
    return None if math.isnan(number) else round(number, 6) + 0.0
