"""Codes are kept as the reader sees them; they are folded only to tell which one is meant, where one alone can be."""

from datetime import date, datetime

import pytest

from lib.spreadsheets.cells.codes import PlanCodes, axis_of_code, code_in_title
from lib.spreadsheets.cells.date_codes import likely_codes
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.folding import fold_code
from lib.spreadsheets.model import CleanRow, CleanTable, Policies, Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

HEAD = ("Code", "Action", "Responsable", "Échéance", "Statut")
TITLES = ("Ouvrir le guichet", "Former les agents", "Publier le guide", "Tenir le forum", "Louer la salle")


def plan(*typed, known=None, head=HEAD, **sheet):
    """The table of a plan with these codes, each on a title of its own."""
    rows = [
        (code, TITLES[i % 5] + " " * (i // 5), "Lina", date(2026, 6, 30), "En cours")
        for i, code in enumerate(typed)
    ]
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (head, *rows), **sheet),))
    return normalise(book, recognise(book), known or Known())


def codes(table):
    return [row.values["code"] for row in table.rows]


def action(code, title, **values):
    return {"code": code, "title": title, "axis": None, **values}


def compared(rows, stored):
    table = CleanTable("actions", tuple(CleanRow(n, v, {}) for n, v in enumerate(rows, 2)), (), ())
    return compare(table, stored, Policies())


@pytest.mark.parametrize(
    "typed",
    [
        ("24-001", "24-002", "24-010"),
        ("0001", "0012", "0120"),
        ("01.02", "01.10", "1.2"),
        ("A1.2", "1.2", "A 1.2", "1-2", "01.02"),
        ("P-01", "P-1", "p-1"),
        ("٠١-٠٢", "١-٢"),
        ("1.1.", "1.1"),
    ],
)
def test_a_code_is_kept_as_typed_and_two_writings_are_two_codes(typed):
    table = plan(*typed)
    assert codes(table) == list(typed)
    assert "id_duplicate" not in {issue.code for issue in table.issues}


def test_the_same_code_twice_is_told():
    assert "id_duplicate" in {issue.code for issue in plan("24-001", "24-001").issues}


def test_a_number_is_the_code_that_its_cell_shows():
    shown = {(1, 0): "0001", (2, 0): "0012", (3, 0): "1.10"}
    assert codes(plan(1.0, 12.0, 1.1, 7.0, shown=shown)) == ["0001", "0012", "1.10", "7"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A1.2", "1.2"), ("A1.2", "01.02"), ("A1.2", "Action n° 1.2"), ("A1.2", "a 1-2"), ("0001", "1"),
        ("P-001", "p 1"), ("24-001", "24-1"), ("AXE 1.2", "1_2"), ("١.٢", "1.2"),
    ],
)  # fmt: skip
def test_two_writings_of_a_code_fold_alike(one, other):
    assert fold_code(one) == fold_code(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("A1", "1"), ("B1.2", "1.2"), ("1.2", "12"), ("1.2", "1.20"), ("P1", "Q1"), ("1.2.3", "1.23")],
)
def test_two_codes_do_not_fold_alike(one, other):
    assert fold_code(one) != fold_code(other)


def test_a_plan_of_an_older_version_comes_back_without_a_change():
    stored = {str(i): action(f"A1.{i}", title) for i, title in enumerate(TITLES, 1)}
    found = compared([action(f"1.{i}", title) for i, title in enumerate(TITLES, 1)], stored)
    assert (len(found.new), len(found.changed), found.unchanged, len(found.absent)) == (0, 0, 5, 0)
    told = [issue.values for issue in found.alarms if issue.code == "codes_written_otherwise"]
    assert told == [{"theirs": "1.1", "ours": "A1.1", "n": 5}]


def test_zeros_that_a_spreadsheet_dropped_change_no_code_and_a_new_title_is_one_change():
    stored = {str(i): action(f"000{i}", title) for i, title in enumerate(TITLES, 1)}
    rows = [action(str(i), title) for i, title in enumerate(TITLES, 1)]
    rows[2]["title"] = "Rédiger la charte"
    found = compared(rows, stored)
    assert [(d.key, [f.field for f in d.fields]) for d in found.changed] == [("3", ["title"])]
    assert (len(found.new), found.unchanged) == (0, 4)


def test_two_codes_of_the_file_are_never_one_action():
    found = compared(
        [action("01.02", "Numériser"), action("1.2", "Archiver")], {"k": action("A1.2", "Classer")}
    )
    assert (len(found.new), len(found.changed)) == (2, 0)


def test_two_codes_of_the_plan_are_never_taken_for_one():
    stored = {"k": action("A1.2", "Classer"), "l": action("1.2", "Archiver")}
    found = compared([action("01.02", "Numériser")], stored)
    assert (len(found.new), len(found.changed)) == (1, 0)


def test_the_exact_code_comes_first():
    stored = {"k": action("A1.2", "Classer"), "l": action("1.2", "Archiver")}
    found = compared([action("1.2", "Archiver"), action("A1.2", "Classer les fonds")], stored)
    assert [(d.key, [f.field for f in d.fields]) for d in found.changed] == [("k", ["title"])]


def test_a_file_of_another_project_changes_nothing_of_a_plan_whose_codes_fold_alike():
    stored = {str(i): action(f"A24.{i}", title) for i, title in enumerate(TITLES, 1)}
    others = [
        "Repeindre la façade",
        "Acheter deux bus",
        "Planter des arbres",
        "Réparer le pont",
        "Vider la cuve",
    ]
    found = compared([action(f"24-00{i}", title) for i, title in enumerate(others, 1)], stored)
    assert (len(found.new), len(found.changed), len(found.absent)) == (5, 0, 5)


def test_a_file_without_titles_is_matched_by_its_codes():
    stored = {str(i): action(f"A1.{i}", title, status="not_started") for i, title in enumerate(TITLES, 1)}
    found = compared([{"code": f"1.{i}", "status": "done"} for i in range(1, 6)], stored)
    assert (len(found.new), len(found.changed)) == (0, 5)


@pytest.mark.parametrize(
    ("code", "axis"),
    [
        ("A1.2", "A1"), ("1.2", "A1"), ("01.02", "A1"), ("1-2", "A1"), ("A1.2.3", "A1"), ("A1.100", "A1"),
        ("24-001", None), ("24-12", None), ("0001", None), ("P-01", None), ("", None), (None, None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_the_axis_that_a_code_names(code, axis):
    assert axis_of_code(code) == axis


@pytest.mark.parametrize(
    ("title", "code", "rest"),
    [
        ("A1.2 Publier un annuaire", "A1.2", "Publier un annuaire"),
        ("1.2 – Publier", "1.2", "Publier"),
        ("01.02 : Publier", "01.02", "Publier"),
        ("Fiche action n° 1.2 : Publier", "1.2", "Publier"),
        ("Publier 1.2 fois", None, "Publier 1.2 fois"),
    ],
)
def test_a_code_that_opens_a_title_is_kept_as_typed(title, code, rest):
    assert code_in_title(title) == (code, rest)


def test_an_exchange_names_an_action_by_its_code_however_it_is_written():
    plan_codes = PlanCodes(["A1.2", "0003", "B-1", "B-01"])
    assert [plan_codes.find(typed) for typed in ("1.2", "A1.2", "3", "B-1", "b 1", "9")] == [
        "A1.2", "A1.2", "0003", "B-1", None, None,
    ]  # fmt: skip


JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("column", "likely"),
    [
        ([JAN, FEB, "3-13"], ["1-1", "2-1"]),  # the month first: 1-1, 2-1, 3-13
        (
            [JAN, FEB, MAR, date(2026, 1, 2), date(2026, 2, 2)],
            ["1-1", "1-2", "1-3", "2-1", "2-2"],
        ),  # the day first
        ([JAN, date(2026, 1, 2), date(2026, 1, 3), FEB], ["1-1", "1-2", "1-3", "2-1"]),
        (["1.13", FEB, "2.14"], ["2.1"]),
        ([datetime(2026, 2, 1), "13-1"], ["1-2"]),
        ([date(2003, 2, 1), date(2004, 2, 1)], ["1-2-3", "1-2-4"]),
        (["1.2.1", date(2002, 2, 1), "1.2.3"], ["1.2.2"]),
        (["01-13", FEB, "02-14"], ["02-01"]),
        (["2024-01", date(2024, 2, 1), "2024-13"], ["2024-02"]),
        (["FIN-01", date(2026, 3, 1), "RH-02", date(2026, 3, 2)], ["MAR-01", "MAR-02"]),
        (["Plan", date(2026, 3, 1)], ["1-3"]),
    ],
)
def test_the_likely_code_of_a_date_follows_its_neighbours(column, likely):
    assert list(likely_codes([(value, None) for value in column]).values()) == likely


def test_a_month_and_a_year_were_a_code_too_and_words_of_a_month_among_codes():
    assert likely_codes([(date(2024, 3, 1), "3-24"), ("3-13", None)]) == {(date(2024, 3, 1), "3-24"): "3-24"}
    texts = ["1-13", "1-janv.", "2-févr.", "13-1", "mars-24", "3-Apr"]
    found = likely_codes([(text, None) for text in texts])
    assert found["mars-24", None] == "3-24"
    assert set(found) == {("1-janv.", None), ("2-févr.", None), ("mars-24", None), ("3-Apr", None)}


def test_months_among_words_are_no_codes():
    assert not likely_codes([(text, None) for text in ("Mars 24", "1-mai", "Été")])


def test_each_date_among_codes_is_a_warning_on_its_cell():
    table = plan(JAN, FEB, "3-13")
    told = [(i.cell, i.level, i.values["read"]) for i in table.issues if i.code == "code_became_date"]
    assert told == [("A2", "warning", "1-1"), ("A3", "warning", "2-1")]
    assert codes(table) == ["1-1", "2-1", "3-13"]
    assert "code_became_date" not in {i.code for i in plan("1-1", "2-1", "3-13").issues}


def test_a_code_said_again_that_follows_no_ninth_is_said_again():
    assert codes(plan(1.1, 1.2, 1.1)) == ["1.1", "1.2", "1.1"]
