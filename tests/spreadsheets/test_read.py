"""Whatever the bytes, an answer in words: a table, or a refusal that says what to do."""

import io
import subprocess
import sys
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from lib.domain.errors import FileRefused
from lib.i18n.catalogue import LANGUAGES, translate
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files import read as reading
from lib.spreadsheets.files import spare
from lib.spreadsheets.files.container import Limits, identify
from lib.spreadsheets.files.parse import TEXTS
from lib.spreadsheets.files.read import TIRED, read
from lib.spreadsheets.files.spare import ROOT
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books

TABLE = [books.HEADER, *books.ROWS]
KNOWN = Known(("CCIS-RSK", "CCIT"), {"CCI-Togo": "CCIT"}, 2026)


def table_of(content, name):
    workbook = read(content, name)
    return normalise(workbook, recognise(workbook), KNOWN)


FORMATS = {
    "plan.xlsx": books.xlsx(TABLE),
    "plan.xls": books.xls(TABLE),
    "plan.ods": books.ods(TABLE),
    "points-virgules.csv": books.csv(TABLE),
    "tabulations.csv": books.csv(TABLE, "\t"),
    "bom.csv": books.csv(TABLE, ";", "utf-8-sig"),
    "windows.csv": books.csv(TABLE, ";", "cp1252"),
    "utf16.csv": books.csv(TABLE, "\t", "utf-16"),
    "page.xls": books.page(TABLE),
    "2003.xls": books.spreadsheetml(TABLE),
    "plan.fods": books.flat_ods(TABLE),
    "note.md": books.markdown(TABLE),
    "virgules.csv": books.csv([[cell.replace(",", "") for cell in row] for row in TABLE], ","),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_table_is_read_from_every_format(name):
    table = table_of(FORMATS[name], name)
    assert table.kind == "actions"
    assert [row.values["code"] for row in table.rows] == ["A1.1", "A1.2", "A2.1"]
    assert [str(row.values["deadline"]) for row in table.rows] == ["2026-06-30", "2026-12-31", "None"]
    assert [row.values["deadline_precision"] for row in table.rows] == ["day", "quarter", "continuous"]
    assert [row.values["progress"] for row in table.rows] == [100.0, 60.0, 20.0]
    assert [row.values["status"] for row in table.rows] == ["done", "in_progress", "in_progress"]
    assert table.rows[0].values["title"] == "Rédiger le procès-verbal"


def test_a_name_that_lies_about_the_format_is_no_obstacle():
    assert len(table_of(FORMATS["plan.xlsx"], "plan.csv").rows) == 3
    assert len(table_of(FORMATS["windows.csv"], "plan.xlsx").rows) == 3


def archive(**entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in entries.items():
            written.writestr(name, data)
    return buffer.getvalue()


def encrypted():
    buffer = io.BytesIO()
    OOXMLFile(io.BytesIO(FORMATS["plan.xlsx"])).encrypt("secret", buffer)
    return buffer.getvalue()


REFUSED = {
    "vide.xlsx": (b"", "file_empty"),
    "~$plan.xlsx": (b"x", "file_lock"),
    "rapport.xlsx": (
        archive(**{"[Content_Types].xml": "", "word/document.xml": "<w/>"}),
        "file_word_document",
    ),
    "rapport.pdf": (b"%PDF-1.7\n%\xe2\xe3", "file_pdf"),
    "image.csv": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file_picture"),
    "dossier.zip": (archive(**{"plan.xlsx": FORMATS["plan.xlsx"]}), "file_archive"),
    "binaire.xlsb": (archive(**{"xl/workbook.bin": b"x"}), "file_xlsb"),
    "page.xls": (b"<html><body><form>Login</form></body></html>", "file_html_export"),
    "coupe.xlsx": (FORMATS["plan.xlsx"][:1500], "file_unreadable"),
    "coupe.xls": (FORMATS["plan.xls"][:4200], "file_unreadable"),
    "bombe.xlsx": (
        archive(**{"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": b" " * (320 * 2**20)}),
        "file_bomb",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_a_table_is_refused_with_its_reason(name):
    content, code = REFUSED[name]
    with pytest.raises(FileRefused) as refused:
        read(content, name)
    assert refused.value.code == code
    assert refused.value.values["file"] == name


def test_a_protected_workbook_is_refused_as_such():
    with pytest.raises(FileRefused) as refused:
        read(encrypted(), "secret.xlsx")
    assert refused.value.code == "file_password"


def test_a_file_above_the_limit_is_refused_before_it_is_read():
    with pytest.raises(FileRefused) as refused:
        read(b"a;b\n" * 1000, "gros.csv", limits=Limits(size=1000))
    assert refused.value.code == "file_too_big"


def test_a_file_that_takes_too_long_is_abandoned():
    with pytest.raises(FileRefused) as refused:
        read(FORMATS["plan.xlsx"], "plan.xlsx", limits=Limits(seconds=0.01))
    assert refused.value.code == "file_timeout"


def test_a_reader_that_waits_without_working_is_abandoned_too(tmp_path, monkeypatch):
    package = tmp_path / "lib" / "spreadsheets" / "files"
    package.mkdir(parents=True)
    (package / "child.py").write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    monkeypatch.setattr(spare, "ROOT", tmp_path)
    started = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        read(FORMATS["plan.xlsx"], "plan.xlsx", limits=Limits(seconds=0.5))
    assert refused.value.code == "file_timeout"
    assert time.monotonic() - started < 5


def test_by_default_the_answer_comes_in_under_ten_seconds():
    assert Limits().seconds * reading.PATIENCE < 10


def test_an_entity_bomb_is_not_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with zipfile.ZipFile(io.BytesIO(FORMATS["plan.xlsx"])) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    entries["xl/worksheets/sheet1.xml"] = bomb.encode()
    with pytest.raises(FileRefused):
        workbook = read(archive(**entries), "plan.xlsx")
        recognise(workbook)


def test_one_cell_at_the_end_of_the_sheet_costs_nothing_and_is_reported():
    with zipfile.ZipFile(io.BytesIO(FORMATS["plan.xlsx"])) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    entries["xl/worksheets/sheet1.xml"] = entries["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    workbook = read(archive(**entries), "loin.xlsx")
    assert max(len(sheet.rows) for sheet in workbook.sheets) < 10
    assert any("XFD1048576" in str(issue.values) for issue in workbook.issues)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_are_identified_or_refused_and_nothing_else(content):
    try:
        assert identify(content, "fichier") in {"xlsx", "xlsm", "xls", "ods", *TEXTS}
    except FileRefused as refusal:
        assert refusal.code.startswith("file_")


@settings(max_examples=12, deadline=None)
@given(st.integers(100, len(FORMATS["plan.xlsx"]) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused_and_never_crashes(place, noise):
    content = FORMATS["plan.xlsx"][:place] + noise + FORMATS["plan.xlsx"][place + len(noise) :]
    try:
        workbook = read(content, "abime.xlsx")
        normalise(workbook, recognise(workbook), KNOWN)
    except FileRefused as refusal:
        assert refusal.code


def test_a_child_that_worked_too_long_is_told_from_one_that_met_damage():
    pytest.importorskip("resource")
    endless = "from lib.spreadsheets.files.child import _limit\n_limit(2**31, 1)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", endless], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == TIRED


def zipped(*names, mimetype=""):
    parts = {"mimetype": mimetype} if mimetype else {}
    return archive(**parts, **dict.fromkeys(names, "x"))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PHOTO = b"\x00\x00\x00\x18ftyp"
#: What is no table, by its content alone: whatever it is called, the sentence is that of its kind.
OTHERS = {
    "Numbers": (zipped("Index/Document.iwa", "Index/Tables/DataList.iwa", "Metadata/Properties.plist"), "file_numbers"),
    "Numbers before 2013": (zipped("Index.zip", "preview.jpg"), "file_numbers"),
    "PDF": (b"%PDF-1.4\n1 0 obj", "file_pdf"),
    "PDF after a blank line": (b"\r\n%PDF-1.4\n1 0 obj", "file_pdf"),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file_picture"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file_picture"),
    "GIF": (b"GIF89a\x01\x00", "file_picture"),
    "HEIC": (PHOTO + b"heic\x00\x00\x00\x00", "file_picture"),
    "AVIF": (PHOTO + b"avif\x00\x00\x00\x00", "file_picture"),
    "WebP": (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "file_picture"),
    "TIFF": (b"II*\x00\x08\x00\x00\x00", "file_picture"),
    "BMP": (b"BM" + (80).to_bytes(4, "little") + b"\x00" * 74, "file_picture"),
    "SVG": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "file_picture"),
    "Word": (zipped("[Content_Types].xml", "word/document.xml"), "file_word_document"),
    "Word 97": (OLE + "WordDocument".encode("utf-16-le"), "file_word_document"),
    "Word 2003": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "file_word_document"),
    "RTF": (b"{\\rtf1\\ansi Bonjour}", "file_word_document"),
    "LibreOffice Writer": (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "file_word_document"),
    "PowerPoint": (zipped("[Content_Types].xml", "ppt/presentation.xml"), "file_slides"),
    "PowerPoint 97": (OLE + "PowerPoint Document".encode("utf-16-le"), "file_slides"),
    "LibreOffice Impress": (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.presentation"), "file_slides"),
    "Excel binary": (zipped("[Content_Types].xml", "xl/workbook.bin"), "file_xlsb"),
    "Google": (b'{"url": "https://docs.exemple.test/open?id=1", "doc_id": "1", "email": "a@exemple.test"}', "file_shortcut"),
    "shortcut": (b"[InternetShortcut]\r\nURL=https://docs.exemple.test/1\r\n", "file_shortcut"),
    "shortcut of Windows": (b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00", "file_shortcut"),
    "shortcut of macOS": (
        b'<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>https://x.test</string></dict></plist>', "file_shortcut"
    ),
    "Outlook": (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "file_mail"),
    "mail": (b"Received: by x\r\nFrom: a@exemple.test\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n\r\nBonjour", "file_mail"),
    "gzip": (b"\x1f\x8b\x08\x00\x00", "file_archive"),
    "7-Zip": (b"7z\xbc\xaf\x27\x1c\x00", "file_archive"),
    "RAR": (b"Rar!\x1a\x07\x00", "file_archive"),
    "film": (PHOTO + b"isom\x00\x00\x02\x00" + b"\x00\x01" * 300, "file_not_a_table"),
    "program": (b"MZ\x90\x00\x03", "file_not_a_table"),
    "other XML": (b'<?xml version="1.0"?><note><a>1</a></note>', "file_not_a_table"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv", "plan"])
@pytest.mark.parametrize("kind", OTHERS)
def test_what_holds_no_table_says_what_to_do_instead_whatever_its_name(kind, name):
    content, code = OTHERS[kind]
    with pytest.raises(FileRefused) as refused:
        read(content, name)
    assert refused.value.code == code
    sentences = {translate(language, refused.value.message, **refused.value.values) for language in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert all(name in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "first", ["Received: what we got;Owner;Deadline", "BM;Action;Échéance", "L;Action;Date", '{"a": 1};x;y']
)
def test_a_text_that_begins_like_another_kind_is_a_text(first):
    assert identify(f"{first}\n1;2;3\n".encode(), "plan.csv") == "csv"
