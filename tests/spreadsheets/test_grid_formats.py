"""Number formats: what the reader sees of a number in a column of codes, of a day that a code became."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.spreadsheets.files.container import identify
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.grid.formats import shown
from tests.spreadsheets import parts

FEBRUARY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1, "0000", "0001"),
        (12, "[Red]0000", "0012"),
        (12, "[$-40C]000", "012"),
        (7, '"P-"000', "P-007"),
        (7, "A-00", "A-07"),
        (7, r"\A0", "A7"),
        (7, '"Action "0', "Action 7"),
        (7, '"A"General', "A7"),
        (1.1, "0.00", "1.10"),
        (1, "0.0", "1.0"),
        (24001, "00-000", "24-001"),
        (241, '"A"0"."00', "A2.41"),
        (12345678, "00 00 00 00", "12 34 56 78"),
        (-3, "000", "-003"),
        (-3, "000;(000)", "(003)"),
        (FEBRUARY, "d-mmm", "1-2"),
        (FEBRUARY, "dd-mm", "01-02"),
        (FEBRUARY, "mmm-yy", "2-26"),
        (FEBRUARY, "[$-40C]d-mmm;@", "1-2"),
    ],
)
def test_a_format_that_changes_what_is_read_tells_its_text(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (5, "General"),
        (5, "0"),
        (5, "@"),
        (1200, "#,##0.00"),
        (0.5, "0%"),
        (12, "0.00 [$€-1]"),
        (12, "0.00E+00"),
        (0.5, "# ?/?"),
        (1.5, "0.##"),
        (True, "0000"),
        (10**30, "0000"),
        (float("nan"), "0000"),
        (float("inf"), "0000"),
        (FEBRUARY, "dd/mm/yyyy"),
        (FEBRUARY, "dddd d mmmm"),
        (FEBRUARY, "hh:mm"),
        (1, "0" * 300),
        (1, '"' * 20),
    ],
)
def test_amounts_percentages_and_whole_days_are_what_their_value_says(value, code):
    assert shown(value, code) is None


@given(
    st.one_of(st.integers(), st.floats(), st.booleans(), st.dates()),
    st.text('0#?.,;-"\\[]@%EdmyshGeneral _*P/ ', max_size=30),
)
def test_every_format_has_an_answer(value, code):
    found = shown(value, code)
    assert found is None or (found and found != str(value))


def styled(formats, rows):
    """A workbook whose styles 1, 2… have these formats."""
    styles = parts.STYLES.replace(
        "<fonts", "<numFmts>" + "".join(
            f'<numFmt numFmtId="{170 + i}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
            for i, code in enumerate(formats)
        ) + "</numFmts><fonts",
    )  # fmt: skip
    xfs = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{170 + i}"/>' for i in range(len(formats)))
    start, end = styles.index("<cellXfs"), styles.index("</cellXfs>")
    return parts.book(parts.sheet(rows), styles=f"{styles[:start]}<cellXfs>{xfs}{styles[end:]}")


def test_a_workbook_tells_what_its_numbers_show():
    content = styled(
        ["0000", '"P-"000', "d-mmm", "#,##0.00"],
        [
            ("Code", "Action"),
            ('<c r="{r}" s="1"><v>12</v></c>', "Signer"),
            ('<c s="2" r="{r}"><v>7</v></c>', "Réunir"),
            ('<c r="{r}" s="3"><v>46054</v></c>', '<c r="{r}" s="1" t="inlineStr"><is><t>0012</t></is></c>'),
            ('<c r="{r}" s="4"><v>1200</v></c>', '<c r="{r}" s="1"/>'),
        ],
    )
    sheet = parse(content, "f.xlsx", identify(content, "f.xlsx")).sheets[0]
    assert sheet.shown == {(1, 0): "0012", (2, 0): "P-007", (3, 0): "1-2"}
    assert [row[0] for row in sheet.rows[1:]] == [12, 7, FEBRUARY, 1200]
