"""Files and links as they are attached on a sheet, and an action that is done once it is proven and verified."""

from datetime import date
from hashlib import sha256

import pytest

from lib.reports.archive import plan_archive
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from tests.pages.test_forms import press, widget
from tests.pictures import PNG
from tests.screens import Screen


def state():
    store = data.store()
    return State(store, reads.current_revision(store), reads.current_plan(store), date(2026, 11, 24))


def key_of(code):
    return reads.action(state(), code).key


def sheet(code="A1.5", **query):
    return Screen().open("action", code=code, **query)


def attach(own, name, content, *, shared=False):
    own.unfold(f"attach_action_{key_of('A1.5')}")
    own.at.file_uploader[0].set_value((name, content, "application/octet-stream"))
    if shared:
        widget(own.at.checkbox, "Partagée avec les partenaires").check()
    press(own, "Joindre")
    return own


def called(own, name):
    """The session under another name."""
    widget(own.at.sidebar.text_input, "Votre fonction").set_value(name)
    own.at.run()
    return own


def test_a_file_is_attached_shown_with_its_fingerprint_and_counted_in_the_list(screen):
    own = attach(sheet(), "Relevé \u202egnp.png", PNG)
    assert not own.errors
    assert "Relevé gnp.png" in own.text and "Livrable" in own.text and "pour l'équipe seulement" in own.text
    (row,) = reads.attachments(state(), table="action", key=key_of("A1.5"))
    own.unfold(f"preview_{row.key}")
    assert not own.errors
    assert sha256(PNG).hexdigest() in own.text
    listed = Screen().open("actions", q="comité mixte").text
    assert "1 pièce" in listed
    partner = sheet()
    widget(partner.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    partner.at.run()
    assert "gnp.png" not in partner.text


def test_what_is_attached_to_an_exchange_and_a_decision_is_one_press_away(screen):
    own = sheet().unfold("files_of_interaction")
    assert "Aucun fichier ni lien n'est joint." in own.text
    assert not own.errors


@pytest.fixture
def asked(screen):
    """A plan that asks for a deliverable and for a second person."""
    rules = Screen().open("quality").unfold("change_completion")
    for words in ("livrable", "seconde personne"):
        next(box for box in rules.at.checkbox if words in box.label).check()
    widget(rules.at.text_input, "Qui vérifie (fonction)").set_value("Directeur")
    next(field for field in rules.at.text_input if field.key == "completion_reason").set_value("Comité")
    press(rules, "Enregistrer ce qui est demandé")
    assert not rules.errors
    assert reads.completion(state()).verifier == "Directeur"


def test_an_action_is_done_once_its_deliverable_is_there_and_another_person_verified_it(asked):
    own = called(sheet(), "Amina")
    assert "une fois son livrable joint ici" in own.text
    widget(own.at.selectbox, "Statut").set_value("done")
    press(own, "Enregistrer")
    assert "son livrable joint" in own.errors[0] and "A1.5" in own.errors[0]
    own = attach(called(sheet(), "Amina"), "releve.png", PNG)
    widget(own.at.selectbox, "Statut").set_value("done")
    press(own, "Enregistrer")
    assert not own.errors
    assert "Réalisée, à vérifier par Directeur : déclarée par Amina le 24/11/2026." in own.text
    assert "Une autre personne la vérifie" in own.text
    assert "Réalisées, à vérifier 1" in Screen().open("actions").text
    assert "A1.5" in Screen().open("actions", situation="to_verify").text
    assert "37,1 %, dont 1 à vérifier" in Screen().open().text
    other = called(sheet(), "Kofi")
    press(other, next(b.label for b in other.at.button if b.label.startswith("Vérifier")))
    assert not other.errors
    assert "vérifiée par Kofi le 24/11/2026" in other.text
    assert len(reads.to_verify(state())) == 0
    assert "Réalisées, à vérifier" not in Screen().open("actions").text


def test_the_archive_of_a_plan_begins_another_one_on_the_page_that_takes_files(screen):
    attach(sheet(), "releve.png", PNG)
    content = plan_archive(state(), language="fr")
    own = Screen().open("import_file")
    own.at.file_uploader[0].set_value(("plan.zip", content, "application/zip"))
    own.at.run()
    assert "fichiers : 1" in own.text and "mis de côté" in own.text
    widget(own.at.text_input, "Titre du plan").set_value("Plan repris")
    press(own, "Commencer un plan avec cette archive")
    assert not own.errors
    assert reads.plan_sheet(state()).title == "Plan repris"
    (row,) = reads.attachments(state(), table="action", key=key_of("A1.5"))
    assert reads.file_content(data.store(), row.sha256) == PNG
    own = Screen().open("import_file")
    own.at.file_uploader[0].set_value(("plan.zip", content[:-200] + bytes(200), "application/zip"))
    own.at.run()
    assert "2. L'archive" not in own.text
    assert own.errors
