"""Columns of periods beside an indicator: one value each, nothing lost, nothing guessed."""

from datetime import date, datetime

import pytest

from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets.readings import KNOWN, book, found, sheet

HEADS = (
    "Code",
    "Action",
    "Responsable",
    "Échéance",
    "Statut",
    "Indicateur",
    "Unité",
    "Valeur de référence",
    "Cible",
)
FIRST = ("A1.1", "Former des PME", "Nadia", "30/06/2026", "En cours", "PME formées", "PME", 40, 120)
SECOND = ("A1.2", "Tenir des ateliers", "Omar", "30/09/2026", "En cours", "Ateliers tenus", None, None, None)
MONTHS = ("janv. 2026", "févr. 2026", "mars 2026")
MORE = (None,) * 5


def table(periods, *rows, heads=HEADS, above=(), **more):
    return found(*above, (*heads, *periods), *rows, **more)[1]


def told(read):
    return {(s.name, str(v.day), v.span): v.value for s in read.series for v in s.values}


def codes(read, level=None):
    return [issue.code for issue in read.issues if level is None or issue.level == level]


@pytest.mark.parametrize(
    ("periods", "days", "span"),
    [
        (MONTHS, ("2026-01-31", "2026-02-28", "2026-03-31"), "month"),
        (("01/2026", "02/2026", "03/2026"), ("2026-01-31", "2026-02-28", "2026-03-31"), "month"),
        (("Réalisé janv. 2026", "Réalisé févr. 2026", "Réalisé mars 2026"), ("2026-01-31", "2026-02-28", "2026-03-31"), "month"),
        (("يناير 2026", "فبراير 2026", "مارس 2026"), ("2026-01-31", "2026-02-28", "2026-03-31"), "month"),
        (("T1 2026", "Q2-2026", "3e trimestre 2026"), ("2026-03-31", "2026-06-30", "2026-09-30"), "quarter"),
        (("S1 2025", "S2 2025", "S1 2026"), ("2025-06-30", "2025-12-31", "2026-06-30"), "semester"),
        (("2024", "2025", "2026"), ("2024-12-31", "2025-12-31", "2026-12-31"), "year"),
        ((2024, 2025, 2026), ("2024-12-31", "2025-12-31", "2026-12-31"), "year"),
        (tuple(datetime(2026, m, 1) for m in (1, 2, 3)), ("2026-01-31", "2026-02-28", "2026-03-31"), "month"),
        ((date(2026, 1, 5), date(2026, 2, 9), date(2026, 3, 2)), ("2026-01-05", "2026-02-09", "2026-03-02"), "day"),
    ],
)  # fmt: skip
def test_each_way_of_writing_a_period_gives_its_last_day(periods, days, span):
    read = table(periods, (*FIRST, 4, "12,5", None), (*SECOND, 1, None, 0))
    assert told(read) == {
        ("PME formées", days[0], span): 4.0, ("PME formées", days[1], span): 12.5,
        ("Ateliers tenus", days[0], span): 1.0, ("Ateliers tenus", days[2], span): 0.0,
    }  # fmt: skip
    assert codes(read) == ["series_read"]


def test_a_month_takes_its_year_from_the_row_above():
    above = ((*(None,) * 9, "Réalisations 2026", None, None),)
    read = table(
        ("janv.", "févr.", "mars"),
        (*FIRST, 4, 12, 18),
        (*SECOND, 1, 2, 3),
        above=above,
        merges=[(0, 9, 0, 11)],
    )
    assert [str(v.day) for v in read.series[0].values] == ["2026-01-31", "2026-02-28", "2026-03-31"]


def test_what_an_indicator_tells_is_kept_in_no_other_place():
    read = table(MONTHS, (*FIRST, 4, 12, 18), (*SECOND, 1, None, 3))
    (one, two) = read.series
    assert (one.unit, one.baseline, one.target, one.row, one.cell) == ("PME", 40.0, 120.0, 2, "F2")
    assert (two.unit, two.baseline, two.target) == (None, None, None)
    assert read.measured == frozenset(range(5, 12))
    for row in read.rows:
        assert not {"indicator", "target"} & row.values.keys(), "left as the plan has them"
        assert not row.values.get("extra")
        assert row.values["owner"]


LINES = (
    ("below, their action not said again", [], MORE),
    ("below a merge of the action", [(1, c, 3, c) for c in range(5)], MORE),
    ("with the action said again", [], FIRST[:5]),
)


@pytest.mark.parametrize(("merges", "begins"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_several_indicators_stand_on_successive_rows(merges, begins):
    rows = (
        (*FIRST, 4, 12, 18),
        (*begins, "Satisfaction", "%", None, "≥ 80 %", None, "62,5", 70),
        (*begins, "Délai", "jours", None, "au plus 15 jours", 31, None, None),
        (*SECOND, 1, None, 3),
    )
    read = table(MONTHS, *rows, merges=merges)
    assert [row.values["code"] for row in read.rows] == ["A1.1", "A1.2"]
    assert [(s.name, s.row, s.line, len(s.values)) for s in read.series] == [
        ("PME formées", 2, 2, 3), ("Satisfaction", 2, 3, 2), ("Délai", 2, 4, 1), ("Ateliers tenus", 5, 5, 2),
    ]  # fmt: skip
    assert [(s.unit, s.target, s.direction) for s in read.series[1:3]] == [
        ("%", 80.0, "up"),
        ("jours", 15.0, "down"),
    ]
    (account,) = read.accounts
    assert (account.filled, account.actions, account.refused) == (5, (2, 5), ())
    assert account.left_out["continuation"] == (3, 4)
    assert not codes(read, "error")


def test_values_under_another_action_are_never_those_of_the_one_above():
    read = table(
        MONTHS,
        (*FIRST, 4, 12, 18),
        (None,) * 12,
        (*MORE, "Satisfaction", "%", None, None, 1, 2, 3),
        (*SECOND, 1, 2, 3),
    )
    assert [s.name for s in read.series] == ["PME formées", "Ateliers tenus"]
    assert read.accounts[0].left_out["no_subject"] == (4,)


def test_what_is_no_number_or_to_come_is_told_on_its_cell_and_not_recorded():
    read = table(
        ("oct. 2026", "nov. 2026", "déc. 2026"), (*FIRST, "bientôt", "n.d.", 9), (*SECOND, 1, 2, "–")
    )
    said = {issue.code: issue.cell for issue in read.issues if issue.level == "warning"}
    assert said == {"measure_unread": "J2", "measure_to_come": "L2"}
    assert told(read) == {
        ("Ateliers tenus", "2026-10-31", "month"): 1.0,
        ("Ateliers tenus", "2026-11-30", "month"): 2.0,
    }


def test_of_two_periods_that_end_on_a_day_the_shorter_one_stands_and_it_is_told():
    read = table(("T1 2026", "mars 2026"), (*FIRST, 34, 18), (*SECOND, 5, None))
    assert told(read) == {
        ("PME formées", "2026-03-31", "month"): 18.0,
        ("Ateliers tenus", "2026-03-31", "quarter"): 5.0,
    }
    assert [issue.cell for issue in read.issues if issue.code == "measure_twice"] == ["J2"]


def test_percentages_are_read_as_they_are_shown():
    page = sheet(
        "Plan",
        ((*HEADS, *MONTHS), (*FIRST, 0.62, 0.7, None), (*SECOND, 1, 2, 3)),
        percents=frozenset({(1, 9), (1, 10)}),
    )
    workbook = book(page)
    read = normalise(workbook, recognise(workbook), KNOWN)
    assert [v.value for v in read.series[0].values] == [62.0, 70.0]


def test_a_target_that_is_no_number_stays_in_words_with_the_action():
    read = table(MONTHS, (*FIRST[:8], "à définir", 4, 12, 18), (*SECOND, 1, 2, 3))
    assert read.rows[0].values["target"] == "à définir"
    assert read.series[0].target is None


def test_values_that_nothing_names_are_told_and_the_first_bear_the_title_of_their_action():
    read = table(
        MONTHS,
        (*FIRST[:5], None, None, None, None, 4, 12, 18),
        (*MORE, None, None, None, None, 1, 2, 3),
        (*SECOND, 1, 2, 3),
    )
    assert [s.name for s in read.series] == ["Former des PME", "Ateliers tenus"]
    assert "series_unnamed" in codes(read, "warning")


@pytest.mark.parametrize("marks", [("X", "X", None), ("■", None, "■")])
def test_a_calendar_of_crosses_is_none(marks):
    read = table(MONTHS, (*FIRST, *marks), (*SECOND, *marks))
    assert not read.series
    assert read.rows[0].values["indicator"] == "PME formées"


def test_without_an_indicator_nothing_is_guessed_and_it_is_told():
    heads = HEADS[:5]
    read = table(MONTHS, (*FIRST[:5], 4, 12, 18), (*SECOND[:5], 1, 2, 3), heads=heads)
    assert not read.series
    assert "janv. 2026" in str(read.rows[0].values["extra"])
    assert codes(read) == ["series_without_indicator"]


def test_targets_by_period_are_no_values():
    read = table(("Cible 2025", "Cible 2026"), (*FIRST, 60, 120), (*SECOND, 1, 2))
    assert not read.series
    assert "Cible 2025" in str(read.rows[0].values["extra"])
