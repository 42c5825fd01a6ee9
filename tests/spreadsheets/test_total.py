"""Whatever a cell holds has an answer: no text, no number of any length or alphabet ends in an exception."""

from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.domain.money import Money, currency_in, parse_money
from lib.domain.terms import Status
from lib.spreadsheets.cells.amounts import amount, is_bare
from lib.spreadsheets.cells.code_column import CodeColumn
from lib.spreadsheets.cells.codes import PlanCodes, axis_of, axis_of_code, code_in_title
from lib.spreadsheets.cells.date_columns import column_order, inversion_suspected, order_is_unproved
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.cells.names import Known, split_typed
from lib.spreadsheets.cells.progress import is_fraction_scale, parse_progress
from lib.spreadsheets.cells.statuses import read_status
from lib.spreadsheets.folding import clean, fold, fold_code, fold_label, fold_word
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

#: Digits of several scripts, superscripts, fractions, circled: not all that looks like a digit is a number.
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲३४५๑๒²³¹½①⑴〇一"
PIECES = [
    *DIGITS, "/", "-", ".", ",", " ", ":", "%", "(", ")", "\n", "\x00", "\ud800", "\u200b", "’", "–", "T1 ", "S2 ", "Q4 ",
    "janvier", "mars ", "fin ", "mi-", "début ", "le ", "au ", "semaine ", "W", "0000", "9999", "31", "13", "terminé",
    "en cours", "non ", "لم ", "منجز", "A1", "Action n° ", "axe ", "MAD", "million", "et ", "/ ", "NaN", "inf", "1e400",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(codec=None, categories=None), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(DIGITS, max_size=30),
)
numbers = st.one_of(
    st.floats(),
    st.integers(-(10**400), 10**400),
    st.sampled_from([10**400, -0.0, 1e308, float("nan"), float("inf")]),
)
days = st.one_of(st.dates(), st.datetimes(), st.times())
values = st.one_of(st.none(), st.booleans(), texts, numbers, days)
LONG = [
    "(" * 20_000,
    "-" * 20_000 + "x",
    "1" * 5_000,
    "1/" * 5_000,
    "a, " * 5_000,
    "fin " * 5_000,
    " " * 20_000 + ".",
]


@given(
    values,
    st.sampled_from(["start", "end"]),
    st.sampled_from(["day", "month"]),
    st.sampled_from([None, 2026]),
)
@example("01/0000", "end", "day", None)
@example("T1 0000", "end", "day", None)
@example("début 0000", "end", "day", None)
@example("0000-W01", "end", "day", None)
@example("1.0000", "end", "day", None)
@example("S53 9999", "end", "day", None)
@example("9999-W52", "end", "day", None)
@example("31/13/0000", "end", "month", None)
@example("0000", "end", "day", None)
def test_a_date(value, edge, order, year):
    parsed = parse_date(value, edge=edge, order=order, year=year)
    assert parsed.day is None or date(1990, 1, 1) <= parsed.day < date(2200, 1, 1)
    assert not (parsed.day and parsed.error)


@pytest.mark.parametrize(
    "typed",
    ["01/0000", "T1 0000", "début janvier 0000", "0000-W01", "1.0000", "31/12/0000", "0000-12-31", "janvier 0000",
     "mi-0000", "S1 0000", "0000-T4", "0000-S2", "T1-T2 0000", "1 mars 0000", "March 1, 0000", "31/13/0000"],
)  # fmt: skip
def test_a_year_zero_is_a_date_that_does_not_exist(typed):
    assert parse_date(typed).error == "date_impossible"


@pytest.mark.parametrize(
    "typed", ["31/12/9999", "9999-12-31", "01/1900", "T4 1900", date(9999, 12, 31), date(1900, 1, 1)]
)
def test_a_day_that_a_program_wrote_for_want_of_one_is_none(typed):
    parsed = parse_date(typed)
    assert (parsed.day, parsed.error, parsed.note) == (None, "", "date_sentinel")


def test_a_fifty_third_week_is_one_of_its_year_or_none():
    assert parse_date("S53 2026").day == date(2027, 1, 3)
    assert parse_date("S53 2025").error == "date_impossible"


@given(values, st.booleans(), st.booleans(), st.sampled_from([None, True, False]))
def test_a_share(value, fractions, percent, is_done):
    if isinstance(value, date | datetime | time):
        return
    parsed = parse_progress(value, fractions=fractions, percent=percent, is_done=is_done)
    assert parsed.value is None or 0 <= parsed.value <= 100
    is_fraction_scale([value], [percent])


@given(texts, texts)
def test_an_amount(text, heading):
    found = parse_money(text, currency_in(heading))
    assert found is None or Money.stored(str(found)) == found


@given(st.one_of(texts, st.floats()), texts)
def test_an_amount_in_a_cell(value, heading):
    amount(value, heading)
    assert is_bare(value) in (True, False)


@given(
    st.lists(st.one_of(st.none(), texts, st.floats(), st.dates(), st.datetimes()), max_size=6),
    st.lists(texts),
)
def test_a_column_of_codes(cells, codes):
    column = CodeColumn([(value, None) for value in cells])
    assert all("code" in column.read(value, None).values for value in cells)
    plan_codes = PlanCodes(codes)
    assert all(plan_codes.find(code) == code for code in codes)


@given(
    texts,
    st.dictionaries(texts.map(fold_word), st.sampled_from([str(status) for status in Status]), max_size=2),
)
def test_a_status(text, remembered):
    found = read_status(text, remembered, today=date(2026, 11, 24))
    assert found.status in {"", *map(str, Status)}
    assert found.share is None or 0 <= found.share <= 100
    assert found.day is None or found.day <= date(2026, 11, 24)
    assert found.status or found.asked or not clean(text)


@given(texts)
def test_a_code_and_an_axis(text):
    assert axis_of(text)[0] is not None
    assert code_in_title(text)[1] is not None
    assert axis_of_code(text) is None or axis_of_code(text)
    assert fold_code(text) == fold_code(text.upper()) or len(text.upper()) != len(text)


@given(texts, st.lists(texts, max_size=3))
@example(",", [])
@example(" , et ,", [])
def test_names(text, known):
    names = split_typed(text, Known(tuple(known), owners=tuple(known)).people())
    assert all(name.strip() for name in names)


@given(st.lists(values, max_size=8))
def test_a_column_of_dates(column):
    assert column_order(column) in ("day", "month")
    assert inversion_suspected(column) in (True, False)
    assert order_is_unproved(column) in (True, False)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:3])
def test_a_text_of_any_length_takes_no_time(text):
    parse_date(text)
    parse_progress(text, fractions=False, percent=False, is_done=None)
    axis_of(text), axis_of_code(text), code_in_title(text), fold_code(text), parse_money(text)
    clean(text), fold(text), fold_label(text), fold_word(text)
    split_typed(text, {})
    read_status(text, {})
    read_status(f"en cours {text}", {})


HEAD = ("Code", "Action", "Responsable", "Échéance", "Statut", "Avancement", "Budget (MAD)")


@given(st.lists(st.tuples(values, texts, values, values, values, values, values), min_size=1, max_size=3))
def test_a_row_of_anything(cells):
    plain = ("Z9.9", "Signer la convention", "Lina", date(2026, 6, 30), "En cours", 0.4, 1200.0)
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (HEAD, plain, *cells, plain)),))
    recognition = recognise(book, columns=dict(enumerate(("code", "title", "owner", "deadline", "status", "progress", "budget"))), header_row=1, sheet="Plan", kind="actions")  # fmt: skip
    for row in normalise(book, recognition, Known()).rows:
        assert row.values.get("status") in {None, *map(str, Status)}
