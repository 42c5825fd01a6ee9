"""What the record of a meeting says: decisions, updates of the plan, what came in, what was left; read back from its files."""

import io
import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from docx import Document as Word
from pypdf import PdfReader

from lib.domain.meeting_record import named_files
from lib.domain.terms import DecisionStatus
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.reports.record import drawn_up, record_facts
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.meeting_records import Correction, rectify_record
from lib.usecases.meetings import close_meeting, note, note_done, open_meeting, undo_meeting
from lib.usecases.record import create_row
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.screens import plain

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 9, 2), DAY)
PEOPLE = [
    ("Maroc", "Directeur", True),
    ("Maroc", "Trésorier", False),
    ("Togo", "Conseiller économique", True),
]


def state(store):
    return State(store, reads.current_revision(store), SAMPLE_PLAN, DAY)


def latest(store):
    return reads.current_revision(store)


def key_of(store, code):
    return next(
        k for k, r in rows_at(store, latest(store), SAMPLE_PLAN, "action").items() if r["code"] == code
    )


def meeting_of(store, key):
    return next(m for m in reads.meetings(state(store)) if m.key == key)


@pytest.fixture
def held(sample_store):
    """A meeting that did a little of everything, still open."""
    store = sample_store
    earlier = record_decision(store, WRITING, text="Écrire à l'ANP", owner="Directeur")
    key = open_meeting(
        store, latest(store), title="Réunion de suivi", place="Rabat", minutes=30, attendance=PEOPLE,
        writing=WRITING, reason="r",
    )  # fmt: skip
    within = replace(WRITING, meeting=key)

    def noted(code, why="x", **values):
        return note(store, latest(store), key_of(store, code), values, within, reason=why)

    record_decision(store, within, text="Relancer le CIMAR", owner="Président", action=key_of(store, "A6.1"))
    noted("A2.3", "Salle indisponible", deadline=date(2027, 1, 31))
    noted("A2.3", "Salle enfin libre", deadline=date(2027, 2, 15))
    noted("A1.6", owner="Directrice adjointe", progress=65.0)
    noted("A5.1", status="blocked", waiting_on="CCIT", waiting_since=DAY)
    noted("A5.2", support_requested="Écrire à la présidence")
    note_done(
        store, latest(store), key_of(store, "A3.6"), completed_on=DAY, evidence="Rapport remis", is_without_evidence=False, writing=within, reason="x"
    )  # fmt: skip
    withdrawn = noted("A4.1", comment="À revoir en séance")
    undo(
        store,
        plan_undo(store, withdrawn, plan=SAMPLE_PLAN, revision=latest(store)),
        WRITING,
        reason="retrait",
    )
    settle_decision(store, latest(store), earlier, DecisionStatus.DONE, within)
    other = key_of(store, "A1.1")
    row = rows_at(store, latest(store), SAMPLE_PLAN, "action")[other]
    edit_action(store, row, other, {"comment": "Arrivé du dehors"}, WRITING, reason="A1.1 – commentaire")
    return key


CLOSING = {"skipped": [2], "points_left": ["Visite du port"], "next_on": "2026-12-01", "next_place": "Lomé"}
SHEET = {
    "chair": "Président de la chambre",
    "secretary": "Chargée de mission",
    "began_at": "10:02",
    "ended_at": "10:41",
    "distribution": "Présidence\nCCIT",
}


def close(store, key, language="fr"):
    draw = drawn_up(state(store), meeting=meeting_of(store, key), language=language)
    closing = {**CLOSING, "not_discussed": [key_of(store, "A6.2")]}
    close_meeting(
        store, latest(store), key, discussed=[], closing=closing, writing=WRITING, reason="Clôture", draw=draw, sheet=SHEET
    )  # fmt: skip


def files(store, key, number=0):
    (record,) = [r for r in reads.meeting_records(state(store), meeting=key) if r.number == number]
    return {e: reads.file_content(store, sha) for e, sha, _ in named_files(record.files)}


def word_text(content):
    word = Word(io.BytesIO(content))
    cells = [c.text for table in word.tables for row in table.rows for c in row.cells]
    return plain("\n".join([*cells, *(p.text for p in word.paragraphs)]))


def pdf_text(content):
    return plain(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


SAID = (
    "Relancer le CIMAR",
    "Nouvelle échéance : 15/02/2027 (auparavant : ",
    "Motif : Salle enfin libre",
    "Nouveau responsable : Directrice adjointe",
    "Avancement : 65 %",
    "Bloquée par : CCIT",
    "Appui demandé : Écrire à la présidence",
    "Réalisée le 24/11/2026 ; livrable : Rapport remis",
    "D-2026-001 – Exécutée",
    "ouverte à 10:02, levée à 10:41",
    "Président de la chambre",
    "Chargée de mission",
    "Maroc – Directeur",
    "Maroc – Trésorier",
    "Togo – Conseiller économique",
    "A1.1 – commentaire",
    "Visite du port",
    "A6.2",
    "01/12/2026, Lomé",
    "Présidence",
)


def test_the_record_says_all_that_the_meeting_did_on_one_page(sample_store, held):
    close(sample_store, held)
    found = files(sample_store, held)
    word, paper = word_text(found["docx"]), pdf_text(found["pdf"])
    for words in SAID:
        assert plain(words) in word, words
    for words in ("Relancer le CIMAR", "15/02/2027", "10:02", "A1.1", "Visite du port"):
        assert words in paper, words
    assert "À revoir en séance" not in word, "what was taken back in the meeting is not told"
    assert "Salle indisponible" not in word, "an action is told once, as it ends"
    assert "retrait" not in word, "taking back one's own note is no news from outside"
    assert len(PdfReader(io.BytesIO(found["pdf"])).pages) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_in_the_language_of_its_closing(sample_store, held, language):
    close(sample_store, held, language)
    (record,) = reads.meeting_records(state(sample_store), meeting=held)
    title = PdfReader(io.BytesIO(files(sample_store, held)["pdf"])).metadata.title
    assert (record.language, title) == (language, translate(language, "Record of decisions"))
    assert record.fingerprint in pdf_text(files(sample_store, held)["pdf"])


def test_what_becomes_of_a_decision_later_is_on_the_screen_and_not_in_the_paper(sample_store, held):
    close(sample_store, held)
    before = files(sample_store, held)
    settle_decision(sample_store, latest(sample_store), "D-2026-002", DecisionStatus.LAPSED, WRITING)
    said = record_facts(state(sample_store), meeting=meeting_of(sample_store, held), language="fr")
    assert [line.status for line in said.lines] == ["Caduque"]
    assert files(sample_store, held) == before


def rectify(store, key, **what):
    draw = drawn_up(state(store), meeting=meeting_of(store, key), language="fr")
    correction = Correction("Erreur de plume", **what)
    return rectify_record(
        store, latest(store), key, correction, draw=draw, writing=WRITING, why="Rectificatif"
    )


def test_a_correction_says_what_was_read_and_what_is_to_be_read(sample_store, held):
    close(sample_store, held)
    number = rectify(
        sample_store,
        held,
        decisions={"D-2026-002": {"owner": "Vice-présidente"}},
        sheet={"place": "Casablanca"},
    )
    assert number == 1
    text = word_text(files(sample_store, held, 1)["docx"])
    for words in (
        "rectificatif n° 1", "le relevé de décisions de la réunion du 24/11/2026", "Erreur de plume", "Rabat",
        "Casablanca", "Décision D-2026-002", "Président", "Vice-présidente", "Le reste du relevé est sans changement.",
    ):  # fmt: skip
        assert plain(words) in text, words
    (record,) = [r for r in reads.meeting_records(state(sample_store), meeting=held) if r.number == 1]
    assert "Rabat → Casablanca" in record.corrects


def test_an_annulled_meeting_says_what_each_value_goes_back_to(sample_store, held):
    close(sample_store, held)
    meeting = meeting_of(sample_store, held)
    draw = drawn_up(state(sample_store), meeting=meeting, language="fr")
    undone = undo_meeting(
        sample_store, held, meeting.shown_revision, WRITING, reason="Réunion d'essai", draw=draw
    )
    assert undone.record == 1
    text = word_text(files(sample_store, held, 1)["docx"])
    for words in (
        "Tout ce que cette réunion avait consigné est annulé.",
        "15/02/2027",
        "Décision D-2026-002",
        "retirée",
    ):
        assert plain(words) in text, words


def test_a_partner_finds_no_file_of_a_record(sample_store, held):
    close(sample_store, held)
    (record,) = reads.meeting_records(state(sample_store).seen_by_partner(), meeting=held)
    assert (record.files, record.reason) == (None, None)


def test_a_long_record_counts_what_it_does_not_list(sample_store, held):
    codes = list(rows_at(sample_store, latest(sample_store), SAMPLE_PLAN, "action"))
    meeting = replace(meeting_of(sample_store, held), closing=json.dumps({"not_discussed": codes}))
    said = record_facts(state(sample_store), meeting=meeting, language="fr")
    assert len(said.not_discussed) == 31
    assert said.not_discussed[-1] == "et 6 autres actions"


def test_what_was_spoken_about_is_not_said_to_be_without_debate_and_codes_stand_in_their_order(
    sample_store, held
):
    store = sample_store
    for code, other in (("A2.10", "A1.2"), ("A2.9", "A1.3")):
        key = key_of(store, other)
        row = rows_at(store, latest(store), SAMPLE_PLAN, "action")[key]
        edit_action(store, row, key, {"code": code}, WRITING, reason="code")
    keys = sorted(key_of(store, code) for code in ("A6.2", "A2.10", "A2.9", "A2.3", "A6.1"))
    meeting = replace(
        meeting_of(store, held), undebated=json.dumps(keys), closing=json.dumps({"not_discussed": keys})
    )
    facts = record_facts(state(store), meeting=meeting, language="fr")
    assert facts.undebated == ("A1.2", "A1.3", "A6.2"), "one was moved, a decision is about the other"
    later = replace(meeting, shown_revision=latest(store))
    facts = record_facts(state(store), meeting=later, language="fr")
    assert facts.not_discussed == ("A2.3", "A2.9", "A2.10", "A6.1", "A6.2")


def test_names_that_have_a_form_in_the_language_of_the_record_stand_in_it(sample_store, held):
    meeting = replace(meeting_of(sample_store, held), chair="Président", distribution="CCIT\nCabinet")
    said = record_facts(state(sample_store), meeting=meeting, language="ar")
    assert (said.place, said.chair) == ("الرباط", "الرئيس")
    assert said.distribution == ("غرفة الطوغو", "Cabinet"), (
        "what is no name of the plan stands as it was typed"
    )
    assert said.plan == "خطة العمل المشتركة بين غرفة الرباط سلا القنيطرة والطوغو"
    assert ("Maroc", "المدير") in said.present
    french = record_facts(state(sample_store), meeting=meeting, language="fr")
    assert (french.place, french.chair, french.distribution) == ("Rabat", "Président", ("CCIT", "Cabinet"))


def test_updates_and_corrections_name_functions_and_parties_in_the_language_of_the_record(sample_store, held):
    within = replace(WRITING, meeting=held)
    changed = {"owner": "Directeur général (CCIT) / Trésorier", "waiting_on": "MAE Maroc"}
    note(
        sample_store,
        latest(sample_store),
        key_of(sample_store, "A5.2"),
        changed,
        within,
        reason="x",
    )
    meeting = meeting_of(sample_store, held)
    said = {
        language: "\n".join(
            line
            for _, lines in record_facts(state(sample_store), meeting=meeting, language=language).updates
            for line in lines
        )
        for language in LANGUAGES
    }
    assert "المدير العام (غرفة الطوغو) / Trésorier" in plain(said["ar"]), "what has no form stands as typed"
    assert "وزارة الشؤون الخارجية المغربية" in said["ar"]
    assert "غرفة الطوغو" in said["ar"] and "CCIT" not in said["ar"]
    assert "Director General (CCIT) / Trésorier" in said["en"]
    assert "Ministry of Foreign Affairs of Morocco" in said["en"]
    assert "Directeur général (CCIT) / Trésorier" in said["fr"]
    parties = replace(meeting, attendance=json.dumps([["Ambassade du Togo", "Directeur", True]]))
    present = record_facts(state(sample_store), meeting=parties, language="ar").present
    assert present == (("سفارة الطوغو", "المدير"),)


def test_a_note_written_in_the_meeting_stands_in_the_record_once_it_is_shared(sample_store, held):
    within = replace(WRITING, meeting=held)
    for code, text, shared in (
        ("A4.1", "Devis partagé", True),
        ("A4.2", "Entre nous", False),
        ("A1.6", "Vu avec la CCIT", True),
    ):
        values = {
            "action": key_of(sample_store, code),
            "noted_on": DAY,
            "noted_by": "Chef",
            "text": text,
            "shared": shared,
        }
        create_row(sample_store, "note", values, within)
    facts = record_facts(state(sample_store), meeting=meeting_of(sample_store, held), language="fr")
    said = {name.partition(" ")[0]: sentences for name, sentences in facts.updates}
    assert plain(" ".join(said["A4.1"])) == "Note : Devis partagé"
    assert "A4.2" not in said
    assert len(said["A1.6"]) == 3
