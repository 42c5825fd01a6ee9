"""What a comparison says: its title, each action in a line, the reason of a date that moved. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lib.domain.terms import RevisionKind
from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import arrow, format_day, format_list, format_names, format_percent, format_points
from lib.store.reads import DeadlineMove, Movement, MovementCount
from lib.wording.since import told_of
from lib.wording.weights import mean_mark

#: The ways in which an action moves, in the order in which they are told.
KINDS: Mapping[str, str] = {
    "done": mark("Newly done"),
    "late": mark("Newly past their deadline"),
    "postponed": mark("Postponed"),
    "cancelled": mark("Newly cancelled"),
    "new": mark("New in the plan"),
    "gained": mark("Progressed"),
    "other": mark("Moved otherwise"),
}
#: The same over the columns of a table.
SHORT: Mapping[str, str] = {
    "done": mark("Completed"),
    "late": mark("Late"),
    "postponed": mark("Postponed"),
    "cancelled": mark("Withdrawn"),
    "new": mark("New"),
    "gained": mark("Progressed"),
    "other": mark("Other"),
}
#: Doors through which a revision's reason is the name of a file.
FILES = (RevisionKind.IMPORT, RevisionKind.SAMPLE)


def totals(counts: Iterable[MovementCount]) -> dict[str, int]:
    """Kind → number of actions, over all lines of the counts; `moved` too."""
    lines = tuple(counts)
    return {name: sum(getattr(line, name) for line in lines) for name in (*KINDS, "moved")}


def summary(language: Language, found: Mapping[str, int]) -> str:
    """« 2 réalisées, 1 échéance dépassée, 3 en progrès »: what is not zero; empty when nothing moved."""
    said = (
        ("done", translate_plural(language, "{n} newly done", "{n} newly done", found["done"])),
        ("late", translate_plural(language, "{n} newly late", "{n} newly late", found["late"])),
        ("postponed", translate_plural(language, "{n} postponed", "{n} postponed", found["postponed"])),
        ("cancelled", translate_plural(language, "{n} cancelled", "{n} cancelled", found["cancelled"])),
        ("new", translate_plural(language, "{n} new action", "{n} new actions", found["new"])),
        (
            "gained",
            translate_plural(language, "{n} action progressed", "{n} actions progressed", found["gained"]),
        ),
    )
    return format_list(language, [text for kind, text in said if found[kind]])


def mean_progress(language: Language, counts: Iterable[MovementCount]) -> str:
    """« 73,6 % → 75,2 % (+1,6 pts) », of a weighted plan « … (moyenne pondérée) »; what is missing stays a dash. Where the rule
    changed between the two states, each says its own."""
    lines = tuple(counts)
    then, now = plan_means(lines)
    rules = [any(c.is_weighted_before for c in lines), any(c.is_weighted for c in lines)]
    marks = [mean_mark(language, is_weighted=rule) for rule in rules] if rules[0] != rules[1] else ["", ""]
    values = (format_percent(language, value) for value in (then, now))
    said = f" {arrow(language)} ".join(
        " ".join(filter(None, told)) for told in zip(values, marks, strict=True)
    )
    gap = None if then is None or now is None else now - then
    parts = [said, "" if gap is None else f"({format_points(language, gap)})"]
    parts += [mean_mark(language, is_weighted=True)] if all(rules) else []
    return " ".join(part for part in parts if part)


def means(counts: Iterable[MovementCount]) -> tuple[float | None, float | None]:
    """The mean progress of tracked actions then and now, 0 to 100, by their weights; None where no action has a value."""
    lines = tuple(counts)
    return (
        _mean((c.progress_before_sum, c.progress_before_weight) for c in lines),
        _mean((c.progress_sum, c.progress_weight) for c in lines),
    )


def plan_means(counts: Iterable[MovementCount]) -> tuple[float | None, float | None]:
    """The same of the whole plan, as its headline makes it: where an axis has a weight, from the means of the axes."""
    lines = tuple(counts)
    before = [
        (c.axis_before, c.axis_weight_before, c.progress_before_sum, c.progress_before_weight) for c in lines
    ]
    after = [(c.axis, c.axis_weight, c.progress_sum, c.progress_weight) for c in lines]
    return _by_axes(before), _by_axes(after)


def _by_axes(parts: Sequence[tuple[str | None, float | None, float, float]]) -> float | None:
    weights = {axis: weight for axis, weight, _, _ in parts if weight is not None}
    if not weights:
        return _mean((progress, weight) for _, _, progress, weight in parts)
    of_axes: dict[str | None, list[tuple[float, float]]] = {}
    for axis, _, progress, weight in parts:
        of_axes.setdefault(axis, []).append((progress, weight))
    found = [
        (mean, weights.get(axis, 1.0)) for axis, held in of_axes.items() if (mean := _mean(held)) is not None
    ]
    return _mean((mean * weight, weight) for mean, weight in found)


def _mean(parts: Iterable[tuple[float, float]]) -> float | None:
    """From the sums of weighted values and of weights."""
    held = tuple(parts)
    weight = sum(weight for _, weight in held)
    return sum(progress for progress, _ in held) / weight if weight else None


def line(language: Language, movement: Movement, moves: Iterable[DeadlineMove] = ()) -> str:
    """What is told of one action, with why its deadline moved."""
    told = list(told_of(language, movement))
    if movement.progress_gain:
        told.append(
            translate(
                language,
                "progress from {before} to {after}",
                before=format_percent(language, movement.progress_before, 0),
                after=format_percent(language, movement.progress, 0),
            )
        )
    text = format_list(language, told)
    reasons = [reason for m in moves if (reason := why(language, m.kind, m.reason, m.as_of))]
    return f"{text} ({format_list(language, reasons)})" if reasons else text


def moves_of(moves: Iterable[DeadlineMove]) -> Mapping[str, list[DeadlineMove]]:
    """Key of an action → the moves of its deadline, in order."""
    found: dict[str, list[DeadlineMove]] = {}
    for move in moves:
        found.setdefault(move.key, []).append(move)
    return found


def why(language: Language, kind: str | None, reason: str | None, day: date | None) -> str:
    """The reason of one move of a deadline, by the door, the words and the day of its revision: what was said, or the
    file it came in; empty when it is not known."""
    if not reason or not reason.strip():
        return ""
    if kind in FILES:
        return translate(
            language,
            "by the file {file} of {day}",
            file=format_names(language, [reason]),
            day=format_day(language, day),
        )
    return translate(language, "reason: {reason}", reason=reason)
