"""The charts of the overview: each name above its bar, every axis in words, the trend from recorded days alone."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.overview import axis_rows
from lib.charts.trend import done_and_overdue
from lib.i18n import LANGUAGES

LONG = "Gouvernance, pilotage stratégique et coordination institutionnelle des parties prenantes <b>des deux pays</b>"
AXES = pd.DataFrame(
    {
        "axis_code": ["A1", "A2", None],
        "axis_title": [LONG, "Missions", None],
        "progress": [84.2, None, 9.0],
        "expected": [97.2, None, 50.0],
        "weather": ["support_needed", "not_assessed", "compromised"],
        "note": ["−13,0 pts", "4 échéances à donner", ""],
    }
)
POINTS = pd.DataFrame(
    {
        "day": [date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 24)],
        "done": [10, 12, 12],
        "past_due": [0, 6, 11],
    }
)


def said(figure):
    return [annotation.text for annotation in figure.layout.annotations]


@pytest.mark.parametrize("narrow", [False, True])
def test_each_name_stands_whole_above_its_bar_and_is_never_read_as_a_tag(narrow):
    figure = axis_rows(AXES, language="fr", narrow=narrow)
    words = " ".join(said(figure))
    assert "A1. Gouvernance, pilotage" in words
    assert "&lt;b&gt;des deux pays&lt;/b&gt;" in words
    assert "Sans axe" in words
    bars = figure.data[1]
    assert list(bars.x) == [84.2, 9.0]
    names = [a.y for a in figure.layout.annotations if "Sans axe" in a.text]
    assert names[0] < bars.y[-1]


def test_nothing_is_drawn_of_an_axis_without_progress_but_an_outline():
    figure = axis_rows(AXES, language="fr")
    dashed = [shape for shape in figure.layout.shapes if shape.line.dash == "dash"]
    assert len(dashed) == 1
    assert any("Non évalué</b> · 4 échéances à donner" in words for words in said(figure))
    assert len(figure.data[0].x) == 2


def test_what_is_expected_is_marked_only_where_it_is_known():
    marks = {s.x0 for s in axis_rows(AXES, language="fr").layout.shapes if s.type == "line"}
    assert marks == {97.2, 50.0}


def test_in_arabic_the_bars_begin_where_reading_does():
    assert tuple(axis_rows(AXES, language="ar").layout.xaxis.range) == (100, 0)
    assert tuple(axis_rows(AXES, language="en").layout.xaxis.range) == (0, 100)


def test_on_a_narrow_screen_the_judgement_stands_below_the_bar():
    figure = axis_rows(AXES, language="fr", narrow=True)
    (judged,) = [a for a in figure.layout.annotations if "Non évalué" in a.text]
    (name,) = [a for a in figure.layout.annotations if "Missions" in a.text]
    assert judged.y > name.y + 30
    assert figure.layout.height > axis_rows(AXES, language="fr").layout.height


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_charts_of_nothing_do_not_fail(language, dark):
    assert axis_rows(AXES.iloc[:0], language=language, dark=dark) is not None
    assert not done_and_overdue(POINTS.iloc[:0], language=language, dark=dark).data


def test_the_lines_are_told_apart_by_their_marks_and_their_words():
    figure = done_and_overdue(POINTS, language="fr")
    assert [line.marker.symbol for line in figure.data] == ["circle", "square"]
    words = " ".join(said(figure))
    assert "12 réalisées" in words and "11 dépassées" in words
    assert "<b>10</b>" in words and "<b>6</b>" in words, "the figures where a line begins"


def test_words_of_lines_that_end_together_do_not_touch():
    close = POINTS.assign(past_due=[0, 6, 12])
    ends = [
        a
        for a in done_and_overdue(close, language="fr").layout.annotations
        if a.xanchor == "left" and a.xshift == 10
    ]
    assert abs(ends[0].yshift - ends[1].yshift) >= 18


def test_the_months_are_named_in_the_language_of_the_reader():
    assert "sept. 2026" in said(done_and_overdue(POINTS, language="fr"))
    assert any("نونبر" in words for words in said(done_and_overdue(POINTS, language="ar")))
