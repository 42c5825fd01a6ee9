"""Files made by the tests, in the real formats."""

import io
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

HEADER = ("Code", "Axe", "Action", "Responsable", "Échéance", "Statut", "Avancement")
ROWS = (
    (
        "A1.1",
        "A1. Gouvernance",
        "Rédiger le procès-verbal",
        "Directeur (CCIS-RSK)",
        "30/06/2026",
        "Réalisée",
        "100",
    ),
    ("A1.2", "A1. Gouvernance", "Réunir le comité", "Secrétaire (CCIS-RSK)", "T4 2026", "En cours", "60"),
    (
        "A2.1",
        "A2. Missions",
        "Conduire une mission à Lomé",
        "Chargé d'études (CCIT)",
        "permanent",
        "En cours",
        "20",
    ),
)


def xlsx(rows, *, lead=(), sheet="Plan", other=()):
    """A workbook: rows to skip, then the rows; `other` are the rows of a first, unrelated sheet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False})
    if other:
        notes = book.add_worksheet("Notes")
        for i, row in enumerate(other):
            notes.write_row(i, 0, row)
    page = book.add_worksheet(sheet)
    for i, row in enumerate([*lead, *rows]):
        page.write_row(i, 0, row)
    book.close()
    return buffer.getvalue()


def xls(rows):
    """The same in the format of Excel 97."""
    book = xlwt.Workbook()
    page = book.add_sheet("Plan")
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            page.write(i, j, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(rows):
    """The same in the format of LibreOffice."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Plan")
    for row in rows:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def csv(rows, separator=";", encoding="utf-8"):
    """The same as text."""
    return "\r\n".join(separator.join(row) for row in rows).encode(encoding)


def page(rows, encoding="utf-8"):
    """The same as a page of HTML, what many applications call an Excel export."""
    lines = "".join("<tr>" + "".join(f"<td>{escape(v)}</td>" for v in row) + "</tr>" for row in rows)
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    return f"<html><head>{meta}</head><body><table>{lines}</table></body></html>".encode(encoding)


def spreadsheetml(rows):
    """The same in the XML of Excel 2003."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    lines = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{escape(v)}</Data></Cell>' for v in row) + "</Row>"
        for row in rows
    )
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="Plan"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def flat_ods(rows):
    """The same in the format of LibreOffice, not packed."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(v)}</text:p></table:table-cell>'
            for v in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return (
        f'<?xml version="1.0"?><office:document xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" '
        f'xmlns:text="{office}text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
        f'<office:spreadsheet><table:table table:name="Plan">{lines}</table:table></office:spreadsheet></office:body>'
        "</office:document>"
    ).encode()


def markdown(rows):
    """The same as a table of Markdown."""
    head, *rest = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([head, "|---" * len(rows[0]) + "|", *rest]).encode()
