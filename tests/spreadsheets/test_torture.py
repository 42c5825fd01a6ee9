"""The file that holds every trap known: what is kept, what is left out, what is said."""

from collections import Counter

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from lib.usecases.start import SAMPLE


@pytest.fixture(scope="module")
def table():
    file = SAMPLE / "sample_plan_brut.csv"
    workbook = read(file.read_bytes(), file.name)
    return normalise(
        workbook,
        recognise(workbook),
        Known(("CCIS-RSK", "CCIT", "Ambassade du Togo"), {"CCI-Togo": "CCIT"}, 2026),
    )


def test_thirteen_actions_are_kept(table):
    assert len(table.rows) == 13


def test_seven_rows_are_left_out_each_for_its_reason(table):
    assert Counter(row.reason for row in table.ignored) == {
        "banner": 1,
        "header": 1,
        "help": 1,
        "axis": 2,
        "total": 2,
    }


@pytest.mark.parametrize(
    ("code", "times"),
    [
        ("id_duplicate", 1),
        ("date_impossible", 1),
        ("progress_out_of_range", 1),
        ("progress_empty", 1),
        ("deadline_unknown", 1),
        ("status_ambiguous", 1),
        ("owner_missing", 1),
    ],
)
def test_each_trap_is_said_as_many_times_as_it_is_there(table, code, times):
    assert [issue.code for issue in table.issues].count(code) == times


def test_two_deadlines_are_continuous(table):
    assert [row.values.get("deadline_precision") for row in table.rows].count("continuous") == 2


def test_the_impossible_date_is_named_with_its_cell_and_what_was_typed(table):
    issue = next(issue for issue in table.issues if issue.code == "date_impossible")
    assert issue.level == "error"
    assert issue.cell
    assert issue.values["value"] == issue.value
    assert issue.value.startswith("31/11")


def test_the_typed_text_of_every_deadline_is_kept(table):
    typed = {row.values["code"]: row.values.get("deadline_text") for row in table.rows}
    assert typed["A1.1"] is None  # 10/10/2025 is what will be shown again
    assert typed["A 1.2"] == "fin octobre 2025"  # the code as it is typed, space and all
    assert typed["A1-4"] == "Permanent"
    assert typed["A1.6"] == "30 juin 2026"
    assert typed["A2.2"] == "46142"
    assert typed["A2.6"] == "à définir"


def test_above_one_hundred_is_one_hundred(table):
    assert max(row.values["progress"] for row in table.rows if row.values["progress"] is not None) == 100


def test_an_empty_percentage_is_missing_and_not_zero(table):
    assert [row.values["progress"] for row in table.rows].count(None) >= 1
