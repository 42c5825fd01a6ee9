"""What typed cells are read by, and what they say: the names, codes and axes of a plan, what a new row takes by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.archived import standing
from lib.domain.changes import Value, Values
from lib.domain.draft import DraftRow
from lib.domain.names import join_names
from lib.domain.schema import TABLES
from lib.spreadsheets import report
from lib.spreadsheets.cells.codes import PlanCodes, axis_of_code
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import DEADLINE
from lib.spreadsheets.differences.named import TABLE
from lib.spreadsheets.folding import clean, fold
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Cells, CleanRow, CleanTable, Issue, Recognition, TableKind
from lib.spreadsheets.records import read_typed
from lib.spreadsheets.rows.typed import TypedRow, typed_rows
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at, some_rows_at
from lib.store.state import State
from lib.usecases.commitments import codes_in
from lib.usecases.layout_memory import known, layout_memory_of

#: Table → what a file calls its rows.
KINDS: Mapping[str, TableKind] = {table: kind for kind, table in TABLE.items()}
#: Kinds of fields that a cell holds.
CELLS = frozenset({"text", "date", "integer", "number", "percent", "money", "flag"})
#: The field whose typing archives a row.
ARCHIVE = "archived_reason"
NUMBERED = re.compile(r"(.*?)(\d{1,9})$")


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of a plan says that typed cells are read by, the same at one revision for everybody."""

    known: Known
    axes: Mapping[str, str]  # what an axis is called, folded → its key
    actions: Mapping[str, str]  # code → key
    codes: Mapping[str, str]  # code → key, of the table itself, archived ones too: no other may have them
    titles: frozenset[str]  # folded


def editable(table: str) -> tuple[str, ...]:
    """The fields of a table that a cell can change: those that its form asks for."""
    return tuple(f.name for f in TABLES[table].fields if f.in_form and f.kind in CELLS)


def typeable(table: str) -> tuple[str, ...]:
    """What a draft can hold: those fields, and the reason for which a row is archived."""
    return (*editable(table), *([ARCHIVE] if TABLES[table].archived_by else ()))


def set_aside(row: DraftRow, today: date) -> Values:
    """What a row that is to be archived takes; nothing for another one."""
    cell = row.cells.get(ARCHIVE)
    reason = clean(cell.text) if cell is not None and not row.is_new else ""
    return {"archived_on": today, ARCHIVE: reason} if reason else {}


def around(store: Store, revision: int, plan: str, table: str, today: date) -> Around:
    """What typed cells are read by, at a revision."""
    actions = rows_at(store, revision, plan, "action")
    every = actions if table == "action" else rows_at(store, revision, plan, table)
    axes: dict[str, str] = {}
    for key, row in standing(rows_at(store, revision, plan, "axis")).items():
        code, title = str(row["code"] or ""), str(row["title"] or "")
        for name in axis_names(code, title):
            axes.setdefault(folded(name), key)
    return Around(
        known(
            rows_at(store, revision, plan, "partner").values(),
            actions.values(),
            today,
            layout_memory_of(rows_at(store, revision, plan, "setting")),
        ),
        axes,
        {str(row["code"]): key for key, row in actions.items() if row["code"]},
        {str(row["code"]): key for key, row in every.items() if row.get("code")},
        frozenset(fold(str(row["title"])) for row in standing(every).values() if row.get("title")),
    )


def axis_names(code: str, title: str) -> tuple[str, ...]:
    """What people call an axis, as they may type it."""
    whole = (f"{code}{mark}{title}" for mark in (" ", " – ", " - ", ". ", " · ", " : "))
    return tuple(name for name in (code, title, *whole) if name.strip())


def read(
    rows: Sequence[DraftRow],
    stored: Mapping[str, Values],
    held: Around,
    table: str,
    labels: Mapping[str, str],
) -> tuple[Recognition, CleanTable]:
    """What the typed cells say; each that is not understood is an error."""
    typed = [
        TypedRow(
            row.number, {f: c.text for f, c in row.cells.items() if f != ARCHIVE}, stored.get(row.key, {})
        )
        for row in rows
    ]
    kind = KINDS[table]
    if kind == "commitments":
        return _records(kind, typed, held, labels)
    codes = PlanCodes(held.actions)
    named = {"axis": lambda text: held.axes.get(folded(text))} if table == "action" else {}
    if table == "interaction":
        named = {"action": codes.find}
    return typed_rows(kind, typed, labels, held.known, named)


def _records(
    kind: TableKind, rows: Sequence[TypedRow], held: Around, labels: Mapping[str, str]
) -> tuple[Recognition, CleanTable]:
    """The cells of a small table, read to the letter; actions by their codes."""
    table, fields = TABLE[kind], list(dict.fromkeys(field for row in rows for field in row.cells))
    columns = dict(enumerate(fields))
    recognition = Recognition(kind, "", None, columns, {c: labels[f] for c, f in columns.items()})
    letters = {field: column_letters(column) for column, field in columns.items()}
    clean: list[CleanRow] = []
    issues: list[Issue] = []
    for row in rows:
        values: dict[str, Value] = {}
        cells = Cells(letters, row.number)
        for field, text in row.cells.items():
            try:
                value = read_typed(table, field, text)
                values[field] = _keys(str(value), held) if field == "actions" and value else value
            except (ValueError, LookupError) as fault:
                code = "action_unread" if isinstance(fault, LookupError) else "cell_unread"
                said = {"column": labels[field], "number": row.number}
                issues.append(report.on_cell(code, cell=cells[field], row=row.number, value=text, **said))
        clean.append(CleanRow(row.number, values, cells))
    return recognition, CleanTable(kind, tuple(clean), (), tuple(issues))


def _keys(text: str, held: Around) -> str | None:
    """The keys of the actions that some codes name. Raises LookupError for a code of none."""
    codes = PlanCodes(held.actions)
    return join_names(dict.fromkeys(held.actions[codes.find(code) or code] for code in codes_in(text, codes)))


def seen(
    store: Store, rows: Sequence[DraftRow], stored: Mapping[str, Values], plan: str, table: str
) -> dict[str, Values]:
    """Each row as its writer saw it, cell by cell: the screen may have shown something newer between two of them."""
    found: dict[str, dict[str, Value]] = {row.key: dict(stored[row.key]) for row in rows if not row.is_new}
    for revision in {cell.seen for row in rows if not row.is_new for cell in row.cells.values()}:
        keys = [row.key for row in rows if any(cell.seen == revision for cell in row.cells.values())]
        then = some_rows_at(store, revision, plan, table, keys)
        for row in rows:
            for field, cell in row.cells.items():
                if cell.seen == revision and row.key in then:
                    names = DEADLINE if field in DEADLINE else (field,)
                    found[row.key].update({name: then[row.key].get(name) for name in names})
    return dict(found)


def proposed(
    rows: Sequence[DraftRow], clean: CleanTable, held: Around, axis: str | None, state: State
) -> Iterator[tuple[int, Values]]:
    """The axis and the code of each new action that says none: after the last of its axis, one after the other."""
    taken = {*held.codes, *(str(row.values["code"]) for row in clean.rows if row.values.get("code"))}
    last: dict[str | None, str] = {}
    axes = frozenset(held.axes.values())
    values = {row.row: row.values for row in clean.rows}
    for row in rows:
        if not row.is_new:
            continue
        said = values[row.number]
        of_code = axis_of_code(str(said["code"])) if said.get("code") else None
        chosen = said.get("axis") or (of_code if of_code in axes else axis)
        own = str(chosen) if chosen else None
        code = str(said.get("code") or "")
        if not code:
            code = _following(last[own]) if own in last else reads.next_code(state, axis=own)
            while code in taken:
                code = _following(code)
            last[own] = code
            taken.add(code)
        yield row.number, {"axis": own, "code": code or None}


def _following(code: str) -> str:
    found = NUMBERED.match(code)
    return f"{found[1]}{str(int(found[2]) + 1).zfill(len(found[2]))}" if found else code


def folded(text: str) -> str:
    """A name as it is looked for."""
    return " ".join(fold(text).replace("—", "–").split())
