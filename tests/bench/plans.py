"""Plans of any size, recorded through the ledger like everything else."""

from datetime import date, datetime, timedelta

from lib.domain.changes import Change
from lib.domain.fields import ACTION, AXIS, PLAN
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import commit

DAY = date(2026, 11, 24)
STATUSES = ("done", "in_progress", "in_progress", "not_started", "blocked")


def action(i, axes):
    """One action, different from the others and always the same."""
    start = date(2025, 10, 1) + timedelta(i * 7 % 300)
    status = STATUSES[i % 5]
    deadline = start + timedelta(60 + i * 13 % 400)
    return dict.fromkeys(ACTION) | {
        "code": f"A{i % axes + 1}.{i // axes + 1}",
        "title": f"Action {i} du plan de démonstration",
        "axis": f"A{i % axes + 1}",
        "organisation": ("CCIS-RSK", "CCIT", "Ambassade", "AFCET")[i % 4],
        "owner": f"Responsable {i % 40}",
        "start": start,
        "deadline": deadline,
        "deadline_precision": "day",
        "completed_on": min(deadline + timedelta(i * 29 % 83 - 60), DAY) if status == "done" else None,
        "status": status,
        "progress": 100.0 if status == "done" else 0.0 if status == "not_started" else float(i * 31 % 100),
        "priority": ("high", "medium", "low")[i % 3],
    }


def write_plan(path, size, axes=6):
    """A database file with a plan of `size` actions."""
    store = Store.open(path)
    rows = [
        Change("plan", "p", None, dict.fromkeys(PLAN) | {"title": "Mesure", "is_sample": False}),
        *(
            Change(
                "axis",
                f"A{i + 1}",
                None,
                dict.fromkeys(AXIS) | {"code": f"A{i + 1}", "title": f"Axe {i + 1}", "position": i},
            )
            for i in range(axes)
        ),
        *(Change("action", f"k{i:06}", None, action(i, axes)) for i in range(size)),
    ]
    commit(
        store,
        rows,
        plan="p",
        author="bench",
        kind=RevisionKind.START,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=DAY,
    )
    store.close()
    return path
