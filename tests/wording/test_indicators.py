"""Where an indicator stands, in words: nothing is told that the values do not say."""

from datetime import date

import pytest

from lib.i18n import LANGUAGES
from lib.store.reads import Indicator, Measure
from lib.wording.indicators import (
    last_words,
    period_words,
    reached_words,
    sentence,
    target_words,
    trend_words,
)

DAY = date(2026, 11, 24)
END = date(2026, 12, 31)


def indicator(*measures, **more):
    last = measures[-1] if measures else None
    row = {
        "key": "i", "action": "a", "name": "PME formées", "unit": "PME", "direction": None, "baseline": None,
        "baseline_on": None, "target": 120.0, "target_on": END, "action_code": "A1.1", "action_title": "Former",
        "measured": len(measures), "last_on": last and last.measured_on, "last_value": last and last.value,
        "last_span": last and last.span,
    }  # fmt: skip
    return Indicator(**{**row, **more})


def months(*values):
    ends = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
    return [
        Measure(str(n), "i", end, "month", v, None)
        for n, (end, v) in enumerate(zip(ends, values, strict=False))
    ]


def plain(text):
    return " ".join(text.split())


def test_a_period_is_told_by_what_it_is():
    assert [period_words("fr", date(2026, 9, 30), span) for span in ("day", "month", "quarter", "semester", None)] == [
        "30/09/2026", "sept. 2026", "T3 2026", "S2 2026", "30/09/2026",
    ]  # fmt: skip
    assert period_words("fr", END, "year") == "2026"


def test_the_sign_before_a_target_says_which_way_it_goes():
    assert plain(target_words("fr", indicator())) == "≥ 120 PME au 31/12/2026"
    assert plain(target_words("fr", indicator(direction="down", target_on=None))) == "≤ 120 PME"
    assert plain(target_words("fr", indicator(baseline=200.0, unit="%"))) == "≤ 120 % au 31/12/2026"
    assert target_words("fr", indicator(target=None)) == ""


def test_without_a_value_nothing_is_told_but_that():
    row = indicator()
    assert last_words("fr", row) == "Aucune valeur mesurée"
    assert reached_words("fr", row, [], DAY) == trend_words("fr", row, []) == ""


def test_one_value_tells_no_trend():
    held = months(41.0)
    assert trend_words(
        "fr", indicator(*held), held
    ) == "une seule valeur : aucune tendance n'est donnée".replace(" :", "\u00a0:")


@pytest.mark.parametrize(
    ("values", "more", "said"),
    [
        ((30.0, 41.0), {}, "+11 PME dans le sens visé (valeur précédente : août 2026)"),
        ((41.0, 30.0), {}, "−11 PME à l'inverse du sens visé (valeur précédente : août 2026)"),
        ((41.0, 30.5), {"direction": "down"}, "−10,5 PME dans le sens visé (valeur précédente : août 2026)"),
        ((41.0, 41.0), {}, "inchangé (valeur précédente : août 2026)"),
        ((41.0, 43.5), {"target": None, "unit": "%"}, "+2,5 points (valeur précédente : août 2026)"),
    ],
)
def test_a_trend_is_the_last_two_values_and_judged_where_a_direction_is_known(values, more, said):
    held = months(*values)
    assert plain(trend_words("fr", indicator(*held, **more), held)) == said


@pytest.mark.parametrize(
    ("values", "more", "said"),
    [
        ((30.0, 121.0, 130.0), {}, "cible atteinte (sept. 2026)"),
        ((121.0, 30.0), {}, "cible atteinte (août 2026), ce n'est plus le cas"),
        ((30.0,), {}, "cible non atteinte à ce jour"),
        ((30.0,), {"target_on": date(2026, 6, 30)}, "cible fixée au 30/06/2026, non atteinte à ce jour"),
        ((30.0,), {"target": None}, ""),
    ],
)
def test_a_target_is_reached_with_its_period(values, more, said):
    held = months(*values)
    assert plain(reached_words("fr", indicator(*held, **more), held, DAY)) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_is_said_in_every_language(language):
    held = months(30.0, 121.0)
    said = sentence(language, indicator(*held), held, DAY)
    assert said.count("·") == 3
    assert "{" not in said
