"""The words of the outlook: months, chances, reasons."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.domain.early_warning import Reason
from lib.domain.forecast import Silence
from lib.store.reads import OutlookAction
from lib.wording.outlook import (
    chance_words,
    end_words,
    lacking_words,
    needed_words,
    range_words,
    rounded,
    silence_title,
    warning_words,
)
from tests.screens import plain

ACTION = OutlookAction(
    key="k",
    code="A1",
    title="Une action",
    lead=None,
    owner=None,
    responsible=None,
    deadline=None,
    deadline_precision=None,
    deadline_text=None,
    situation="overdue",
    progress=55.0,
    expected=97.0,
    waiting_on=None,
    waiting_since=None,
    support_requested=None,
)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (date(2027, 3, 2), date(2027, 6, 30), "entre mars et juin 2027"),
        (date(2026, 12, 2), date(2027, 2, 1), "entre décembre 2026 et février 2027"),
        (date(2027, 3, 2), date(2027, 3, 30), "en mars 2027"),
        (date(2027, 3, 2), None, "pas avant mars 2027"),
    ],
)
def test_a_range_is_said_in_months(low, high, said):
    assert range_words("fr", low, high) == said


def test_no_open_action_has_no_end_and_what_is_blocked_has_no_date():
    assert end_words("fr", opened=0, low=None, high=None) == "aucune action ouverte"
    assert end_words("fr", opened=2, low=None, high=None) == "bloquées ou suspendues\u00a0: pas de date"
    assert end_words("ar", opened=2, low=date(2027, 3, 2), high=None) == "ليس قبل مارس 2027"


def test_what_has_no_deadline_is_not_called_blocked():
    none: dict[str, Any] = {"opened": 2, "low": None, "high": None}
    assert plain(end_words("fr", **none, undated=2)) == "sans échéance : pas de date"
    both = plain(end_words("fr", **none, undated=1, halted=1))
    assert both == "bloquées, suspendues ou sans échéance : pas de date"


@pytest.mark.parametrize(
    ("chance", "percent", "said"),
    [
        (0.001, 5, "improbable (environ 5 %)"),
        (0.22, 20, "plutôt improbable (environ 20 %)"),
        (0.5, 50, "incertain (environ 50 %)"),
        (0.61, 60, "plutôt probable (environ 60 %)"),
        (0.999, 95, "probable (environ 95 %)"),
    ],
)
def test_a_chance_is_a_word_and_a_figure_to_the_nearest_five(chance, percent, said):
    assert rounded(chance) == percent
    assert plain(chance_words("fr", chance)) == said


def test_past_completions_are_named_only_when_nothing_else_is():
    assert plain(warning_words("fr", [Reason.CHANCE, Reason.PACE], ACTION, 0)) == (
        "avancement 55 % pour 97 % attendus"
    )
    assert warning_words("fr", [Reason.CHANCE], ACTION, 0) == "au vu des réalisations passées"
    assert warning_words("fr", [Reason.POSTPONED, Reason.NO_OWNER], ACTION, 2).startswith("reportée 2 fois, ")
    assert warning_words("fr", [], ACTION, 0) == ""


def test_what_is_needed_names_who_is_waited_for_and_what_is_asked():
    waiting = replace(ACTION, waiting_on="Ambassade", waiting_since=date(2026, 9, 10))
    assert plain(needed_words("fr", waiting)) == "en attente de : Ambassade, depuis le 10/09/2026"
    asked = replace(ACTION, support_requested="une lettre")
    assert plain(needed_words("fr", asked)) == "Demandé : une lettre"
    assert needed_words("fr", replace(ACTION, situation="blocked")) == "décision de reprendre ou d'écarter"
    assert needed_words("fr", ACTION) == "nouvelle date à convenir"


def test_a_silence_says_how_many_completions_are_missing():
    said = plain(silence_title("fr", Silence.FEW, 6))
    assert said == "Pas encore de prévision : 6 actions réalisées et datées, il en faut 10"
    assert "même point" in silence_title("fr", Silence.ALIKE, 40)


def test_what_is_done_without_its_dates_says_which_are_lacking():
    assert lacking_words("fr", 0, {"completed_on": 0, "start": 0, "deadline": 0}) == ""
    said = plain(lacking_words("fr", 13, {"completed_on": 13, "start": 4, "deadline": 0}))
    assert said.startswith("13 actions réalisées ne servent pas encore à la prévision, faute de dates : ")
    assert "(13)" in said
    assert "(4)" in said
    assert "(0)" not in said
