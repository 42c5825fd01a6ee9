"""What depends on what, as pairs: the way round a circle, where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

ARROW = " → "
#: Steps of a circle that are told at its beginning and at its end, where it is too long to be read.
FIRST, LAST = 5, 3


def way_round(path: Sequence[str]) -> str:
    """A circle as people read it, the middle of a long one left out: « A3 → A1 → A2 → A3 »."""
    if len(path) <= FIRST + LAST + 1:
        return ARROW.join(path)
    return ARROW.join((*path[:FIRST], "…", *path[-LAST:]))


def circle(needs: Mapping[str, Sequence[str]], tied: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The path from an action back to itself, among all that each action `needs`; empty when there is none.

    Only what can be reached from the pairs just `tied` (action, what it needs) is looked at, each action once: the
    others closed no circle before. The path begins with one of these pairs.
    """
    pairs = dict.fromkeys(tied)
    cleared: set[str] = set()
    for first in dict.fromkeys(action for action, _ in pairs):
        found = () if first in cleared else _from(needs, first, cleared)
        if found:
            steps = zip(found, (*found[1:], found[0]), strict=True)
            at = next((at for at, step in enumerate(steps) if step in pairs), 0)
            return (*found[at:], *found[: at + 1])
    return ()


def _from(needs: Mapping[str, Sequence[str]], first: str, cleared: set[str]) -> tuple[str, ...]:
    """The actions of a circle that can be reached from one, in order; those that lead to none are added to `cleared`."""
    way, rest = [first], [iter(needs.get(first, ()))]
    on_way = {first}
    while way:
        needed = next(rest[-1], None)
        if needed is None:
            rest.pop()
            last = way.pop()
            on_way.discard(last)
            cleared.add(last)
        elif needed in on_way:
            return tuple(way[way.index(needed) :])
        elif needed not in cleared:
            way.append(needed)
            on_way.add(needed)
            rest.append(iter(needs.get(needed, ())))
    return ()
