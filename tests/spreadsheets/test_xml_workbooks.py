"""Workbooks written as one XML file: SpreadsheetML 2003, and the flat .fods of LibreOffice."""

from datetime import date, datetime, time
from xml.sax.saxutils import escape

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.container import identify
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import Policies
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books

KNOWN = Known(("CCIS-RSK", "CCIT"), {}, 2026)
SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Styles><Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>'
    '<Style ss:ID="z"><NumberFormat ss:Format="0000"/></Style>'
    '<Style ss:ID="s" ss:Parent="z"><Font ss:StrikeThrough="1"/></Style></Styles>'
)


def data(value):
    if isinstance(value, date):
        return f'<Data ss:Type="DateTime">{value.isoformat()}T00:00:00.000</Data>'
    if isinstance(value, int | float):
        return f'<Data ss:Type="Number">{value}</Data>'
    return f'<Data ss:Type="String">{escape(value)}</Data>'


def cells(*values):
    return "<Row>" + "".join(f"<Cell>{data(v)}</Cell>" for v in values) + "</Row>"


def workbook(*tables, options="", styles=STYLES, declaration='<?xml version="1.0"?>'):
    sheets = "".join(
        f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{options}</Worksheet>' for name, rows in tables
    )
    return (
        f'{declaration}<?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">{styles}{sheets}</Workbook>'
    )


def book(text, encoding="utf-8"):
    content = text.encode(encoding)
    kind = identify(content, "export.xls")
    assert kind == "spreadsheetml"
    return parse(content, "export.xls", kind)


def sheet(rows, **options):
    return book(workbook(("Plan", rows), **options)).sheets[0]


TABLES = {
    "fr": [
        ("Code", "Action", "Responsable", "Échéance", "Statut", "Avancement"),
        ("A1", "Tenir le salon", "Trésorier", date(2026, 6, 30), "En cours", 0.5),
        ("A2", "Publier l'annuaire", "Direction", date(2026, 9, 30), "Réalisée", 1),
    ],
    "en": [
        ("Code", "Task", "Owner", "Due date", "Status", "% complete"),
        ("T1", "Hold the fair", "Steward", date(2026, 6, 30), "In progress", 0.5),
        ("T2", "Print the guide", "Clerk", date(2026, 9, 30), "Done", 1),
    ],
    "ar": [
        ("الرمز", "الإجراء", "المسؤول", "الأجل", "الحالة", "نسبة الإنجاز"),
        ("ب1", "تنظيم المعرض", "المدير", date(2026, 6, 30), "قيد الإنجاز", 0.5),
        ("ب2", "نشر الدليل", "الكاتب", date(2026, 9, 30), "منجز", 1),
    ],
}


@pytest.mark.parametrize("name", ["export.xls", "export.xml", "export.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("language", TABLES)
def test_a_workbook_of_2003_is_read_whole_and_comes_back_without_a_change(language, encoding, name):
    rows = TABLES[language]
    declared = f'<?xml version="1.0" encoding="{encoding[:6].rstrip("-")}"?>'
    text = workbook(("Plan", "".join(cells(*row) for row in rows)), declaration=declared)
    found = read(text.encode(encoding), name)
    assert found.sheets[0].rows == tuple(rows)
    table = normalise(found, recognise(found), KNOWN)
    assert [row.values["title"] for row in table.rows] == [rows[1][1], rows[2][1]]
    assert [row.values["deadline"] for row in table.rows] == [rows[1][3], rows[2][3]]
    assert [row.values["progress"] for row in table.rows] == [50.0, 100.0]
    again = compare(table, {str(row.row): row.values for row in table.rows}, Policies())
    assert (again.unchanged, again.changed) == (2, ())


def test_places_merges_and_hidden_parts_of_a_workbook_of_2003():
    found = sheet(
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Column ss:StyleID="z"/>'
        '<Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">Axe</Data></Cell>'
        '<Cell><Data ss:Type="Number">7</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell ss:Index="4"><Data ss:Type="Number">12</Data></Cell></Row>'
        '<Row ss:Span="3"/><Row><Cell ss:Index="4"><Data ss:Type="String">fin</Data></Cell></Row>',
        options='<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>',
    )
    assert found.rows[:4] == ((), (), (None, "Axe", None, 7), (None, None, None, 12))
    assert found.rows[8] == (None, None, None, "fin")
    assert found.merges == ((2, 1, 4, 2),)
    assert (found.hidden_rows, found.hidden_columns, found.visible) == ({3}, {1, 2}, False)
    assert found.shown == {(2, 3): "0007", (3, 3): "0012"}


def test_types_formats_notes_and_formulas_of_a_workbook_of_2003():
    found = sheet(
        "<Row>"
        '<Cell ss:StyleID="p"><Data ss:Type="Number">0.25</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2026-03-31T14:30:00.000</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">1899-12-31T14:30:00.000</Data></Cell>'
        '<Cell ss:Formula="=A1"/><Cell ss:Formula="=A1"><Data ss:Type="Number"></Data></Cell>'
        '<Cell ss:Formula="=A1"><Data ss:Type="String"></Data></Cell>'
        '<Cell ss:HRef="https://exemple.test"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Très</B> utile</ss:Data></Cell>'
        '<Cell ss:StyleID="s"><Data ss:Type="String">Annulé</Data><Comment><ss:Data>Vu en comité</ss:Data></Comment></Cell>'
        '<Cell><Data ss:Type="DateTime">0000-00-00</Data></Cell><Cell><Data ss:Type="Number">1,5</Data></Cell>'
        "</Row>"
    )
    assert found.rows[0] == (
        0.25, True, None, datetime(2026, 3, 31, 14, 30), time(14, 30), None, None, None, "Très utile", "Annulé",
        "0000-00-00", "1,5",
    )  # fmt: skip
    assert found.percents == {(0, 0)}
    assert found.errors == {(0, 2): "#REF!"}
    assert found.no_result == {(0, 5), (0, 6)}
    assert found.links == {(0, 8): "https://exemple.test"}
    assert (found.struck, found.notes) == ({(0, 9)}, {(0, 9): "Vu en comité"})


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_an_export_glued_together_with_bare_ampersands_is_mended(encoding):
    text = workbook(("Plan", cells("Action", "Échéance") + cells("Salle & scène", "30/06/2026")))
    found = book(text.replace("&amp;", "&"), encoding)
    assert found.sheets[0].rows[1] == ("Salle & scène", "30/06/2026")


ROWS = "".join(cells(*row) for row in TABLES["fr"])
WHOLE = workbook(("Plan", ROWS))
HOSTILE = {
    "cut": (WHOLE[: WHOLE.rindex("<Row>") + 60], "file_unreadable"),
    "no sheet": (workbook(), "file_unreadable"),
    "a billion laughs": (
        WHOLE.replace("<?mso", '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><?mso').replace(
            "Tenir", "&b;"
        ),
        "file_unreadable",
    ),
    "a file of the machine": (
        WHOLE.replace("<?mso", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><?mso').replace(
            "Tenir", "&a;"
        ),
        "file_unreadable",
    ),
    "rows as wide as can be": (
        workbook(
            ("Plan", "<Row><Cell ss:Index='16384'><Data ss:Type='Number'>1</Data></Cell></Row>" * 2_000)
        ),
        "file_too_many_cells",
    ),
    "a row beyond the last": (workbook(("Plan", "<Row ss:Index='99999999'/>")), "file_too_many_cells"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_workbook_of_2003_is_refused_in_words(case):
    text, code = HOSTILE[case]
    with pytest.raises(FileRefused) as refused:
        read(text.encode(), "export.xls")
    assert refused.value.code == code


def test_a_stray_cell_far_from_the_table_is_left_out_and_told():
    far = '<Row ss:Index="900000"><Cell ss:Index="900"><Data ss:Type="String">x</Data></Cell></Row>'
    found = book(workbook(("Plan", ROWS + far)))
    assert len(found.sheets[0].rows) == 3
    assert found.sheets[0].far == ("AHP900000",)
    assert [i.code for i in found.issues] == ["row_far_away"]


FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
    "<office:meta><dc:date>2026-05-04T10:00:00</dc:date></office:meta><office:body><office:spreadsheet>"
    '<table:table table:name="Plan">{rows}</table:table></office:spreadsheet></office:body></office:document>'
)


def flat_cell(value):
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value:%d/%m/%Y}</text:p></table:table-cell>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="percentage" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def flat(rows):
    return FLAT.format(
        rows="".join(
            f"<table:table-row>{''.join(map(flat_cell, row))}</table:table-row>" for row in rows
        )
    )  # fmt: skip


@pytest.mark.parametrize("language", TABLES)
def test_a_flat_document_is_read_as_the_packed_one(language):
    rows = TABLES[language]
    found = read(flat(rows).encode(), "plan.fods")
    assert (found.format, found.modified) == ("fods", datetime(2026, 5, 4, 10))
    assert found.sheets[0].rows == tuple(rows)
    table = normalise(found, recognise(found), KNOWN)
    assert [row.values["deadline"] for row in table.rows] == [rows[1][3], rows[2][3]]
    again = compare(table, {str(row.row): row.values for row in table.rows}, Policies())
    assert (again.unchanged, again.changed) == (2, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (flat(TABLES["fr"])[:-300], "file_unreadable"),
        (flat(TABLES["fr"]).replace("office:spreadsheet>", "office:text>"), "file_word_document"),
        (flat(TABLES["fr"]).replace("office:spreadsheet>", "office:drawing>"), "file_not_a_table"),
        (
            flat(TABLES["fr"]).replace(
                "<table:table-row>", '<table:table-row table:number-rows-repeated="900000">'
            ),
            "file_too_many_cells",
        ),
    ],
)
def test_a_flat_document_that_is_cut_or_no_spreadsheet_is_refused(text, code):
    with pytest.raises(FileRefused) as refused:
        read(text.encode(), "plan.fods")
    assert refused.value.code == code


def test_the_table_of_a_2003_workbook_made_by_hand_is_read_like_that_of_books():
    rows = [books.HEADER, *books.ROWS]
    found = sheet("".join(cells(*row) for row in rows))
    assert found.rows == tuple(tuple(row) for row in rows)
