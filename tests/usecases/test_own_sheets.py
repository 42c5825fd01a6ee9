"""What people changed in the other sheets of our workbook comes back with its actions, as one revision."""

import io
from datetime import date, datetime

import pytest
import python_calamine
import xlsxwriter

from lib.domain.changes import Change
from lib.domain.errors import Conflict
from lib.domain.schema import SHEETS
from lib.domain.terms import RevisionKind, Weather
from lib.domain.writing import Writing
from lib.i18n.labels import label
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.imports import apply, prepare, start_plan
from lib.usecases.record import create_row, created, edit_row, record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
AXES = {"A1": "Les haies", "A2": "Les fossés"}
TABLES = {table.name: table for table in SHEETS}


def row(table, **values):
    return {**dict.fromkeys(TABLES[table].names), **values}


@pytest.fixture
def store():
    opened = Store.open()
    axes = [
        Change("axis", k, None, row("axis", code=k, title=t, position=n))
        for n, (k, t) in enumerate(AXES.items())
    ]
    actions = [
        Change(
            "action",
            f"k{n}",
            None,
            row("action", code=f"A1.{n}", title=f"Action {n}", axis="A1", status="in_progress"),
        )
        for n in range(3)
    ]
    record(
        opened,
        [Change("plan", "p", None, {"title": "Plan", "is_sample": False}), *axes, *actions],
        WRITING,
        reason="",
        kind=RevisionKind.START,
    )
    create_row(
        opened,
        "funding",
        {
            "action": "k1",
            "source_of_funds": "CCIS-RSK",
            "planned": "1200000 MAD",
            "spent": "300000.50 MAD",
            "as_of": DAY,
        },
        WRITING,
    )
    create_row(
        opened,
        "exchange_rate",
        {"currency": "EUR", "rate": 10.9, "counter_currency": "MAD", "rated_on": DAY},
        WRITING,
    )
    number = create_row(
        opened,
        "indicator",
        {"action": "k1", "name": "PME accompagnées", "unit": "PME", "target": 40.0},
        WRITING,
    )
    create_row(
        opened,
        "measure",
        {
            "indicator": created(opened, number, "indicator"),
            "measured_on": DAY,
            "span": "month",
            "value": 12.5,
        },
        WRITING,
    )
    yield opened
    opened.close()


def exported(store, language="fr", plan="p"):
    state = State(store, current_revision(store), plan, DAY)
    return plan_workbook(state, language=language)


def edited(content, name, change):
    """The workbook with one sheet changed as people do: `change` gets its rows below the headings, as lists."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True})
    dates = out.add_format({"num_format": "dd/mm/yyyy"})
    for sheet in book.sheet_names:
        rows = book.get_sheet_by_name(sheet).to_python()
        if rows and list(rows[0][: len(asked(name))]) == asked(name):
            change(rows)
        page = out.add_worksheet(sheet)
        for r, cells in enumerate(rows):
            for c, value in enumerate(cells):
                page.write(r, c, value, dates if isinstance(value, date) else None)
        if sheet != "_meta":
            page.set_row(0, None, None, {"hidden": True})
    out.close()
    return buffer.getvalue()


def asked(table):
    return [f.name for f in TABLES[table].fields if f.in_sheet]


def prepared(store, content, plan="p"):
    return prepare(store, read(content, "plan.xlsx"), content, plan=plan, today=DAY)


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_what_nobody_changed_in_another_sheet_changes_nothing(store, language):
    found = prepared(store, exported(store, language))
    assert not found.changes_anything
    assert found.beside == ()


def test_a_changed_amount_and_a_line_added_by_hand_come_back_as_one_revision_that_is_undone_as_one(store):
    def change(rows):
        rows[2][2] = "1 500 000 MAD"
        rows.append(["A1.2", "Fonds commun", "250 000 FCFA", "", "", date(2026, 11, 1), "oui", ""])

    found = prepared(store, edited(exported(store), "funding", change))
    assert found.changes_beside == 2
    before = current_revision(store)
    number = apply(store, found, WRITING)
    assert number == before + 1
    rows = {r["source_of_funds"]: r for r in rows_at(store, number, "p", "funding").values()}
    assert rows["CCIS-RSK"]["planned"] == "1500000 MAD"
    assert rows["CCIS-RSK"]["spent"] == "300000.50 MAD"
    assert (rows["Fonds commun"]["action"], rows["Fonds commun"]["planned"]) == ("k2", "250000 XOF")
    assert rows["Fonds commun"]["shared"] is True
    again = prepared(store, edited(exported(store), "funding", lambda rows: None))
    assert not again.changes_anything, "a line without its key is the one that it says"
    back = undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    assert rows_at(store, back, "p", "funding") == rows_at(store, before, "p", "funding")


def test_a_value_changed_in_the_application_since_stands_and_is_told(store):
    content = edited(exported(store), "funding", lambda rows: rows[2].__setitem__(2, "1 500 000 MAD"))
    (key,) = rows_at(store, current_revision(store), "p", "funding")
    edit_row(store, "funding", current_revision(store), key, {"planned": "900000 MAD"}, WRITING)
    found = prepared(store, content)
    assert not found.changes_anything
    ((clash,),) = (sheet.clashes for sheet in found.beside)
    assert (clash.ours, clash.theirs, clash.in_file) == ("900000 MAD", "1500000 MAD", True)


def test_what_cannot_be_read_is_told_by_its_cell_and_the_rest_is_kept(store):
    def change(rows):
        rows[2][2] = "beaucoup"
        rows.append(["A1.9", "Fonds commun", "1 EUR", "", "", "", "", ""])
        rows.append(["", "Fonds commun", "1 EUR", "", "", "", "", ""])
        rows.append(["A1.2", "Fonds commun", "1 EUR", "", "", "", "", ""])

    found = prepared(store, edited(exported(store), "funding", change))
    assert found.changes_beside == 1
    told = [(i.code, i.cell) for i in found.issues if i.code.startswith("own_sheet")]
    assert told == [
        ("own_sheet_unread", "Financements!C3"),
        ("own_sheet_unread", "Financements!A4"),
        ("own_sheet_lacks", "Financements!A5"),
    ]


def test_codes_of_a_sheet_mean_what_they_did_when_it_was_made_and_a_circle_in_it_is_told_and_left_out(store):
    create_row(store, "dependency", {"action": "k0", "needs": "k1"}, WRITING)
    rows = [["A1.1", "A1.0"], ["A1.2", "A1.0"], ["A1.2", "A1.0"], ["A1.2", "A1.2"], ["A1.0", "A1.1"]]
    content = edited(exported(store), "dependency", lambda held: held.extend(rows))
    codes = [Change("action", f"k{n}", {"code": f"A1.{n}"}, {"code": f"A1.{n + 1}"}) for n in (2, 1)]
    record(store, codes, WRITING, reason="")
    found = prepared(store, content)
    circles = [i for i in found.issues if i.code == "own_sheet_circle"]
    assert [(i.cell, i.values["path"]) for i in circles] == [
        ("Dépendances!A4", "A1.2 → A1.0 → A1.2"),
        ("Dépendances!A7", "A1.3 → A1.3"),
    ]
    assert [(s.table, s.changes) for s in found.beside] == [("dependency", 1)]
    number = apply(store, found, WRITING)
    ties = [(row["action"], row["needs"]) for row in rows_at(store, number, "p", "dependency").values()]
    assert sorted(ties) == [("k0", "k1"), ("k2", "k0")]


def test_words_and_axes_are_read_in_the_language_of_the_file(store):
    def change(rows):
        rows[2][rows[0].index("weight")] = 2.5
        rows[2][rows[0].index("weather")] = label("ar", Weather.SECURED)

    found = prepared(store, edited(exported(store, "ar"), "axis", change))
    number = apply(store, found, WRITING)
    first = rows_at(store, number, "p", "axis")["A1"]
    assert (first["weight"], first["weather"]) == (2.5, "secured")
    assert rows_at(store, number, "p", "axis")["A2"]["weight"] is None


def test_a_plan_of_one_s_own_begins_with_every_sheet_of_the_workbook(store):
    content = exported(store)
    found = prepared(store, content, plan="other")
    number = start_plan(
        store, found, "Repris", None, Writing("other", "Amina", datetime(2026, 11, 24, 10), DAY)
    )
    (line,) = rows_at(store, number, "other", "funding").values()
    action = rows_at(store, number, "other", "action")[str(line["action"])]
    assert (action["code"], line["planned"]) == ("A1.1", "1200000 MAD")
    assert [r["rate"] for r in rows_at(store, number, "other", "exchange_rate").values()] == [10.9]
    (indicator,) = rows_at(store, number, "other", "indicator").items()
    (measure,) = rows_at(store, number, "other", "measure").values()
    assert (indicator[1]["action"], measure["indicator"]) == (line["action"], indicator[0])
    titles = [r["title"] for r in rows_at(store, number, "other", "axis").values()]
    assert sorted(titles) == sorted(AXES.values())


def test_a_file_whose_other_sheets_meet_another_state_is_compared_again(store):
    found = prepared(store, edited(exported(store), "funding", lambda rows: rows[2].__setitem__(2, "2 MAD")))
    (key,) = rows_at(store, current_revision(store), "p", "funding")
    edit_row(store, "funding", current_revision(store), key, {"planned": "900000 MAD"}, WRITING)
    with pytest.raises(Conflict):
        apply(store, found, WRITING)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_action_that_is_in_no_axis_stays_in_none_whatever_its_code(store, language):
    create_row(store, "action", {"code": "A2.4", "title": "Hors axe", "status": "in_progress"}, WRITING)
    content = exported(store, language)
    found = prepare(store, read(content, "plan.xlsx"), content, plan="p", today=DAY)
    assert not found.comparison.changed and not found.comparison.new
