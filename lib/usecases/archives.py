"""A plan brought back from its archive: a plan of one's own, every row under the key that it had, in one revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.archives.model import Archive
from lib.domain.changes import Change, Value, Values
from lib.domain.errors import Invalid
from lib.domain.names import join_names, split_names
from lib.domain.schema import TABLES, Field
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import SourceFile
from lib.store.reads import current_revision
from lib.usecases.record import record

Rows = dict[str, dict[str, dict[str, Value]]]


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought back: the revision, its rows and files, and the rows left out as what they belong to is not there."""

    revision: int
    rows: int
    files: int
    left_out: int


def bring_back(store: Store, archive: Archive, title: str, writing: Writing) -> Brought:
    """Begins a plan, whose key is the writing's, with all that an archive holds.

    Its history is not in it: what named a revision of the other machine names this one. A row that no longer stood there
    and is named here is named no more. Raises Invalid for a missing title.
    """
    if not title.strip():
        raise Invalid("title_missing", "The plan needs a title.", field="title")
    number = current_revision(store) + 1
    rows: Rows = {
        table: {key: dict(row) for key, row in held.items()} for table, held in archive.tables.items()
    }
    (sheet,) = rows.pop("plan").values()
    rows["plan"] = {writing.plan: {**sheet, "title": title.strip()}}
    before = sum(map(len, rows.values()))
    while _loose(rows):
        pass
    for table, held in rows.items():
        revisions = [f.name for f in TABLES[table].fields if f.name.endswith("_revision")]
        for row in held.values():
            row.update({name: number for name in revisions if row[name] is not None})
    changes = [Change(table, key, None, row) for table, held in rows.items() for key, row in held.items()]
    made = record(
        store,
        changes,
        writing,
        reason=title.strip(),
        kind=RevisionKind.START,
        files=[SourceFile(file.sha256, file.name, file.content) for file in archive.files],
    )
    return Brought(made, len(changes), len(archive.files), before - len(changes))


def _loose(rows: Rows) -> bool:
    """Takes away what names a row that is not there, and the rows that cannot do without it; whether any row went."""
    lost = [
        (table, key)
        for table, held in rows.items()
        for field in TABLES[table].fields
        if field.names_row or (field.refers_to and field.refers_by == "key")
        for key, row in held.items()
        if _mended(field, row, rows) and row[field.name] is None and field.needed
    ]
    for table, key in lost:
        rows[table].pop(key, None)
    return bool(lost)


def _mended(field: Field, row: dict[str, Value], rows: Mapping[str, Mapping[str, Values]]) -> bool:
    """Whether a value named a row that is not there, and does so no more."""
    value = row[field.name]
    if value is None:
        return False
    if field.names_row:
        table, _, key = str(value).partition(":")
        kept: Value = value if key in rows.get(table, {}) else None
    else:
        there = rows.get(field.refers_to, {})
        names = split_names(str(value)) if field.many else [str(value)]
        kept = join_names([name for name in names if name in there]) or None
    if kept == value:
        return False
    row[field.name] = kept
    return True
