"""Every figure of a store: each of its reads on four days, on the last for a partner too, with the values that it holds.

Two stores that hold the same say the same. Nothing is picked by hand: a read that is added is asked too, and one that
asks for a value that nobody here can name fails.
"""

import inspect
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd

from lib.domain import terms
from lib.domain.schema import ACTION, TABLES
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_at
from lib.store.reads import current_plan, current_revision, revision_on
from lib.store.state import State

DAYS = (date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 11, 24))
#: Of many values, every so many: the first and those after it.
STEP = 5
#: Values of one parameter that are tried, about.
MOST = 2


def figures(store, days=DAYS):
    """Every answer by what was asked: (day, reader, question, arguments); and what each revision changed and brought."""
    plan = current_plan(store)
    last = current_revision(store)
    said: dict[object, object] = {}
    for number in range(1, last + 1):
        said["changes", number] = plain(changes_of(store, number))
        said["revision", number] = plain(reads.revision(store, number))
        said["source", number] = plain(reads.source(store, number))
    known = {table: sorted(rows_at(store, last, plan, table)) for table in TABLES}
    for day in days:
        whole = State(store, revision_on(store, plan, day), plan, day)
        seen = [("whole", whole), *([("partner", whole.seen_by_partner())] if day == DAYS[-1] else [])]
        for reader, state in seen:
            for name, question in sorted(vars(reads).items()):
                if inspect.isfunction(question):
                    for asked in arguments(name, question, state, known):
                        key = (day, reader, name, repr(plain(asked)))
                        said[key] = plain(question(**asked))
    return said


def arguments(name, question, state, known):
    """What a read is asked: its defaults, then each value of each of its parameters in turn."""
    values = {
        parameter.name: list(values_of(name, parameter.name, state, known))
        for parameter in inspect.signature(question).parameters.values()
    }
    needed = {
        parameter.name
        for parameter in inspect.signature(question).parameters.values()
        if parameter.default is parameter.empty
    }
    if any(not values[parameter] for parameter in needed):
        return  # nothing of the kind on this day
    first = {parameter: values[parameter][0] for parameter in needed}
    yield first
    for parameter, wanted in values.items():
        for value in spread(wanted[1:] if parameter in needed else wanted):
            yield {**first, parameter: value}


def spread(values):
    """Some of many values, evenly: the first among them."""
    return values[:: max(1, len(values) // MOST)]


def values_of(name, parameter, state, known):
    """The values of a parameter. Raises KeyError for one that is not known here."""
    store, plan, day = state.store, state.plan, state.day

    def actions():
        return _actions(state)

    tables = {"minutes_life": "minutes", "commitments": "commitment", "linked": "partner"}
    some = {
        "state": lambda: [state],
        "store": lambda: [store],
        "plan": lambda: [plan],
        "reference": lambda: [row.code for row in actions()],
        "code": lambda: [row.code for row in actions()[::STEP]],
        "key": lambda: list(known[tables.get(name, "action")])[::STEP],
        "keys": lambda: [(plan,) if name.startswith("plans_") else tuple(row.key for row in actions())],
        "actions": lambda: [tuple(row.key for row in actions())],
        "action": lambda: list(known["action"])[::STEP],
        "name": lambda: reads.organisations(state),
        "plans": lambda: [reads.plan_list(store)],
        "until": lambda: [day, day + timedelta(90)],
        "axis": lambda: [row.axis_key for row in reads.axes(state) if row.axis_key],
        "organisation": lambda: reads.organisations(state),
        "owner": lambda: reads.owners(state)[::STEP],
        "partner": lambda: [row.label for row in reads.partner_list(state)],
        "meeting": lambda: list(known["meeting"]),
        "named": lambda: known["partner"][:1],
        "situations": lambda: [[row.situation] for row in actions()[:STEP]],
        "situation": lambda: sorted({row.situation for row in actions()}),
        "priority": lambda: ["high", "medium", "low"],
        "search": lambda: ["douane", "Lomé", "A1"],
        "sort": lambda: [field.name for field in ACTION.fields if field.name != "extra"],
        "status": lambda: list(map(str, terms.DecisionStatus)),
        "outcome": lambda: sorted({row.state for row in reads.commitments(state)}),
        "origin": lambda: list(map(str, terms.CommitmentOrigin)),
        "kind": lambda: ["done", "late", "postponed", "other", *map(str, terms.RevisionKind)],
        "party": lambda: ["Maroc", "Togo"],
        "stage": lambda: list(map(str, terms.Stage)),
        "authors": lambda: [reads.authors(state)[:2]],
        "numbers": lambda: [(1, 2, 3)],
        "number": list,  # each is asked above
        "revision": lambda: [1, state.revision],
        "before": lambda: [_before(name, state)],
        "day": lambda: [day],
        "present": lambda: [day],
        "rest": lambda: [7, 14],
        "days": lambda: (
            [tuple(day + timedelta(n) for n in range(-60, 60, 20))] if name == "curve_planned" else [30, 90]
        ),
        "first": lambda: [date(2026, 1, 1)],
        "year": lambda: [2026],
        "sha256": lambda: [
            row.source for n in range(1, state.revision) if (row := reads.revision(store, n)) and row.source
        ][:4],
        "table": lambda: ["interaction"] if name == "linked" else list(TABLES),
        "field": lambda: ["partner"] if name == "linked" else [],
        "step": lambda: [1, 2],
        "token": lambda: ["no form"],
        "limit": lambda: [7, 40],
        "offset": lambda: [3],
        "each": lambda: [2],
        "descending": lambda: [True],
        "by_attention": lambda: [True],
        "divergent": lambda: [True],
    }
    return some[parameter]()


@lru_cache(maxsize=1)  # asked for by most reads of a state
def _actions(state):
    return reads.situations(state, limit=500)


def _before(name, state):
    earlier = state.at(max(1, state.revision - 4), state.day - timedelta(60))
    return earlier if name in ("movements", "movement_counts") else earlier.revision


def plain(value):
    """An answer as data that compares by what it says: no store, no object told apart by which it is."""
    if isinstance(value, State):
        return ("state", value.revision, value.plan, value.day)
    if isinstance(value, Store):
        return "store"
    if isinstance(value, pd.DataFrame):
        return value.to_csv()
    if is_dataclass(value):
        return (type(value).__name__, *(plain(getattr(value, field.name)) for field in fields(value)))
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, str | bytes):
        return value
    try:
        return [plain(part) for part in value]
    except TypeError:
        return value
