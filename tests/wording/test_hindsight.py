"""The words of what past forecasts and the last months say: plain when things part, and no date against them."""

from datetime import date
from typing import Any

import pytest

from lib.domain.hindsight import Group, Hindsight, Parting
from lib.domain.recent import Change, Recent
from lib.wording.hindsight import end_title, look_back_words, parting_words, recent_words, share_words
from tests.screens import plain

LOW, HIGH = date(2027, 3, 2), date(2027, 6, 30)


@pytest.mark.parametrize(
    ("low", "high", "parting", "said"),
    [
        (LOW, HIGH, None, "Fin du plan : entre mars et juin 2027"),
        (LOW, HIGH, Parting.LATER, "Fin du plan : pas avant mars 2027"),
        (LOW, None, Parting.LATER, "Fin du plan : pas avant mars 2027"),
        (LOW, HIGH, Parting.SOONER, "Fin du plan : pas de date, la réalité a devancé les prévisions passées"),
        (LOW, None, Parting.SOONER, "Fin du plan : pas de date, la réalité a devancé les prévisions passées"),
        (None, None, None, "Perspectives"),
    ],
)
def test_the_title_states_no_date_that_the_past_contradicts(low, high, parting, said):
    assert plain(end_title("fr", low, high, parting)) == said


def test_a_pace_that_changed_is_said_with_its_figures_and_one_that_holds_is_not():
    assert recent_words("fr", None) == ""
    assert recent_words("fr", Recent(12, 13.4, None)) == ""
    slower = plain(recent_words("fr", Recent(6, 13.4, Change.SLOWER)))
    assert slower.startswith(
        "Parmi les actions restant à réaliser il y a 90 jours, 6 l'ont été depuis, quand l'historique antérieur en"
        " laissait attendre 13. Le rythme a ralenti"
    )
    quicker = recent_words("en", Recent(1, 0.2, Change.QUICKER))
    assert quicker.startswith("Of the actions still to be done 90 days ago, 1 has been done since")
    assert "has quickened" in quicker
    none = plain(recent_words("fr", Recent(0, 4.0, Change.SLOWER)))
    assert "aucune ne l'a été depuis" in none


def said(**values):
    known: dict[str, Any] = {
        "states": 6,
        "held": 0,
        "known": 0,
        "after": 0,
        "later": 0,
        "later_known": 0,
        "groups": (),
    }
    return [plain(line) for line in look_back_words("fr", Hindsight(**(known | values)))]


def test_actions_are_counted_and_what_parts_is_said_plainly():
    lines = said(groups=(Group(0.4, 0.6, 0.5, 3, 20),), held=9, known=12, after=2)
    assert lines[0].startswith("La prévision a été refaite à 6 dates passées")
    assert "30 jours au moins avant son échéance" in lines[0]
    assert lines[1] == (
        "Échéance passée depuis pour 20 actions : 10 devaient la tenir d'après la prévision, 3 l'ont tenue. Parmi les"
        " fourchettes annoncées à 80 %, 9/12 (75 %) se sont vérifiées."
    )
    assert lines[2] == plain(parting_words("fr", Parting.LATER))
    assert "plus tardive qu'annoncé" in lines[2]


def test_what_does_not_part_is_said_too_and_nothing_is_said_of_nothing():
    assert said(groups=(Group(0.4, 0.6, 0.5, 11, 20),))[-1].endswith(
        "ne dépasse pas ce que le hasard explique."
    )
    assert said()[1:] == ["Aucune fourchette annoncée à 80 % n'est encore arrivée à son terme."]
    assert "plus précoce" in said(later=12, later_known=20)[-1]


@pytest.mark.parametrize(("part", "whole", "words"), [(7, 9, "7/9"), (8, 10, "8/10 (80 %)")])
def test_fewer_than_ten_are_a_fraction(part, whole, words):
    assert plain(share_words("fr", part, whole)) == words
