"""What the overview says: a trend that its points bear out, since when each figure is so, what is not drawn."""

from dataclasses import fields
from datetime import date
from typing import Any

from lib.i18n import LANGUAGES
from lib.store.reads import AxisFigures, Headline, LastDone, Plan, Since, TrendPoint
from lib.wording.message import president_message
from lib.wording.overview import axis_note, other_axes, since_when
from lib.wording.trend import trend_finding, trend_sentence
from tests.screens import plain

DAYS = (date(2026, 6, 30), date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 24))
LIMITS = {"soon_days": 14.0, "coming_days": 30.0, "small_sample": 10.0}


def points(done, late):
    return [TrendPoint(day, True, d, n) for day, d, n in zip(DAYS, done, late, strict=True)]


def told(done, late):
    return plain(trend_finding("fr", points(done, late)))


def made(kind, **values):
    held: dict[str, Any] = dict.fromkeys((f.name for f in fields(kind)), 0)
    return kind(**(held | values))


def test_a_trend_says_since_when_nothing_more_was_done_and_how_lateness_went():
    assert (
        told((3, 12, 12, 12), (0, 3, 4, 8))
        == "Aucune réalisation de plus depuis septembre ; échéances dépassées : de 0 à 8"
    )


def test_a_trend_that_goes_on_says_from_where_to_where():
    assert (
        told((3, 4, 8, 12), (2, 2, 1, 2))
        == "Actions réalisées : de 3 à 12 depuis juin ; échéances dépassées : 2, comme en juin"
    )


def test_a_plan_that_has_done_nothing_and_is_late_of_nothing_says_so():
    assert told((0, 0, 0, 0), (0, 0, 0, 0)) == "Aucune action réalisée à ce jour ; aucune échéance dépassée"


def test_fewer_done_than_before_is_not_called_more():
    assert told((5, 5, 5, 4), (0, 0, 0, 0)).startswith("Actions réalisées : de 5 à 4")


def test_the_year_is_said_where_it_is_another_one():
    old = [TrendPoint(date(2025, 11, 30), True, 3, 0), TrendPoint(date(2026, 11, 24), True, 3, 0)]
    assert plain(trend_finding("fr", old)).startswith("Aucune réalisation de plus depuis novembre 2025")


def test_who_does_not_see_the_trend_hears_each_of_its_points():
    for language in LANGUAGES:
        sentence = trend_sentence(language, points((3, 12, 12, 12), (0, 3, 4, 8)))
        assert all(day.strftime("%d/%m/%Y") in sentence for day in DAYS)


def test_a_figure_says_since_when():
    head = made(Headline, done=12, tracked=35, progress=75.2, past_due=8)
    before = Since(date(2026, 10, 31), False, made(Headline, done=12, progress=73.6, past_due=6))
    since = since_when("fr", head, before, LastDone(date(2026, 6, 25), 0), [], [])
    assert [plain(since[name]) for name in ("done", "progress", "late", "soon")] == [
        "la dernière réalisée le 25/06/2026",
        "+1,6 pts depuis le 31/10/2026",
        "+2 depuis le 31/10/2026",
        "aucune échéance à venir",
    ]


def test_done_without_a_day_says_so_and_the_first_day_invents_no_change():
    head = made(Headline, done=3, tracked=40, progress=None)
    since = since_when("fr", head, None, LastDone(None, 3), [], [])
    assert since["done"] == "aucune n'a de jour de réalisation"
    assert since["progress"] == ""


def test_an_axis_says_its_gap_over_how_many_or_what_there_is_to_give():
    assert axis_note("fr", made(AxisFigures, tracked=6, gap=-13.0, gap_n=6)) == "−13,0 pts"
    assert (
        plain(axis_note("fr", made(AxisFigures, tracked=6, gap=-13.0, gap_n=4)))
        == "−13,0 pts sur 4/6 actions"
    )
    assert (
        axis_note("fr", made(AxisFigures, tracked=6, gap=None, without_deadline=4)) == "4 échéances à donner"
    )
    assert axis_note("fr", made(AxisFigures, tracked=2, gap=None)) == "débuts ou avancements à donner"
    assert axis_note("fr", made(AxisFigures)) == "aucune action"


def test_axes_that_are_not_drawn_are_counted_with_the_compromised_among_them():
    others = [made(AxisFigures, weather="compromised")] * 5 + [made(AxisFigures, weather="secured")] * 17
    assert plain(other_axes("fr", others)) == "+ 22 autres, dont 5 compromis"
    assert plain(other_axes("fr", others[-1:])) == "+ 1 autre"


def test_the_message_holds_the_day_the_sentence_the_figures_and_the_link_and_no_markup():
    plan = Plan(title="Plan *2026*", adopted_on=None, is_sample=True, host=None)
    head = made(
        Headline,
        total=36,
        tracked=35,
        done=12,
        progress=75.2,
        progress_n=35,
        expected=93.1,
        gap=-17.9,
        gap_n=35,
        past_due=8,
        past_due_blocked=2,
        soon=3,
        coming=7,
    )
    text = president_message(
        "fr", plan, head, LIMITS, day=DAYS[-1], revision=45, link="http://x/brief?day=2026-11-24"
    )
    lines = plain(text.replace("\n", " | "))
    assert lines.startswith(
        "EXEMPLE – données fictives | Plan *2026* | Données arrêtées au 24/11/2026 · Révision 45 | | 12 actions sur 35"
    )
    assert "Échéances dépassées : 8 (dont 2 bloquées ou suspendues)" in lines
    assert lines.endswith("http://x/brief?day=2026-11-24")


def test_completions_of_a_day_to_come_are_not_called_undated():
    head = made(Headline, done=3, tracked=5)
    assert (
        since_when("fr", head, None, LastDone(None, 3), [], [])["done"] == "aucune n'a de jour de réalisation"
    )
    assert since_when("fr", head, None, LastDone(None, 2), [], [])["done"] == ""
