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
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files import read as reading
from lib.spreadsheets.files import spare
from lib.spreadsheets.files.container import Limits, identify
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
    "rapport.pdf": (b"%PDF-1.7\n%\xe2\xe3", "file_not_a_table"),
    "image.csv": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file_not_a_table"),
    "dossier.zip": (archive(**{"plan.xlsx": FORMATS["plan.xlsx"]}), "file_archive"),
    "binaire.xlsb": (archive(**{"xl/workbook.bin": b"x"}), "file_xlsb"),
    "page.xls": (b"<html><table><tr><td>Action</td></tr></table></html>", "file_html_export"),
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
        assert identify(content, "fichier") in {"xlsx", "xlsm", "xls", "ods", "csv"}
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
