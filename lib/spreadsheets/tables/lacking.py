"""What a table of actions lacks once the surest headings are taken, given to the column that can say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.tables.evidence import Profile
from lib.spreadsheets.tables.labels import Meaning, is_aside, is_rank
from lib.spreadsheets.tables.qualified import date_words

EACH_ITS_OWN = 0.8  # the share of different values from which groups are rather the things themselves
GROUPED = 0.75  # said less often than the titles, or repeated: a column of groups
MOSTLY = 0.5  # the share of texts from which a column can hold titles
PHRASE = 2.5  # words on average from which texts are phrases, not names
ALWAYS_SAID = 0.9  # a date of completion that every row has, done or not, is one that is planned
NAMED = 0.7  # how sure a heading is that is a field, and not one that merely holds its word
SURELY = 0.9  # the share of words of a state from which a column holds nothing else
UNNAMED = 0.5  # how sure a field is under a heading that does not name it
SAID_OF_ACTIONS = frozenset(
    {"owner", "organisation", "deadline", "completed_on", "status", "progress", "priority"}
)
Chosen = Mapping[int, tuple[str, float]]
Option = tuple[float, int, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """The columns of a table: their headings with the group above, what these may mean, the values below, and every
    pair of a column and a field that holds at all."""

    headings: Mapping[int, tuple[str, str]]
    known: Mapping[int, Sequence[Meaning]]
    profiles: Mapping[int, Profile]
    options: Sequence[Option]

    def may_be(self, column: int, field: str, *, surely: float = 0.0) -> bool:
        """Whether the heading of a column can name a field, and as surely as that."""
        return any(m.field == field and m.strength >= surely for m in self.known.get(column, ()))


def surest(options: Sequence[Option], given: Chosen) -> dict[int, tuple[str, float]]:
    """Column → its field and how surely: the surest pair first, each field once, beside those that are given."""
    chosen = dict(given)
    used = {f for f, _ in chosen.values()}
    for strength, column, name in sorted(options, key=lambda o: (-round(o[0], 3), o[1], o[2] != "title")):
        if column not in chosen and name not in used:
            chosen[column] = (name, strength)
            used.add(name)
    return chosen


def completed(chosen: Chosen, seen: Seen) -> dict[int, tuple[str, float]]:
    """The columns of a table of actions, what it lacks filled in where another column can say it."""
    for rule in (
        _title,
        _sparse_title,
        _group_of_titles,
        _axis,
        _deliverable,
        _deadline,
        _completion,
        _code,
        _title_that_nobody_names,
        _numbered_title,
        _summary,
        _only_day,
    ):
        chosen = rule(chosen, seen)
    return dict(chosen)


def _place(chosen: Chosen) -> dict[str, int]:
    return {field: column for column, (field, _) in chosen.items()}


def _title(chosen: Chosen, seen: Seen) -> Chosen:
    """The title from the description, or from groups or deliverables that are all different."""
    place = _place(chosen)
    if "title" in place:
        return chosen
    for field in ("description", "axis", "deliverable"):
        column = place.get(field)
        if column is None or seen.profiles[column].texts < MOSTLY:
            continue
        if seen.profiles[column].count < MOSTLY * _fullest(seen):
            continue
        if field == "description" or seen.profiles[column].distinct >= EACH_ITS_OWN:
            return surest(seen.options, {**chosen, column: ("title", chosen[column][1] * 0.9)})
    return chosen


def _fullest(seen: Seen) -> int:
    """How many values the fullest column holds: about as many as there are rows."""
    return max((found.count for found in seen.profiles.values()), default=0)


def _sparse_title(chosen: Chosen, seen: Seen) -> Chosen:
    """The title from the column of phrases that every row has, where the one taken for it is blank on many rows that
    a date, a state or an owner makes actions all the same."""
    place = _place(chosen)
    title = place.get("title")
    rows = max((seen.profiles[place[f]].count for f in SAID_OF_ACTIONS & place.keys()), default=0)
    if title is None or "sub_title" in place or seen.profiles[title].count >= GROUPED * rows:
        return chosen
    for column, (text, _) in seen.headings.items():
        found, field = seen.profiles[column], chosen.get(column, ("", 0.0))[0]
        if field not in ("", "description", "comment") or not text or is_aside(text):
            continue
        if _each_its_own(found) and found.words >= PHRASE and found.count >= ALWAYS_SAID * rows:
            kept = {c: f for c, f in chosen.items() if c not in (title, column)}
            if "axis" not in place and title < column:
                kept[title] = ("axis", UNNAMED)
            return surest(seen.options, {**kept, column: ("title", UNNAMED)})
    return chosen


def _group_of_titles(chosen: Chosen, seen: Seen) -> Chosen:
    """Beside the title, an earlier column that could be it and stands for several rows is their axis: a parent."""
    place = _place(chosen)
    title = place.get("title")
    if title is None or "axis" in place:
        return chosen
    for column in seen.headings:
        found = seen.profiles[column]
        if (
            column >= title
            or column in chosen
            or not seen.may_be(column, "title", surely=NAMED)
            or found.texts < MOSTLY
        ):
            continue
        if found.count < GROUPED * seen.profiles[title].count or found.distinct < GROUPED:
            return {**chosen, column: ("axis", UNNAMED)}
    return chosen


def _summary(chosen: Chosen, seen: Seen) -> Chosen:
    """Beside the title, a later column that could be it and says more describes: « Titre », « Résumé »."""
    place = _place(chosen)
    title = place.get("title")
    if title is None or "description" in place:
        return chosen
    for column in seen.headings:
        found = seen.profiles[column]
        if column <= title or column in chosen or not seen.may_be(column, "title"):
            continue
        if found.texts >= EACH_ITS_OWN and found.words >= max(PHRASE, seen.profiles[title].words):
            return {**chosen, column: ("description", UNNAMED)}
    return chosen


def _axis(chosen: Chosen, seen: Seen) -> Chosen:
    """The axis from objectives or outputs, before the titles, that stand for several of them."""
    place = _place(chosen)
    title = place.get("title")
    if title is None or "axis" in place:
        return chosen
    for column in (place.get("description"), place.get("deliverable")):
        if column is None or column > title:
            continue
        found = seen.profiles[column]
        groups = found.count < GROUPED * seen.profiles[title].count or found.distinct < GROUPED
        if groups and seen.may_be(column, "axis"):
            return surest(seen.options, {**chosen, column: ("axis", chosen[column][1])})
    return chosen


def _deliverable(chosen: Chosen, seen: Seen) -> Chosen:
    """Groups that follow the titles, each its own, are what is delivered."""
    place = _place(chosen)
    title, grouped = place.get("title"), place.get("axis")
    if title is None or grouped is None or grouped < title or "deliverable" in place:
        return chosen
    found = seen.profiles[grouped]
    each = found.count >= 3 and found.distinct >= EACH_ITS_OWN
    if each and seen.may_be(grouped, "deliverable"):
        return {**chosen, grouped: ("deliverable", chosen[grouped][1])}
    return chosen


def _deadline(chosen: Chosen, seen: Seen) -> Chosen:
    """The deadline from a date of completion that every row has, or more rows than are done."""
    place = _place(chosen)
    title, done = place.get("title"), place.get("completed_on")
    if title is None or done is None or "deadline" in place:
        return chosen
    dated = seen.profiles[done].count
    always = dated >= ALWAYS_SAID * seen.profiles[title].count
    if (always or _are_ahead(dated, place, seen)) and seen.may_be(done, "deadline"):
        return {**chosen, done: ("deadline", chosen[done][1])}
    return chosen


def _completion(chosen: Chosen, seen: Seen) -> Chosen:
    """The day of completion from a second column of ends that has a day only where the action is done: « Date de fin »
    beside « Échéance »."""
    place = _place(chosen)
    due, status = place.get("deadline"), place.get("status")
    if due is None or status is None or "completed_on" in place:
        return chosen
    done = round(seen.profiles[status].done * seen.profiles[status].count)
    ends = [c for c in seen.headings if c == due or (c not in chosen and seen.may_be(c, "deadline"))]
    few = [c for c in ends if 0 < seen.profiles[c].count <= done and seen.profiles[c].days >= EACH_ITS_OWN]
    rest = [c for c in ends if seen.profiles[c].count > done and seen.profiles[c].dates >= EACH_ITS_OWN]
    if len(few) != 1 or not rest:
        return chosen
    kept = due if due in rest else rest[0]
    sure = chosen[due][1]
    return {**chosen, kept: ("deadline", sure), few[0]: ("completed_on", sure)}


def _code(chosen: Chosen, seen: Seen) -> Chosen:
    """The code from the column that is one, where the rank of the row was taken for it."""
    rank = _place(chosen).get("code")
    if rank is None or not is_rank(seen.headings[rank][0]):
        return chosen
    for column, (text, _) in seen.headings.items():
        found = seen.profiles[column]
        # Word for word: a number of something else holds one of our words.
        named = any(m.field == "code" and m.languages for m in seen.known.get(column, ())) and not is_rank(
            text
        )
        if (
            named
            and found.count >= ALWAYS_SAID * seen.profiles[rank].count
            and found.distinct >= EACH_ITS_OWN
        ):
            kept = {c: f for c, f in chosen.items() if c != rank}
            return {**kept, column: ("code", chosen[rank][1])}
    return chosen


def _are_ahead(dated: int, place: Mapping[str, int], seen: Seen) -> bool:
    """Whether days of completion stand beside actions that their states say are not done."""
    if "status" not in place:
        return False
    states = seen.profiles[place["status"]]
    return states.states >= MOSTLY and dated > 0 and states.done * states.count < MOSTLY * dated


def _title_that_nobody_names(chosen: Chosen, seen: Seen) -> Chosen:
    """Among owners, deadlines and states: the first column of phrases that are all different, under a heading that
    nobody knows; else the first column of all, when its texts are all different: what a row is about stands first."""
    fields = {field for field, _ in chosen.values()}
    said = len(fields & SAID_OF_ACTIONS)
    if fields & {"title", "sub_title"} or not (said >= 2 or _follows_states(chosen, seen)):
        return chosen
    nameless = [
        c for c, (text, _) in seen.headings.items() if text and c not in chosen and not seen.known.get(c)
    ]
    phrases = [
        c
        for c in nameless
        if _each_its_own(seen.profiles[c])
        and seen.profiles[c].words >= PHRASE
        and not is_aside(seen.headings[c][0])
    ]
    filled = [c for c, found in seen.profiles.items() if found.count >= MOSTLY * _fullest(seen)]
    first = [
        c for c in nameless if said >= 2 and c == min(filled, default=-1) and _each_its_own(seen.profiles[c])
    ]
    for column in phrases or first:
        return {**chosen, column: ("title", UNNAMED)}
    return chosen


def _numbered_title(chosen: Chosen, seen: Seen) -> Chosen:
    """Activities that are only numbered, 1, 2, 3… under their heading, where no column of texts could name them."""
    if {"sub_title", "code"} & _place(chosen).keys():
        return chosen
    named = [c for c in seen.headings if seen.may_be(c, "title", surely=SURELY) and seen.profiles[c].ranks]
    texts = any(found.texts >= MOSTLY and found.words >= PHRASE for found in seen.profiles.values())
    if not named or texts or _place(chosen).get("title", named[0]) != named[0]:
        return chosen
    return {**chosen, named[0]: ("title", NAMED)}


def _only_day(chosen: Chosen, seen: Seen) -> Chosen:
    """The only day of an action, under a heading that says no more than « Date », is the day to meet."""
    place = _place(chosen)
    column = place.get("start")
    if (
        column is None
        or "title" not in place
        or {"deadline", "completed_on", "initial_deadline"} & place.keys()
    ):
        return chosen
    plain = set(fold_label(seen.headings[column][0]).split()) <= date_words()
    if not plain or seen.profiles[column].days < MOSTLY:
        return chosen
    return {**chosen, column: ("deadline", chosen[column][1])}


def _follows_states(chosen: Chosen, seen: Seen) -> bool:
    """Whether a heading of states stands over nothing but states: what they are the states of is followed."""
    column = _place(chosen).get("status")
    return column is not None and seen.profiles[column].count >= 2 and seen.profiles[column].states >= SURELY


def _each_its_own(found: Profile) -> bool:
    return found.texts >= EACH_ITS_OWN and found.distinct >= EACH_ITS_OWN
