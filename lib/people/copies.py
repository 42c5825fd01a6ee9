"""People brought from one place to another: into a backup, back from one, along with a plan that moves.

Who has an account, and how they come in, become those of the origin. What only tells what was done (the audit, what was sent, links
that were revoked) is kept on both sides. Sessions, and links that were not used, end: who holds one signs in again.
"""

from __future__ import annotations

from pathlib import Path

from lib.people.store import People, path_of, tables_of
from lib.store.places.shared.address import SharedAddress

#: What is the origin's alone, and what goes nowhere.
REPLACED = frozenset({"account", "identity", "passkey"})
LEFT = frozenset({"migration", "session", "invitation", "errand", "attempt"})


def exists(where: Path | SharedAddress) -> bool:
    """Whether people are kept there already; nothing is made to know it. Raises StoreUnavailable."""
    if isinstance(where, Path) and not path_of(where).exists():
        return False
    return "account" in tables_of(where)


def carry(origin: People, target: People) -> int:
    """Brings people over, all of them or none; answers how many accounts. Raises StoreUnavailable."""
    with origin.together() as held:
        rows = {table: held.table("read", table) for table in held.tables() if table not in LEFT}
    with target.together() as laid:
        known = set(laid.tables())
        for table in known & (REPLACED | LEFT - {"migration", "attempt"}):
            laid.table("clear", table)
        for table in rows.keys() & known:
            for row in rows[table]:
                laid.table("write", table, row)
    return len(rows["account"])


def copy(where: Path | SharedAddress, database: Path) -> int | None:
    """A copy of the people of a place beside a data file; None where there are none. Raises StoreUnavailable."""
    if not exists(where):
        return None
    origin = People.open(where)
    try:
        target = People.open(database)
        try:
            return carry(origin, target)
        finally:
            target.close()
    finally:
        origin.close()
