"""A weight is read as its cell shows it: 0.3 shown as 30 % is what « 30 » or « 30 % » is, typed in the cell below."""

import io
from datetime import date, datetime

import pytest
import python_calamine
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from lib.domain.changes import Change
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.spreadsheets.records import read_lines
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.imports import apply, prepare
from lib.usecases.record import create_row, record
from tests.spreadsheets import books

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
HEAD = ("Code", "Action", "Responsable", "Échéance", "Poids")
#: The weight of each row: shown as a percentage where it stands in a list of its own.
ROWS = (
    ("A1.1", "Signer la convention", "Nadia", "30/06/2026", [0.3]),
    ("A1.2", "Tenir le forum", "Bruno", "31/07/2026", 30),
    ("A1.3", "Publier le guide", "Nadia", "31/08/2026", "30 %"),
    ("A1.3.1", "Rédiger le guide", "Nadia", "31/07/2026", [0.125]),
    ("A1.4", "Former les équipes", "Nadia", "31/08/2026", 0.3),
)


def row(table, **values):
    return {**dict.fromkeys(TABLES[table].names), **values}


@pytest.fixture
def store():
    opened = Store.open()
    made = [
        Change("plan", "p", None, row("plan", title="Plan", is_sample=False)),
        Change("axis", "A1", None, row("axis", code="A1", title="Les haies", position=0)),
        Change("action", "k", None, row("action", code="A1.9", title="Planter", axis="A1")),
    ]
    record(opened, made, WRITING, reason="", kind=RevisionKind.START)
    create_row(opened, "milestone", {"action": "k", "title": "Creuser", "weight": 1.0}, WRITING)
    yield opened
    opened.close()


def xlsx(rows):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    share, page = book.add_format({"num_format": "0.0%"}), book.add_worksheet("Plan")
    for r, line in enumerate(rows):
        for c, value in enumerate(line):
            page.write(r, c, *((value[0], share) if isinstance(value, list) else (value,)))
    book.close()
    return buffer.getvalue()


def ods(rows):
    document, table = OpenDocumentSpreadsheet(), Table(name="Plan")
    for line in rows:
        drawn = TableRow()
        for value in line:
            if isinstance(value, list):
                cell = TableCell(valuetype="percentage", value=str(value[0]))
                cell.addElement(P(text=f"{100 * value[0]:g} %".replace(".", ",")))
            elif isinstance(value, str):
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
            else:
                cell = TableCell(valuetype="float", value=str(value))
                cell.addElement(P(text=str(value)))
            drawn.addElement(cell)
        table.addElement(drawn)
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def csv(rows):
    def shown(value):
        text = f"{100 * value[0]:g} %" if isinstance(value, list) else str(value)
        return text.replace(".", ",") if not isinstance(value, str) else text

    return books.csv([[shown(value) for value in line] for line in rows])


@pytest.mark.parametrize(("made", "name"), [(xlsx, "p.xlsx"), (ods, "p.ods"), (csv, "p.csv")])
def test_the_weights_of_actions_and_of_their_steps_are_read_as_they_are_shown(store, made, name):
    content = made((HEAD, *ROWS))
    found = prepare(store, read(content, name), content, plan="p", today=DAY)
    number = apply(store, found, WRITING)
    actions = {r["code"]: r["weight"] for r in rows_at(store, number, "p", "action").values() if r["code"]}
    assert [actions[code] for code in ("A1.1", "A1.2", "A1.3", "A1.4")] == [30.0, 30.0, 30.0, 0.3]
    steps = {r["code"]: r["weight"] for r in rows_at(store, number, "p", "milestone").values()}
    assert steps["A1.3.1"] == 12.5
    assert not prepare(store, read(content, name), content, plan="p", today=DAY).changes_anything


def test_the_weights_of_axes_and_milestones_in_our_own_workbook_are_too(store):
    state = State(store, current_revision(store), "p", DAY)
    content = plan_workbook(state, language="fr")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    share = book.add_format({"num_format": "0%"})
    ours = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in ours.sheet_names:
        page, rows = book.add_worksheet(sheet), ours.get_sheet_by_name(sheet).to_python()
        weighed = rows[0].index("weight") if rows and "weight" in rows[0] else None
        for r, line in enumerate(rows):
            page.write_row(r, 0, line)
            if r > 1 and weighed is not None:
                page.write(r, weighed, 0.3, share)
    book.close()
    typed = buffer.getvalue()
    number = apply(store, prepare(store, read(typed, "p.xlsx"), typed, plan="p", today=DAY), WRITING)
    weights = {
        table: [r["weight"] for r in rows_at(store, number, "p", table).values()]
        for table in ("axis", "milestone", "action")
    }
    assert weights == {"axis": [30.0], "milestone": [30.0], "action": [30.0]}


def test_a_share_that_a_party_declares_in_a_list_is_too():
    head = ("Action", "Partie", "Date", "Avancement")
    content = xlsx((head, ("A1.1", "Maroc", "01/06/2026", [0.4]), ("A1.2", "Togo", "01/06/2026", 40)))
    assert [line.values["progress"] for line in read_lines(read(content, "d.xlsx"), "declaration")] == [
        40,
        40,
    ]
