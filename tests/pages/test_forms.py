"""The forms of the pages, as an assistant fills them."""

import re
from datetime import date

import pytest

from lib.domain.schema import ACTION
from lib.store.reads import current_revision
from lib.ui import data
from lib.usecases.start import SAMPLE
from tests.sample import LAST


def lines():
    return (SAMPLE / "sample_plan.csv").read_text(encoding="utf-8-sig").splitlines()


def widget(collection, label):
    """The first widget with a label."""
    return next(w for w in collection if w.label == label)


def press(screen, label):
    next(b for b in screen.at.button if b.label == label).click()
    screen.at.run()


def upload(screen, text, name="plan.csv"):
    screen.at.file_uploader[0].set_value((name, text.encode(), "text/csv"))
    screen.at.run()
    return screen


def test_a_file_is_read_compared_and_applied_and_the_page_is_ready_for_the_next(screen):
    screen.open("import_file")
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    upload(screen, text)
    assert "Un tableau d'actions, en-têtes à la ligne 1, 19 colonnes reconnues sur 19" in screen.text
    assert any(e.label.startswith("36 actions ·") for e in screen.at.expander)
    assert "55 % → 60 %" in screen.text
    press(screen, "Enregistrer cette version (1 changement)")
    assert not screen.errors
    assert screen.at.toast[0].value.startswith(f"Import enregistré\u00a0: révision {LAST + 1}.")
    assert "2. Ce qui a été compris" not in screen.text
    screen.at.run()
    assert current_revision(data.store()) == LAST + 1, "drawing the page again imports nothing again"
    upload(screen, text)
    assert "Fichier déjà importé" in " ".join(i.value for i in screen.at.info)
    assert "Ce fichier ne change rien au plan." in screen.text


def test_a_wrongly_understood_column_is_corrected_on_the_page(screen):
    screen.open("import_file")
    text = "Code;Libellé complet;Avt\nA1.5;Installer et réunir le comité mixte de suivi;85\nA1.6;Préparer la contribution à la commission mixte maroco-togolaise;45"
    upload(screen, text)
    column = next(s for s in screen.at.selectbox if s.label.startswith("C · Avt"))
    assert column.value != "progress"
    column.set_value("progress")
    screen.at.run()
    assert screen.errors, "nothing is read before the person agrees"
    widget(screen.at.checkbox, "Lire le fichier avec cette ligne d'en-tête et ces colonnes").check()
    screen.at.run()
    assert not screen.errors
    assert "80 % → 85 %" in screen.text
    assert "40 % → 45 %" in screen.text


def moved(codes, percent):
    """The sample's own file with the progress of some actions changed."""
    return "\n".join(
        ";".join([*cells[:11], percent, *cells[12:]]) if (cells := line.split(";"))[0] in codes else line
        for line in lines()
    )


def test_the_differences_are_filtered_by_field_by_axis_and_by_owner(screen):
    screen.open("import_file")
    upload(screen, moved(("A1.5", "A3.4"), "88").replace(";En cours;88;", ";Bloquée;88;", 1))
    axis = widget(screen.at.selectbox, "Axe")
    assert axis.options[0] == "Tous les axes (2)"
    assert len(axis.options) == 3
    assert len(widget(screen.at.selectbox, "Champ").options) == 3
    axis.set_value("A3")
    screen.at.run()
    assert "A3.4" in screen.text.split("Avant → après")[1]
    assert "A1.5" not in screen.text.split("Avant → après")[1]
    widget(screen.at.selectbox, "Axe").set_value("")
    owner = widget(screen.at.selectbox, "Responsable")
    owner.set_value(owner.options[1].rsplit(" (", 1)[0])
    screen.at.run()
    assert ("A3.4" in screen.text) != ("A1.5" in screen.text)


def test_a_row_that_is_not_applied_says_why_and_where(screen):
    screen.open("import_file")
    upload(screen, moved(("A3.4",), "-5"))
    refused = screen.text.split("Pourquoi")[1]
    assert "« -5 » est inférieur à 0." in refused.replace("\u00a0", " ")
    assert "19 colonnes reconnues sur 19" in screen.text.replace("\u00a0", " ")


def test_many_remarks_of_one_kind_are_counted_after_the_first(screen):
    screen.open("import_file")
    upload(screen, moved([f"A{axis}.{rank}" for axis in range(1, 6) for rank in range(1, 8)], "150"))
    remarks = screen.text.split("À savoir sur ce fichier", 1)[1]
    assert re.search(r"Cellules dans ce cas : \d+ \(L2, L3, L4, L5, L6…\)", remarks), remarks[:1500]


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(screen):
    screen.open("import_file")
    upload(screen, "Bonjour, voici le compte rendu.", "lettre.csv")
    assert "Aucun tableau d'actions" in screen.errors[0]
    assert "Rien n'a été modifié" in screen.errors[0]


def test_an_exchange_is_added_and_counted(screen):
    screen.open("partners")
    widget(screen.at.selectbox, "Partenaire").set_value("API-ZF")
    widget(screen.at.text_input, "Objet").set_value("Point téléphonique")
    press(screen, "Enregistrer l'échange")
    assert not screen.errors
    assert "13 partenaires à recontacter" in screen.at.title[0].value.replace("\u00a0", " ")


def test_an_exchange_without_a_subject_is_refused_by_the_name_of_its_field(screen):
    screen.open("partners")
    widget(screen.at.selectbox, "Partenaire").set_value("CCIT")
    press(screen, "Enregistrer l'échange")
    assert "Objet" in screen.errors[0]
    assert "Cette valeur est nécessaire." in screen.errors[0]


def test_a_new_action_joins_the_list(screen):
    screen.open("actions").unfold("new_action")
    widget(screen.at.text_input, "Code").set_value("A6.7")
    widget(screen.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    press(screen, "Ajouter l'action")
    assert not screen.errors
    assert "37 actions" in screen.text
    assert "Ouvrir un guichet commun" in screen.text


def test_an_action_with_a_deadline_and_no_start_has_its_place_in_the_calendar(screen):
    screen.open("actions").unfold("new_action")
    widget(screen.at.text_input, "Action").set_value("Une action sans début")
    widget(screen.at.date_input, "Échéance").set_value(date(2026, 12, 15))
    press(screen, "Ajouter l'action")
    screen.go("deadlines", view="calendar", page="2")
    assert not screen.errors
    assert "Les barres vont du début à l'échéance" in screen.text
    assert "NaT" not in screen.text


def test_a_completion_to_come_is_refused_by_the_name_of_its_field(screen):
    screen.open("actions").unfold("new_action")
    widget(screen.at.text_input, "Action").set_value("Une action de demain")
    widget(screen.at.selectbox, "Statut").set_value("done")
    widget(screen.at.date_input, "Date de réalisation").set_value(date(2026, 11, 25))
    press(screen, "Ajouter l'action")
    assert "Date de réalisation" in screen.errors[0]
    assert "Une réalisation ne peut pas porter une date à venir." in screen.errors[0]


def test_a_limit_is_changed_with_a_reason_and_the_figures_follow(screen):
    screen.open("quality").unfold("change_limits")
    widget(
        screen.at.number_input,
        "« Échéance imminente » : jours".replace("« ", "«\u00a0")
        .replace(" »", "\u00a0»")
        .replace(" :", "\u00a0:"),
    ).set_value(30)
    press(screen, "Enregistrer les seuils")
    assert "Un changement de seuil demande un motif." in screen.errors[0]
    widget(screen.at.text_input, "Motif (une ligne)").set_value("Comité du 24 novembre")
    press(screen, "Enregistrer les seuils")
    assert not screen.errors
    assert "7 arrivent à échéance sous 30 jours." in screen.go("overview").text


def test_the_name_typed_in_the_menu_signs_the_revision(screen):
    screen.open("actions").unfold("new_action")
    screen.at.sidebar.text_input[0].set_value("Secrétaire du comité")
    widget(screen.at.text_input, "Action").set_value("Une action de plus")
    press(screen, "Ajouter l'action")
    assert "Secrétaire du comité" in screen.go("history").text


@pytest.mark.parametrize("page", ["import_file", "actions", "partners", "history", "quality", "action"])
def test_nothing_can_be_written_in_a_past_state(screen, page):
    screen.open("actions").unfold("new_action")
    widget(screen.at.text_input, "Action").set_value("Une action d'aujourd'hui")
    press(screen, "Ajouter l'action")
    screen.day = "2026-11-01"
    screen.open(page, code="A1.6")
    assert [b.label for b in screen.at.button if b.label] == ["Revenir à aujourd'hui"]
    assert not screen.at.file_uploader


def test_a_partner_known_only_by_an_exchange_is_shown_with_the_others(empty_screen):
    empty_screen.open("import_file")
    upload(empty_screen, "Date;Partenaire;Nature;Objet\n10/11/2026;Chambre de Kara;Réunion;Premier contact\n")
    assert "Un tableau d'échanges" in empty_screen.text
    press(empty_screen, "Enregistrer cette version (1 changement)")
    assert not empty_screen.errors
    assert "Chambre de Kara" in empty_screen.go("partners").text
    for view in ("letters", "led", "journal"):
        empty_screen.open("partners", view=view)
        assert not empty_screen.errors


def test_what_is_recorded_from_an_earlier_day_is_seen_on_the_day_it_is_dated(screen, monkeypatch):
    monkeypatch.setenv("PLAN_DAY", "2026-11-27")
    screen.open("actions").unfold("new_action")
    widget(screen.at.text_input, "Action").set_value("Une action du 27")
    press(screen, "Ajouter l'action")
    assert screen.at.toast[0].value == "L'action a été ajoutée."
    assert "37 actions" in screen.text
    assert "Données arrêtées au 27/11/2026" in screen.text
    assert "un état passé" not in screen.text
    assert not screen.at.warning
    screen.at.date_input[0].set_value(date(2026, 11, 24))
    screen.at.run()
    assert "36 actions" in screen.text


def test_the_form_of_an_action_asks_for_every_field_that_has_a_place_in_one(screen):
    own = screen.open("action", code="A1.5").unfold("edit_action")
    asked = {w.key for kind in ("text_input", "text_area", "number_input", "date_input", "selectbox", "checkbox")
             for w in own.at.get(kind) if w.key}  # fmt: skip
    key = next(k for k in asked if k.endswith("_title")).removesuffix("_title")
    assert {f"{key}_{field.name}" for field in ACTION.fields if field.in_form} <= asked
