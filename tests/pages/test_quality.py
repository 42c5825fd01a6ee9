"""The quality list as an editor repairs it, and as a reader sees it."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION
from lib.domain.terms import RevisionKind
from lib.i18n import LANGUAGES
from lib.reports.reminders import sender
from lib.store import reads
from lib.store.ledger import commit
from lib.store.state import State
from lib.ui import data
from lib.ui.plan import repairs_view
from lib.usecases.start import SAMPLE_PLAN
from tests.sample import LAST
from tests.screens import plain


def button(screen, start):
    return next(b for b in screen.at.button if b.key and b.key.startswith(start))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_item_has_its_button_in_every_language(screen, language):
    screen.open("quality", language)
    assert not screen.errors
    keys = [b.key for b in screen.at.button if b.key and b.key.startswith("repair_")]
    assert sum("progress_backwards" in key for key in keys) == 2
    assert sum("stale" in key for key in keys) == repairs_view.SHOWN


def test_a_click_writes_one_revision_and_the_item_is_gone(screen):
    screen.open("quality")
    assert "de 75 % à 70 % le 31/08/2026" in screen.text
    button(screen, "repair_progress_backwards_take_back").click()
    screen.at.run()
    assert not screen.errors
    assert screen.at.toast[0].value.startswith(f"Corrigé\u00a0: révision {LAST + 1}")
    assert "Aucune valeur n'en contredit une autre" in screen.text
    assert "avancement en recul – Rétablir 75" in screen.go("history").text
    screen.go("quality")
    assert "Sans nouvelle depuis 30 jours 12 actions" in plain(screen.text)


def test_a_reader_of_the_past_sees_the_list_without_buttons(screen):
    screen.day = "2026-09-30"
    screen.open("quality")
    assert "A3.3" in screen.text
    assert "Pas encore au menu Tous les plans · Budget · Indicateurs" in screen.text
    assert not [b for b in screen.at.button if b.key and b.key.startswith("repair_")]


def blank_action(screen, **values):
    """Records an action that lacks what is not given, and answers its code."""
    row = dict.fromkeys(ACTION.names) | {"code": "Z1", "title": "Sans rien"} | values
    commit(
        data.store(),
        [Change("action", "z1", None, row)],
        plan=SAMPLE_PLAN,
        author="t",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 10),
        as_of=date(2026, 11, 24),
    )


def lacking():
    store = data.store()
    state = State(store, reads.current_revision(store), SAMPLE_PLAN, date(2026, 11, 24))
    return {row.field for row in reads.missing(state, key="z1")}


def test_a_blank_leads_to_the_form_that_fills_it_in_and_is_gone_once_filled(screen):
    screen.open("quality")
    blank_action(screen, status="in_progress", organisation="CCIT", progress=20.0)
    screen.go("quality")
    assert "3 champs à remplir" in plain(screen.at.title[0].value)
    assert "1 Échéance Z1 1 Responsable Z1 1 Début Z1" in plain(screen.text)
    assert "code=Z1&amp;fill=deadline" in " ".join(str(html.proto.body) for html in screen.at.get("html"))
    assert lacking() == {"deadline", "owner", "start"}
    screen.go("action", code="Z1", fill="deadline")
    assert "À compléter : Échéance, Responsable, Début" in plain(screen.text)
    screen.at.date_input(key="fill_z1_deadline").set_value(date(2026, 12, 31))
    screen.at.text_input(key="fill_z1_owner").set_value("Directeur")
    button(screen, "fill_z1_record").click()
    screen.at.run()
    assert not screen.errors
    assert lacking() == {"start"}


@pytest.mark.parametrize("rule", ["done_in_future", "done_before_start"])
def test_a_wrong_day_of_completion_is_recorded_anew(screen, rule):
    done = {"done_in_future": date(2026, 11, 30), "done_before_start": date(2026, 9, 1)}[rule]
    screen.open("quality")
    blank_action(screen, status="done", progress=100.0, start=date(2026, 10, 1), completed_on=done)
    screen.go("quality")
    assert not screen.errors
    screen.at.date_input(key=f"completed_{rule}_z1").set_value(date(2026, 11, 2))
    button(screen, f"repair_{rule}_date_z1").click()
    screen.at.run()
    assert not screen.errors
    assert screen.at.toast[0].value.startswith("Corrigé")
    assert not [w for w in screen.at.date_input if w.key == f"completed_{rule}_z1"]


def test_the_town_of_the_letters_is_asked_with_the_plan_itself(screen):
    screen.open("quality").unfold("change_plan")
    field = next(i for i in screen.at.text_input if i.label == "Ville d'où partent les courriers")
    assert field.value == "Rabat"
    field.set_value("Lomé")
    next(b for b in screen.at.button if b.label == "Enregistrer").click().run()
    assert not screen.errors
    assert "Lomé" in screen.text
    store = data.whole_store()
    now = State(store, reads.current_revision(store), SAMPLE_PLAN, date(2026, 11, 24))
    assert sender(now, language="fr").town == "Lomé"
