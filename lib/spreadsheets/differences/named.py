"""What a row of a comparison is called, by the fields that name it; which table its kind is."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.changes import Values
from lib.spreadsheets.model import FieldDifference, RowDifference, TableKind

TABLE: Mapping[TableKind, str] = {
    "actions": "action",
    "partners": "partner",
    "interactions": "interaction",
    "commitments": "commitment",
}
TITLES: Mapping[TableKind, tuple[str, ...]] = {
    "actions": ("title",),
    "partners": ("acronym", "name"),
    "interactions": ("subject",),
    "commitments": ("text",),
}


def difference_of(
    kind: TableKind,
    key: str | None,
    values: Values,
    row: int | None,
    fields: tuple[FieldDifference, ...] = (),
) -> RowDifference:
    """What is said of a row, named as its values name it."""
    names = TITLES[kind]
    title = next((str(values[name]) for name in names if values.get(name)), "")
    return RowDifference(key, str(values["code"]) if values.get("code") else None, title, row, fields)


def table_of(kind: TableKind) -> str:
    """The table of a kind; milestones are rows of a file of actions, and no kind of file."""
    return TABLE.get(kind, "milestone")
