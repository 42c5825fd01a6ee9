"""The running order of a meeting: what is called, in which order, for how long. Pure.

Agenda by exception: late and blocked first, each owner called once, the rest is not discussed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

#: Screen of the agenda → minutes of a meeting of half an hour.
AGENDA: Mapping[int, int] = {1: 2, 2: 3, 3: 8, 4: 5, 5: 4, 6: 3, 7: 4, 8: 1}
#: Why an action is called, the most pressing first.
REASONS = ("overdue", "blocked", "soon", "waiting")
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


def calls(items: Iterable[Item], carried: Collection[str], minutes: float) -> tuple[Call, ...]:
    """The owners in the order of their most pressing action; what the last meeting left comes first.

    An action that has several reasons is called for the most pressing one. Minutes are shared by number of actions.
    """

    def pressing(item: Item) -> tuple[bool, int, int]:
        return (item.key not in carried, REASONS.index(item.reason), -item.days)

    kept: dict[str, Item] = {}
    for item in sorted(items, key=pressing):
        kept.setdefault(item.key, item)
    by_owner: dict[str, list[Item]] = {}
    for item in kept.values():
        by_owner.setdefault(item.owner, []).append(item)
    each = minutes / len(kept) if kept else 0.0
    return tuple(Call(owner, tuple(own), each * len(own)) for owner, own in by_owner.items())


def minutes_of(screens: Collection[int], planned: int) -> dict[int, float]:
    """The planned minutes shared between the screens that have something to say, as the agenda weighs them."""
    total = sum(AGENDA[number] for number in screens)
    return {number: planned * AGENDA[number] / total for number in screens} if total else {}


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
