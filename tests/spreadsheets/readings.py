"""Tables made of rows and read at once, for the tests of how tables are found."""

from datetime import date

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

TODAY = date(2026, 11, 24)
KNOWN = Known(year=2026, today=TODAY)


def sheet(name, rows, merges=(), **told):
    """A sheet of these rows, made as wide as the widest."""
    width = max(map(len, rows))
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Sheet(name, padded, merges=tuple(merges), **told)


def book(*sheets, file="f.xlsx"):
    """A workbook of these sheets."""
    return Workbook(file, "xlsx", tuple(sheets))


def found(*rows, merges=()):
    """What the table of one sheet is recognised as, and its clean rows."""
    workbook = book(sheet("Plan", rows, merges))
    recognition = recognise(workbook)
    return recognition, normalise(workbook, recognition, KNOWN)


def fields(recognition):
    """The fields by letter of their column."""
    return {column_letters(c): field for c, field in recognition.columns.items()}
