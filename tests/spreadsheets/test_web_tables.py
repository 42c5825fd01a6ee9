"""Pages of HTML that applications call an Excel export, whatever the name of the file."""

import time
from datetime import date

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.container import Limits, identify
from lib.spreadsheets.files.html_tables import parse_html
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import Policies
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books

KNOWN = Known(("CCIS-RSK", "CCIT"), {}, 2026)
FRENCH = [books.HEADER, *books.ROWS]
ENGLISH = [
    ("Code", "Action", "Owner", "Deadline", "Status"),
    ("P1", "Paint the “north” gate & fence", "Gardener", "2026-06-30", "Done"),
    ("P2", "Order 20 < 30 chairs", "Steward", "2026-07-31", "In progress"),
]
ARABIC = [
    ("الرمز", "الإجراء", "المسؤول", "الأجل", "الحالة"),
    ("ب1", "تنظيم اللقاء السنوي", "المدير", "30/06/2026", "منجز"),
    ("ب2", "إعداد التقرير", "الكاتب", "31/07/2026", "قيد الإنجاز"),
]
SPANISH = [
    ("Código", "Acción", "Responsable", "Fecha límite", "Estado"),
    ("C1", "Pintar la valla del jardín", "Secretaría", "30/06/2026", "En curso"),
    ("C2", "Reunión de cierre", "Dirección", "31/07/2026", "Pendiente"),
]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def rows_of(rows, cell="td"):
    return "\n".join(
        "<tr>" + "".join(f"<{cell}>{escaped(v)}</{cell}>" for v in row) + "</tr>" for row in rows
    )


def page(rows, *, head="", before="", after=""):
    return (
        f"<html><head>{head}</head><body>{before}<table border=1>{rows_of(rows)}</table>{after}</body></html>"
    )


def book(text, encoding="utf-8", name="export.xls"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    kind = identify(content, name)
    assert kind in ("html", "mht"), kind
    return parse(content, name, kind)


def plain(rows):
    return tuple(tuple(v or None for v in row) for row in rows)


META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
PAGES = {
    "utf-8": (page(FRENCH), "utf-8", FRENCH),
    "utf-8 with its mark": (page(FRENCH), "utf-8-sig", FRENCH),
    "utf-16": (page(ARABIC), "utf-16", ARABIC),
    "declared windows-1252": (page(FRENCH, head=META.format("windows-1252")), "cp1252", FRENCH),
    "declared latin-1": (page(SPANISH, head=META.format("iso-8859-1")), "cp1252", SPANISH),
    "declared windows-1256": (page(ARABIC, head='<meta charset="windows-1256">'), "cp1256", ARABIC),
    "declared latin-1 and written in utf-8": (page(SPANISH, head=META.format("iso-8859-1")), "utf-8", SPANISH),
    "nothing declared, one byte a letter": (page(FRENCH), "cp1252", FRENCH),
    "an alphabet that nobody knows": (page(FRENCH, head=META.format("x-unknown")), "cp1252", FRENCH),
    "a table alone": (f"<table>{rows_of(ENGLISH)}</table>", "utf-8", ENGLISH),
    "a comment first": ("<!-- report -->\n" + page(ENGLISH), "utf-8", ENGLISH),
    "XHTML": ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>' + page(ENGLISH), "utf-8", ENGLISH),
    "nothing closed": (
        "<table>" + "".join("<tr>" + "".join(f"<td>{escaped(v)}" for v in row) for row in ENGLISH) + "</table>",
        "utf-8",
        ENGLISH,
    ),
    "capitals and a style": (
        "<HTML><STYLE>td {color:red}</STYLE><BODY><TABLE>" + rows_of(ENGLISH, "TD") + "</TABLE></BODY></HTML>",
        "utf-8",
        ENGLISH,
    ),
    "scripts": (
        page(ENGLISH, head="<script>var t='<table><tr><td>no';</script>", after="<script>1 < 2</script>"),
        "utf-8",
        ENGLISH,
    ),
    "from the clipboard": (
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000999\r\n" + page(SPANISH), "utf-8", SPANISH
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
@pytest.mark.parametrize("name", ["export.xls", "export.xlsx", "export.html"])
def test_a_page_is_read_whole_whatever_its_name_and_its_alphabet(case, name):
    text, encoding, rows = PAGES[case]
    found = book(text, encoding, name)
    assert [sheet.rows for sheet in found.sheets] == [plain(rows)]
    assert not found.issues


@pytest.mark.parametrize("rows", [FRENCH, ENGLISH, ARABIC, SPANISH], ids=["fr", "en", "ar", "es"])
def test_a_page_is_imported_and_comes_back_without_a_change(rows):
    workbook = read(page(rows).encode(), "export.xls")
    table = normalise(workbook, recognise(workbook), KNOWN)
    assert [row.values["title"] for row in table.rows] == [
        row[rows[0].index(_title(rows))] for row in rows[1:]
    ]
    assert table.rows[0].values["deadline"] == date(2026, 6, 30)
    stored = {str(row.row): row.values for row in table.rows}
    again = compare(table, stored, Policies())
    assert (again.unchanged, again.new, again.changed) == (len(rows) - 1, (), ())


def _title(rows):
    return next(h for h in rows[0] if h in ("Action", "الإجراء", "Acción"))


def test_spans_are_merges_and_keep_their_columns():
    text = (
        "<table><tr><th rowspan=2>Code<th rowspan='2'>Action<th colspan=2>Dates</tr><tr><th>Début<th>Fin</tr>"
        "<tr><td>1<td rowspan=0>Tenir le salon<td>01/02/2026<td>03/02/2026</tr><tr><td>2<td>05/02/2026<td>06/02/2026</table>"
    )
    sheet = book(text).sheets[0]
    assert sheet.rows[1] == (None, None, "Début", "Fin")
    assert sheet.rows[3] == ("2", None, "05/02/2026", "06/02/2026")
    assert sheet.merges == ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (2, 1, 3, 1))


def test_lines_entities_pictures_and_fields_of_a_cell_are_its_text():
    cells = [
        ("Lina<br>Omar", "Lina\nOmar"),
        ("<p>Lina</p>\n <p>Omar</p>", "Lina\nOmar"),
        ("L&eacute;on &amp; fils&nbsp;", "Léon & fils"),
        ("  trop   d'\n espace ", "trop d' espace"),
        ("<img src=x alt='En cours'>", "En cours"),
        ("<input type=text value='à revoir'>", "à revoir"),
        ("<select><option>Ouvert<option selected>Clos</select>", "Clos"),
        ("<span style='display:none'>20260630</span>30/06/2026", "30/06/2026"),
        ("<a href='https://exemple.test/1'>Guide</a>", "Guide"),
        ("&nbsp;", None),
        ("<script>x()</script>", None),
    ]
    sheet = book("<table>" + "".join(f"<tr><td>{i}<td>{c}" for i, (c, _) in enumerate(cells)) + "</table>")
    seen = [row[1] if len(row) > 1 else None for row in sheet.sheets[0].rows]
    assert seen == [text for _, text in cells]
    assert sheet.sheets[0].links == {(8, 1): "https://exemple.test/1"}


def test_struck_text_gives_way_to_the_new_one():
    sheet = book(
        "<table><tr><td>Action<td>Fin<tr><td><s>Peindre</s><td><del>12/03/2026</del> 30/06/2026"
        "<tr><td><span style='text-decoration:line-through'>Trier</span><td>1</table>"
    ).sheets[0]
    assert sheet.rows[1] == ("Peindre", "30/06/2026")
    assert sheet.withdrawn == {(1, 1): "12/03/2026"}
    assert sheet.struck == {(1, 0), (2, 0)}


def test_the_numbers_that_excel_and_libreoffice_note_behind_a_text_are_its_value():
    style = (
        "<style>.xl65{mso-number-format:'Short Date';}\n.xl66{mso-number-format:\"0%\";}"
        '.xl67{mso-number-format:"dd\\/mm\\/yyyy\\;\\@";} .xl68{mso-number-format:"\\@";}</style>'
    )
    cells = [
        ('<td class=xl65 x:num="46203">30-juin</td>', date(2026, 6, 30)),
        ('<td class="a xl67" x:num="46203">30/06/2026</td>', date(2026, 6, 30)),
        ('<td style=\'mso-number-format:"Short Date"\' x:num="46203">###</td>', date(2026, 6, 30)),
        ('<td sdval="46203" sdnum="1036;1036;JJ/MM/AAAA">30/06/2026</td>', date(2026, 6, 30)),
        ('<td class=xl66 x:num="0.5">50%</td>', 0.5),
        ('<td sdval="0.25" sdnum="1036;0;0%">25 %</td>', 0.25),
        ("<td x:num>12</td>", 12),
        ('<td x:num="12.5">12,5</td>', 12.5),
        ('<td x:num="1">0001</td>', "0001"),
        ('<td class=xl68 x:num="7">007</td>', "007"),
        ('<td x:str="7">007</td>', "007"),
        ('<td class=xl65 x:num="nan">demain</td>', "demain"),
        ('<td class=xl65 x:num="1e300">demain</td>', "demain"),
        ("<td>46203</td>", "46203"),
    ]
    found = book(
        f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head>{style}</head><table>"
        + "".join(f"<tr>{cell}</tr>" for cell, _ in cells)
        + "</table>"
    )
    assert [row[0] for row in found.sheets[0].rows] == [value for _, value in cells]
    assert found.sheets[0].percents == {(4, 0), (5, 0)}


def test_each_table_of_a_page_is_a_sheet_named_by_its_title():
    text = (
        f"<h2>Gouvernance</h2><table>{rows_of(FRENCH)}</table><table><caption>Budget</caption>{rows_of([('Poste', 'Montant'), ('Salle', '10')])}</table>"
        "<table><tr><td>Page 1</table>"
    )
    assert [sheet.name for sheet in book(text).sheets] == ["Gouvernance", "Budget", "Table 3"]
    assert len(normalise(book(text), recognise(book(text)), KNOWN).rows) == 3


def test_a_table_that_only_lays_out_the_page_holds_none_of_the_inner_rows():
    text = f"<table><tr><td>Menu<td><table>{rows_of(FRENCH)}</table></tr><tr><td colspan=2>Pied</table>"
    sheets = book(text).sheets
    assert [len(sheet.rows) for sheet in sheets] == [2, 4]
    assert sheets[1].rows == plain(FRENCH)
    assert len(normalise(book(text), recognise(book(text)), KNOWN).rows) == 3


def test_headings_kept_in_a_table_of_their_own_and_pages_of_a_report_are_one_table():
    fixed = f"<div><table>{rows_of(FRENCH[:1])}</table></div><div><table>{rows_of(FRENCH[1:])}</table></div>"
    assert [sheet.rows for sheet in book(fixed).sheets] == [plain(FRENCH)]
    pages = f"<table>{rows_of(FRENCH[:3])}</table><p>1/2</p><table>{rows_of([FRENCH[0], FRENCH[3]])}</table>"
    workbook = book(pages)
    assert len(workbook.sheets) == 1
    assert [r.values["code"] for r in normalise(workbook, recognise(workbook), KNOWN).rows] == [
        "A1.1",
        "A1.2",
        "A2.1",
    ]


def test_hidden_rows_and_columns_are_read_and_told():
    sheet = book(
        "<table><tr><td>Code<td style='display:none'>Axe<td>Action<tr style='display: none'><td>1<td style='display:none'>A<td>Lire</table>"
    ).sheets[0]
    assert sheet.rows[1] == ("1", "A", "Lire")
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {1})


def mht(*pages, attached=""):
    parts = "".join(
        f"--=x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
        for text in pages
    )
    return (
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=x"\r\n\r\n{parts}{attached}--=x--\r\n'
    ).encode()


def test_a_page_kept_in_one_file_holds_a_sheet_for_each_part():
    found = book(mht(page(FRENCH), page([("Poste", "Montant"), ("Salle", "10")])), name="plan.mht")
    assert [sheet.name for sheet in found.sheets] == ["Table 1", "Table 2"]
    assert found.sheets[0].rows == plain(FRENCH)


def test_a_message_says_to_save_what_is_attached_to_it():
    attached = '--=x\r\nContent-Type: application/x; name="plan.xlsx"\r\nContent-Disposition: attachment; filename="plan.xlsx"\r\n\r\nx\r\n'
    for content in (mht(page(FRENCH), attached=attached), mht("<p>Bonjour</p>")):
        with pytest.raises(FileRefused) as refused:
            read(content, "message.eml")
        assert refused.value.code == "file_mail"


@pytest.mark.parametrize(
    "text", ["<html><body><form>Login</form></body></html>", "<!DOCTYPE html><div>…</div>", "<table></table>"]
)
def test_a_page_without_a_table_is_refused_in_words(text):
    with pytest.raises(FileRefused) as refused:
        read(text.encode(), "export.xls")
    assert refused.value.code == "file_html_export"


def test_a_page_that_ends_in_the_middle_of_its_table_is_said_to_be_cut():
    whole = page(FRENCH)
    for cut in (whole[: whole.rindex("A2.1") + 20], whole[: whole.rindex("</table")]):
        assert [i.code for i in book(cut).issues] == ["table_unfinished"]
    assert not book(whole[: whole.rindex("</body")]).issues


HOSTILE = {
    "tables nested a million deep": b"<table><tr><td>" * 1_000_000,
    "a cell that never ends": b"<table><tr><td>" + b"<b>x" * 500_000,
    "spans as wide as can be": b"<table>" + b"<tr><td colspan=1000 rowspan=65534>x" * 20_000,
    "spans of every size": b"<table><tr>" + b"<td rowspan=99999999999 colspan=-3>x<td colspan=x>y" * 1000,
    "attributes without end": b"<table><tr><td " + b"a=b " * 100_000 + b">x",
    "entities": b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><table><tr><td>&b;<td>&#99999999;<td>&#0;",
    "comments": b"<table><tr><td>" + b"<!--" * 500_000,
    "a style sheet without end": b"<style>" + b"{mso-number-format" * 500_000,
    "control characters": b"<table><tr><td>\x00\x01a\x0b\x1f</td><td>\xff\xfe</td></tr></table>",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_page_is_answered_in_words_and_in_time(case):
    started = time.monotonic()
    try:
        workbook = read(HOSTILE[case], "export.xls")
        normalise(workbook, recognise(workbook), KNOWN)
    except FileRefused as refused:
        assert refused.message.format(**refused.values)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "text",
    [
        b"<table><tr>" + b"<td colspan=9>x" * 40,
        b"<table></table>" * 40,
        b"<table>" + b"<tr><td colspan=900 rowspan=900>x" * 2,
    ],
)
def test_what_a_page_spans_and_its_empty_tables_count(text):
    with pytest.raises(FileRefused) as refused:
        parse_html(text, "f.html", Limits(cells=300))
    assert refused.value.code == "file_too_many_cells"


def test_tables_in_tables_beyond_sight_are_not_read():
    deep = "".join(f"<table><tr><td>niveau {n}" for n in range(80))
    assert "niveau 79" not in str(parse_html(deep.encode(), "f.html", Limits()).sheets)


def test_forms_of_two_columns_that_begin_alike_are_not_one_table():
    form = "<table><tr><td>Ferme<td>Nord<tr><td>Ville<td>Fès</table>"
    assert len(parse_html((form * 2).encode(), "f.html", Limits()).sheets) == 2
