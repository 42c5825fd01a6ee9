"""What a file says beside its values: notes, struck texts, links, formulas without a result; in every format."""

import io
import json
import re
import zipfile
from datetime import date
from types import SimpleNamespace

import pytest
import xlsxwriter
import xlwt

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.container import identify
from lib.spreadsheets.files.ods.shown import day_shown, number_shown
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.files.xls_sheets import _notes
from lib.spreadsheets.grid.struck import Struck
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.marks import TOLD
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import parts

HEAD = ("N°", "Action", "Responsable", "Échéance", "Statut", "Observations", "Preuve", "Fichier")
LINES = (
    ("C.1", "Choisir un lieu", "Awa Ndo", "30/06/2026", "En cours", "suivi", "PV", "lien"),
    ("C.2", "Écrire la charte", "Rui Paz", "31/07/2026", "À faire", None, None, None),
)
KNOWN = Known((), {}, 2026)
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def opened(content, name="f.xlsx"):
    return parse(content, name, identify(content, name))


def read(book):
    return normalise(book, recognise(book), KNOWN)


def table(rows=LINES, **sheet):
    return read(Workbook("f.xlsx", "xlsx", (Sheet("Plan", (HEAD, *rows), **sheet),)))


def said(found, code):
    return [(i.level, i.cell) for i in found.issues if i.code == code]


def extra(row):
    return json.loads(row.values.get("extra") or "{}")


def workbook(rows, *, notes="", threads="", people=(), links="", more=""):
    """An .xlsx of rows with the parts that notes, conversations and links stand in."""
    related, extra_parts = "", {}
    for name, kind, xml in (
        ("comments1", "comments", notes),
        ("threads1", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", threads),
    ):
        if xml:
            kind = kind if kind.startswith("http") else f"{RELS}/{kind}"
            related += f'<Relationship Id="r{name}" Type="{kind}" Target="../{name}.xml"/>'
            extra_parts[f"xl/{name}.xml"] = xml
    for n, target in enumerate(links and [links]):
        related += (
            f'<Relationship Id="rL{n}" Type="{RELS}/hyperlink" Target="{target}" TargetMode="External"/>'
        )
    if related:
        extra_parts["xl/worksheets/_rels/sheet1.xml.rels"] = f"<Relationships>{related}</Relationships>"
    attributes = f' xmlns:r="{RELS}"'
    return parts.book(parts.sheet(rows, after=more, attributes=attributes), extra=extra_parts)


def comments(*notes, authors=("Awa",)):
    """The part of the notes: (cell, text) or (cell, runs, author)."""
    held = "".join(
        f'<comment ref="{ref}" authorId="{author[0] if author else 0}"><text>{text}</text></comment>'
        for ref, text, *author in notes
    )
    people = "".join(f"<author>{name}</author>" for name in authors)
    return f"<comments xmlns='{parts.MAIN}'><authors>{people}</authors><commentList>{held}</commentList></comments>"


def test_a_note_is_kept_with_its_row_and_told():
    content = workbook(
        (HEAD, *LINES),
        notes=comments(
            ("D2", "<r><t>Awa:</t></r><r><t xml:space='preserve'>\nreporté en juillet</t></r>"),
            ("B3", "<t>à relire</t>"),
            ("D1", "<t>date de fin</t>"),
        ),
    )  # fmt: skip
    found = read(opened(content))
    assert extra(found.rows[0])["Note : Échéance"] == "reporté en juillet"
    assert extra(found.rows[1])["Note : Action"] == "à relire"
    assert found.rows[0].values["comment"] == "suivi"
    assert said(found, "cell_note") == [("info", "D2"), ("info", "B3")]
    assert said(found, "note_elsewhere") == [("info", "D1")]


def test_a_conversation_is_read_in_place_of_the_text_that_stands_for_it():
    stand_in = (
        "<t>[Commentaire à thread]\n\nVotre version ne lit pas ces fils : "
        "https://go.microsoft.com/fwlink/?linkid=870924\n\nCommentaire :\n    reporté</t>"
    )
    held = comments(("D2", stand_in), ("D3", stand_in), authors=("tc={1}",))
    thread = (
        "<ThreadedComments xmlns='http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'>"
        "<threadedComment ref='D2' id='{1}'><text>on reporte ?</text></threadedComment>"
        "<threadedComment ref='D2' id='{2}' parentId='{1}'><text>oui, en juillet</text></threadedComment>"
        "</ThreadedComments>"
    )
    sheet = opened(workbook((HEAD, *LINES), notes=held, threads=thread)).sheets[0]
    assert sheet.notes == {(1, 3): "on reporte ?\noui, en juillet", (2, 3): "reporté"}


@pytest.mark.parametrize(
    "broken", ["<comments><commentList>", "\x00\x01", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"]
)
def test_notes_that_cannot_be_read_are_said_and_the_rows_read(broken):
    found = read(opened(workbook((HEAD, *LINES), notes=broken)))
    assert len(found.rows) == 2
    assert said(found, "notes_unreadable") == [("warning", "")]


def test_a_hundred_thousand_notes_are_bounded():
    many = comments(*((f"D{n}", f"<t>note {n}</t>") for n in range(2, 100_000)))
    found = read(opened(workbook((HEAD, *LINES), notes=many)))
    assert len(said(found, "cell_note") + said(found, "note_elsewhere")) == TOLD
    assert len(said(found, "notes_more")) == 1
    assert extra(found.rows[1])["Note : Échéance"] == "note 3"


def test_deep_and_odd_notes_are_no_harm():
    deep = "<r>" * 3_000 + "<t>profond</t>" + "</r>" * 3_000
    sheet = opened(
        workbook((HEAD, *LINES), notes=comments(("D2", deep), ("ZZZZ9", "<t>x</t>"), ("", "<t>y</t>"), ("D0", "<t>z</t>")))
    ).sheets[0]  # fmt: skip
    assert sheet.notes == {(1, 3): "profond"}


def test_a_note_on_a_line_that_goes_on_is_kept_with_its_action():
    rows = (LINES[0], (None, None, None, None, None, "encore", None, None), LINES[1])
    found = table(rows, notes={(2, 5): "vu"})
    assert extra(found.rows[0])["Note : Observations"] == "vu"


def test_the_same_notes_twice_are_one_text():
    rows = [{**dict(row.values)} for row in table(notes={(1, 3): "reporté"}).rows]
    assert rows == [{**dict(row.values)} for row in table(notes={(1, 3): "reporté"}).rows]
    assert "comment" not in {k for k, v in rows[1].items() if v}


def test_a_struck_cell_of_a_row_that_stands_is_left_out_and_told():
    found = table(struck=frozenset({(1, 2), (1, 7)}))
    assert "owner" not in {f for f, v in found.rows[0].values.items() if v}
    assert "Fichier" not in extra(found.rows[0])
    assert said(found, "cell_struck") == [("warning", "C2"), ("warning", "H2")]
    assert [i.values["struck"] for i in found.issues if i.code == "cell_struck"] == ["Awa Ndo", "lien"]


def test_a_row_whose_title_is_struck_is_left_whole():
    found = table(struck=frozenset({(1, 1), (1, 2), (1, 3)}))
    assert (found.rows[0].values["owner"], found.rows[0].values["deadline"]) == ("Awa Ndo", JUNE)
    assert said(found, "title_struck") == [("warning", "B2")]
    assert not said(found, "cell_struck")


@pytest.mark.parametrize(
    ("beside", "day"), [(JULY, JULY), ("31/07/2026", JULY), ("à fixer", None), (12, None), (None, None)]
)
def test_a_deadline_that_is_struck_beside_a_new_day_yields_the_new_one(beside, day):
    head = ("Action", "Responsable", "Échéance", "Report", "Statut")
    rows = [("Choisir un lieu", "Awa", JUNE, beside, "En cours"), ("Écrire", "Rui", JUNE, None, "À faire")]
    sheet = Sheet("Plan", (head, *rows), struck=frozenset({(1, 2)}))
    found = read(Workbook("f.xlsx", "xlsx", (sheet,)))
    assert [row.values.get("deadline") for row in found.rows] == [day, JUNE]
    assert said(found, "text_struck" if day else "cell_struck") == [("warning", "C2")]


def test_a_row_of_which_everything_is_struck_loses_nothing():
    rows = (*LINES, (None, None, "signé Awa", None, None, None, None, None))
    struck = frozenset((3, c) for c in range(8))
    assert table(rows, struck=struck).ignored[-1].text == "signé Awa"


@pytest.mark.parametrize(
    ("runs", "standing", "struck"),
    [
        ([("12/03/2026", True), (" 30/06/2026", False)], "30/06/2026", "12/03/2026"),
        ([("12/03/2026", True), (" → ", False), ("30/06/2026", False)], "30/06/2026", "12/03/2026"),
        ([("30/06/2026 ", False), ("(12/03/2026)", True)], "30/06/2026", "(12/03/2026)"),
        ([("former ", False), ("dix ", True), ("douze agents", False)], "former douze agents", "dix"),
        ([("a", True), (" ", False), ("b", True)], "", "a … b"),
        ([("- un\n", False), ("- deux", True)], "- un", "- deux"),
    ],
)
def test_what_is_struck_out_of_a_text_leaves_what_stands(runs, standing, struck):
    assert Struck.of(runs) == Struck(standing, struck)


def test_a_text_without_anything_struck_is_none():
    assert Struck.of([("a", False), (" ", True)]) is None
    assert Struck.of([]) is None


def struck_xlsx():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page, out = book.add_worksheet("Plan"), book.add_format({"font_strikeout": True})
    for n, row in enumerate((HEAD, *LINES)):
        page.write_row(n, 0, [value or "" for value in row])
    page.write_rich_string(1, 3, out, "12/03/2026", " 31/07/2026")
    page.write_string(2, 2, "Rui Paz", out)
    book.close()
    return buffer.getvalue()


def struck_inline():
    run = "<r><rPr><strike/></rPr><t>12/03/2026</t></r><r><rPr><strike val='0'/></rPr><t> 31/07/2026</t></r>"
    rows = [list(row) for row in (HEAD, *LINES)]
    rows[1][3] = f'<c r="{{r}}" t="inlineStr"><is>{run}</is></c>'
    rows[2][2] = '<c r="{r}" t="inlineStr"><is><r><rPr><strike/></rPr><t>Rui Paz</t></r></is></c>'
    return parts.book(parts.sheet(rows))


def struck_xls():
    book = xlwt.Workbook()
    page, out, plain = book.add_sheet("Plan"), xlwt.Font(), xlwt.Font()
    out.struck_out = True
    for n, row in enumerate((HEAD, *LINES)):
        for c, value in enumerate(row):
            if value and (n, c) not in ((1, 3), (2, 2)):
                page.write(n, c, value)
    page.write_rich_text(1, 3, (("12/03/2026", out), (" 31/07/2026", plain)))
    page.write(2, 2, "Rui Paz", xlwt.easyxf("font: struck_out on"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


ODS_STYLE = (
    '<style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" style:name="{name}" style:family="{family}">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)


def ods(rows, styles=""):
    """An .ods of rows of texts, or of cells written out."""
    lines = "".join(parts.ods_row([value or "" for value in row]) for row in rows)
    content = parts.ods(f'<table:table table:name="Plan">{lines}</table:table>')
    if not styles:
        return content
    source = zipfile.ZipFile(io.BytesIO(content))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry in source.infolist():
            data = source.read(entry.filename).decode()
            data = data.replace(
                "<office:body>", f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            )
            archive.writestr(entry, data)
    return buffer.getvalue()


def struck_ods():
    rows = [list(row) for row in (HEAD, *LINES)]
    rows[1][3] = (
        '<table:table-cell office:value-type="string"><text:p><text:span text:style-name="T1">12/03/2026</text:span>'
        "<text:s/>31/07/2026</text:p></table:table-cell>"
    )
    rows[2][2] = '<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>Rui Paz</text:p></table:table-cell>'  # fmt: skip
    styles = ODS_STYLE.format(name="T1", family="text") + ODS_STYLE.format(name="ce1", family="table-cell")
    return ods(rows, styles)


@pytest.mark.parametrize(
    ("name", "make"),
    [("f.xlsx", struck_xlsx), ("f.xlsx", struck_inline), ("f.xls", struck_xls), ("f.ods", struck_ods)],
)
def test_a_struck_day_beside_a_new_one_yields_the_new_one_in_every_format(name, make):
    found = read(opened(make(), name))
    assert found.rows[0].values["deadline"] == JULY
    assert said(found, "text_struck") == [("warning", "D2")]
    assert not found.rows[1].values.get("owner")
    assert said(found, "cell_struck") == [("warning", "C3")]


def test_the_address_of_a_document_is_kept_beside_its_text_and_of_nothing_else():
    address = "https://exemple.test/pv.pdf"
    more = "".join(f'<hyperlink ref="{ref}" r:id="rL0"/>' for ref in ("G2", "H2", "B2", "C2", "F2"))
    content = workbook((HEAD, *LINES), links=address, more=f"<hyperlinks>{more}</hyperlinks>")
    row = read(opened(content)).rows[0]
    assert row.values["evidence"] == f"PV ({address})"
    assert extra(row)["Fichier"] == f"lien ({address})"
    assert (row.values["title"], row.values["owner"], row.values["comment"]) == (
        "Choisir un lieu",
        "Awa Ndo",
        "suivi",
    )


@pytest.mark.parametrize(
    "target", ["mailto:a@exemple.test", "javascript:alert(1)", "file:///c:/x", "#Feuil2!A1"]
)
def test_other_addresses_are_left(target):
    more = '<hyperlinks><hyperlink ref="H2" r:id="rL0"/></hyperlinks>'
    row = read(opened(workbook((HEAD, *LINES), links=target, more=more))).rows[0]
    assert extra(row)["Fichier"] == "lien"


def test_a_text_that_is_its_own_address_is_not_doubled():
    rows = ((*LINES[0][:7], "https://exemple.test/pv"), LINES[1])
    row = table(rows, links={(1, 7): "https://exemple.test/pv/"}).rows[0]
    assert extra(row)["Fichier"] == "https://exemple.test/pv"


@pytest.mark.parametrize("result", ["<v></v>", "", "<v>lien</v>"])
def test_a_link_that_a_formula_writes_out_is_read_with_or_without_its_result(result):
    formula = 'HYPERLINK("https://exemple.test/pv?a=1&amp;b=2","lien")'
    rows = [list(row) for row in (HEAD, *LINES)]
    kind = ' t="str"' if "lien" in result else ""
    rows[1][7] = f'<c r="{{r}}"{kind}><f>{formula}</f>{result}</c>'
    rows[2][6] = (
        f'<c r="{{r}}"{kind}><f>{formula.replace(chr(34), "&quot;").replace(",", " ; ")}</f>{result}</c>'
    )
    found = read(opened(parts.book(parts.sheet(rows))))
    told = "lien (https://exemple.test/pv?a=1&b=2)"
    assert (extra(found.rows[0])["Fichier"], found.rows[1].values["evidence"]) == (told, told)
    assert not said(found, "formula_elsewhere") + said(found, "formula_no_cache")


FORMULAS = (
    '<c r="{r}"><f>A1+1</f></c>',
    '<c r="{r}"><f>A1+1</f><v></v></c>',
    '<c r="{r}"><f>A1+1</f><v/></c>',
    '<c r="{r}"><f>A1+1</f><v /></c>',
    '<c r="{r}"><f>A1+1</f><v xml:space="preserve"></v></c>',
    '<c r="{r}" t="n"><f>A1+1</f><v></v></c>',
    '<c r="{r}"><f t="shared" si="0"/></c>',
    '<c r="{r}"><f t="shared" ref="D2:D9" si="0">A1+1</f><v></v></c>',
    '<c r="{r}"><f t="array" ref="D2:D2">A1+1</f><v/></c>',
    '<c r="{r}" t="str"><f>A1&amp;"x"</f></c>',
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_without_a_result_is_told_in_every_form(formula):
    rows = [list(row) for row in (HEAD, *LINES)]
    rows[1][3] = formula
    rows[2][7] = formula
    found = read(opened(parts.book(parts.sheet(rows))))
    assert said(found, "formula_no_cache") == [("error", "D2")]
    assert said(found, "formula_elsewhere") == [("warning", "H3")]


@pytest.mark.parametrize(
    "formula",
    [
        '<c r="{r}" t="str"><f>IF(A1="","")</f><v></v></c>',
        '<c r="{r}" t="str"><f>IF(A1="","")</f><v/></c>',
        '<c r="{r}"><f>A1+1</f><v>46203</v></c>',
        '<c r="{r}" t="str"><f>A1</f><v>30/06/2026</v></c>',
        '<c r="{r}" t="b"><f>A1=1</f><v>1</v></c>',
    ],
)
def test_a_formula_with_its_result_is_not(formula):
    rows = [list(row) for row in (HEAD, *LINES)]
    rows[2][7] = formula
    assert not opened(parts.book(parts.sheet(rows))).sheets[0].no_result


def test_cells_that_their_writer_left_without_a_place_tell_as_much():
    xml = parts.sheet((HEAD, *LINES)).replace("</sheetData>", "")
    xml = re.sub(r' r="[A-Z]+\d+"', "", xml.partition("</worksheet>")[0])
    more = (
        '<row><c t="inlineStr"><is><t>C.3</t></is></c><c t="inlineStr"><is><t>Ouvrir</t></is></c><c/>'
        "<c><f>A1</f><v></v></c></row>"
        '<row><c s="2"><v>0.5</v></c><c r="F5" t="e"><v>#REF!</v></c><c t="e"><v>#N/A</v></c></row>'
    )
    sheet = opened(parts.book(f"{xml}{more}</sheetData></worksheet>")).sheets[0]
    assert sheet.no_result == {(3, 3)}
    assert sheet.percents == {(4, 0)}
    assert sheet.errors == {(4, 5): "#REF!", (4, 6): "#N/A"}
    assert sheet.rows[3][:2] == ("C.3", "Ouvrir")


def test_an_ods_formula_without_a_result_is_told():
    cell = '<table:table-cell table:formula="of:=[.A1]+1"/>'
    empty = '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"><text:p></text:p></table:table-cell>'
    full = '<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    sheet = opened(ods((HEAD, (*LINES[0][:3], cell, empty, full))), "f.ods").sheets[0]
    assert sheet.no_result == {(1, 3)}


def test_an_ods_tells_its_notes_links_merges_and_what_it_shows():
    place = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    code = '<table:table-cell office:value-type="float" office:value="{v}"><text:p>{t}</text:p></table:table-cell>'
    noted = (
        f'<table:table-cell office:value-type="string"><office:annotation {place}><dc:creator>Awa</dc:creator>'
        "<dc:date>2026-01-05</dc:date><text:p>reporté</text:p><text:p>en juin</text:p></office:annotation>"
        "<text:p>30/06/2026</text:p></table:table-cell>"
    )
    linked = f'<table:table-cell office:value-type="string"><text:p><text:a {place} xlink:href="https://exemple.test/a">lien</text:a></text:p></table:table-cell>'  # fmt: skip
    merged = '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Awa</text:p></table:table-cell>'
    covered = "<table:covered-table-cell/>"
    share = '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>'
    rows = (
        (*HEAD, "Avancement"),
        (code.format(v=1, t="0001"), "Choisir", merged, noted, "En cours", "", "", linked, share),
        (code.format(v=12, t="0012"), "Écrire", covered, "31/07/2026", "À faire", "", "", "", ""),
    )
    sheet = opened(ods(rows), "f.ods").sheets[0]
    assert sheet.shown == {(1, 0): "0001", (2, 0): "0012"}
    assert sheet.notes == {(1, 3): "reporté\nen juin"}
    assert sheet.links == {(1, 7): "https://exemple.test/a"}
    assert sheet.merges == ((1, 2, 2, 2),)
    assert sheet.percents == {(1, 8)}
    assert sheet.rows[1][3] == "30/06/2026"


@pytest.mark.parametrize(
    ("value", "text", "shown"),
    [
        ("1", "0001", "0001"),
        ("7", "P-007", "P-007"),
        ("1.1", "1,10", "1.10"),
        ("24001", "24-001", "24-001"),
        ("1", "1", None),
        ("1200", "1 200", None),
        ("1200.5", "1 200,50", None),
        ("1.23456", "1,23", None),
        ("12", "12,00 €", None),
        ("x", "y1", None),
    ],
)
def test_the_text_of_an_ods_number(value, text, shown):
    assert number_shown(value, text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1-2", "1-2"),
        ("01-févr.", "01-2"),
        ("févr.-26", "2-26"),
        ("01/02/2026", None),
        ("dimanche", None),
        ("", None),
    ],
)
def test_the_text_of_an_ods_day(text, shown):
    assert day_shown("2026-02-01", text) == shown


def test_the_notes_of_an_xls():
    note = SimpleNamespace(text="Awa:\nreporté", author="Awa")
    empty = SimpleNamespace(text=None, author=None)
    sheet = SimpleNamespace(cell_note_map={(1, 3): note, (2, 3): empty})
    assert list(_notes(sheet)) == [((1, 3), "reporté")]
