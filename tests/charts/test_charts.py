"""Charts show what they were given: the values on the marks, the words escaped, nothing invented."""

from dataclasses import fields
from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.charts.deadlines import gantt, overdue_bars
from lib.charts.evolution import curve
from lib.charts.lanes import MONTHS, lanes, month_ticks, months_between, row_text
from lib.charts.outlook import range_bars
from lib.charts.progress import axis_bullets, situation_bars
from lib.domain.palette import DARK, LIGHT
from lib.domain.terms import Situation
from lib.i18n import LANGUAGES
from lib.store.reads import AxisFigures, Scheduled
from lib.store.rows import Rows
from lib.wording.readings import axis_bullets_sentence, overdue_sentence

DAY = date(2026, 11, 24)


def axis(code, title, weather, **figures):
    """The figures of an axis; those that are not given are missing."""
    held: dict[str, Any] = dict.fromkeys(f.name for f in fields(AxisFigures))
    held |= {"axis_key": code, "axis_code": code, "axis_title": title, "weather": weather} | figures
    return AxisFigures(**held)


FIGURES = Rows(
    [
        axis("A1", "Gouvernance <b>", "support_needed", progress=84.2, expected=97.2, gap=-13.0),
        axis("A2", "Missions", "not_assessed"),
    ]
)
AXES = FIGURES.frame
LATE = pd.DataFrame(
    {
        "code": ["A1.6", "A2.3"],
        "title": ["Une", "Deux"],
        "days_late": [147, 55],
        "situation": ["blocked", "overdue"],
    }
)


def test_a_missing_progress_is_said_and_has_no_bar():
    bars = axis_bullets(AXES, language="fr").data[1]
    assert list(bars.text) == ["84,2\u00a0%", "non renseigné"]
    assert bars.x[1] == 0


def test_the_expected_mark_is_drawn_only_where_there_is_one():
    marks = axis_bullets(AXES, language="fr").data[2]
    assert list(marks.x) == [97.2]


def test_a_title_is_shown_and_never_read_as_a_tag():
    labels = axis_bullets(AXES, language="fr").layout.yaxis.ticktext
    assert "&lt;b&gt;" in labels[0]


def test_the_sentence_names_the_axis_furthest_behind():
    assert axis_bullets_sentence(FIGURES, language="fr").startswith("A1 est le plus loin de l'attendu")


def test_the_actions_of_no_axis_have_a_name_too():
    (label,) = axis_bullets(
        Rows([axis(None, None, "secured", progress=1.0)]).frame, language="fr"
    ).layout.yaxis.ticktext
    assert label == "Sans axe"


def test_every_overdue_bar_has_its_days_printed():
    bars = overdue_bars(LATE, language="fr").data[0]
    assert list(bars.x) == [147, 55]
    assert [text.split("\u00a0")[0].split(" ")[0] for text in bars.text] == ["147", "55"]


def test_in_arabic_the_days_on_a_bar_are_read_from_the_right():
    text = overdue_bars(LATE, language="ar").data[0].text[0]
    assert text.startswith("\N{RIGHT-TO-LEFT ISOLATE}147") and text.endswith("\N{POP DIRECTIONAL ISOLATE}")


def test_no_overdue_action_is_a_sentence():
    assert (
        overdue_sentence([], language="fr", today=DAY, total=0) == "Aucune échéance dépassée au 24/11/2026."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_charts_of_nothing_are_empty_and_do_not_fail(language, dark):
    empty = pd.DataFrame(columns=["code", "title", "start", "deadline", "initial_deadline", "situation"])
    assert not gantt(empty, today=DAY, language=language, dark=dark).data
    assert axis_bullets(AXES.iloc[:0], language=language, dark=dark) is not None


def test_each_situation_has_its_own_bar_and_its_count():
    counts = pd.DataFrame(
        {"axis_code": ["A1", "A1"], "axis_title": ["G", "G"], "situation": ["done", "blocked"], "n": [3, 1]}
    )
    figure = situation_bars(counts, language="fr")
    assert [list(bar.x) for bar in figure.data] == [[3], [1]]
    assert [bar.name for bar in figure.data] == ["✔\u00a0Réalisée", "✖\u00a0Bloquée"]


def test_every_part_of_a_long_bar_of_situations_has_its_number():
    counts = pd.DataFrame(
        {"axis_code": ["A1", "A1"], "axis_title": ["G", "G"], "situation": ["done", "blocked"], "n": [20, 1]}
    )
    assert [list(bar.text) for bar in situation_bars(counts, language="fr").data] == [["✔ 20"], ["1"]]


def test_the_bar_and_the_tick_of_an_axis_are_both_named():
    said = str([note.text for note in axis_bullets(AXES, language="fr").layout.annotations])
    assert "avancement" in said
    assert "attendu à cette date" in said


def test_the_line_of_the_day_passes_behind_the_dates_of_a_calendar():
    rows = pd.DataFrame(
        {
            "code": ["A1"],
            "title": ["Une"],
            "start": [date(2026, 5, 1)],
            "deadline": [date(2026, 9, 30)],
            "initial_deadline": [date(2026, 7, 1)],
            "situation": ["overdue"],
        }
    )
    drawn = gantt(rows, today=DAY, language="fr")
    (label,) = [a for a in drawn.layout.annotations if "30/09/2026" in a.text]
    assert label.bgcolor == LIGHT.background
    assert drawn.data[0].text is None


def test_a_line_goes_from_the_end_of_what_a_row_needs_to_its_bar_and_to_none_that_is_not_drawn():
    rows = pd.DataFrame(
        {
            "key": ["a", "b", "c"],
            "code": ["A1", "A2", "A3"],
            "title": ["Une", "Deux", "Trois"],
            "start": [date(2026, 1, 1), date(2026, 6, 1), date(2026, 2, 1)],
            "deadline": [date(2026, 3, 31), date(2026, 9, 30), date(2026, 12, 31)],
            "initial_deadline": [None, None, None],
            "situation": ["done", "on_time", "on_time"],
        }
    )
    drawn = gantt(rows, today=DAY, language="fr", ties=(("b", "a"), ("c", "a"), ("b", "gone")))
    lines = [line for line in drawn.data if line.type == "scatter" and line.mode == "lines+markers"]
    assert [(line.x[0], line.x[-1], line.line.dash) for line in lines] == [
        ("2026-03-31", "2026-06-01", "solid"),
        ("2026-03-31", "2026-03-31", "dot"),
    ]


def test_milestones_stand_on_the_bar_of_their_action_each_by_what_it_is_and_widen_the_time_drawn():
    day = date(2026, 9, 30)
    rows = pd.DataFrame(
        [{"key": "a", "code": "A1", "title": "Une", "start": date(2026, 5, 1), "deadline": day, "initial_deadline": day,
          "situation": "overdue"}]
    )  # fmt: skip
    named = ["action", "deadline", "status", "is_late"]
    steps = [["a", date(2026, 6, 1), "done", False], ["a", date(2026, 7, 1), None, True],
             ["a", date(2027, 3, 1), "not_started", False], ["a", date(2026, 8, 1), "cancelled", False],
             ["a", None, None, False], ["b", day, None, False]]  # fmt: skip
    drawn = gantt(rows, pd.DataFrame(steps, columns=named), today=DAY, language="fr")
    scatters = [mark for mark in drawn.data if mark.type == "scatter" and mark.x]
    marks = [(mark.marker.symbol, list(mark.x)) for mark in scatters if mark.marker.symbol]
    assert marks == [
        ("circle", ["2026-06-01"]), ("circle", ["2027-03-01"]), ("triangle-down", ["2026-07-01"])
    ]  # fmt: skip
    assert drawn.layout.xaxis.range[1] > "2027-03-01"


@pytest.mark.parametrize("missing", [None, pd.NaT, float("nan")], ids=str)
@pytest.mark.parametrize(
    "fields", [("start",), ("initial_deadline",), ("code",), ("start", "initial_deadline")]
)
def test_an_action_that_lacks_a_value_has_its_mark_in_the_calendar(fields, missing):
    whole = {"code": "A1", "title": "Une", "start": date(2026, 5, 1), "deadline": date(2026, 9, 30),
             "initial_deadline": date(2026, 7, 1), "situation": "overdue"}  # fmt: skip
    rows = pd.DataFrame([whole, whole | dict.fromkeys(fields, missing)], dtype=object)
    drawn = gantt(rows, today=DAY, language="fr")
    bars, squares, moved = drawn.data[:3]
    assert list(bars.base) == ["2026-05-01"] * (1 if "start" in fields else 2)
    assert list(squares.x) == (["2026-09-30"] if "start" in fields else [])
    assert len(moved.x) == (1 if "initial_deadline" in fields else 2)
    assert drawn.layout.yaxis.ticktext[1] == ("Une" if "code" in fields else drawn.layout.yaxis.ticktext[0])


@pytest.mark.parametrize("missing", [None, pd.NaT], ids=str)
def test_a_range_without_end_or_without_deadline_is_drawn(missing):
    whole = {
        "label": "A1",
        "said": "",
        "whole": False,
        "low": date(2027, 1, 1),
        "high": date(2027, 6, 1),
        "last": date(2027, 3, 1),
    }
    lacking = [whole, whole | {"high": missing}, whole | {"last": missing}, whole | {"low": missing}]
    drawn = range_bars(pd.DataFrame(lacking, dtype=object), today=DAY, language="fr")
    assert all("NaT" not in str(trace.x) + str(trace.base) for trace in drawn.data if hasattr(trace, "base"))


def test_a_deadline_whose_bar_could_not_be_seen_is_a_square():
    """Without a start there is no stretch to draw; two days of seven months would be a sliver."""
    rows = [
        Scheduled("a", "A1", "Une", date(2026, 5, 1), date(2026, 9, 30), None, "overdue"),
        Scheduled("b", None, None, None, date(2026, 12, 1), None, "on_time"),
        Scheduled("c", "A3", "Trois", date(2026, 11, 1), date(2026, 11, 3), None, "done"),
    ]
    bars, squares = gantt(Rows(rows).frame, today=DAY, language="fr").data[:2]
    assert list(bars.base) == ["2026-05-01"]
    assert list(squares.x) == ["2026-12-01", "2026-11-03"]
    assert squares.marker.size >= 8


def test_in_arabic_bars_grow_from_the_right_and_time_does_not():
    amounts = [
        axis_bullets(AXES, language="ar"),
        overdue_bars(LATE, language="ar"),
    ]
    assert all(figure.layout.xaxis.range[0] > figure.layout.xaxis.range[1] for figure in amounts)
    assert all(figure.layout.yaxis.side == "right" for figure in amounts)
    rows = [Scheduled("a", "A1", "Une", date(2026, 5, 1), date(2026, 9, 30), None, "overdue")]
    drawn = gantt(Rows(rows).frame, today=DAY, language="ar")
    assert drawn.layout.xaxis.range[0] < drawn.layout.xaxis.range[1]
    assert drawn.layout.yaxis.ticktext[0] == "\N{RIGHT-TO-LEFT ISOLATE}A1 Une\N{POP DIRECTIONAL ISOLATE}"


def test_on_an_arabic_chart_the_sign_that_ends_a_line_of_a_french_title_stays_there():
    first, last = row_text(
        "ar", "A3.1 Publier un guide pratique des affaires du Maroc – Togo et Bénin"
    ).split("<br>")
    assert first.endswith("–\N{LEFT-TO-RIGHT MARK}\N{POP DIRECTIONAL ISOLATE}")
    assert "\N{LEFT-TO-RIGHT MARK}" not in last
    assert "\N{LEFT-TO-RIGHT MARK}" not in row_text("ar", "إعداد برنامج مشترك –")


def test_a_label_stands_above_its_bar_and_a_longer_one_moves_what_is_below_it():
    rows = lanes(["une ligne", "deux<br>lignes", "une"])
    assert rows.texts == (9, 48 + 18, 48 + 66 + 9)
    assert rows.bars == (29, 48 + 47, 48 + 66 + 29)
    assert rows.height == 48 + 66 + 48


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_months_of_an_axis_never_tilt_and_say_each_year_once(language):
    ticks = month_ticks(language, date(2025, 9, 1), date(2027, 4, 1), LIGHT)
    assert ticks["tickangle"] == 0
    assert len(ticks["ticktext"]) <= MONTHS
    assert [text.split("<br>")[1] for text in ticks["ticktext"] if "<br>" in text] == ["2025", "2026", "2027"]


def test_counts_on_an_axis_are_whole_and_each_is_said_once():
    days = [date(2026, 1, 1), date(2026, 6, 1)]
    planned, actual = pd.DataFrame({"day": days, "due": [0, 2]}), pd.DataFrame({"day": days, "done": [0, 1]})
    drawn = curve(planned, actual, today=DAY, planned_name="due", actual_name="done", language="fr")
    assert list(drawn.layout.yaxis.ticktext) == ["0", "1", "2"]


def test_months_are_thinned_so_that_they_can_be_read():
    assert len(months_between(date(2020, 1, 1), date(2026, 12, 31))) <= 14


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("situation", Situation)
def test_the_text_on_a_situation_can_be_read(palette, situation):
    assert contrast(palette.situations[situation], palette.on_situation[situation]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_filled_situation_stands_out_from_the_background(palette):
    for situation, colour in palette.situations.items():
        if situation is not Situation.CANCELLED:
            assert contrast(colour, palette.background) >= 3


@pytest.mark.parametrize(
    ("start", "deadline", "anchor"),
    [
        (None, date(2026, 12, 31), "left"),
        (date(2026, 1, 1), date(2027, 10, 1), "center"),
        (date(2025, 1, 1), date(2026, 11, 30), "right"),
    ],
)
def test_the_day_of_a_calendar_is_whole_at_its_edges(start, deadline, anchor):
    rows = pd.DataFrame(
        {
            "code": ["A1"],
            "title": ["Une"],
            "start": [start],
            "deadline": [deadline],
            "initial_deadline": [None],
            "situation": ["on_time"],
        }
    )
    notes = gantt(rows, today=date(2026, 11, 24), language="fr").layout.annotations
    assert next(note for note in notes if note.text == "24/11/2026").xanchor == anchor
