"""Names on papers as people give them, and the minutes that ask for the ones they lack."""

from datetime import date

import pytest

from lib.i18n import LANGUAGES
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from lib.usecases.start import SAMPLE_PLAN
from tests.pages.test_minutes import partner, press, recorded, widget
from tests.screens import plain

DAY = date(2026, 11, 24)


def names():
    store = data.whole_store()
    return reads.paper_names(State(store, reads.current_revision(store), SAMPLE_PLAN, DAY))


def named(name):
    return next(row for row in names() if row.name == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_stand_with_their_forms_for_everyone(reading, language):
    text = reading.open("minutes", language, view="names").text
    assert not reading.errors
    for form in ("l'Ambassade du Togo", "سفارة الطوغو", "the Embassy of Togo"):
        assert form in plain(text)


def test_a_name_is_given_then_edited_then_taken_away(screen):
    screen.open("minutes", view="names", asked="Kénitra", asked_kind="place")
    widget(screen.at.text_input, "En français, avec l'article").set_value("Kénitra")
    widget(screen.at.text_input, "En arabe").set_value("Kénitra")
    press(screen, "Enregistrer le nom")
    assert "La forme arabe contient d'autres lettres" in screen.errors[0]
    widget(screen.at.text_input, "En arabe").set_value("القنيطرة")
    press(screen, "Enregistrer le nom")
    row = named("Kénitra")
    assert (row.kind, row.french, row.arabic) == ("place", "Kénitra", "القنيطرة")
    screen.go("minutes", view="names", name=row.key, asked="", asked_kind="")
    widget(screen.at.text_input, "En anglais").set_value("Kenitra")
    press(screen, "Enregistrer le nom")
    assert named("Kénitra").english == "Kenitra"
    press(screen, "Retirer ce nom")
    assert all(row.name != "Kénitra" for row in names())


def test_minutes_ask_for_the_names_that_their_originals_lack(screen):
    assert "À donner avant la signature" not in screen.open("minutes", minutes="2026/01").text
    screen.go("minutes", view="names", name=named("Ambassade du Togo").key, minutes="")
    press(screen, "Retirer ce nom")
    text = screen.go("minutes", minutes="2026/01", view="", name="").text
    assert "Il manque 1 élément aux originaux" in plain(text)
    assert "Organisme – Français" in plain(text)


def test_the_day_and_place_of_signature_withdraw_no_approval_and_the_presidency_does(screen):
    screen.open("minutes", minutes="2026/01")
    widget(screen.at.date_input, "Date de signature").set_value(date(2026, 9, 1))
    widget(screen.at.text_input, "Lieu de signature").set_value("Rabat")
    paper_button(screen).click()
    screen.at.run()
    assert "avant la séance" in screen.errors[0]
    widget(screen.at.date_input, "Date de signature").set_value(date(2026, 12, 1))
    paper_button(screen).click()
    screen.at.run()
    found = recorded("2026/01")
    assert (found.signed_on, found.signed_at, found.last_step) == (date(2026, 12, 1), "Rabat", "reviewed_b")
    presidency = next(w for w in screen.at.text_input if w.label.startswith("Présidence"))
    presidency.set_value("Président (CCIS-RSK)")
    paper_button(screen).click()
    screen.at.run()
    found = recorded("2026/01")
    assert (found.president, found.last_step) == ("Président (CCIS-RSK)", "drafted")


def paper_button(screen):
    return next(
        b for b in screen.at.button if (b.key or "").startswith("paper_") and b.key.endswith("_record")
    )


def test_a_partner_reads_the_names_and_changes_none(screen):
    screen.open("minutes", view="names")
    partner(screen)
    assert not screen.errors
    assert "l'Ambassade du Togo" in plain(screen.text)
    assert not [b for b in screen.at.button if plain(b.label) == "Enregistrer le nom"]
