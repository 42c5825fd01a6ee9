"""Which day is the deadline and which the day of completion, when the headings alone do not tell."""

from __future__ import annotations

from collections.abc import Mapping

from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.tables.labels import things_to_do
from lib.spreadsheets.tables.qualified import date_words
from lib.spreadsheets.tables.seen import ALWAYS_SAID, EACH_ITS_OWN, MOSTLY, Chosen, Seen, place_of


def deadline(chosen: Chosen, seen: Seen) -> Chosen:
    """The deadline from a date of completion that every row has, or more rows than are done."""
    place = place_of(chosen)
    title, done = place.get("title"), place.get("completed_on")
    if title is None or done is None or "deadline" in place:
        return chosen
    dated = seen.profiles[done].count
    always = dated >= ALWAYS_SAID * seen.profiles[title].count
    if (always or _are_ahead(dated, place, seen)) and seen.may_be(done, "deadline"):
        return {**chosen, done: ("deadline", chosen[done][1])}
    return chosen


def completion(chosen: Chosen, seen: Seen) -> Chosen:
    """The day of completion from a second column of ends that has a day only where the action is done: « Date de fin »
    beside « Échéance »."""
    place = place_of(chosen)
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


def _are_ahead(dated: int, place: Mapping[str, int], seen: Seen) -> bool:
    """Whether days of completion stand beside actions that their states say are not done."""
    if "status" not in place:
        return False
    states = seen.profiles[place["status"]]
    return states.states >= MOSTLY and dated > 0 and states.done * states.count < MOSTLY * dated


def only_day(chosen: Chosen, seen: Seen) -> Chosen:
    """The only day of an action, under a heading that says no more than « Date », is the day to meet."""
    place = place_of(chosen)
    column, title = place.get("start"), place.get("title")
    if column is None or title is None or {"deadline", "completed_on", "initial_deadline"} & place.keys():
        return chosen
    exchange = "partners" in place and not things_to_do(seen.headings[title][0])
    plain = set(fold_label(seen.headings[column][0]).split())
    if exchange or not plain or not plain <= date_words() or seen.profiles[column].days < MOSTLY:
        return chosen
    return {**chosen, column: ("deadline", chosen[column][1])}
