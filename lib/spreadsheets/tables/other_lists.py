"""Lists that are no plan although some heading is one of ours, and plans of which nothing is told yet."""

from __future__ import annotations

from lib.spreadsheets.tables.labels import of_people, things_to_do
from lib.spreadsheets.tables.lacking import SAID_OF_ACTIONS, Chosen, Seen

#: What is told of things to do where nobody, no state and no date is named.
TOLD = frozenset({"axis", "description", "deliverable", "priority"})
DAYS = 0.6  # the share of days that makes a column of dates
ANY_NAME = 0.5  # how sure a title is under a heading that may name anything
FEWEST = 3


def lists_things_to_do(chosen: Chosen, seen: Seen) -> bool:
    """Whether a table lists things to do, grouped, described or dated, of which nothing else is said yet."""
    title = _column(chosen, "title")
    if title is None or not things_to_do(seen.headings[title][0]):
        return False
    dated = any(found.days >= DAYS for column, found in seen.profiles.items() if column not in chosen)
    return dated or any(field in TOLD for field, _ in chosen.values())


def is_another_list(chosen: Chosen, seen: Seen) -> bool:
    """Whether a table lists people, goods or places: « Nom », “Name”, “Item” stand for the title, and what is said
    beside them is said of people, or is no state that we know."""
    said = {field for field, _ in chosen.values()} & SAID_OF_ACTIONS
    title = _column(chosen, "title")
    if title is None:
        return False
    named = max((m.strength for m in seen.known.get(title, ()) if m.field == "title"), default=0.0)
    if not named:
        return said <= {"organisation"} and bool(said)
    if named > ANY_NAME:
        return False
    people = any(of_people(text) for text, _ in seen.headings.values())
    return (
        people
        or said <= {"owner", "organisation"}
        or (said == {"status"} and not _is_borne_out(chosen, seen))
    )


def _is_borne_out(chosen: Chosen, seen: Seen) -> bool:
    """Whether some value of the column of states is one, as far as there are enough to tell."""
    column = _column(chosen, "status")
    found = seen.profiles.get(column) if column is not None else None
    return found is None or found.count < FEWEST or found.states + found.opened + found.marks > 0


def _column(chosen: Chosen, field: str) -> int | None:
    return next((column for column, (name, _) in chosen.items() if name == field), None)
