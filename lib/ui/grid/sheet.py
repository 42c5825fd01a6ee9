"""The rows and columns of a table as the browser takes them: texts, lists of the closed vocabularies, words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from lib.domain.changes import Values
from lib.domain.names import split_names
from lib.domain.schema import TABLES, Field
from lib.i18n import direction
from lib.i18n.labels import field_label, label
from lib.i18n.values import NO_NAMES, Names
from lib.ui import data, session
from lib.ui.session import t
from lib.usecases.grid_reading import ARCHIVE, Around, around, editable, typeable
from lib.wording.cells import cell_text

#: Pixels: of fields that need more or less than the others of their kind, of kinds, else of a text.
WIDTHS: Mapping[str, int] = {
    "code": 84, "title": 330, "text": 360, "subject": 300, "owner": 220, "status": 130, "priority": 110, "acronym": 120,
}  # fmt: skip
OF_KINDS: Mapping[str, int] = {
    "date": 112, "percent": 112, "money": 140, "flag": 110, "integer": 100, "number": 100,
}  # fmt: skip
WIDTH, STAMP = 180, 16
#: What is most often given to several rows at once.
SEVERAL = ("status", "owner", "organisation", "axis", "deadline", "priority")
#: More rows than a table on a screen helps with: fewer are asked for.
MOST = 10_000


@dataclass(frozen=True)
class Sheet:
    """What is edited: a table, its columns, its rows (key, values) in their order. `names`: of the rows that values refer
    to; `axis`: that of a new action; `lists`: what a field usually holds; `about` tells one list from another."""

    table: str
    columns: tuple[str, ...]
    rows: Callable[[], Sequence[tuple[str, Values]]]
    about: object = None
    names: Names = field(default_factory=lambda: NO_NAMES)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    axis: str | None = None
    view: str = "grid"  # what the address calls it

    @property
    def fields(self) -> frozenset[str]:
        """What a cell can change."""
        return frozenset(typeable(self.table))

    def text(self, name: str, value: Any) -> str:
        """What a cell shows of a value."""
        return cell_text(session.language(), self.table, name, value, names=self.names)

    def label(self, name: str) -> str:
        """What a column is called."""
        return field_label(session.language(), self.table, name)


def beside(table: str) -> Around:
    """What typed cells are read by, in the last state; gathered once for everyone."""
    revision, plan, today = session.revision(), session.plan(), session.present_day()
    key = (revision, plan, table, today)
    return data.kept_large("grid_around", lambda: around(data.store(), revision, plan, table, today), *key)


def encoded(sheet: Sheet) -> bytes:
    """The table for the browser, after a stamp that tells whether it is another than the one it has; made once for everyone."""

    def made() -> bytes:
        held = json.dumps(_told(sheet), ensure_ascii=False, separators=(",", ":")).encode()
        return sha256(held).hexdigest()[:STAMP].encode() + held

    key = (session.revision(), session.plan(), sheet.table, sheet.columns, sheet.about)
    return data.kept_large("grid", made, session.language(), *key)


def _told(sheet: Sheet) -> dict[str, Any]:
    rows = sheet.rows()
    return {
        "plan": session.plan(),
        "view": sheet.view,
        "table": sheet.table,
        "revision": session.revision(),
        "direction": direction(session.language()),
        "columns": [_column(sheet, TABLES[sheet.table].field(name)) for name in sheet.columns],
        "fields": [
            {
                "field": name,
                "title": sheet.label(name),
                "values": [*_values(sheet, name), *_met(sheet, name, rows)],
            }
            for name in sorted(editable(sheet.table), key=lambda name: _rank(sheet.table, name))
        ]
        + [
            {"field": name, "title": t("Archive, for this reason")}
            for name in sheet.fields
            if name == ARCHIVE
        ],
        "rows": [
            [key, *(sheet.text(name, values.get(name)) for name in sheet.columns)] for key, values in rows
        ],
        "words": _words(sheet),
    }


def _column(sheet: Sheet, known: Field) -> dict[str, Any]:
    number = known.kind in ("percent", "money", "integer", "number")
    values = _values(sheet, known.name)
    return {
        "field": known.name,
        "title": sheet.label(known.name),
        "kind": known.kind,
        "width": WIDTHS.get(known.name) or OF_KINDS.get(known.kind, WIDTH),
        **({"align": "end"} if number else {}),
        **({"values": values} if values and known.name in sheet.fields else {}),
        **({"long": True} if known.long else {}),
        **({"own": True} if known.unique is not None else {}),
    }


def _values(sheet: Sheet, name: str) -> list[str]:
    """What a closed list offers; nothing where any text can stand."""
    known = TABLES[sheet.table].field(name)
    if known.vocabulary is not None:
        return [label(session.language(), word) for word in known.vocabulary]
    if known.kind == "flag":
        return [t("yes"), t("no")]
    return list(sheet.lists.get(name, ()))


def _rank(table: str, name: str) -> tuple[bool, int, int]:
    """Where a field stands among those that several rows are given at once: what differs from row to row comes last."""
    known, names = TABLES[table].field(name), TABLES[table].names
    first = SEVERAL.index(name) if name in SEVERAL else len(SEVERAL)
    return known.unique is not None or known.needed, first, names.index(name)


def _met(sheet: Sheet, name: str, rows: Iterable[tuple[str, Values]]) -> list[str]:
    """The names that the rows hold already, for who gives one to several rows at once."""
    known = TABLES[sheet.table].field(name)
    if not known.many or known.refers_by == "key":
        return []
    return sorted({part for _, values in rows for part in split_names(str(values.get(name) or ""))})


def _words(sheet: Sheet) -> dict[str, str]:
    return {
        "table": t("Table to edit"),
        "fill": t("Copy down"),
        "undo": t("Undo the last typing"),
        "redo": t("Do it again"),
        "drop": t("Give up every change"),
        "add": t("New row"),
        "dropping": t("Give up everything that was typed in this table and is not recorded?"),
        "empty": t("Empty these cells"),
        "none": t("Nothing found"),
        "row": t("Choose row {n}", n="{n}"),
        "ticked": t("Rows chosen: {n}", n="{n}"),
        "field": t("Field"),
        "value": t("Value for these rows"),
        "set": t("Put it in these rows"),
        "untick": t("Choose none"),
        "beyond": t("What was pasted beyond the last column was left out."),
        "kept": t("The column “{column}” is not changed here: what was pasted in it was left out.", column="{column}"),
        "merged": t("What is merged over several rows was put in each of them."),
        "leaving": t("What was typed in this table is not recorded. It stays in this tab as a draft. Leave the table?"),
        "hint": t(
            "It is filled in like a spreadsheet: Ctrl+C and Ctrl+V from and to Excel or LibreOffice, Ctrl+D copies down, Enter opens a"
            " cell, Escape leaves the table, Shift+Space ticks rows. A blue corner: changed, not recorded yet. The last line makes a new row."
        ),
    }  # fmt: skip
