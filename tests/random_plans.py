"""Random plans with holes, as real files have them: any value may be missing, any two may disagree."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from lib.domain.changes import Change
from lib.domain.schema import ACTION, AXIS, INTERACTION, PARTNER, PLAN
from lib.domain.terms import InteractionKind, Precision, Priority, RevisionKind, Stage, Status
from lib.store.ledger import commit
from lib.store.state import State

DAY = date(2026, 11, 24)
DAYS = st.integers(-120, 120).map(lambda days: DAY + timedelta(days))
ORGANISATIONS = ("CCIT", "CCIS-RSK", "PAL / CCIT")
_plans = count(1)


def maybe(strategy):
    """The value, or nothing."""
    return st.none() | strategy


ACTIONS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("Former", "Réunir")),
        "axis": maybe(st.sampled_from(("x", "y"))),
        "status": maybe(st.sampled_from([str(s) for s in Status])),
        "progress": maybe(st.sampled_from((0.0, 1.0, 50.0, 85.0, 100.0))),
        "start": maybe(DAYS),
        "deadline": maybe(DAYS),
        "initial_deadline": maybe(DAYS),
        "completed_on": maybe(DAYS),
        "deadline_precision": maybe(
            st.sampled_from([str(p) for p in (Precision.DAY, Precision.CONTINUOUS, Precision.UNKNOWN)])
        ),
        "organisation": maybe(st.sampled_from(ORGANISATIONS)),
        "owner": maybe(st.just("Directeur")),
        "priority": maybe(st.sampled_from([str(p) for p in Priority])),
        "support_requested": maybe(st.just("Écrire au ministère")),
        "waiting_on": maybe(st.just("PAL")),
        "confidential": maybe(st.booleans()),
    }
)
EXCHANGES = st.fixed_dictionaries(
    {
        "occurred_on": DAYS,
        "partner": maybe(st.sampled_from(("CCIT", "PAL"))),
        "initiator": maybe(st.sampled_from(("CCIT", "CCIS-RSK"))),
        "kind": maybe(st.sampled_from([str(k) for k in InteractionKind])),
        "action": maybe(st.sampled_from(("C1", "C2"))),
        "replied_on": maybe(DAYS),
        "stage": maybe(st.sampled_from([str(s) for s in Stage])),
    }
)
PLANS = st.tuples(st.lists(ACTIONS, max_size=7), st.lists(EXCHANGES, max_size=4), st.booleans())


def recorded(store, plan):
    """A random plan as it stands on the day, under a name of its own."""
    actions, exchanges, has_host = plan
    name = f"p{next(_plans)}"
    changes = [
        Change("plan", name, None, dict.fromkeys(PLAN.names) | {"title": "Plan", "host": "CCIS-RSK" if has_host else None}),
        *(
            Change("axis", key, None, dict.fromkeys(AXIS.names) | {"code": f"A{n}", "title": f"Axe {n}", "position": n})
            for n, key in enumerate(("x", "y"), 1)
        ),
        Change("partner", "q", None, dict.fromkeys(PARTNER.names) | {"acronym": "CCIT", "name": "CCIT", "country": "Togo"}),
        *(
            Change("action", f"a{n}", None, dict.fromkeys(ACTION.names) | {"code": f"C{n}" if n != 3 else None} | values)
            for n, values in enumerate(actions, 1)
        ),
        *(
            Change("interaction", f"i{n}", None, dict.fromkeys(INTERACTION.names) | {"subject": "s"} | values)
            for n, values in enumerate(exchanges, 1)
        ),
    ]  # fmt: skip
    number = commit(
        store, changes, plan=name, author="t", kind=RevisionKind.START, reason="", recorded_at=datetime(2026, 11, 24, 9), as_of=DAY
    )  # fmt: skip
    return State(store, number, name, DAY)


#: What a reader must never meet: a value of the machine, a dash where a figure was promised, a plural of one.
NEVER = re.compile(
    r"None|\bnan\b|NaN|NaT|\{\w*\}|\(–\)|– ?%|– pts"
    r"|(?:attendus?|écart|avancement|expected|gap|progress|المنتظر|الفارق|التقدم) –"
    r"|\b1 (?:actions|deadlines|days|letters|contacts|meetings|offers|contracts|others)\b"
    r"|\b[01] (?:échéances|courriers|jours|organismes|contrats|autres|réponses)\b"
    r"|\b0 (?:arrive|falls?)\b|\b0 actions (?:sur|sont|sans)\b",
    re.IGNORECASE,
)


def said(value):
    """Every text of a value, however deep."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from said(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from said(part)
