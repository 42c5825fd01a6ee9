"""Files that are not what they say, or that would cost too much: each is read or refused in words (1–58)."""

import io
import time
import zipfile

import pytest
import xlsxwriter

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books, parts
from tests.spreadsheets.fuzz import outcome

TABLE = [books.HEADER, *books.ROWS]
HEAD = list(books.HEADER)
LINES = [list(row) for row in books.ROWS]


#: Seconds within which any file is answered, read and understood or refused.
ANSWERED = 10.0


def table(content, name="f.xlsx"):
    started = time.monotonic()
    try:
        workbook = read(content, name)
        return normalise(workbook, recognise(workbook), Known(year=2026))
    finally:
        assert time.monotonic() - started < ANSWERED, name


def codes(found):
    return {issue.code for issue in found.issues}


def bomb():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 60_000_000)
    return buffer.getvalue()


def entities():
    lots = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    xml = parts.sheet(TABLE).replace("<worksheet", f'<!DOCTYPE x [<!ENTITY e0 "ha">{lots}]><worksheet', 1)
    return parts.book(xml.replace("Réunir le comité", "&e9;"))


def external_entity():
    xml = parts.sheet(TABLE).replace(
        "<worksheet", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet', 1
    )
    return parts.book(xml.replace("Réunir le comité", "&e;"))


def zipped(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, books.xlsx(TABLE))
    return buffer.getvalue()


def chart_only():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    chart = book.add_chart({"type": "line"})
    book.add_worksheet("Vide")
    chart.add_series({"values": "=Vide!$A$1:$A$5"})
    book.add_chartsheet("Graphique1").set_chart(chart)
    book.close()
    return buffer.getvalue()


SPREADSHEET_ML = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
REFUSED = {
    "1 a sheet that unpacks to 360 MB": (bomb, "x.xlsx", {"file_bomb"}),
    "9 a Word document renamed": (
        lambda: parts.book("").replace(b"xl/w", b"word"[:4]),
        "x.xlsx",
        {"file_unreadable", "file_not_a_table", "file_archive"},
    ),
    "10 a lock file": (lambda: b"x" * 165, "~$x.xlsx", {"file_lock"}),
    "12 a page of a portal named .xls": (lambda: b"<html><table><tr><td>A</td></tr></table></html>", "x.xls", {"no_table_found"}),
    "13 SpreadsheetML 2003 without a row": (lambda: SPREADSHEET_ML.encode(), "x.xls", {"no_table_found"}),
    "14 a binary workbook": (lambda: _only("xl/workbook.bin"), "x.xlsb", {"file_xlsb"}),
    "15 an empty file": (lambda: b"", "x.xlsx", {"file_empty"}),
    "16 an upload that was cut": (lambda: books.xlsx(TABLE)[:2000], "x.xlsx", {"file_unreadable"}),
    "17 an archive of workbooks": (lambda: zipped("a.xlsx", "b.xlsx"), "x.zip", {"file_archive"}),
    "19 a billion laughs": (entities, "x.xlsx", {"file_unreadable"}),
    "25 nothing but a chart": (chart_only, "x.xlsx", {"no_table_found"}),
    "35 a value repeated a million times": (
        lambda: parts.ods(
            '<table:table table:name="P">'
            + parts.ods_row(HEAD)
            + parts.ods_row(LINES[0], ' table:number-rows-repeated="1000000"')
            + "</table:table>"
        ),
        "x.ods",
        {"file_too_many_cells", "file_unreadable", "file_memory", "file_timeout"},
    ),
    "37 a flat .fods without a sheet": (
        lambda: b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
        "x.fods",
        {"file_not_a_table"},
    ),
    "52 a quotation mark that is never closed": (
        lambda: ('"Bonjour;' + "x" * 400).encode(), "x.csv", {"no_table_found"}
    ),
    "53 more columns than a sheet has": (
        lambda: ";".join(HEAD).encode() + b"\n" + b"x;" * 20_000, "x.csv", {"file_too_many_cells"}
    ),
    "54 millions of columns": (
        lambda: ";".join(HEAD).encode() + b"\n" + b"x;" * 2_000_000, "x.csv", {"file_too_many_cells", "file_timeout"}
    ),
    "54b millions of columns drawn with bars": (
        lambda: ("|".join(["", *HEAD, ""]) + "\n" + "|---" * 7 + "|\n" + "|x" * 50_000).encode(),
        "x.md",
        {"file_too_many_cells"},
    ),
    "55 a single column": (lambda: "\n".join(f"Action {i}" for i in range(9)).encode(), "x.csv", {"no_table_found"}),
}  # fmt: skip


def _only(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, b"x")
    return buffer.getvalue()


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_a_table_is_refused_in_words(case):
    make, name, expected = REFUSED[case]
    with pytest.raises(FileRefused) as refused:
        table(make(), name)
    assert refused.value.code in expected
    assert refused.value.message.format(**refused.value.values)


def raw(rows=None, **options):
    return parts.book(parts.sheet(rows or [HEAD, *LINES], **options))


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
BLANK = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c></row>'
STYLED = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2000, 475_017, 250))
FORMATTED = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'


def with_sheets(names):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name in names:
        page = book.add_worksheet(name)
        for i, row in enumerate(TABLE):
            page.write_row(i, 0, row)
    book.close()
    return buffer.getvalue()


def strict():
    content = raw()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            data = old.read(entry).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            new.writestr(
                entry.filename,
                data.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            )
    return buffer.getvalue()  # fmt: skip


def prefixed():
    xml = parts.sheet([HEAD, *LINES])
    for tag in ("worksheet", "sheetData", "row", "c", "is", "t", "v"):
        xml = (
            xml.replace(f"<{tag} ", f"<x:{tag} ")
            .replace(f"<{tag}>", f"<x:{tag}>")
            .replace(f"</{tag}>", f"</x:{tag}>")
        )
    return parts.book(xml.replace("xmlns=", "xmlns:x=", 1))


def protected():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet("Plan")
    page.protect("secret")
    for i, row in enumerate(TABLE):
        page.write_row(i, 0, row)
    book.close()
    return buffer.getvalue()


def ods_tail():
    tail = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    rows = "".join(parts.ods_row(row) for row in (HEAD, *LINES))
    return parts.ods(f'<table:table table:name="P">{rows}{tail}</table:table>')


def ods_odd():
    odd = [
        "A9.9", "A9. Divers", "Tester", "Moi", '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell>',
        "En cours", "10",
    ]  # fmt: skip
    rows = "".join(parts.ods_row(row) for row in (HEAD, *LINES, odd))
    return parts.ods(f'<table:table table:name="P">{rows}</table:table>')


def csv_of(rows, separator=";", encoding="utf-8", end="\r\n"):
    return end.join(separator.join(row) for row in rows).encode(encoding)


LATIN = [[*row] for row in TABLE]
READ = {
    "2 a value in the last cell of the sheet": (lambda: raw(more=FAR), "x.xlsx", {"row_far_away"}),
    "3 formats only in the far corner": (lambda: raw(more=FORMATTED), "x.xlsx", set()),
    "3 a style on 475,016 rows": (lambda: raw(more=STYLED), "x.xlsx", set()),
    "4 a space in the last row": (lambda: raw(more=BLANK), "x.xlsx", set()),
    "5 a million rows declared": (lambda: raw(before='<dimension ref="A1:XFD1048576"/>'), "x.xlsx", set()),
    "6 a wrong dimension": (lambda: raw(before='<dimension ref="A1"/>'), "x.xlsx", set()),
    "7 macros": (
        lambda: parts.book(parts.sheet([HEAD, *LINES]), extra={"xl/vbaProject.bin": b"x"}), "x.xlsm", {"file_macro_ignored"}
    ),
    "11 text named .xlsx": (lambda: csv_of(TABLE), "x.xlsx", set()),
    "20 no style sheet": (lambda: parts.book(parts.sheet([HEAD, *LINES]), styles=None), "x.xlsx", set()),
    "21 a broken style sheet": (lambda: parts.book(parts.sheet([HEAD, *LINES]), styles="<styleSheet><cell"), "x.xlsx", None),
    "22 strict OOXML": (strict, "x.xlsx", set()),
    "23 an unusual prefix": (prefixed, "x.xlsx", None),
    "24 links to other files": (
        lambda: raw([HEAD, [*LINES[0][:2], '<c r="{r}" t="str"><f>[1]Feuil1!A1</f><v>Rédiger</v></c>', *LINES[0][3:]], *LINES[1:]]),
        "x.xlsx",
        set(),
    ),
    "27 sheet names of every kind": (lambda: with_sheets(["📋 Suivi", "L'été", "x" * 31, "الخطة"]), "x.xlsx", {"sheet_latest"}),
    "28 a protected sheet": (protected, "x.xlsx", set()),
    "31 a cell of 32,767 characters": (
        lambda: raw([HEAD, [LINES[0][0], LINES[0][1], "é" * 32_767, *LINES[0][3:]], *LINES[1:]]), "x.xlsx", {"text_too_long"}
    ),
    "34 an .ods with a million empty rows": (ods_tail, "x.ods", set()),
    "39 semicolons and Windows-1252": (lambda: csv_of(TABLE, ";", "cp1252"), "x.csv", set()),
    "40 commas and UTF-8": (lambda: csv_of(TABLE, ","), "x.csv", set()),
    "41 a mark of order": (lambda: csv_of(TABLE, ";", "utf-8-sig"), "x.csv", set()),
    "42 UTF-16 with tabs": (lambda: csv_of(TABLE, "\t", "utf-16"), "x.txt", set()),
    "43 UTF-16 without its mark": (lambda: csv_of(TABLE, "\t", "utf-16-le"), "x.txt", set()),
    "44 MacRoman": (lambda: csv_of(TABLE, ";", "mac_roman"), "x.csv", None),
    "45 cp850": (lambda: csv_of(TABLE, ";", "cp850"), "x.csv", None),
    "48 sep=; on the first line": (lambda: b"sep=;\r\n" + csv_of(TABLE), "x.csv", set()),
    "50 commas inside the texts of a ; file": (
        lambda: csv_of([[c.replace(" ", ", ", 1) if i == 2 and n else c for i, c in enumerate(r)] for n, r in enumerate(TABLE)]), "x.csv", set()
    ),
    "51 line breaks and doubled quotation marks": (
        lambda: csv_of([HEAD, [*LINES[0][:2], '"Rédiger\nle ""PV"" ; vite"', *LINES[0][3:]], *LINES[1:]]), "x.csv", set()
    ),
    "53 titles above, rows of uneven widths": (
        lambda: b"Plan commun\r\nMis \xc3\xa0 jour le 12/11/2026\r\n\r\n" + csv_of(TABLE), "x.csv", set()
    ),
    "54 empty columns and rows of bare separators": (
        lambda: csv_of([[*row, "", ""] for row in TABLE] + [[""] * 9] * 3), "x.csv", set()
    ),
    "56 NUL bytes": (lambda: csv_of(TABLE).replace(b"Conduire", b"Con\x00duire"), "x.csv", {"text_nul"}),
    "57 three ends of line": (
        lambda: csv_of(TABLE[:2]) + b"\r" + csv_of(TABLE[2:3]) + b"\n" + csv_of(TABLE[3:]), "x.csv", set()
    ),
    "58 the wrong alphabet inside UTF-8": (
        lambda: csv_of([HEAD, *[[c.encode().decode("cp1252") if "é" in c else c for c in row] for row in LINES]]), "x.csv", {"text_mojibake"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_a_file_made_in_an_unusual_way_is_read_whole(case):
    make, name, expected = READ[case]
    found = table(make(), name)
    assert len(found.rows) == 3, [row.values.get("title") for row in found.rows]
    assert [row.values["code"] for row in found.rows] == ["A1.1", "A1.2", "A2.1"]
    if expected is not None:
        loud = {i.code for i in found.issues if i.level != "info"} | (codes(found) & expected)
        assert loud - {"text_encoding_guessed"} == expected


def test_18_an_entity_is_never_fetched_from_a_file():
    try:
        found = table(external_entity())
    except FileRefused as refused:
        assert refused.code == "file_unreadable"
    else:
        assert not any("root:" in str(row.values) for row in found.rows)


def test_8_a_protected_workbook_is_named_as_such_whatever_its_name():
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 600
    )
    for name in ("x.xlsx", "x.xlsm", "x.xls"):
        with pytest.raises(FileRefused) as refused:
            read(content, name)
        assert refused.value.code == "file_password"


def test_26_hidden_sheets_are_offered_and_never_chosen():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name, rows in (("Notes", [("Bonjour",)]), ("Cachée", TABLE), ("Plan", TABLE[:2])):
        page = book.add_worksheet(name)
        for i, row in enumerate(rows):
            page.write_row(i, 0, row)
        if name == "Cachée":
            page.very_hidden()
    book.close()
    workbook = read(buffer.getvalue(), "x.xlsx")
    found = recognise(workbook)
    assert found.sheet == "Plan"
    assert "Cachée" in {name for name, _, _ in found.others}
    assert recognise(workbook, sheet="Cachée").sheet == "Cachée"


def test_29_a_hundred_thousand_rows_are_read_to_the_last():
    rows = [
        [f"A{i % 9 + 1}.{i}", "Axe", f"Action {i}", "Directeur", "30/06/2026", "En cours", "50"]
        for i in range(100_000)
    ]
    workbook = read(books.csv([books.HEADER, *rows]), "x.csv")
    assert len(workbook.sheets[0].rows) == 100_001


def test_30_five_thousand_columns_do_not_hide_the_first_ones():
    wide = [[*row, *[""] * 4_990, "x"] for row in TABLE]
    assert len(table(books.xlsx(wide)).rows) == 3


def test_32_and_33_an_old_xls_is_read_with_its_accents():
    found = table(books.xls(TABLE), "x.xls")
    assert found.rows[0].values["title"] == "Rédiger le procès-verbal"
    assert not any("\x00" in str(row.values) for row in found.rows)


def test_36_a_boolean_in_a_date_is_said_on_its_cell():
    found = table(ods_odd(), "x.ods")
    assert [(i.code, i.cell) for i in found.issues if i.level == "warning"] == [("date_not_a_date", "E5")]
    assert "deadline" not in found.rows[3].values or found.rows[3].values["deadline"] is None


def test_38_a_thousand_styled_rows_are_not_actions():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page, style = book.add_worksheet("Plan"), book.add_format({"bg_color": "#EEEEEE"})
    for i, row in enumerate(TABLE):
        page.write_row(i, 0, row)
    for i in range(4, 1000):
        for j in range(7):
            page.write_blank(i, j, None, style)
    book.close()
    assert len(table(buffer.getvalue()).rows) == 3


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1256", "توقيع المحضر المشترك بين الغرفتين"), ("cp1251", "Подписать совместный протокол палат")],
)
def test_46_47_arabic_and_cyrillic_of_windows_are_read_and_said_to_be_guessed(encoding, text):
    rows = [
        books.HEADER,
        *[[f"A1.{n}", text, text, text, "30/06/2026", "En cours", "10"] for n in range(1, 6)],
    ]
    plain = [[c.replace("É", "E").replace("é", "e") for c in row] for row in rows]
    found = table(csv_of(plain, ";", encoding), "x.csv")
    assert found.rows[0].values["title"] == text
    assert "text_encoding_guessed" in codes(found)


def test_49_decimal_commas_between_quotation_marks_stay_whole():
    content = 'Code,Action,Responsable,Avancement\r\nA1.1,Rédiger,Directeur,"62,5 %"\r\n'.encode()
    assert table(content, "x.csv").rows[0].values["progress"] == 62.5


@pytest.mark.parametrize(
    "part", ["xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"]
)
def test_a_part_in_an_encoding_that_nobody_knows_is_read_without_it_or_refused_in_words(part):
    source, spoiled = io.BytesIO(books.xlsx([["Action", "Statut"], ["Signer", "En cours"]])), io.BytesIO()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(spoiled, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(
                name, data.replace(b"UTF-8", b"NaN").replace(b"utf-8", b"NaN") if name == part else data
            )
    assert outcome(spoiled.getvalue(), "strings.xlsx") in ("ok", "file_unreadable")
