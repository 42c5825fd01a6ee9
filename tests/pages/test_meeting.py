"""The meeting page, as the person who projects it uses it."""

import re
from datetime import date, datetime

import pytest

from lib.domain.meeting_record import named_files
from lib.domain.terms import DecisionStatus
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.ui import data
from lib.usecases.actions import edit_action
from lib.usecases.decisions import settle_decision
from lib.usecases.start import SAMPLE_PLAN
from lib.wording.meeting import TITLES
from tests.sample import LAST
from tests.screens import plain

DAY = date(2026, 11, 24)


def press(screen, label=None, key=None):
    next(b for b in screen.at.button if (b.label == label if label else b.key == key)).click()
    screen.at.run()
    assert not screen.errors
    return screen


def widget(collection, label):
    return next(w for w in collection if w.label == label)


def opened(screen, language="fr"):
    screen.open("meeting", language)
    return press(screen, translate(language, "Open the meeting"))


def project(screen, number, language="fr"):
    screen.go("meeting", lang=language, mode="meeting", screen=str(number))
    assert not screen.errors
    return screen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_is_shown_in_every_language_with_its_frozen_figures(screen, language):
    opened(screen, language)
    shown = set()
    for number in TITLES:
        project(screen, number, language)
        title = plain(screen.at.title[0].value)
        shown |= {n for n, words in TITLES.items() if title.startswith(plain(translate(language, words)))}
        assert plain(translate(language, "SAMPLE – fictional data")) in screen.text
        frozen = translate(
            language, "Figures frozen as of {day}, revision {number}", day="24/11/2026", number=LAST
        )
        assert plain(frozen) in screen.text
        assert not screen.at.sidebar.text_input
    assert shown == {1, 3, 4, 5, 6, 7, 8}, "no earlier decision: the second screen is skipped"


def test_next_and_previous_walk_all_screens_and_skip_what_has_nothing_to_say(screen):
    opened(screen)
    seen = [screen.at.title[0].value]
    while any(b.key == "meeting_next" for b in screen.at.button):
        press(screen, key="meeting_next")
        seen.append(screen.at.title[0].value)
    firsts = list(dict.fromkeys(plain(title).split(" – ")[0].split(" (")[0] for title in seen))
    assert firsts == [plain(translate("fr", TITLES[n])) for n in (1, 3, 4, 5, 6, 7, 8)]
    press(screen, key="meeting_previous")
    assert screen.at.title[0].value == seen[-2]


def note(screen, kind, **values):
    press(screen, key="note_action")
    screen.at.segmented_control[0].set_value(kind)
    screen.at.run()
    assert not screen.errors
    for label, value in values.items():
        fields = [*screen.at.text_input, *screen.at.text_area, *screen.at.checkbox, *screen.at.date_input]
        widget(fields, label).set_value(value)
    press(screen, "Enregistrer")


def test_a_note_stands_beside_the_figures_that_do_not_move(screen):
    opened(screen)
    project(screen, 3)
    note(screen, "owner", **{"Nouveau responsable (fonction)": "Directeur adjoint"})
    assert "Noté : Responsable Directeur adjoint" in screen.text
    assert "Secrétaire général (CIMAR)" in screen.text
    note(screen, "done", **{"Pas encore de livrable": True})
    project(screen, 1)
    assert "12/35" in screen.text
    head = reads.headline(State(data.store(), data.latest_revision(), SAMPLE_PLAN, DAY))
    assert head.done == 13


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_what_stands_outside_the_page_has_the_colours_of_the_readers_theme(reading, monkeypatch, scheme):
    monkeypatch.setattr("lib.ui.screen.is_dark", lambda: scheme == "dark")
    reading.open("meeting")
    rules = " ".join(part.proto.body for part in reading.at.get("html"))
    assert re.search(rf'"stDialog"\][^}}]*\{{ color-scheme: {scheme}; \}}', rules)


def test_who_may_not_write_is_not_offered_to_close_the_meeting(screen):
    opened(screen)
    screen.go("meeting", mode="", meeting="")
    assert "to_sheet" in {b.key for b in screen.at.button}
    next(s for s in screen.at.sidebar.toggle if "partenaire" in s.label).set_value(True)
    screen.at.run()
    keys = {b.key for b in screen.at.button}
    assert "to_sheet" not in keys
    assert any(key.startswith("enter_") for key in keys)


def decide(screen, text, owner):
    press(screen, key="note_decision")
    widget(
        screen.at.text_area, "Décision : une phrase qui commence par un infinitif".replace(" :", "\u00a0:")
    ).set_value(text)
    widget(screen.at.text_input, "Responsable (fonction)").set_value(owner)
    press(screen, "Enregistrer la décision")


def test_a_decision_without_words_is_refused_and_the_drawer_stays(screen):
    opened(screen)
    press(screen, key="note_decision")
    next(b for b in screen.at.button if b.label == "Enregistrer la décision").click()
    screen.at.run()
    assert "Rédigez la décision" in screen.errors[0]
    assert any(b.label == "Enregistrer la décision" for b in screen.at.button)


def test_a_meeting_is_closed_recorded_undone_together_and_the_next_one_takes_up_what_was_left(screen):
    opened(screen)
    decide(screen, "Relancer le partenaire par écrit", "Directeur (CCIS-RSK)")
    project(screen, 3)
    note(screen, "support", **{"Ce qui est demandé au président": "Écrire à la présidence du CIMAR"})
    project(screen, 7)
    assert "D-2026-001" in screen.text
    press(screen, key="leave")
    widget(
        screen.at.multiselect,
        "Points abordés : ce qui reste revient en tête la prochaine fois".replace(" :", "\u00a0:"),
    ).set_value([])
    press(screen, "Clôturer et produire le relevé")
    assert "D-2026-001" in screen.text
    assert "Décisions précédentes" in screen.text, "the skipped screen is named"
    names = {b.proto.label for b in screen.at.get("download_button")}
    assert names == {"Télécharger le relevé (Word)", "Télécharger le relevé (PDF)"}
    assert "Écrire à la présidence du CIMAR" in screen.go("overview").text

    screen.go("meeting", meeting="")
    press(screen, "Ouvrir la réunion")
    project(screen, 2)
    assert plain(screen.at.title[0].value).startswith("Décisions précédentes")
    assert "Relancer le partenaire par écrit" in screen.text
    assert "À faire" in screen.text
    project(screen, 1)
    press(screen, key="meeting_next")
    press(screen, key="meeting_next")
    assert "non abordée à la dernière réunion" in screen.text

    first = next(
        m
        for m in reads.meetings(State(data.store(), data.latest_revision(), SAMPLE_PLAN, DAY))
        if m.state == "closed"
    )
    screen.go("meeting", meeting=first.key, mode="")
    widget(screen.at.checkbox, "Je confirme").check()
    press(screen, "Annuler ensemble")
    assert "Rectificatif n° 1 : annulation" in plain(screen.text), "what its record becomes is said"
    assert "Écrire à la présidence du CIMAR" not in screen.go("overview").text


def test_a_meeting_left_open_is_offered_again(screen):
    opened(screen)
    again = screen.open("meeting")
    assert "Une réunion est ouverte" in again.text
    press(again, "Ouvrir le mode réunion")
    assert plain(again.at.title[0].value).startswith("Où en est le plan")


def test_the_partner_sees_no_confidential_action_nowhere_and_the_banner_counts_what_is_hidden(screen):
    screen.open("actions")
    store = data.store()
    revision = reads.current_revision(store)
    rows = rows_at(store, revision, SAMPLE_PLAN, "action")
    key, row = next((k, r) for k, r in rows.items() if r["code"] == "A6.1")
    edit_action(
        store,
        row,
        key,
        {"confidential": True},
        Writing(SAMPLE_PLAN, "t", datetime(2026, 11, 24, 10), DAY),
    )
    screen.at.run()
    assert "Rapprocher le CIMAR" in screen.go("actions").text
    widget(screen.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    screen.at.run()
    assert not screen.errors
    assert "Confidentielles : A6.1." in screen.text
    assert "1 action confidentielle" in screen.text
    for page in ("actions", "overview", "deadlines", "partners", "quality", "meeting", "axes"):
        screen.go(page)
        assert not screen.errors
        assert "Rapprocher le CIMAR" not in screen.text, page
        assert not [b.label for b in screen.at.button if b.label and "ode réunion" not in b.label], page
    screen.go("overview")
    assert "12/34" in screen.text, "figures without what is hidden"
    screen.go("action", code="A6.1")
    assert "Aucune action ne porte le code" in screen.text
    widget(screen.at.sidebar.toggle, "Voir comme le partenaire").set_value(False)
    screen.at.run()
    assert "12/35" in screen.go("overview").text


def test_a_screen_shared_with_the_partner_says_whose_view_it_is_and_takes_no_note(screen):
    opened(screen)
    assert "Vue du partenaire" not in screen.text
    screen.go("meeting", mode="")
    widget(screen.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    screen.at.run()
    project(screen, 3)
    assert "Vue du partenaire" in screen.text
    assert not [b for b in screen.at.button if b.key in ("note_decision", "note_action")]


def test_where_we_stand_is_said_first_and_the_next_meeting_has_its_day(screen):
    opened(screen)
    assert "12 actions sur 35 sont réalisées. 8 échéances sont dépassées" in screen.text
    project(screen, 8)
    assert "1er décembre 2026" in screen.text, "a week after the 24th of November"


def test_a_link_to_the_shared_screen_without_an_open_meeting_leads_to_the_page_in_its_own_looks(screen):
    screen.open("meeting", mode="meeting")
    assert screen.errors == [] and "Ouvrir une réunion" in screen.text
    assert "mode" not in screen.at.query_params and "Révision 45" in screen.text


def kept_files():
    state = State(data.store(), data.latest_revision(), SAMPLE_PLAN, DAY)
    return {
        (record.number, ending): reads.file_content(data.store(), sha256)
        for record in reads.meeting_records(state)
        for ending, sha256, _ in named_files(record.files)
    }


def close(screen):
    opened(screen)
    decide(screen, "Relancer le partenaire par écrit", "Directeur (CCIS-RSK)")
    press(screen, key="leave")
    widget(screen.at.text_input, "Présidée par (fonction)").set_value("Président")
    widget(screen.at.text_input, "Ouverture à").set_value("9h05")
    press(screen, "Clôturer et produire le relevé")


def test_the_record_is_kept_as_it_was_given_out_and_rectified_by_a_numbered_one(screen):
    close(screen)
    first = kept_files()
    assert {name: content[:4] for name, content in first.items()} == {
        (0, "docx"): b"PK\x03\x04",
        (0, "pdf"): b"%PDF",
    }
    assert "09:05" in screen.text
    store = data.store()
    writing = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 12), DAY)
    settle_decision(store, data.latest_revision(), "D-2026-001", DecisionStatus.DONE, writing)
    screen.at.run()
    assert "D-2026-001 (Exécutée)" in screen.text, "what became of it is on the screen"
    (key,) = rows_at(store, data.latest_revision(), SAMPLE_PLAN, "meeting")
    screen.unfold(f"rectify_{key}")
    widget(screen.at.text_input, "Responsable (fonction)").set_value("Président")
    next(b for b in screen.at.button if b.label == "Établir le rectificatif").click()
    screen.at.run()
    assert "Indiquez pourquoi le relevé est rectifié" in screen.errors[0]
    widget(screen.at.text_input, "Motif de la rectification").set_value("Erreur de plume")
    press(screen, "Établir le rectificatif")
    assert "Rectificatif n° 1" in plain(screen.text)
    assert "Erreur de plume" in screen.text
    assert {"Télécharger le relevé (PDF)", "Rectificatif n° 1 (PDF)"} <= {
        plain(b.proto.label) for b in screen.at.get("download_button")
    }
    later = kept_files()
    assert later.keys() == {(n, e) for n in (0, 1) for e in ("docx", "pdf")}
    assert {name: later[name] for name in first} == first, "the bytes are those of the closing"
    decided = next(
        row.number
        for row in reads.meeting_revisions(
            State(store, data.latest_revision(), SAMPLE_PLAN, DAY), meeting=key, before=0
        )
        if row.is_own and row.reason.startswith("D-2026-001")
    )
    screen.go("history", read=str(decided))
    assert "Rectification du relevé" in screen.text
    assert "appartient à une réunion close" in screen.text, "nothing of it is undone by itself"


def test_progress_is_noted_and_an_action_that_had_not_begun_has(screen):
    opened(screen)
    project(screen, 3)
    press(screen, key="note_action")
    screen.at.segmented_control[0].set_value("progress")
    screen.at.run()
    widget(screen.at.number_input, "Avancement").set_value(65.0)
    widget(screen.at.text_input, "Ce qui a été dit").set_value("Le devis est signé")
    press(screen, "Enregistrer")
    assert any(b.label == "Enregistrer" for b in screen.at.button), "the drawer stays for the next note"
    project(screen, 3)
    last = reads.revision(data.store(), data.latest_revision())
    assert "avancement – Le devis est signé" in plain(last.reason)


def test_an_item_without_debate_counts_as_discussed_and_is_not_left_over(screen):
    opened(screen)
    project(screen, 3)
    press(screen, key="note_action")
    screen.at.segmented_control[0].set_value("undebated")
    screen.at.run()
    chosen = next(m for m in screen.at.multiselect if m.label == "Points appelés, sans observation")
    name = chosen.options[0]
    chosen.select(name)
    press(screen, "Enregistrer")
    project(screen, 3)
    assert "Noté : sans débat" in screen.text
    code = plain(name).split(" – ")[0]
    held = next(iter(reads.meetings(State(data.store(), data.latest_revision(), SAMPLE_PLAN, DAY))))
    key = next(
        k
        for k, row in rows_at(data.store(), data.latest_revision(), SAMPLE_PLAN, "action").items()
        if row["code"] == code
    )
    assert held.undebated == f'["{key}"]'


def undebated(screen):
    """The list of the drawer, or None where it offers nothing."""
    press(screen, key="note_action")
    screen.at.segmented_control[0].set_value("undebated")
    screen.at.run()
    assert not screen.errors
    return next((m for m in screen.at.multiselect if m.label == "Points appelés, sans observation"), None)


def test_what_was_not_reached_or_was_spoken_about_is_not_offered_as_without_debate(screen):
    opened(screen)
    project(screen, 1)
    assert undebated(screen) is None, "no item was called yet"
    assert "aucun n'est encore appelé" in screen.at.info[0].value
    project(screen, 3)
    box = undebated(screen)
    offered = list(box.options)
    assert all(plain(name).split(" – ")[0] in screen.text for name in offered)
    box.set_value(offered)
    press(screen, "Enregistrer")
    project(screen, 3)
    said = screen.text.count("Noté : sans débat")
    assert said >= len(offered)
    note(screen, "owner", **{"Nouveau responsable (fonction)": "Directeur adjoint"})
    project(screen, 3)
    assert 0 < screen.text.count("Noté : sans débat") < said
    assert "Noté : Responsable Directeur adjoint" in screen.text
    assert len(undebated(screen).options) == len(offered) - 1


def test_a_decision_of_the_meeting_is_set_right_in_the_drawer(screen):
    opened(screen)
    decide(screen, "Relancer le partenaire", "Directeur (CCIS-RSK)")
    which = widget(screen.at.selectbox, "Nouvelle décision, ou décision à corriger")
    which.select_index(1)
    screen.at.run()
    widget(screen.at.text_input, "Responsable (fonction)").set_value("Président (CCIS-RSK)")
    press(screen, "Enregistrer la correction")
    found = next(iter(reads.decisions(State(data.store(), data.latest_revision(), SAMPLE_PLAN, DAY))))
    assert (found.number, found.owner) == ("D-2026-001", "Président (CCIS-RSK)")


def test_the_mode_opens_where_it_was_and_what_was_shown_counts(screen):
    opened(screen)
    project(screen, 4)
    press(screen, key="leave")
    press(screen, translate("fr", "Open the meeting mode"))
    assert screen.at.title[0].value.startswith("Actions bloquées")
    press(screen, key="meeting_point_6")
    assert plain(screen.at.title[0].value).startswith(plain(translate("fr", TITLES[6])))
    assert next(b for b in screen.at.button if b.key == "meeting_point_2").disabled, "nothing to say there"
