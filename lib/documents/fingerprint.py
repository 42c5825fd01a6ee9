"""The fingerprint of the figures: two papers that carry the same one tell the same figures.

It is of the figures alone: neither the revision nor the day is in it, which stand beside it. A revision that moves no
figure (a note, an exchange, a title) leaves it as it is; a day that passes changes it only by what it changes.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from json.encoder import encode_basestring_ascii

LENGTH = 12
_written = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode
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
#: What says why the figures of two readers differ, how means are made or who has still to confirm, is no figure itself.
REASONS = frozenset(
    {
        "reserved_in", "is_weighted", "is_by_axes", "without_weight", "axes_without_weight", "unverified",
    }
)  # fmt: skip


def fingerprint(
    headline: Mapping[str, object],
    axes: Iterable[Mapping[str, object]],
    actions: Sequence[tuple[Sequence[object], Sequence[int]]],
) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the figures of a plan.

    `headline` and `axes` are the rows of the two reads of the same names, `actions` the columns of the third: the keys, then
    each figure, its different values and which of them each action has. The order of keys, of axes and of actions does
    not matter; rates count to six decimals.
    """
    told = {
        "headline": {name: _plain(value) for name, value in headline.items() if name not in REASONS},
        "axes": sorted(
            ([_plain(axis.get(name)) for name in AXIS_FIGURES] for axis in axes), key=lambda row: str(row[0])
        ),
    }
    text = f'{{"actions":[{_rows(actions)}],{_written(told)[1:]}'
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _rows(columns: Sequence[tuple[Sequence[object], Sequence[int]]]) -> str:
    """The actions in the order of their keys; a value that many share is written once."""
    written = [(list(map(_text, values)), places) for values, places in columns]
    rows = map(",".join, zip(*(map(texts.__getitem__, places) for texts, places in written), strict=True))
    keys, places = columns[0]
    named = zip(map(str, map(keys.__getitem__, places)), rows, strict=True)
    told = "],[".join([row for _, row in sorted(named)])
    return f"[{told}]" if told else ""


def _text(value: object) -> str:
    return encode_basestring_ascii(value) if isinstance(value, str) else _written(_plain(value))


def _plain(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    number = value if isinstance(value, float) else float(str(value))
    return None if math.isnan(number) else round(number, 6) + 0.0
