"""The empty workbook, filled in by a person, comes back whole: every column, in every language, and nothing of its
explanations."""

import io
from datetime import date

import pytest
import xlsxwriter

from lib.domain.changes import Value
from lib.domain.errors import FileRefused
from lib.domain.schema import ACTION, PARTNER
from lib.i18n import LANGUAGES
from lib.i18n.labels import label
from lib.reports.blank import FILLED_IN, empty_workbook
from lib.spreadsheets.files.read import read
from lib.store.connection import Store
from lib.usecases.imports import prepare
from lib.usecases.preparation import Corrections

DAY = date(2026, 11, 24)
TYPED = {
    "date": date(2027, 3, 31),
    "percent": 40.0,
    "number": 2.5,
    "money": "120000 MAD",
    "flag": "oui",
}


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    yield opened
    opened.close()


def asked(table):
    return [field for field in table.fields if field.in_sheet and field.in_form]


def value_of(field, number):
    """What a person could type in a column, and how it is stored."""
    if field.vocabulary is not None:
        value = list(field.vocabulary)[2]
        return ("status", value) if field.name == "status" else (None, value)
    if field.name in ("start", "waiting_since"):
        return None, date(2026, 1, 15)
    if field.name == "completed_on":
        return None, None
    if field.kind in TYPED:
        return None, TYPED[field.kind]
    return None, f"{field.name} {number}"


def filled(content, rows):
    """The workbook as Excel saves it after somebody typed rows, by sheet."""
    blank = read(content, "vide.xlsx")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"})
    for sheet in blank.sheets:
        page = book.add_worksheet(sheet.name)
        if not sheet.visible:
            page.hide()
        lines = [list(row) for row in sheet.rows] + rows.get(sheet.name, [])
        for r, line in enumerate(lines):
            for c, value in enumerate(line):
                if value is not None:
                    page.write(r, c, value)
    book.close()
    return buffer.getvalue()


def prepared(store, content, **corrections):
    return prepare(store, read(content, "rempli.xlsx"), content, plan="p", today=DAY, **corrections)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_that_is_filled_in_comes_back_as_it_was_typed(store, language):
    content = empty_workbook(language)
    sheet = read(content, "vide.xlsx").sheets[0]
    fields = asked(ACTION)
    assert sheet.rows[0] == tuple(field.name for field in fields)
    rows = []
    for number in (1, 2, 3):
        values = [value_of(field, number)[1] for field in fields]
        shown = [
            label(language, v) if f.vocabulary is not None else v for f, v in zip(fields, values, strict=True)
        ]
        rows.append([f"A1.{number}" if f.name == "code" else v for f, v in zip(fields, shown, strict=True)])
    found = prepared(store, filled(content, {sheet.name: rows}))
    assert found.recognition.kind == "actions"
    assert not found.recognition.labels.keys() - found.recognition.columns.keys()
    assert not [i for i in found.table.issues if i.level == "error"], found.table.issues
    assert len(found.comparison.new) == 3
    assert not found.comparison.refused
    for row, typed in zip(found.table.rows, rows, strict=True):
        for field, value in zip(fields, typed, strict=True):
            held = row.values.get(field.name)
            if field.name == "axis" or value is None:
                continue
            if field.vocabulary is not None:
                assert label(language, field.vocabulary(str(held))) == value, field.name
            elif field.kind == "flag":
                assert held is True
            elif field.kind == "money":
                assert str(held).replace(" ", "").startswith("120000"), held
            else:
                assert held == value, field.name
    assert {title for _, _, title in found.table.axes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_workbook_holds_no_action_and_its_explanations_are_none(store, language):
    with pytest.raises(FileRefused) as refusal:
        prepared(store, empty_workbook(language))
    assert refusal.value.code == "no_rows"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_with_one_action_is_read_as_one_action(store, language):
    content = empty_workbook(language)
    sheet = read(content, "vide.xlsx").sheets[0]
    place = sheet.rows[0].index("title")
    row: list[Value] = [None] * len(sheet.rows[0])
    row[place] = "Tenir la première réunion"
    found = prepared(store, filled(content, {sheet.name: [row]}))
    assert [r.title for r in found.comparison.new] == ["Tenir la première réunion"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_partners_filled_in_are_read_from_their_own_sheet(store, language):
    content = empty_workbook(language)
    sheet = read(content, "vide.xlsx").sheets[FILLED_IN.index("partner")]
    fields = asked(PARTNER)
    row = ["CCIT" if f.name == "acronym" else "Togo" if f.name == "country" else None for f in fields]
    found = prepared(store, filled(content, {sheet.name: [row]}), corrections=Corrections(sheet=sheet.name))
    assert found.recognition.kind == "partners"
    assert [r.values["acronym"] for r in found.table.rows] == ["CCIT"]
