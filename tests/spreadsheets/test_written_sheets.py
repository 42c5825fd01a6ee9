"""What a written sheet holds, cell by cell: the rows filled in at once are those that a call per cell would write."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lib.domain.schema import Kind
from lib.spreadsheets.filled import LONGEST, FilledSheet, cut
from lib.spreadsheets.write import SheetPlan, write_sheets, write_table

FIELDS = ("code", "title", "deadline", "status", "progress")
KINDS: tuple[Kind, ...] = ("text", "text", "date", "text", "percent")
ROWS = (
    ("A1.1", "Tenir le comité", date(2026, 3, 1), "En cours", 40.0),
    ("A1.2", "=1+1", None, None, None),
    (None, "Une mission", date(2026, 5, 1), "Bloquée", 0.0),
)
CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>(.*?)</c>)')


def workbook(rows=ROWS, **said):
    plan = SheetPlan("Actions", FIELDS, FIELDS, KINDS, {}, (), rows, **{"locked": "code", **said})
    return write_sheets([plan], banner="", revision=3, plan="p")


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def cells(content):
    found = CELL.findall(part(content, "xl/worksheets/sheet1.xml"))
    return {place: (attributes, held) for place, attributes, held in found}


def formats(content):
    styles = part(content, "xl/styles.xml")
    return re.findall(
        r"<xf [^>]*?/>|<xf .*?</xf>", styles[styles.index("<cellXfs") : styles.index("</cellXfs>")]
    )


def looks(content, place):
    number = re.search(r's="(\d+)"', cells(content)[place][0])[1]
    return formats(content)[int(number)]


def test_blank_cells_are_not_written_for_their_look_alone():
    content = workbook()
    assert {p for p in cells(content) if p.endswith("4")} == {"A4", "B4"}
    rule = re.search(
        r'<conditionalFormatting sqref="([^"]+)">.*?</conditionalFormatting>',
        part(content, "xl/worksheets/sheet1.xml"),
    )
    assert rule[1] == "A3:E5"
    assert 'type="containsBlanks"' in rule[0]


def test_a_code_that_is_missing_is_locked_like_the_others_and_what_people_add_is_not():
    content = workbook()
    assert "A5" in cells(content)
    assert 'protection locked="0"' not in looks(content, "A3")
    assert 'protection locked="0"' not in looks(content, "A5")
    columns = re.findall(r'<col min="(\d+)"[^>]*style="(\d+)"', part(content, "xl/worksheets/sheet1.xml"))
    assert [int(place) for place, _ in columns] == [1, 2, 3, 4, 5]
    assert all('protection locked="0"' in formats(content)[int(style)] for _, style in columns)


def test_a_sheet_without_rows_says_nothing_of_blanks():
    assert "conditionalFormatting" not in part(workbook(()), "xl/worksheets/sheet1.xml")


def test_a_list_holds_its_title_its_headings_and_its_rows():
    content = write_table(
        ("Code", "Retard"), [("A1.1", 4), (None, None), ("A1.3", 12)], title="Au 24/11/2026"
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.get_sheet_by_index(0).to_python(skip_empty_area=False) == [
        ["Au 24/11/2026", ""],
        ["Code", "Retard"],
        ["A1.1", 4.0],
        ["", ""],
        ["A1.3", 12.0],
    ]


@pytest.mark.parametrize("text", ["a" * (LONGEST + 5), "😀" * 20_000, "é" * 16_384])
def test_a_text_is_cut_where_a_cell_ends_and_never_within_a_character(text):
    kept = cut(text)
    assert text.startswith(kept)
    assert LONGEST - 1 <= len(kept.encode("utf-16-le")) // 2 <= LONGEST or kept == text


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(
        lambda number: number + 0.0
    ),  # a zero without a sign
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0)),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=8))
def test_rows_filled_in_at_once_are_those_that_a_call_per_cell_writes(rows):
    def made(write, kind):
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer, {"in_memory": True})
        look = book.add_format({"bold": True})
        sheet = book.add_worksheet("x", kind)
        sheet.write_string(0, 0, "Titre", look)
        write(sheet, look)
        book.close()
        content = buffer.getvalue()
        shared = part(content, "xl/sharedStrings.xml")
        dimension = re.search(r"<dimension [^>]*>", part(content, "xl/worksheets/sheet1.xml"))[0]
        return cells(content), shared, dimension

    def one_by_one(sheet, look):
        for column, values in enumerate(zip(*rows, strict=True)):
            for row, value in enumerate(values, start=2):
                if value is None:
                    sheet.write_blank(row, column, None, look)
                elif isinstance(value, bool):
                    sheet.write_string(row, column, "oui" if value else "non", look)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, value, look)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value, look)
                else:
                    sheet.write_number(row, column, value, look)

    at_once = made(lambda sheet, look: sheet.fill(2, rows, [lambda value: look] * 3), FilledSheet)
    assert at_once == made(one_by_one, None)
