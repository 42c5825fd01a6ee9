"""The rules of a row that is typed in a table: those of its form, before anything is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lib.domain.attachments import carrier_of
from lib.domain.changes import Change, Value, Values, updated
from lib.domain.completion import is_done, names_proof
from lib.domain.errors import Invalid
from lib.domain.schema import TABLES
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CleanTable, Comparison, Issue, RowDifference
from lib.store.connection import Store
from lib.usecases.actions import added, edited
from lib.usecases.grid_reading import Around
from lib.usecases.proof import TOLD, rules_now, unproven, with_files
from lib.usecases.record import check_needed, gone, new_key

#: Stands for the reason that is still to be given, while nothing is recorded.
TO_SAY = "…"


def changed(
    store: Store,
    plan: str,
    table: str,
    key: str,
    stored: Values,
    wanted: Values,
    today: date,
    *,
    reason: str = TO_SAY,
) -> Change | None:
    """The change of a row that stands; None for none. Raises Invalid for a broken rule."""
    if table == "action":
        return edited(store, plan, key, stored, wanted, today, reason=reason)
    _check(table, {**stored, **wanted}, today)
    return updated(table, key, stored, wanted)


def created(table: str, values: Values, today: date) -> Change:
    """The change that adds a row. Raises Invalid for a broken rule."""
    if table == "action":
        return added(values, today)
    _check(table, values, today)
    return Change(table, new_key(), None, {name: values.get(name) for name in TABLES[table].names})


def _check(table: str, row: Values, today: date) -> None:
    check_needed(table, row)
    if table == "partner" and not (row.get("name") or row.get("acronym")):
        raise Invalid("value_missing", "This value is needed.", field="name")
    occurred = row.get("occurred_on")
    if table == "interaction" and isinstance(occurred, date) and occurred > today:
        raise Invalid("date_to_come", "An exchange cannot be dated in the future.", field="occurred_on")


def wanted(row: RowDifference) -> dict[str, Value]:
    """What a row is to hold."""
    return {field.field: field.new for field in row.fields}


def broken(
    store: Store,
    plan: str,
    found: Comparison,
    clean: CleanTable,
    stored: Mapping[str, Values],
    held: Around,
    table: str,
    today: date,
    labels: Mapping[str, str],
) -> Iterator[Issue]:
    """One error for each row that breaks a rule; a word on a new row that says what another one does."""
    cells = {row.row: row.cells for row in clean.rows}
    asks_proof = table == "action" and rules_now(store, plan).proof
    files = with_files(store, plan) if asks_proof else frozenset()
    rows = {str(row.key or row.row): row for row in (*found.changed, *found.new) if not _is_blank(row, cells)}
    faults: dict[str, Invalid] = {}
    for name, row in rows.items():
        values = wanted(row)
        try:
            if row.key is None:
                created(table, values, today)
            else:
                changed(store, plan, table, row.key, stored[row.key], values, today)
            if asks_proof and carrier_of("action", name) not in files:
                _check_proof({**stored.get(name, {}), **values}, values)
        except Invalid as error:
            faults[name] = error
    faults |= _codes_taken(table, {n: wanted(row) for n, row in rows.items() if n not in faults}, held.codes)
    for name, row in rows.items():
        if name in faults:
            yield _told(faults[name], cells[row.row or 0], row.row, labels)
        elif row.key is None and table == "action":
            yield from _alike(row, cells[row.row or 0], held)


def _is_blank(row: RowDifference, cells: Mapping[int, Mapping[str, str]]) -> bool:
    """Whether nothing was typed in a new row but what it takes by itself."""
    typed = cells[row.row or 0].values()
    return row.key is None and all(f.field in ("axis", "code") and f.cell not in typed for f in row.fields)


def _told(error: Invalid, cells: Mapping[str, str], number: int | None, labels: Mapping[str, str]) -> Issue:
    """A broken rule on the cell that it is about, else on the first one of its row, by the name of the column."""
    field = str(error.values.get("field", ""))
    cell = cells.get(field) or next(iter(cells.values()), "")
    told = {name: value for name, value in error.values.items() if name != "field"}
    if error.code == "value_missing" and field in labels:
        return Issue(
            "error",
            error.code,
            "The column “{column}” is needed: nothing stands in it.",
            cell,
            number,
            values={"column": labels[field]},
        )
    return Issue("error", error.code, error.message, cell, number, values=told)


def _alike(row: RowDifference, cells: Mapping[str, str], held: Around) -> Iterator[Issue]:
    """A word on a new action that is called as another one."""
    title = str(wanted(row).get("title") or "")
    if fold(title) in held.titles:
        yield Issue(
            "warning",
            "title_known",
            "Another action is called “{title}”: check that this one is not the same.",
            cells.get("title", ""),
            row.row,
            title,
            {"title": title},
        )


def _check_proof(whole: Values, values: Values) -> None:
    """What a plan that asks for a deliverable would refuse for all rows at once is told of the row that lacks it."""
    if TOLD & values.keys() and is_done(whole) and not names_proof(whole):
        raise unproven([str(whole.get("code") or whole.get("title"))])


def _codes_taken(table: str, rows: Mapping[str, Values], held: Mapping[str, str]) -> dict[str, Invalid]:
    """What is said of the rows whose code another one has once all are recorded: codes may go round among them.

    A row that is refused keeps its code, which may be the one that another one is to take.
    """
    rule = TABLES[table].field("code").unique if TABLES[table].has("code") else None
    if rule is None:
        return {}
    taking = {name: str(values["code"]) for name, values in rows.items() if values.get("code")}
    moving = {name for name, values in rows.items() if "code" in values}
    faults: dict[str, Invalid] = {}
    while True:
        taken = {code: key for code, key in held.items() if key not in moving}
        refused = {name: code for name, code in taking.items() if taken.setdefault(code, name) != name}
        if not refused:
            return faults
        for name, code in refused.items():
            faults[name] = Invalid(rule.code, rule.message, code=code, field="code")
            del taking[name]
        moving -= refused.keys()


def lost(table: str, number: int, *, archived: bool) -> Issue:
    """What is said of a row that somebody removed or archived meanwhile."""
    if archived:
        message = "This was archived: restore it first."
        return Issue("error", "row_archived", message, "", number)
    error = gone(table)
    return Issue("error", error.code, error.message, "", number)
