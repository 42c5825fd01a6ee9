"""Which column is which field: the headings and the values below them weighed together, each field once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.model import TableKind
from lib.spreadsheets.tables.evidence import Profile, support
from lib.spreadsheets.tables.labels import Meaning
from lib.spreadsheets.tables.lacking import completed
from lib.spreadsheets.tables.seen import Seen, surest

FAINT = 0.12
STATES = 0.6  # the share of words of a status from which a column of groups is one of states
SURE = 0.85  # a heading that is one of ours, not one that merely holds it
SPANS = 0.25  # the share of beginnings with an end from which a column of dates is one of deadlines
EITHER = 0.95
PER_CENT = frozenset({"%", "٪"})  # a heading of one sign, over figures


def assign(
    kind: TableKind,
    headings: Mapping[int, tuple[str, str]],
    known: Mapping[int, Sequence[Meaning]],
    profiles: Mapping[int, Profile],
    taken: Mapping[int, bool],
) -> dict[int, tuple[str, float]]:
    """Column → its field and how surely: the surest pair first, each field once."""
    options: list[tuple[float, int, str]] = []
    filled = {fold_label(text) for c, (text, _) in headings.items() if text and profiles[c].count}
    for column, (text, _) in headings.items():
        # An empty column means nothing beside one of the same heading that is filled.
        if column in taken or (not profiles[column].count and fold_label(text) in filled):
            continue
        for name, strength in _options(kind, text, known.get(column, ()), profiles[column], column, headings):
            if strength >= FAINT:
                options.append((strength, column, name))
    chosen = surest(options, {})
    if kind != "actions":
        return chosen
    return completed(chosen, Seen(headings, known, profiles, options))


def _options(
    kind: TableKind,
    text: str,
    known: Sequence[Meaning],
    found: Profile,
    column: int,
    headings: Mapping[int, tuple[str, str]],
) -> Iterator[tuple[str, float]]:
    """The fields a column may be, with the strength of its heading times the support of its values."""
    for meaning in known:
        if meaning.field == "status_or_progress":
            numeric = found.numbers >= 0.5
            borne = 1.0 if numeric else support("status", found)
            yield ("progress" if numeric else "status"), meaning.strength * borne
            continue
        borne = support(meaning.field, found)
        if meaning.field == "axis" and found.states >= STATES:
            yield "status", meaning.strength * 0.9
            borne *= 0.5
        if meaning.field == "start" and found.spans >= SPANS:
            yield "deadline", meaning.strength
            borne *= 0.5
        if meaning.field == "deadline" and any(m.field == "completed_on" for m in known):
            borne *= EITHER  # « Completion date »: a deadline only where every row has one
        if meaning.strength < SURE and not found.count:
            borne *= 0.5
        yield meaning.field, meaning.strength * borne
        if meaning.field == "progress" and found.states >= 0.5:
            yield "status", meaning.strength * 0.95
        if (
            meaning.field == "status" and found.days > 0.5 and meaning.strength >= SURE
        ):  # « Réalisé » over the days on which it was
            yield "completed_on", meaning.strength * 0.9
        if meaning.field == "status" and found.numbers > 0.7 and found.small > 0.7 and found.states < 0.3:
            yield "progress", meaning.strength * 0.8
    if kind == "actions":
        yield from _by_values(text, known, found, column, headings)


def _by_values(
    text: str,
    known: Sequence[Meaning],
    found: Profile,
    column: int,
    headings: Mapping[int, tuple[str, str]],
) -> Iterator[tuple[str, float]]:
    """What the values alone say of a column whose heading says nothing, or nothing that they bear out."""
    if fold_label(text) == "r" and {"r", "a", "c", "i"} <= {fold_label(t) for t, _ in headings.values()}:
        yield "owner", SURE  # responsible, accountable, consulted, informed: who does it, above all
    if found.coded and column <= 3 and not any(m.field == "code" for m in known):
        yield "code", 0.35
    if known:
        return
    if text in PER_CENT and support("progress", found) == 1.0:
        yield "progress", SURE
    if found.count >= 2 and found.states >= STATES:
        yield "status", 0.35
    if not text and column <= 3:
        if found.ranks:
            yield "code", 0.4
        elif (
            found.texts >= 0.8
            and found.distinct >= 0.6
            and all(c >= column or not t for c, (t, _) in headings.items())
        ):
            yield "title", 0.3
