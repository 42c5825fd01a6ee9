"""A writer to be killed: commits small and 5,000-row revisions, printing each number once acknowledged.

Every revision writes its own number in the progress of all the rows it touches, so that a half
applied one shows.
"""

import sys
from datetime import date, datetime

from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.store.connection import Store, location
from lib.store.ledger import commit, rows_at
from lib.store.reads import current_revision


def main(where: str, large: str) -> None:
    store = Store.open(location({"PLAN_DATABASE": where}))
    plan = "large" if large == "large" else "small"
    size = 5000 if large == "large" else 3
    number = current_revision(store)
    stored = rows_at(store, number, plan, "action")
    print("ready", flush=True)
    while True:
        wanted = float(number + 1)
        changes = [
            Change(
                "action",
                f"k{i}",
                {"progress": stored[f"k{i}"]["progress"]} if stored else None,
                {"progress": wanted} if stored else {"title": f"action {i}", "progress": wanted},
            )
            for i in range(size)
        ]
        number = commit(
            store,
            changes,
            plan=plan,
            author="test",
            kind=RevisionKind.EDIT,
            reason="kill",
            recorded_at=datetime(2026, 11, 24),
            as_of=date(2026, 11, 24),
        )
        print(number, flush=True)
        stored = {f"k{i}": {"progress": wanted} for i in range(size)}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
