"""The page of joint minutes, as an editor, a reader and a partner use it."""

from datetime import date

import pytest

from lib.domain.minutes_text import decode
from lib.domain.terms import LanguageClause, MinutesStep
from lib.i18n import LANGUAGES, translate
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from lib.usecases.start import SAMPLE_PLAN
from tests.screens import Screen, plain

DAY = date(2026, 11, 24)
S = MinutesStep


def widget(collection, label):
    return next(w for w in collection if plain(w.label) == plain(label))


def press(screen, label):
    widget(screen.at.button, label).click()
    screen.at.run()
    assert not screen.at.exception
    return screen


def partner(screen, on=True):
    widget(screen.at.sidebar.toggle, "Voir comme le partenaire").set_value(on)
    screen.at.run()
    return screen


def recorded(reference):
    store = data.whole_store()
    found = reads.minutes(State(store, reads.current_revision(store), SAMPLE_PLAN, DAY))
    return next(m for m in found if m.reference == reference)


def downloads(screen):
    return [plain(b.proto.label) for b in screen.at.get("download_button")]


def record_step(screen, step, by="Directeur", **values):
    screen.at.selectbox(
        key=next(
            s.key
            for s in screen.at.selectbox
            if (s.key or "").startswith("step_") and s.key.endswith("_step")
        )
    ).set_value(step)
    widget(screen.at.text_input, "Par (fonction)").set_value(by)
    return press(screen, "Enregistrer l'étape")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", ["2025/01", "2026/01"])
@pytest.mark.parametrize("as_partner", [False, True])
def test_each_minutes_opens_in_every_language_for_everyone(screen, reference, language, as_partner):
    screen.open("minutes", language, minutes=reference)
    if as_partner:
        widget(screen.at.sidebar.toggle, translate(language, "See as the partner")).set_value(True)
        screen.at.run()
    assert not screen.errors
    assert reference in screen.at.title[0].value
    assert plain(translate(language, "Life of the minutes")) in " ".join(
        plain(s.value) for s in screen.at.header
    )
    labels = {b.label for b in screen.at.button}
    assert (translate(language, "Record the step") in labels) is (reference == "2026/01" and not as_partner)
    shown = reference == "2025/01" or not as_partner
    assert bool(screen.at.get("download_button")) is shown


def test_the_list_says_what_is_awaited_since_when_and_the_overview_says_the_same(reading):
    text = reading.open("minutes").text
    awaited = "En attente du paraphe des chefs de délégation, depuis 25 jours"
    assert awaited in text
    assert "Toutes les étapes sont enregistrées." in text
    overview = reading.go("overview").text
    assert f"PV 2026/01 {awaited}" in overview
    assert "Commission mixte maroco-togolaise : date à fixer par voie diplomatique" in overview


def test_a_draft_is_drawn_up_from_the_data_and_edited_before_it_is_produced(screen):
    screen.open("minutes")
    press(screen, "Établir le projet")
    assert "Indiquez la fonction" in screen.errors[0]
    widget(screen.at.text_input, "Rédigé par (fonction)").set_value("Chef du service de la coopération")
    press(screen, "Établir le projet")
    assert plain(screen.at.title[0].value) == "PV 2026/02 – Séance de travail"
    assert "Chiffres arrêtés au 24/11/2026" in screen.text
    assert "12 actions sur 35 sont réalisées." in screen.text
    assert "au choix des parties" in screen.text
    made = recorded("2026/02")
    assert (made.last_step, made.language_clause, made.party_b) == ("drafted", None, "Ambassade du Togo")
    text = decode(made.content).texts["fr"]
    assert len(text.follow_up) == 3

    area = next(
        a
        for a in screen.at.text_area
        if a.key.endswith("_decisions_0_0_text") or "_decisions_0_text" in a.key
    )
    area.set_value("Réunir le comité mixte de suivi")
    area = next(a for a in screen.at.text_area if "_follow_up_0_decision" in a.key)
    area.set_value("")
    press(screen, "Enregistrer le texte")
    assert not screen.errors
    text = decode(recorded("2026/02").content).texts["fr"]
    assert [d.text for d in text.decisions] == ["Réunir le comité mixte de suivi"]
    assert len(text.follow_up) == 2, "an emptied line is removed"


def test_the_text_is_proposed_in_a_language_that_it_is_not_recorded_in(screen):
    screen.open("minutes", minutes="2026/01")
    screen.at.segmented_control(key="text").set_value("ar")
    screen.at.run()
    assert "Pas encore enregistré dans cette langue" in screen.text
    press(screen, "Enregistrer le texte")
    assert set(decode(recorded("2026/01").content).texts) == {"fr", "ar"}
    assert recorded("2026/01").waiting == ("reviewed_a", "reviewed_b"), "an edit withdraws what was approved"


def test_the_life_is_recorded_step_by_step_and_a_signed_text_is_only_read(screen):
    screen.open("minutes", minutes="2026/01")
    assert downloads(screen) == [
        "Original – CCIS-RSK – Word",
        "Original – CCIS-RSK – PDF",
        "Original – Ambassade du Togo – Word",
        "Original – Ambassade du Togo – PDF",
    ]
    record_step(screen, S.INITIALLED, by=" ")
    assert "Indiquez la fonction" in screen.errors[0]
    record_step(screen, S.INITIALLED)
    assert (
        "En attente de la signature (CCIS-RSK), de la signature (Ambassade du Togo), depuis ce jour"
        in screen.text
    )
    assert "En attente depuis ce jour" in screen.text
    assert "0 jour" not in screen.text.replace("30 jour", "")
    record_step(screen, S.SIGNED_B, by="Chargé d'affaires")
    assert "Une partie a signé" in screen.text
    assert "Enregistrer le texte" not in {b.label for b in screen.at.button}
    record_step(screen, S.SIGNED_A)
    assert "Signé par les deux parties" in screen.text
    assert recorded("2026/01").is_signed
    widget(screen.at.text_input, "Motif (une ligne)").set_value("Signature datée par erreur")
    withdrawn = next(s for s in screen.at.selectbox if (s.key or "").startswith("withdraw_"))
    withdrawn.set_value(S.SIGNED_A)
    press(screen, "Retirer l'étape")
    assert not recorded("2026/01").is_signed


def test_the_file_of_a_step_can_be_had_again(screen):
    screen.open("minutes", minutes="2026/01")
    screen.at.file_uploader[0].set_value(("pv paraphé.pdf", b"%PDF-1.7 x", "application/pdf"))
    record_step(screen, S.INITIALLED)
    assert "Paraphe des chefs de délégation – pv paraphé.pdf" in downloads(screen)
    assert "pv paraphé.pdf" in screen.text


def test_the_languages_are_asked_before_the_signature(screen):
    screen.open("minutes")
    widget(screen.at.text_input, "Rédigé par (fonction)").set_value("Chef de service")
    press(screen, "Établir le projet")
    record_step(screen, S.REVIEWED_A)
    record_step(screen, S.REVIEWED_B)
    record_step(screen, S.INITIALLED)
    assert "Les parties choisissent les langues" in screen.errors[0]
    clause = next(s for s in screen.at.selectbox if (s.key or "").endswith("_language_clause"))
    clause.set_value(LanguageClause.FRENCH_ARABIC_EQUAL)
    buttons = [b for b in screen.at.button if b.label == "Enregistrer"]
    buttons[0].click()
    screen.at.run()
    assert recorded("2026/02").language_clause == "french_arabic_equal"


def test_a_partner_is_told_why_a_draft_has_no_text(reading):
    reading.open("minutes", minutes="2026/01")
    partner(reading)
    assert "montré au partenaire une fois signé" in reading.text
    assert "le texte de 1 projet de procès-verbal" in reading.text
    assert "Convenir de nouvelles dates" not in reading.text
    reading.go("minutes", minutes="2025/01")
    assert "Faire cosigner le procès-verbal conjoint" in reading.text
    reading.go("minutes", minutes="")
    assert "Établir le projet" not in {b.label for b in reading.at.button}


def test_the_commission_gets_its_day_here_and_the_overview_follows(screen):
    screen.open("minutes")
    widget(screen.at.date_input, "Date de la commission mixte").set_value(date(2027, 3, 15))
    press(screen, "Enregistrer")
    assert "Commission mixte maroco-togolaise : prévue le 15/03/2027" in screen.text
    assert "prévue le 15/03/2027" in screen.go("overview").text
    assert "date à fixer" not in screen.text


def test_on_an_earlier_day_the_life_is_what_it_was_and_nothing_is_recorded(screen):
    screen.day = "2025-11-15"
    text = screen.open("minutes", minutes="2025/01").text
    assert "En attente de la transmission aux instances compétentes (Maroc)" in text
    assert "Enregistrer l'étape" not in {b.label for b in screen.at.button}


def two_at(reference):
    """Two people at the text of a draft."""
    return [Screen().open("minutes", minutes=reference) for _ in range(2)]


def section(own, name):
    """A section of the French text."""
    key = f"minutes_{recorded('2026/01').key}_fr_{name}"
    return next(w for w in (*own.at.text_area, *own.at.text_input) if w.key == key)


def french():
    return decode(recorded("2026/01").content).texts["fr"]


def test_two_people_edit_different_sections_of_one_text_and_both_succeed(screen):
    first, second = two_at("2026/01")
    section(first, "closing").set_value("La séance est levée à midi.")
    section(first, "points_0_finding").set_value("Constat revu.")
    press(first, "Enregistrer le texte")
    section(second, "hours").set_value("de 9 h à 12 h")
    press(second, "Enregistrer le texte")
    assert not second.at.warning
    assert (french().closing, french().hours) == ("La séance est levée à midi.", "de 9 h à 12 h")
    assert french().points[0].finding == "Constat revu."


def test_two_people_who_edit_the_same_section_are_told_and_choose(screen):
    first, second = two_at("2026/01")
    section(first, "closing").set_value("La séance est levée à midi.")
    press(first, "Enregistrer le texte")
    section(second, "closing").set_value("La séance est levée à treize heures.")
    section(second, "hours").set_value("de 9 h à 13 h")
    press(second, "Enregistrer le texte")
    said = plain(second.at.warning[0].value)
    assert "votre valeur « La séance est levée à treize heures. »" in said
    assert "valeur enregistrée « La séance est levée à midi. »" in said
    assert french().closing == "La séance est levée à midi."
    press(second, "Enregistrer les miennes à la place")
    assert (french().closing, french().hours) == ("La séance est levée à treize heures.", "de 9 h à 13 h")


def test_the_note_of_the_team_and_the_text_do_not_collide(screen):
    first, second = two_at("2026/01")
    section(first, "closing").set_value("La séance est levée à midi.")
    press(first, "Enregistrer le texte")
    key = recorded("2026/01").key
    second.at.text_area(key=f"minutes_{key}_private").set_value("À revoir avec l'ambassade")
    press(second, "Enregistrer")
    assert not second.at.warning
    content = decode(recorded("2026/01").content)
    assert (content.private, content.texts["fr"].closing) == (
        "À revoir avec l'ambassade",
        "La séance est levée à midi.",
    )


def test_two_people_who_set_the_commission_do_not_lose_each_others(screen):
    first, second = [Screen().open("minutes") for _ in range(2)]
    widget(first.at.date_input, "Date de la commission mixte").set_value(date(2027, 3, 15))
    press(first, "Enregistrer")
    widget(second.at.date_input, "Date de la commission mixte").set_value(date(2027, 4, 2))
    press(second, "Enregistrer")
    said = plain(second.at.warning[0].value)
    assert "votre valeur « 02/04/2027 » ; valeur enregistrée « 15/03/2027 »" in said
    press(second, "Prendre les valeurs enregistrées")
    assert "prévue le 15/03/2027" in second.text
