"""What moved since the last meeting, in sentences that can be read aloud. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import MISSING, format_day, format_list
from lib.i18n.labels import country_words
from lib.store.reads import Movement

#: Flags that need no value to be told.
PLAIN: Mapping[str, str] = {
    "newly_blocked": mark("now blocked"),
    "unblocked": mark("no longer blocked"),
    "reopened": mark("taken up again"),
    "newly_cancelled": mark("cancelled by common agreement"),
    "is_new": mark("new in the plan"),
    "is_gone": mark("no longer in the plan"),
}
#: The party of an action that names none.
NOBODY = ""


def since_lines(language: Language, moves: Iterable[Movement]) -> list[tuple[str, str, str, str, str]]:
    """(key, code, sentence, axis, party) of each action with something to tell, by axis, then party, then code."""
    lines = []
    for move in moves:
        told = list(told_of(language, move))
        if told:
            lines.append(
                (
                    move.key,
                    move.code or MISSING,
                    f"{move.title or MISSING} – {format_list(language, told)}",
                    move.axis_code or move.axis_title or MISSING,
                    country_words(language, move.party) if move.party else MISSING,
                )
            )
    order = {axis: place for place, axis in enumerate(dict.fromkeys(line[3] for line in lines))}
    return sorted(lines, key=lambda line: (order[line[3]], line[4], len(line[1]), line[1]))


def told_of(language: Language, move: Movement) -> Iterator[str]:
    """What is told of one action."""
    if move.newly_done:
        yield (
            translate(language, "done on {day}", day=format_day(language, move.completed_on))
            if move.completed_on
            else translate(language, "done")
        )
    if move.missed:
        day = format_day(language, move.deadline_before)
        yield translate(language, "promised for {day}, not done", day=day)
    elif move.newly_late:
        yield translate(language, "deadline of {day} passed", day=format_day(language, move.deadline))
    if move.deadline_moved:
        yield _moved(language, move)
    if move.owner_changed:
        yield translate(language, "now carried by {owner}", owner=_owner(language, move))
    for flag, words in PLAIN.items():
        if getattr(move, flag):
            yield translate(language, words)


def _moved(language: Language, move: Movement) -> str:
    if move.deadline_before is None:
        return translate(language, "deadline set to {day}", day=format_day(language, move.deadline))
    if move.deadline is None:
        return translate(language, "new date to be agreed")
    return translate(
        language,
        "deadline moved from {before} to {after}",
        before=format_day(language, move.deadline_before),
        after=format_day(language, move.deadline),
    )


def since_summary(language: Language, moves: Iterable[Movement]) -> str:
    """« Maroc – 2 réalisées et 1 échéance dépassée · Togo – 1 date déplacée » by party, those of no party last and named so
    where they stand beside others; empty when nothing is told."""
    counted: dict[str, Counter[str]] = {}
    for move in moves:
        for flag in ("newly_done", "newly_late", "deadline_moved", "owner_changed", "missed"):
            if getattr(move, flag):
                party = country_words(language, move.party) if move.party else NOBODY
                counted.setdefault(party, Counter())[flag] += 1
    said = []
    for party, flags in sorted(counted.items(), key=lambda one: (one[0] == NOBODY, one[0])):
        told = format_list(language, [_counted(language, flag, n) for flag, n in flags.items()])
        whose = party or (translate(language, "Actions of no named party") if len(counted) > 1 else "")
        said.append(f"{whose} – {told}" if whose else told)
    return " · ".join(said)


def _counted(language: Language, flag: str, n: int) -> str:
    if flag == "newly_done":
        return translate_plural(language, "{n} newly done", "{n} newly done", n)
    if flag == "newly_late":
        return translate_plural(language, "{n} newly late", "{n} newly late", n)
    if flag == "deadline_moved":
        return translate_plural(language, "{n} date moved", "{n} dates moved", n)
    if flag == "owner_changed":
        return translate_plural(language, "{n} owner changed", "{n} owners changed", n)
    return translate_plural(language, "{n} promised and not done", "{n} promised and not done", n)


def _owner(language: Language, move: Movement) -> str:
    owner = move.owner if move.owner != move.owner_before else move.organisation
    return owner or translate(language, "an owner to be named")
