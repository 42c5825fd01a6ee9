"""The page of evolution: two states compared, filtered, exported; the curve; a plan with a single version."""

import io
import json
import re
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from lib.i18n import LANGUAGES
from lib.reports.comparison import comparison
from lib.store.reads import Pair
from lib.store.state import State
from lib.ui import data
from lib.ui.moments import month_before
from lib.usecases.start import SAMPLE_PLAN
from tests.bench.plans import write_plan
from tests.sample import LAST, plan_of
from tests.screens import Screen


def between(first, second, text):
    """Whether a text says which two days are compared, each with its revision."""
    return re.search(rf"Du {first} \(révision \d+\) au {second} \(révision \d+\)", text)


def opened(screen, **query):
    screen.open("evolution", **query)
    assert not screen.errors
    return screen


def test_the_title_says_what_moved_since_the_last_update(reading):
    opened(reading)
    assert (
        reading.at.title[0].value.replace("\u00a0", " ")
        == "Depuis le 31/10/2026 : 2 nouvellement en retard, 3 actions en progrès"
    )
    assert between("31/10/2026", "24/11/2026", reading.text)
    assert "Avancement moyen : 73,6 % → 75,2 % (+1,6 pts)" in reading.text


def test_two_days_of_the_address_are_compared_whatever_their_order(reading):
    one = opened(reading, **{"from": "2026-08-31", "to": "2026-09-30"}).text
    assert between("31/08/2026", "30/09/2026", one)
    assert "A5.5" in one
    two = opened(reading, **{"from": "2026-09-30", "to": "2026-08-31"}).text
    assert between("31/08/2026", "30/09/2026", two)


def test_two_revisions_of_the_address_are_compared(reading):
    opened(reading, **{"from": str(plan_of("2026-03-31")), "to": str(plan_of("2026-06-30"))})
    assert reading.at.segmented_control(key="since").value == "revisions"
    assert between("31/03/2026", "30/06/2026", reading.text)


def test_a_day_before_any_record_starts_at_the_first_one(screen):
    opened(screen, **{"from": "2024-01-01", "to": "2025-10-31"})
    assert "Rien n'était enregistré avant le 01/10/2025" in screen.text
    assert between("01/10/2025", "31/10/2025", screen.text)


def test_one_sort_of_movement_of_one_axis_is_shown_with_the_reason_of_the_date_that_moved(screen):
    opened(screen, since="adoption", kind="postponed", axis="A4", view="table")
    assert "A4.5" in screen.text
    assert "A4.6" in screen.text
    assert "A6.1" not in screen.text.split("Par axe")[0]
    assert "par le fichier 2026-08-31_plan.csv du 31/08/2026" in screen.text


def test_a_past_day_is_compared_with_what_came_before_it(reading):
    reading.day = "2026-06-30"
    opened(reading)
    assert between("31/05/2026", "30/06/2026", reading.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_partner_reads_the_comparison_without_reasons(screen, language):
    screen.open("evolution", language, since="adoption", view="table")
    screen.at.sidebar.toggle[0].set_value(True)
    screen.at.run()
    assert not screen.errors
    assert "plan.csv" not in screen.text


def test_a_single_version_shows_the_planned_line_and_one_point(tmp_path, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(write_plan(tmp_path / "one.duckdb", 12)))
    screen = opened(Screen())
    assert "Une seule version enregistrée" in screen.text
    assert "la ligne prévue et un point" in screen.text
    assert len(screen.at.get("plotly_chart")) == 2
    data.whole_store().close()


def test_the_workbook_holds_every_movement_with_both_values(sample_store):
    last = State(sample_store, LAST, SAMPLE_PLAN, date(2026, 11, 24))
    made = comparison(Pair(last.at(plan_of("2026-10-31"), date(2026, 10, 31)), last), language="fr")
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    title, header, *lines = book.get_sheet_by_index(0).to_python()
    assert (
        title[0]
        == f"Du 31/10/2026 (révision {plan_of('2026-10-31')}) au 24/11/2026 (révision {plan_of('2026-11-24')})"
    )
    assert [line[1] for line in lines] == ["A4.4", "A4.5", "A5.3", "A5.4", "A6.2"]
    first = dict(zip(header, lines[0], strict=True))
    assert (first["Avancement (31/10/2026)"], first["Avancement (24/11/2026)"]) == (50.0, 75.0)


def test_a_month_before_the_last_day_of_a_long_month_is_the_last_day_of_a_short_one():
    assert month_before(date(2026, 3, 31)) == date(2026, 2, 28)
    assert month_before(date(2026, 1, 15)) == date(2025, 12, 15)


def test_no_chart_counts_movements_where_nothing_moved(reading):
    opened(reading, view="chart", **{"from": "2026-11-24", "to": "2026-11-24"})
    drawn = [json.loads(chart.proto.spec)["data"] for chart in reading.at.get("plotly_chart")]
    assert "Aucune action n'a évolué ainsi entre ces deux états." in reading.text
    assert len(drawn) == 1
