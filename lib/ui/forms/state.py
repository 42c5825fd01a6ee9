"""What the session keeps of a form, what a form hands over, and the row that it edits at any revision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lib.domain.changes import Value, Values
from lib.domain.errors import Invalid
from lib.domain.writing import Writing
from lib.store.ledger import some_rows_at
from lib.ui import data, session

#: The name of the tick by which a person confirms what a form is about to do.
SURE = "sure"
Stored = Callable[[int], Values | None]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form hands to its use-case."""

    values: Mapping[str, Any]  # every field; of a row that exists, what it is to hold
    changed: Mapping[
        str, Value
    ]  # of a row that exists: what the person changed, and nobody else recorded alike
    seen: int  # the revision that these changes start from
    writing: Writing

    def be_sure(self) -> None:
        """Of a form with the tick SURE. Raises Invalid where it is not set."""
        if not self.values[SURE]:
            raise Invalid("not_confirmed", "Tick the box to confirm.", field=SURE)


Write = Callable[[Sent], object]


def row_at(table: str, key: str) -> Stored:
    """The row of a key at any revision, kept."""

    def row(revision: int) -> Values | None:
        store, plan = data.store(), session.plan()
        return data.kept(
            "form_row",
            lambda: some_rows_at(store, revision, plan, table, [key]).get(key),
            revision,
            plan,
            table,
            key,
        )

    return row


def held_by(name: str) -> dict[str, Any]:
    """What the session keeps of a form: one object, changed in place."""
    held: dict[str, Any] | None = session.state(f"form:{name}")
    if held is None:
        held = {}
        session.keep_state(f"form:{name}", held)
    return held


def same(one: object, other: object) -> bool:
    """Whether two values say the same: spaces around a text say nothing, an empty one is none."""
    if isinstance(one, str) or isinstance(other, str):
        return str(one or "").strip() == str(other or "").strip()
    return one == other
