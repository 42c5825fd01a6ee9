"""Lists that are no plan although some heading is one of ours, and plans of which nothing is told yet."""

from __future__ import annotations

from lib.spreadsheets.tables.evidence import DATES
from lib.spreadsheets.tables.labels import of_attendees, of_people, things_to_do
from lib.spreadsheets.tables.seen import MOSTLY, NAMED, SAID_OF_ACTIONS, Chosen, Seen

#: What is told of things to do where nobody, no state and no date is named.
TOLD = frozenset({"axis", "description", "deliverable", "priority"})
#: What can be said of anybody, and of any thing.
OF_ANYBODY = frozenset({"owner", "organisation", "status", "priority"})
DAYS = 0.6  # the share of days that makes a column of dates
ANY_NAME = 0.5  # how sure a title is under a heading that may name anything
FEWEST = 3
SOME = 0.2  # the share of states that makes a column one of states
SHORT = 2.5  # words of a name, on average
EMPTY_FORM = 2  # headings that make a plan of one in which only the actions are filled in


def lists_things_to_do(chosen: Chosen, seen: Seen) -> bool:
    """Whether a table lists things to do, grouped, described or dated, of which nothing else is said yet."""
    title = _column(chosen, "title")
    if title is None or not things_to_do(seen.headings[title][0]):
        return False
    dated = any(found.days >= DAYS for column, found in seen.profiles.items() if column not in chosen)
    return dated or any(field in TOLD and seen.profiles[c].count for c, (field, _) in chosen.items())


def is_another_list(chosen: Chosen, seen: Seen) -> bool:
    """Whether a table lists people, goods, places or hours: « Nom », “Name”, “Item” stand for the title, and what is said
    beside them is said of people, or is no state that we know; or nothing that makes a plan is said of anything."""
    title = _column(chosen, "title")
    if not lists_things_to_do(chosen, seen) and not is_followed(chosen, seen):
        return True
    if title is None:
        return False
    fields = {field for field, _ in chosen.values()}
    said = fields & SAID_OF_ACTIONS
    if "partners" in fields and not said and not things_to_do(seen.headings[title][0]):
        return True  # « Date | Partenaire | Objet »: exchanges
    if _is_programme(chosen, seen):
        return True
    named = max((m.strength for m in seen.known.get(title, ()) if m.field == "title"), default=0.0)
    if named > ANY_NAME:
        return False
    if said <= OF_ANYBODY and of_attendees(seen.headings[title][0]):
        return True
    if not named:
        return said <= {"organisation"} and bool(said)
    people = any(of_people(text) for text, _ in seen.headings.values())
    return (
        people
        or said <= {"owner", "organisation"}
        or (said <= OF_ANYBODY and "organisation" in said and seen.profiles[title].words <= SHORT)
        or (said <= OF_ANYBODY and "status" in said and not _is_borne_out(chosen, seen))
    )


def is_followed(chosen: Chosen, seen: Seen) -> bool:
    """Whether somebody, a state or a day is said of some action; or nothing yet, in a table whose headings ask for it."""
    if any(_is_said(field, column, seen) for column, (field, _) in chosen.items()):
        return True
    asked = [c for c, (field, _) in chosen.items() if field in SAID_OF_ACTIONS and not seen.profiles[c].count]
    return sum(seen.may_be(c, chosen[c][0], surely=NAMED) for c in asked) >= EMPTY_FORM


def mostly_followed(chosen: Chosen, seen: Seen) -> bool:
    """Whether somebody, a state or a day is said of most of what is titled."""
    title = _column(chosen, "title")
    titled = seen.profiles[title].count if title is not None else 0
    return any(
        seen.profiles[c].count >= MOSTLY * titled and _is_said(field, c, seen)
        for c, (field, _) in chosen.items()
        if titled
    )


def _is_said(field: str, column: int, seen: Seen) -> bool:
    """Whether the values of a column say what its field is for."""
    found = seen.profiles[column]
    if field in DATES:
        return found.dates > 0
    if field == "status":
        return max(found.states, found.opened) + found.marks >= SOME or 0 < found.count < FEWEST
    if field in ("owner", "organisation"):  # « Utilisateur », “User” may be anything
        return found.count > 0 and seen.may_be(column, field, surely=ANY_NAME + 0.01)
    return field == "progress" and found.count > 0


def _is_programme(chosen: Chosen, seen: Seen) -> bool:
    """Whether most rows say an hour, and none a state or a day: the programme of a day, or a timetable."""
    fullest = max((found.count for found in seen.profiles.values()), default=0)
    hours = any(f.hours >= DAYS and f.count >= MOSTLY * fullest for f in seen.profiles.values())
    dated = any(
        found.dates >= MOSTLY if field in DATES else found.states + found.opened + found.marks >= MOSTLY
        for field, found in ((f, seen.profiles[c]) for c, (f, _) in chosen.items())
        if field in DATES or field == "status"
    )
    return hours and not dated


def _is_borne_out(chosen: Chosen, seen: Seen) -> bool:
    """Whether some value of the column of states is one, as far as there are enough to tell."""
    column = _column(chosen, "status")
    found = seen.profiles.get(column) if column is not None else None
    return found is None or found.count < FEWEST or found.states + found.opened + found.marks > 0


def _column(chosen: Chosen, field: str) -> int | None:
    return next((column for column, (name, _) in chosen.items() if name == field), None)
