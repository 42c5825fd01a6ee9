"""Plans as they really come, in our own words: a plan full of holes, and a plan of one action that says nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from lib.domain.changes import Change
from lib.domain.minutes_text import MinutesContent, encode
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.reports.minutes_draft import first_text
from lib.store.ledger import commit
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.decisions import record_decision
from lib.usecases.meetings import open_meeting
from lib.usecases.minutes import draft_minutes

PLAN, DAY, NOW = "plan-1", date(2026, 11, 24), datetime(2026, 11, 24, 9)
#: What the actions of the plan hold or lack: lists of different lengths, so that holes meet in every way.
HOLES: dict[str, list[Any]] = {
    "code": ["A1.1", None, "A1.2", "B-7", None, "2", "A2.4"],
    "title": ["Signer la convention", "Mission d'affaires à Lomé", "Former les agents (3 jours) – à confirmer", "x" * 180],
    "axis": ["axis-1", None, "axis-2", "axis-3", None],
    "organisation": [None, "CCIS-RSK", "Chambre de commerce / CCIS-RSK", "Sans acronyme"],
    "owner": [None, "Directrice", None],
    "start": [None, DAY - timedelta(200), None, DAY + timedelta(20), DAY - timedelta(30)],
    "deadline": [DAY - timedelta(40), None, DAY + timedelta(5), None, DAY + timedelta(400), DAY - timedelta(1), None],
    "status": [None, "in_progress", "not_started", "done", "blocked", "cancelled", "suspended"],
    "progress": [None, 0.0, 45.0, None, 100.0],
    "completed_on": [None, None, DAY - timedelta(10), DAY + timedelta(30)],
    "waiting_on": [None, None, "CCIS-RSK"],
    "support_requested": [None, "Écrire au ministère", None, None],
    "comment": [None, "<b>gras</b> & {accolades} | barre", None],
}  # fmt: skip
ACTIONS = 60


def plan_row(title):
    """A plan that has a title and nothing else."""
    return {**dict.fromkeys(TABLES["plan"].names), "title": title, "is_sample": False}


def bare(table, key, **values):
    """A row that holds these values and lacks all others."""
    return Change(table, key, None, {**dict.fromkeys(TABLES[table].names), **values})


def found(store, changes, kind, day=DAY):
    """Records rows as they are, without the checks of a form."""
    commit(store, changes, plan=PLAN, author="t", kind=kind, reason="", recorded_at=NOW, as_of=day)


def one_action(store):
    """A plan of one action, of which only the title is known."""
    changes = [
        Change("plan", PLAN, None, plan_row("Plan d'une action")),
        bare("action", "a", title="Commencer"),
    ]
    found(store, changes, RevisionKind.START)


def full_of_holes(store):
    """Actions, parties and papers that lack whatever can be left out, in two recordings a month apart."""
    rows = [
        dict(zip(HOLES, row, strict=True))
        for row in islice(zip(*(cycle(held) for held in HOLES.values()), strict=False), ACTIONS)
    ]
    codes = set()
    for row in rows:
        row["code"] = row["code"] if row["code"] not in codes else None
        codes.add(row["code"])
        row["initial_deadline"] = row["deadline"]
        if row["deadline"] is None:
            row["deadline_text"] = "à définir"
    changes = [
        Change("plan", PLAN, None, plan_row("Plan troué")),
        bare("axis", "axis-1", code="1", title="Gouvernance"),
        bare("axis", "axis-2", title="Sans numéro"),
        bare("axis", "axis-3", code="3", title="Vide ou presque", position=3),
        *(bare("action", f"a{n}", **row) for n, row in enumerate(rows)),
        bare("partner", "p1", acronym="CCIS-RSK"),
        bare("partner", "p2", name="Sans acronyme"),
        bare("partner", "p3", acronym="Inactif", country="Togo"),
    ]
    found(store, changes, RevisionKind.START, DAY - timedelta(31))
    moved = {**dict.fromkeys(TABLES["action"].names), **rows[0]}
    later = [
        Change("action", "a0", moved, {**moved, "deadline": DAY + timedelta(60), "progress": None}),
        bare("interaction", "i1", occurred_on=DAY - timedelta(90), partner="Inactif", kind="letter", subject="Demande"),
        bare("interaction", "i2", occurred_on=DAY, partner="Sans acronyme", kind="call", subject="Point"),
        bare("interaction", "i3", occurred_on=DAY - timedelta(9), partner="Inactif", kind="introduction", subject="Contact"),
        bare("commitment", "c1", text="Se revoir"),
        bare("commitment", "c2", code="P1", text="Publier", actions="a1"),
        bare("declaration", "d1", action="a1", organisation="Sans acronyme", declared_on=DAY),
        bare("note", "n1", action="a1", noted_on=DAY, noted_by="Directrice", text="Voir la pièce jointe"),
    ]  # fmt: skip
    found(store, later, RevisionKind.EDIT)
    writing = Writing(PLAN, "t", NOW, DAY)
    key = open_meeting(
        store,
        current_revision(store),
        title="Réunion",
        place="",
        minutes=30,
        attendance=[],
        reason="x",
        writing=writing,
    )
    record_decision(store, replace(writing, meeting=key), text="Relancer le ministère", owner="Directrice")
    seen = current_revision(store)
    text = first_text(
        State(store, seen, PLAN, DAY), language="fr", parties=("CCIS-RSK", "Inactif"), previous=None
    )
    row = {
        "title": "Procès-verbal", "held_on": DAY, "party_a": "CCIS-RSK", "party_b": "Inactif",
        "shown_day": DAY, "shown_revision": seen, "content": encode(MinutesContent({"fr": text})),
    }  # fmt: skip
    draft_minutes(store, row, writing, done_by="Directrice", reason="Séance")
