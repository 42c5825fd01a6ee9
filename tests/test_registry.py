"""Every table of the registry walked through everything that a row of the plan goes through.

A table or a field that was added there without its part elsewhere fails here, with what is missing.
"""

import io
import json
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from lib.domain.changes import Change
from lib.domain.minutes_text import MinutesContent, MinutesText, encode
from lib.domain.schema import SHEETS, TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.i18n.labels import WORDS, field_label, table_label
from lib.i18n.values import row_name, value_text
from lib.reports.rows import row_names, rows_of
from lib.reports.workbook import plan_workbook
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_at
from lib.store.state import State
from lib.usecases.record import create_row, edit_row, record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
#: Tables of which a partner sees nothing at all. Of every other, it sees some field.
FOR_THE_TEAM = {"setting", "saved_view", "amendment", "certificate"}
#: What no row has a name of its own for: the history names it by its key.
NAMED_BY_KEY = {"setting"}
#: Columns that every versioned table has beside its fields.
OWN = ["plan", "key", "valid_from", "valid_to"]


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    sheet = {**dict.fromkeys(TABLES["plan"].names), "title": "Plan", "is_sample": False}
    record(opened, [Change("plan", "p", None, sheet)], WRITING, reason="", kind=RevisionKind.START)
    yield opened
    opened.close()


def sample(table, field, mark="one"):
    """A value of a field that tells which field it is."""
    if field.vocabulary is not None:
        return list(field.vocabulary)[0 if mark == "one" else 1].value
    if field.refers_to:
        return "other" if field.refers_by == "key" else "Other"
    return {
        "text": f"{table.name} {field.name} {mark}",
        "date": DAY if mark == "one" else date(2026, 11, 25),
        "integer": 7 if mark == "one" else 8,
        "number": 1.5 if mark == "one" else 2.5,
        "percent": 40.0 if mark == "one" else 62.5,
        "money": "1200 MAD" if mark == "one" else "1300.50 XOF",
        "flag": mark != "one",
        "json": json.dumps({"heading": f"{field.name} {mark}"}),
        "document": encode(MinutesContent({"fr": MinutesText(basis=f"basis {mark}")})),
    }[field.kind]


def row(table, mark="one"):
    values = {field.name: sample(table, field, mark) for field in table.fields}
    kept_aside = {table.archived_by, "reserved_for"} & values.keys()  # what hides a row
    return {**values, **dict.fromkeys(kept_aside)}


def made(store, table, **values):
    """A row written through the general door; its key, its values and the revision."""
    number = create_row(store, table.name, row(table) | values, WRITING)
    (change,) = changes_of(store, number)
    return change.key, rows_at(store, number, "p", table.name)[change.key], number


@pytest.fixture(params=TABLES)
def table(request):
    return TABLES[request.param]


def test_the_store_has_a_column_for_each_field_and_no_other(store, table):
    asked = "SELECT column_name FROM duckdb_columns() WHERE database_name = 'plan' AND table_name = $table"
    columns = [name for (name,) in store.cursor().execute(asked, {"table": table.name}).fetchall()]
    assert set(columns) == {*OWN, *table.names}, "a migration makes what the registry says"


def test_what_the_registry_says_hangs_together(table):
    assert set(table.named_by) <= set(table.names)
    assert bool(table.named_by) != (table.name in NAMED_BY_KEY)
    assert not table.opened_by or table.field(table.opened_by).kind == "flag"
    for field in table.fields:
        assert not field.refers_to or field.refers_to in TABLES, field.name
        for language in LANGUAGES:
            assert field_label(language, table.name, field.name)
            assert table_label(language, table.name)
        if field.vocabulary is not None:
            words = WORDS[field.vocabulary.__name__]
            assert {member.value for member in field.vocabulary} == set(words), field.name


def test_a_row_is_created_edited_and_undone(store, table):
    key, values, number = made(store, table)
    assert values == row(table)
    name = next(f.name for f in table.fields if sample(table, f) != sample(table, f, "two"))
    wanted = {name: row(table, "two")[name]}
    edited = edit_row(store, table.name, number, key, wanted, WRITING)
    assert rows_at(store, edited, "p", table.name)[key] == values | wanted
    assert edit_row(store, table.name, edited, key, wanted, WRITING) is None
    back = undo(store, plan_undo(store, edited, plan="p", revision=edited), WRITING)
    assert rows_at(store, back, "p", table.name)[key] == values
    gone = undo(store, plan_undo(store, number, plan="p", revision=back), WRITING)
    assert key not in rows_at(store, gone, "p", table.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_names_the_row_and_words_every_value(store, table, language):
    key, values, number = made(store, table)
    (change,) = changes_of(store, number)
    names = row_names(store, "p", rows_of([change]), language=language)
    if table.name not in NAMED_BY_KEY:
        assert names[table.name, key] == row_name(language, table.name, values, names=names) != ""
    values = values | dict.fromkeys([table.archived_by] if table.archived_by else [], DAY)
    values |= {"reserved_for": "editor"} if table.has("reserved_for") else {}
    for field in table.fields:
        said = value_text(language, table.name, field.name, values[field.name], names=names)
        assert said not in ("", "–", "nan"), field.name
        if field.vocabulary is not None or field.kind in ("document", "date", "flag", "money", "percent"):
            assert said != str(values[field.name]), field.name
        assert value_text(language, table.name, field.name, None) == "–"
    undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)


def test_a_partner_sees_the_fields_that_are_shown_and_nothing_of_the_others(store, table):
    assert bool(table.shown) != (table.name in FOR_THE_TEAM), "the registry says whom a table is for"
    key, values, number = made(store, table)
    if table.opened_by:  # nothing, until somebody opens it
        assert rows_at(store.seen_by_partner(), number, "p", table.name) == {}
        values = values | {table.opened_by: True}
        opening = edit_row(store, table.name, number, key, {table.opened_by: True}, WRITING)
        seen = rows_at(store.seen_by_partner(), opening, "p", table.name).get(key)
        undo(store, plan_undo(store, opening, plan="p", revision=opening), WRITING)
    else:
        seen = rows_at(store.seen_by_partner(), number, "p", table.name).get(key)
    undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    if not table.shown or table.name in ("commitment", "measure", "attachment"):  # what it is of is not there
        assert seen is None
        return
    for field in table.fields:
        if not field.shown_to_partner:
            assert seen[field.name] is None, field.name
        elif (table.name, field.name) not in {
            ("minutes", "content"),  # in draft
            ("minutes_step", "file_name"),
            ("minutes_step", "sha256"),
        }:
            assert seen[field.name] == values[field.name], field.name


def test_what_is_archived_is_held_out_of_lists_and_from_a_partner(store):
    kept = [table for table in TABLES.values() if table.archived_by]
    assert {table.name for table in kept} == {"action", "axis", "partner"}
    for table in kept:
        key, _, number = made(store, table, **{table.archived_by: DAY})
        assert rows_at(store, number, "p", table.name)[key][table.archived_by] == DAY
        assert key not in rows_at(store.seen_by_partner(), number, "p", table.name)
        with store.asking() as cursor:
            asked = f"FROM {table.rows}_at($number, 'p') WHERE key = $key"
            assert not cursor.execute(asked, {"number": number, "key": key}).fetchall()
        undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_every_sheet_and_every_field_that_has_a_place_in_one(store, language):
    numbers = [made(store, table)[2] for table in SHEETS]
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(plan_workbook(State(store, numbers[-1], "p", DAY), language=language))
    )
    for name, table in zip(book.sheet_names, SHEETS, strict=False):
        fields = [field for field in table.fields if field.in_sheet]
        hidden, headings, first, *_ = book.get_sheet_by_name(name).to_python()
        assert hidden[: len(fields)] == [field.name for field in fields]
        assert headings[: len(fields)] == [field_label(language, table.name, f.name) for f in fields]
        assert all(str(cell) for cell in first[: len(fields)]), name
    assert len(book.sheet_names) == len(numbers) + 1, "and the one that says where the file comes from"
    for number in reversed(numbers):
        undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
