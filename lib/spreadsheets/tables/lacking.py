"""What a table of actions lacks once the surest headings are taken, given to the column that can say it."""

from __future__ import annotations

from lib.spreadsheets.tables.beside import is_foreign_heading
from lib.spreadsheets.tables.evidence import Profile
from lib.spreadsheets.tables.labels import is_aside, is_rank
from lib.spreadsheets.tables.seen import (
    ALWAYS_SAID,
    EACH_ITS_OWN,
    MOSTLY,
    NAMED,
    SAID_OF_ACTIONS,
    Chosen,
    Seen,
    place_of,
    surest,
)
from lib.spreadsheets.tables.which_day import completion, deadline, only_day

GROUPED = 0.75  # said less often than the titles, or repeated: a column of groups
PHRASE = 2.5  # words on average from which texts are phrases, not names
SEVERAL_WORDS = 1.5  # words on average from which texts after a code are more than names of towns or goods
FEWEST_TITLES = 3  # texts from which that average says something
SURELY = 0.9  # the share of words of a state from which a column holds nothing else
UNNAMED = 0.5  # how sure a field is under a heading that does not name it


def completed(chosen: Chosen, seen: Seen) -> dict[int, tuple[str, float]]:
    """The columns of a table of actions, what it lacks filled in where another column can say it."""
    for rule in (
        _title,
        _sparse_title,
        _group_of_titles,
        _axis,
        _deliverable,
        deadline,
        completion,
        _code,
        _title_that_nobody_names,
        _numbered_title,
        _summary,
        only_day,
    ):
        chosen = rule(chosen, seen)
    return dict(chosen)


def _title(chosen: Chosen, seen: Seen) -> Chosen:
    """The title from the description, or from groups or deliverables that are all different."""
    place = place_of(chosen)
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
    place = place_of(chosen)
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
    place = place_of(chosen)
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
    place = place_of(chosen)
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
    place = place_of(chosen)
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
    place = place_of(chosen)
    title, grouped = place.get("title"), place.get("axis")
    if title is None or grouped is None or grouped < title or "deliverable" in place:
        return chosen
    found = seen.profiles[grouped]
    each = found.count >= 3 and found.distinct >= EACH_ITS_OWN
    if each and seen.may_be(grouped, "deliverable"):
        return {**chosen, grouped: ("deliverable", chosen[grouped][1])}
    return chosen


def _code(chosen: Chosen, seen: Seen) -> Chosen:
    """The code from the column that is one, where the rank of the row was taken for it."""
    rank = place_of(chosen).get("code")
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


def _title_that_nobody_names(chosen: Chosen, seen: Seen) -> Chosen:
    """Among owners, deadlines and states: the first column of phrases that are all different, under a heading that
    nobody knows; else the first column of all, when its texts are all different: what a row is about stands first,
    or right after its code, and is then told in several words."""
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
    for column in phrases or first or _after_the_code(chosen, seen, filled, nameless):
        return {**chosen, column: ("title", UNNAMED)}
    return chosen


def _after_the_code(chosen: Chosen, seen: Seen, filled: list[int], nameless: list[int]) -> list[int]:
    """The column right after the code, which stands first, when its texts are all different and of several words."""
    ahead = sorted(filled)[:2]
    if len(ahead) < 2 or place_of(chosen).get("code") != ahead[0] or ahead[1] not in nameless:
        return []
    found, (text, _) = seen.profiles[ahead[1]], seen.headings[ahead[1]]
    told = _each_its_own(found) and found.words >= SEVERAL_WORDS and found.count >= FEWEST_TITLES
    followed = len({field for field, _ in chosen.values()} & SAID_OF_ACTIONS) >= 2
    return [ahead[1]] if followed and told and not is_aside(text) and not is_foreign_heading(text) else []


def _numbered_title(chosen: Chosen, seen: Seen) -> Chosen:
    """Activities that are only numbered, 1, 2, 3… under their heading, where no column of texts could name them."""
    place, profiles = place_of(chosen), seen.profiles
    named = [c for c in seen.headings if seen.may_be(c, "title", surely=SURELY) and profiles[c].ranks]
    texts = any(found.texts >= MOSTLY and found.words >= PHRASE for found in profiles.values())
    if {"sub_title", "code"} & place.keys() or not named or texts or place.get("title", named[0]) != named[0]:
        return chosen
    return {**chosen, named[0]: ("title", NAMED)}


def _follows_states(chosen: Chosen, seen: Seen) -> bool:
    """Whether a heading of states stands over nothing but states: what they are the states of is followed."""
    column = place_of(chosen).get("status")
    return column is not None and seen.profiles[column].count >= 2 and seen.profiles[column].states >= SURELY


def _each_its_own(found: Profile) -> bool:
    return found.texts >= EACH_ITS_OWN and found.distinct >= EACH_ITS_OWN
