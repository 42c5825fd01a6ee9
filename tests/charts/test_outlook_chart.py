"""The chart of ranges: what has two ends is full, what has one is open, what has none has no bar."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.outlook import range_bars
from lib.domain.palette import DARK, LIGHT
from lib.i18n import LANGUAGES

DAY = date(2026, 11, 24)
ROWS = pd.DataFrame(
    [
        ("Ensemble", "pas avant mai 2027", date(2027, 5, 2), None, date(2026, 12, 31), True),
        ("A1. Gouvernance <b>", "entre mars et juin 2027", date(2027, 3, 1), date(2027, 6, 9), None, False),
        ("A2. Missions", "aucune action ouverte", None, None, None, False),
    ],
    columns=["label", "said", "low", "high", "last", "whole"],
).astype(dict.fromkeys(("low", "high", "last"), object))


def bars(figure):
    return [trace for trace in figure.data if trace.type == "bar"]


def marks(figure, symbol):
    return [x for t in figure.data if t.type == "scatter" and t.marker.symbol == symbol for x in t.x]


def test_each_range_starts_on_its_first_day_and_what_has_none_has_no_bar():
    assert [bar.base[0] for bar in bars(range_bars(ROWS, today=DAY, language="fr"))] == [
        "2027-05-02",
        "2027-03-01",
    ]


def test_a_range_with_two_ends_is_full_and_as_long_as_its_days():
    """From 1 March to 9 June 2027: 100 days."""
    closed = bars(range_bars(ROWS, today=DAY, language="fr"))[1]
    assert closed.x[0] == 100 * 86_400_000
    assert closed.marker.color == LIGHT.brand
    assert bars(range_bars(ROWS, today=DAY, language="fr", dark=True))[1].marker.color == DARK.brand


def test_a_range_without_a_last_day_is_lighter_and_ends_in_an_arrow_at_the_edge():
    figure = range_bars(ROWS, today=DAY, language="fr")
    assert bars(figure)[0].marker.color == LIGHT.soft
    assert marks(figure, "triangle-right") == [figure.layout.xaxis.range[1]]


def test_the_last_deadline_in_force_is_marked_where_there_is_one():
    assert marks(range_bars(ROWS, today=DAY, language="fr"), "diamond-open") == ["2026-12-31"]


def test_every_row_says_its_words_and_no_label_is_read_as_a_tag():
    figure = range_bars(ROWS, today=DAY, language="fr")
    said = [label.split("<br>")[-1] for label in figure.layout.yaxis.ticktext]
    assert said == ["pas avant mai 2027", "entre mars et juin 2027", "aucune action ouverte"]
    assert [a.text for a in figure.layout.annotations] == ["24/11/2026"]
    assert "&lt;b&gt;" in figure.layout.yaxis.ticktext[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_without_axis_draws_nothing_and_does_not_fail(language):
    assert not range_bars(ROWS.iloc[:0], today=DAY, language=language).data
