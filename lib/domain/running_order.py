"""The running order of a meeting: what is called, in which order, for how long. Pure.

Agenda by exception: late and blocked first, each owner called once, the rest is not discussed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

#: Why an action is called, the most pressing first → the computed point of the agenda that calls it.
REASONS: Mapping[str, int] = {"overdue": 3, "blocked": 4, "soon": 5, "waiting": 6}
ROWS_PER_SCREEN = 7


@dataclass(frozen=True, slots=True)
class Item:
    """An action to be called; `reason` is one of REASONS, `days` orders within it (the largest first)."""

    key: str
    code: str
    title: str
    owner: str
    reason: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One owner, called once, with all that is asked of them and the minutes for it."""

    owner: str
    items: tuple[Item, ...]
    minutes: float


def calls(items: Iterable[Item], carried: Collection[str], each: Mapping[str, float]) -> tuple[Call, ...]:
    """The owners in the order of their most pressing action; what the last meeting left comes first.

    An action that has several reasons is called for the most pressing one, and takes `each` minutes of that reason.
    """
    order = list(REASONS)

    def pressing(item: Item) -> tuple[bool, int, int]:
        return (item.key not in carried, order.index(item.reason), -item.days)

    kept: dict[str, Item] = {}
    for item in sorted(items, key=pressing):
        kept.setdefault(item.key, item)
    by_owner: dict[str, list[Item]] = {}
    for item in kept.values():
        by_owner.setdefault(item.owner, []).append(item)
    return tuple(
        Call(owner, tuple(own), sum(each.get(item.reason, 0.0) for item in own))
        for owner, own in by_owner.items()
    )


def parts(lines: Sequence[int], *, most: int) -> list[tuple[int, int]]:
    """Rows cut into screens of seven rows at most and `most` lines of text: (first, one past the last) of each."""
    cut: list[tuple[int, int]] = []
    first, height = 0, 0
    for index, needed in enumerate(lines):
        if index > first and (index - first == ROWS_PER_SCREEN or height + needed > most):
            cut.append((first, index))
            first, height = index, 0
        height += needed
    if lines:
        cut.append((first, len(lines)))
    return cut
