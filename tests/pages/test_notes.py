"""The budget and the notes of an action, as they are typed on its sheet and as a partner is shown them."""

from lib.i18n.labels import field_label
from lib.store.ledger import rows_at
from lib.store.reads import current_plan, current_revision
from lib.ui import data
from tests.pages.test_forms import press, widget
from tests.screens import Screen


def sheet():
    return Screen().open("action", code="A1.5")


def stored():
    store = data.store()
    return rows_at(store, current_revision(store), current_plan(store), "note")


def notes():
    return list(stored().values())


def test_a_budget_is_typed_as_people_do_and_shown_on_the_sheet(screen):
    own = sheet().unfold("edit_action")
    widget(own.at.text_input, "Budget").set_value("1,2 million MAD")
    press(own, "Enregistrer les modifications")
    assert "Budget 1 200 000 MAD" in own.text
    assert "Budget : 1 200 000 MAD" in own.text


def test_a_budget_without_its_currency_is_refused_in_words(screen):
    own = sheet().unfold("edit_action")
    widget(own.at.text_input, "Budget").set_value("1200000")
    press(own, "Enregistrer les modifications")
    assert own.errors[0].startswith("Budget")


def added(text, *, shared):
    own = sheet().unfold("note_add")
    widget(own.at.text_area, field_label("fr", "note", "text")).set_value(text)
    if shared:
        widget(own.at.checkbox, field_label("fr", "note", "shared")).check()
    press(own, "Ajouter une note")
    return own


def test_a_note_is_added_edited_in_place_and_told_by_the_history(screen):
    own = added("Devis attendu", shared=False)
    assert "Devis attendu" in own.text
    assert "pour l'équipe seulement" in own.text
    (note,) = notes()
    assert note["action"]
    key = next(
        k for k in rows_at(data.store(), current_revision(data.store()), current_plan(data.store()), "note")
    )
    own.unfold(f"note_edit_{key}")
    widget(own.at.text_area, field_label("fr", "note", "text")).set_value("Devis reçu")
    press(own, "Enregistrer les modifications")
    assert "Devis reçu" in own.text
    assert notes()[0] == note | {"text": "Devis reçu"}
    assert "Devis reçu" in Screen().open("history").text


def test_a_note_without_a_text_is_refused_in_words(screen):
    own = added("", shared=False)
    assert own.errors[0].startswith("Note")
    assert not notes()


def test_a_partner_reads_the_notes_that_are_shared_and_no_other(screen):
    added("Pour nous", shared=False)
    own = added("Pour tous", shared=True)
    widget(own.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    own.at.run()
    assert "Pour tous" in own.text
    assert "Pour nous" not in own.text
    assert len(notes()) == 2
