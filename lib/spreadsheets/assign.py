"""Which column is which field: the headings and the values below them weighed together, each field once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lib.spreadsheets.evidence import Profile, support
from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.labels import Meaning, is_aside
from lib.spreadsheets.model import TableKind

FAINT = 0.12
STATES = 0.6  # the share of words of a status from which a column of groups is one of states
SURE = 0.85  # a heading that is one of ours, not one that merely holds it
EACH_ITS_OWN = 0.8  # the share of different values from which groups are rather the things themselves
GROUPED = 0.75  # said less often than the titles, or repeated: a column of groups
SPANS = 0.25  # the share of beginnings with an end from which a column of dates is one of deadlines
SAID_OF_ACTIONS = frozenset(
    {"owner", "organisation", "deadline", "completed_on", "status", "progress", "priority"}
)
MOSTLY = 0.5
PHRASE = 2.5  # words on average from which texts are phrases, not names
UNNAMED_TITLE = 0.5
EITHER = 0.95
ALWAYS_SAID = 0.9  # a date of completion that every row has, done or not, is one that is planned


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
    chosen = _surest(options, {})
    if kind != "actions":
        return chosen
    return _titled(_completed(chosen, options, known, profiles), headings, known, profiles)


def _completed(
    chosen: dict[int, tuple[str, float]],
    options: Sequence[tuple[float, int, str]],
    known: Mapping[int, Sequence[Meaning]],
    profiles: Mapping[int, Profile],
) -> dict[int, tuple[str, float]]:
    """What a table of actions lacks, taken by the column that can say it: its title from the description, or
    from groups or deliverables that are all different; its axis from objectives or outputs that stand for several titles (those that
    follow their titles, each its own, are deliverables); its deadline from a date of completion that every row has."""
    chosen = dict(chosen)
    place = {f: c for c, (f, _) in chosen.items()}
    if "title" not in place:
        for field in ("description", "axis", "deliverable"):
            column = place.get(field)
            if column is None or profiles[column].texts < MOSTLY:
                continue
            if field == "description" or profiles[column].distinct >= EACH_ITS_OWN:
                chosen[column] = ("title", chosen[column][1] * 0.9)
                chosen = _surest(options, chosen)
                break
    place = {f: c for c, (f, _) in chosen.items()}
    title = place.get("title")
    for column in (place.get("description"), place.get("deliverable")):
        if title is None or column is None or "axis" in place or column > title:
            continue
        found = profiles[column]
        groups = found.count < GROUPED * profiles[title].count or found.distinct < GROUPED
        if groups and any(m.field == "axis" for m in known.get(column, ())):
            chosen[column] = ("axis", chosen[column][1])
            chosen = _surest(options, chosen)
            break
    grouped = place.get("axis")
    if title is not None and grouped is not None and grouped > title and "deliverable" not in place:
        each = profiles[grouped].count >= 3 and profiles[grouped].distinct >= EACH_ITS_OWN
        if each and any(m.field == "deliverable" for m in known.get(grouped, ())):
            chosen[grouped] = ("deliverable", chosen[grouped][1])
    completed = place.get("completed_on")
    if title is not None and completed is not None and "deadline" not in place:
        always = profiles[completed].count >= ALWAYS_SAID * profiles[title].count
        if always and any(m.field == "deadline" for m in known.get(completed, ())):
            chosen[completed] = ("deadline", chosen[completed][1])
    return chosen


def _titled(
    chosen: dict[int, tuple[str, float]],
    headings: Mapping[int, tuple[str, str]],
    known: Mapping[int, Sequence[Meaning]],
    profiles: Mapping[int, Profile],
) -> dict[int, tuple[str, float]]:
    """In a table of owners, deadlines and states whose titles stand under a heading that nobody knows: the first
    column of phrases that are all different."""
    fields = {field for field, _ in chosen.values()}
    if fields & {"title", "sub_title"} or len(fields & SAID_OF_ACTIONS) < 2:
        return chosen
    for column, (text, _) in headings.items():
        found = profiles[column]
        phrases = found.texts >= EACH_ITS_OWN and found.distinct >= EACH_ITS_OWN and found.words >= PHRASE
        if text and column not in chosen and not known.get(column) and not is_aside(text) and phrases:
            return {**chosen, column: ("title", UNNAMED_TITLE)}
    return chosen


def _surest(
    options: Sequence[tuple[float, int, str]], given: Mapping[int, tuple[str, float]]
) -> dict[int, tuple[str, float]]:
    chosen = dict(given)
    used = {f for f, _ in chosen.values()}
    for strength, column, name in sorted(options, key=lambda o: (-round(o[0], 3), o[1], o[2] != "title")):
        if column not in chosen and name not in used:
            chosen[column] = (name, strength)
            used.add(name)
    return chosen


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
    if found.coded and column <= 3 and not any(m.field == "code" for m in known):
        yield "code", 0.35
    if known:
        return
    if found.count >= 2 and found.states >= 0.6:
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
