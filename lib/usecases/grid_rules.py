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
) -> Iterator[Issue]:
    """One error for each row that breaks a rule; a word on a new row that says what another one does."""
    cells = {row.row: row.cells for row in clean.rows}
    codes = dict(held.codes)
    asks_proof = table == "action" and rules_now(store, plan).proof
    files = with_files(store, plan) if asks_proof else frozenset()
    for row in (*found.changed, *found.new):
        values, key = wanted(row), str(row.key or row.row)
        place = cells[row.row or 0]
        try:
            if row.key is None:
                if all(f.field in ("axis", "code") and f.cell not in place.values() for f in row.fields):
                    continue
                created(table, values, today)
            else:
                changed(store, plan, table, row.key, stored[row.key], values, today)
            _check_code(table, values, codes, key)
            if asks_proof and carrier_of("action", key) not in files:
                _check_proof({**stored.get(key, {}), **values}, values)
        except Invalid as error:
            field = str(error.values.get("field", ""))
            cell = place.get(field) or next(iter(place.values()), "")
            told = {name: value for name, value in error.values.items() if name != "field"}
            yield Issue("error", error.code, error.message, cell, row.row, values=told)
            continue
        if row.key is None and table == "action" and fold(str(values.get("title") or "")) in held.titles:
            title = str(values["title"])
            yield Issue(
                "warning",
                "title_known",
                "Another action is called “{title}”: check that this one is not the same.",
                place.get("title", ""),
                row.row,
                title,
                {"title": title},
            )


def _check_proof(whole: Values, values: Values) -> None:
    """What a plan that asks for a deliverable would refuse for all rows at once is told of the row that lacks it."""
    if TOLD & values.keys() and is_done(whole) and not names_proof(whole):
        raise unproven([str(whole.get("code") or whole.get("title"))])


def _check_code(table: str, values: Values, codes: dict[str, str], key: str) -> None:
    """A code is given once: in the plan, and among what is typed."""
    code = values.get("code")
    rule = TABLES[table].field("code").unique if code else None
    if rule is not None and codes.setdefault(str(code), key) != key:
        raise Invalid(rule.code, rule.message, code=code, field="code")


def lost(table: str, number: int, *, archived: bool) -> Issue:
    """What is said of a row that somebody removed or archived meanwhile."""
    if archived:
        message = "This was archived: restore it first."
        return Issue("error", "row_archived", message, "", number)
    error = gone(table)
    return Issue("error", error.code, error.message, "", number)
