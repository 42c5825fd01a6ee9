"""The agenda of a meeting: its points in order, the minutes of each, what the time of each allows. Pure.

A point is computed from the plan or added by hand. The minutes of the points add up to the length of the meeting.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.domain.errors import Invalid

#: What a computed point is about, as its number says it: where the plan stands, earlier decisions, deadlines passed, blocked
#: actions, deadlines to come, waiting on a partner, decisions of this meeting, next meeting. Their minutes in half an hour.
WEIGHTS: Mapping[int, int] = {1: 2, 2: 3, 3: 8, 4: 5, 5: 4, 6: 3, 7: 4, 8: 1}
#: What is on every agenda, even with nothing to examine.
ALWAYS = (1, 7, 8)
#: How many lines of a point a minute allows: whether a decision was carried out is told at once, a date is discussed.
PACE: Mapping[int, int] = {2: 3, 3: 1, 4: 1, 5: 2, 6: 2}


@dataclass(frozen=True, slots=True)
class Point:
    """A point: one of WEIGHTS that is computed (`computed`), or one added by hand, in the words of `title`."""

    computed: int | None
    minutes: int
    title: str = ""


def encode(points: Iterable[Point]) -> str:
    """An agenda as it is stored: [number or null, minutes, title] of each point."""
    return json.dumps([[p.computed, p.minutes, p.title] for p in points], ensure_ascii=False)


def decode(stored: str | None) -> tuple[Point, ...]:
    """A stored agenda; none for a meeting that was opened without one."""
    held = json.loads(stored) if stored else []
    return tuple(
        Point(int(computed) if computed else None, int(minutes), str(title or ""))
        for computed, minutes, title in held
    )


def shared(weights: Sequence[float], minutes: int) -> tuple[int, ...]:
    """Whole minutes in proportion to weights, that add up to `minutes`; one at least for each as far as they go round."""
    total = sum(weights)
    if not total:
        return tuple(0 for _ in weights)
    least = 1 if minutes >= len(weights) else 0
    rest = minutes - least * len(weights)
    exact = [max(0.0, minutes * weight / total - least) for weight in weights]
    scale = rest / sum(exact) if sum(exact) else 0.0
    whole = [least + int(part * scale) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (-(exact[i] * scale % 1), i))
    for index in by_remainder[: minutes - sum(whole)]:
        whole[index] += 1
    return tuple(whole)


def proposed(lines: Mapping[int, int], minutes: int, brought: Sequence[str] = ()) -> tuple[Point, ...]:
    """The agenda that the plan asks for: the points that have lines, what an earlier meeting did not come to (`brought`,
    before the decisions), in the usual order. Of a meeting too short for all, the least weighty are left out.
    """
    kept = [n for n in WEIGHTS if lines.get(n) or n in ALWAYS]
    while len(kept) > max(1, minutes):
        kept.remove(min(kept, key=lambda n: WEIGHTS[n]))
    added = list(brought)[: max(0, minutes - len(kept))]
    points = [Point(n, 0) for n in kept if n < 7]
    points += [Point(None, 0, title) for title in added]
    points += [Point(n, 0) for n in kept if n >= 7]
    return adjusted(points, minutes)


def by_default(lines: Mapping[int, int], minutes: int) -> tuple[Point, ...]:
    """The agenda of a meeting that was opened without one: the eight points, those without lines having no time."""
    timed = {point.computed: point.minutes for point in proposed(lines, minutes)}
    return tuple(Point(n, timed.get(n, 0)) for n in WEIGHTS)


def adjusted(points: Sequence[Point], minutes: int) -> tuple[Point, ...]:
    """The same points, their durations in the same proportions and adding up to `minutes`; those without one take theirs
    from the weight of the point."""
    weights = [p.minutes or WEIGHTS.get(p.computed or 0, WEIGHTS[6]) for p in points]
    return tuple(replace(p, minutes=n) for p, n in zip(points, shared(weights, minutes), strict=True))


@dataclass(frozen=True, slots=True)
class Line:
    """A point as somebody typed it: `before` is its place until now (None: it is new), `place` the one wanted."""

    point: Point
    before: int | None
    place: int | None


def arranged(lines: Iterable[Line]) -> tuple[Point, ...]:
    """The points that last, in the order of the places typed: one that moves up comes before the one whose place it takes,
    one that moves down after it; a new one without a place comes before the decisions."""
    kept = [line for line in lines if line.point.minutes]
    decisions = [line.before for line in kept if line.before and line.point.computed in (7, 8)]
    new = min(decisions, default=len(kept) + 1)

    def key(line: Line) -> tuple[int, int]:
        if line.before is None:
            return (line.place or new, -1)
        place = line.place or line.before
        return (place, (place > line.before) - (place < line.before))

    return tuple(line.point for line in sorted(kept, key=key))


def allowed(point: Point) -> int:
    """How many lines the time of a computed point allows, one at least."""
    return max(1, point.minutes * PACE.get(point.computed or 0, 1))


def check(points: Sequence[Point], minutes: int) -> None:
    """Raises Invalid for an agenda without a point, a point without words or without time, the same computed point twice,
    or durations that do not add up to the length of the meeting."""
    if not points:
        raise Invalid("agenda_empty", "The agenda needs one point at least.", field="agenda")
    if any(p.computed is None and not p.title.strip() for p in points):
        raise Invalid("point_unnamed", "A point that is added needs its title.", field="agenda")
    if any(p.minutes < 1 for p in points):
        raise Invalid("point_without_time", "A point of the agenda lasts a minute at least.", field="agenda")
    computed = [p.computed for p in points if p.computed]
    if len(set(computed)) < len(computed) or not set(computed) <= set(WEIGHTS):
        raise Invalid("point_twice", "A point stands on the agenda once.", field="agenda")
    total = sum(p.minutes for p in points)
    if total != minutes:
        raise Invalid(
            "agenda_length",
            "The points last {total} min and the meeting {minutes} min. Change a duration or the length, or have the durations adjusted.",
            field="agenda",
            total=total,
            minutes=minutes,
        )
