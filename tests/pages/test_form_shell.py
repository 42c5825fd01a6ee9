"""What every form promises, shown on the form of an action: nothing typed is lost, nobody is overwritten unknowingly."""

from datetime import date, datetime
from typing import Any

import pytest
import streamlit as st

from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.store.ledger import commit, rows_at
from lib.store.reads import current_plan, current_revision, thresholds
from lib.store.state import State
from lib.ui import data
from lib.ui.forms import presses
from tests.pages.test_forms import press, widget
from tests.sample import LAST
from tests.screens import Screen, plain

DAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 10)
RECORD, THEIRS, MINE = (
    "Enregistrer les modifications",
    "Prendre les valeurs enregistrées",
    "Enregistrer les miennes à la place",
)


def person(name="Poste local", code="A1.5"):
    """Somebody at a browser of their own, with the form of an action open."""
    own = Screen().open("action", code=code)
    own.at.sidebar.text_input[0].set_value(name)
    return own.unfold("edit_action")


def edit(own, **values):
    """Types in the open form and records it."""
    labels = {"progress": "Avancement", "owner": "Responsable", "title": "Action", "comment": "Commentaire"}
    for field, value in values.items():
        found = [*own.at.number_input, *own.at.text_input, *own.at.text_area]
        next(w for w in found if w.label == labels[field]).set_value(value)
    press(own, RECORD)


def plan():
    return current_plan(data.store())


def stored(code="A1.5"):
    rows = rows_at(data.store(), current_revision(data.store()), plan(), "action").values()
    return next(row for row in rows if row["code"] == code)


@pytest.fixture
def two(screen):
    """Two people with the same form open."""
    return person("Première"), person("Seconde")


def test_a_refusal_names_the_field_as_the_form_does_and_keeps_what_was_typed(screen):
    own = person()
    edit(own, title="", comment="À garder")
    assert plain(own.errors[0]) == "Action : Une action a besoin d'un intitulé."
    assert widget(own.at.text_area, "Commentaire").value == "À garder"
    assert current_revision(data.store()) == LAST


def test_a_conflict_tells_both_values_who_and_when_and_a_second_press_does_not_overwrite(two):
    first, second = two
    edit(first, progress=85.0)
    edit(second, progress=90.0, comment="Vu ensemble")
    said = plain(second.at.warning[0].value)
    assert "« Première » a enregistré d'autres valeurs le 24/11/2026" in said
    assert "Avancement : votre valeur « 90 % » ; valeur enregistrée « 85 % »." in said
    assert widget(second.at.number_input, "Avancement").value == 90
    assert widget(second.at.text_area, "Commentaire").value == "Vu ensemble"
    assert RECORD not in [b.label for b in second.at.button]
    second.at.run()
    assert second.at.warning, "the conflict waits for its answer"
    assert stored()["progress"] == 85
    assert stored()["comment"] != "Vu ensemble"


def test_who_keeps_his_own_values_overwrites_these_alone(two):
    first, second = two
    edit(first, progress=85.0, owner="Secrétaire général")
    edit(second, progress=90.0)
    press(second, MINE)
    assert not second.errors
    assert (stored()["progress"], stored()["owner"]) == (90, "Secrétaire général")
    assert second.at.toast[0].value == "Les modifications sont enregistrées."
    assert RECORD in [b.label for b in second.at.button]


def test_who_takes_the_recorded_values_keeps_the_rest_of_what_was_typed(two):
    first, second = two
    edit(first, progress=85.0, owner="Secrétaire général")
    edit(second, progress=90.0, comment="Vu ensemble")
    press(second, THEIRS)
    assert not second.at.warning
    assert widget(second.at.number_input, "Avancement").value == 85
    assert widget(second.at.text_input, "Responsable").value == "Secrétaire général"
    assert widget(second.at.text_area, "Commentaire").value == "Vu ensemble"
    press(second, RECORD)
    assert (stored()["progress"], stored()["owner"], stored()["comment"]) == (
        85,
        "Secrétaire général",
        "Vu ensemble",
    )


def test_a_third_recording_during_a_conflict_is_told_as_well(two):
    first, second = two
    edit(first, progress=85.0)
    edit(second, progress=90.0)
    edit(person("Troisième"), progress=70.0)
    press(second, MINE)
    assert "« Troisième »" in plain(second.at.warning[0].value)
    assert stored()["progress"] == 70


def test_two_people_who_change_different_fields_both_succeed(two):
    first, second = two
    edit(first, progress=85.0)
    edit(second, owner="Secrétaire général")
    assert not second.at.warning
    assert not second.errors
    assert (stored()["progress"], stored()["owner"]) == (85, "Secrétaire général")


def test_two_people_who_record_the_same_value_agree(two):
    first, second = two
    edit(first, progress=85.0)
    edit(second, progress=85.0)
    assert second.at.toast[0].value == "Aucune différence\u00a0: rien n'a été enregistré."
    assert current_revision(data.store()) == LAST + 1


def test_a_press_that_never_arrived_is_told_though_the_question_was_interrupted(screen, monkeypatch):
    """A server started again is asked for the page twice within an instant: the second question ends the first."""
    seen = next(w.key for w in person().at.text_input if str(w.key).endswith("_seen"))
    asked = []

    def interrupted(token):
        asked.append(token)
        if len(asked) == 1:
            st.rerun()

    monkeypatch.setattr(presses, "recorded", interrupted)
    own = Screen().open("action", code="A1.5")
    own.at.session_state[seen] = f"{LAST}:0123456789abcdef/record.m1"
    own.unfold("edit_action")
    assert "Rien n'a été enregistré" in plain(own.at.info[0].value)
    assert asked[-1] == "0123456789abcdef"


def test_a_press_on_what_somebody_removed_meanwhile_is_told(screen):
    own = person()
    remove("A1.5")
    edit(own, progress=85.0)
    assert own.at.toast[0].value == "Rien n'a été enregistré\u00a0: le formulaire n'est plus là."


def remove(code):
    """Ends an action, as an import that archives does."""
    store = data.store()
    rows = rows_at(store, current_revision(store), plan(), "action")
    key = next(key for key, row in rows.items() if row["code"] == code)
    ended = Change("action", key, rows[key], None)
    given: dict[str, Any] = {"author": "Une autre", "reason": "", "recorded_at": NOW, "as_of": DAY}
    commit(store, [ended], plan=plan(), kind=RevisionKind.IMPORT, **given)


def test_nothing_differs_nothing_is_recorded(screen):
    own = person()
    edit(own)
    assert own.at.toast[0].value == "Aucune différence\u00a0: rien n'a été enregistré."
    assert current_revision(data.store()) == LAST


def test_a_form_is_empty_after_success_and_full_again_after_an_edit(screen):
    screen.open("actions").unfold("new_action")
    widget(screen.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    screen.at.date_input(key="action_new_deadline").set_value(None)
    press(screen, "Ajouter l'action")
    assert widget(screen.at.text_input, "Action").value == ""
    own = person()
    edit(own, progress=85.0, comment="Un mot")
    assert widget(own.at.number_input, "Avancement").value == 85
    assert widget(own.at.text_area, "Commentaire").value == "Un mot"
    edit(own, progress=87.0)
    assert not own.at.warning
    assert stored()["progress"] == 87


def test_the_same_press_arriving_twice_records_once(screen):
    screen.open("actions").unfold("new_action")
    seen = screen.at.text_input(key="action_new__seen")
    before = seen.value
    widget(screen.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    press(screen, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 1
    screen.at.text_input(key="action_new__seen").set_value(before)
    widget(screen.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    press(screen, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 1
    assert screen.at.toast[0].value == "L'action a été ajoutée."
    widget(screen.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    press(screen, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 2, "a second one may be meant"


def limits(name="Poste local"):
    own = Screen().open("quality")
    own.at.sidebar.text_input[0].set_value(name)
    own.unfold("change_limits")
    widget(own.at.text_input, "Motif (une ligne)").set_value("Comité du 24 novembre")
    return own


def test_two_people_who_change_other_limits_both_succeed_and_the_same_one_is_told(screen):
    first, second, third = limits("Première"), limits(), limits()
    first.at.number_input(key="limits_soon_days").set_value(30.0)
    press(first, "Enregistrer les seuils")
    second.at.number_input(key="limits_late_start_days").set_value(10.0)
    press(second, "Enregistrer les seuils")
    assert not second.at.warning
    held = thresholds(State(data.store(), current_revision(data.store()), plan(), DAY))
    assert (held["soon_days"], held["late_start_days"]) == (30, 10)
    third.at.number_input(key="limits_soon_days").set_value(21.0)
    press(third, "Enregistrer les seuils")
    said = plain(third.at.warning[0].value)
    assert "« Première »" in said
    assert "votre valeur « 21 » ; valeur enregistrée « 30 »" in said
    press(third, THEIRS)
    assert third.at.number_input(key="limits_soon_days").value == 30
    assert third.at.number_input(key="limits_late_start_days").value == 10


def test_a_weather_set_by_hand_meanwhile_is_told(screen):
    people = [Screen().open("axes", axis="A1"), Screen().open("axes", axis="A1")]
    for own, level in zip(people, ("compromised", "secured"), strict=True):
        own.at.selectbox(key="judge_A1_weather").set_value(level)
        own.at.text_input(key="judge_A1_weather_reason").set_value("Vu en comité")
        press(own, "Enregistrer")
    assert not people[0].at.warning
    said = plain(people[1].at.warning[0].value)
    assert "votre valeur « ● Sécurisé » ; valeur enregistrée « ■ Compromis »" in said
    press(people[1], MINE)
    rows = rows_at(data.store(), current_revision(data.store()), plan(), "axis").values()
    assert "secured" in [row["weather"] for row in rows]


def test_a_repair_of_what_changed_since_it_was_shown_is_not_made(screen):
    own = person()
    widget(own.at.selectbox, "Statut").set_value("done")
    press(own, RECORD)
    shown = Screen().open("quality")
    repair = next(b for b in shown.at.button if (b.key or "").startswith("repair_done_below_100_complete"))
    edit(person(), progress=95.0)
    repair.click()
    shown.at.run()
    assert "Quelqu'un d'autre a modifié" in shown.at.warning[0].value
    assert stored()["progress"] == 95
    press(shown, repair.label)
    assert stored()["progress"] == 100


def at_new_action(title="Ouvrir un guichet commun"):
    own = Screen().open("actions").unfold("new_action")
    widget(own.at.text_input, "Action").set_value(title)
    return own


def carry(own, seen):
    """What the browser sends in the hidden field."""
    own.at.text_input(key="action_new__seen").set_value(seen)


def test_what_was_recorded_before_the_server_was_started_again_is_told_and_the_form_is_empty(screen):
    first = at_new_action()
    carried = first.at.text_input(key="action_new__seen").value
    press(first, "Ajouter l'action")
    again = at_new_action()
    carry(again, carried)
    press(again, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 1
    assert plain(again.at.info[0].value).startswith(f"C'est enregistré : révision {LAST + 1}, ")
    assert widget(again.at.text_input, "Action").value == ""
    widget(again.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    press(again, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 2, "knowingly, a second one"
    assert not again.at.info


def test_what_was_changed_since_a_press_whose_answer_was_lost_is_kept_and_told_apart(screen):
    first = at_new_action()
    carried = first.at.text_input(key="action_new__seen").value
    press(first, "Ajouter l'action")
    again = at_new_action("Ouvrir un guichet unique")
    carry(again, carried)
    press(again, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 1
    said = plain(again.at.info[0].value)
    assert said.startswith(f"Votre premier envoi est enregistré : révision {LAST + 1}, ")
    assert "Ce que vous avez modifié depuis ne l'est pas" in said
    assert widget(again.at.text_input, "Action").value == "Ouvrir un guichet unique"
    press(again, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 2


def test_an_edit_goes_on_from_what_its_own_lost_press_recorded(screen):
    first, again = person(), person()
    hidden = next(w for w in first.at.text_input if w.key.startswith("action_") and w.key.endswith("__seen"))
    carried = hidden.value
    edit(first, progress=85.0)
    again.at.text_input(key=hidden.key).set_value(carried)
    edit(again, progress=90.0)
    assert not again.at.warning, "it is no conflict with oneself"
    assert stored()["progress"] == 90
    assert current_revision(data.store()) == LAST + 2


def test_a_press_found_by_a_new_session_that_nobody_recorded_is_told_and_what_was_typed_stays(screen):
    own = Screen().open("actions")
    own.at.session_state["action_new__seen"] = f"{LAST}:0123456789abcdef/record.mx13dchb"
    own.at.session_state["action_new_title"] = "Ouvrir un guichet commun"
    own.unfold("new_action")
    assert plain(own.at.info[0].value).startswith("Rien n'a été enregistré")
    assert widget(own.at.text_input, "Action").value == "Ouvrir un guichet commun"
    assert current_revision(data.store()) == LAST
    own.at.run()
    assert current_revision(data.store()) == LAST, "it is not made by itself later"
    press(own, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 1
    assert not own.at.info


def test_two_clicks_within_an_instant_are_one_press_though_the_browser_was_told_of_another_form(screen):
    own = at_new_action()
    carry(own, own.at.text_input(key="action_new__seen").value + "/record.mx13dchb")
    press(own, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 1
    carry(own, own.at.text_input(key="action_new__seen").value + "/record.mx13dcj0")
    widget(own.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    press(own, "Ajouter l'action")
    assert current_revision(data.store()) == LAST + 1
