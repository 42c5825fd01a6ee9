"""Each line of what a meeting recorded says what it is about."""

from dataclasses import replace

import pytest

from lib.i18n import LANGUAGES, translate
from lib.i18n.formats import as_typed
from lib.reports.meeting_recorded import recorded_lines
from lib.usecases.meeting_notes import pass_without_debate
from lib.usecases.record import create_row
from tests.reports.test_record import DAY, WRITING, close, held, key_of, meeting_of, state
from tests.screens import plain

__all__ = ["held"]


def lines(store, key, language="fr"):
    return [
        plain(line.words)
        for line in recorded_lines(state(store), meeting=meeting_of(store, key), language=language)
    ]


@pytest.fixture
def noted(sample_store, held):
    """The same meeting, with two notes and what was passed without debate, then taken back."""
    within = replace(WRITING, meeting=held)
    for code, text, shared in (("A4.1", "Devis partagé", True), ("A4.2", "Entre nous", False)):
        values = {
            "action": key_of(sample_store, code),
            "noted_on": DAY,
            "noted_by": "Chef",
            "text": text,
            "shared": shared,
        }
        create_row(sample_store, "note", values, within, reason=code)
    one, two = (key_of(sample_store, code) for code in ("A1.3", "A1.2"))
    pass_without_debate(sample_store, (), [one, two], within, reason="Sans débat")
    pass_without_debate(sample_store, [one], [], within, reason="Sans débat")
    return held


def test_each_kind_of_note_says_which_action_it_is_of_and_what_was_recorded(sample_store, noted):
    said = lines(sample_store, noted)
    for words in (
        "A3.6 : statut En cours → Réalisée",
        "D-2026-002 – Relancer le CIMAR",
        "→ 31/01/2027 – Salle indisponible",
        "→ 15/02/2027 – Salle enfin libre",
        "→ Directrice adjointe",
        "en attente de : CCIT",
        "Écrire à la présidence",
        "D-2026-001 – Écrire à l'ANP : statut À faire → Exécutée",
        "A4.1 : note – Devis partagé",
        "A4.2 : note destinée à l'équipe",
        "Sans débat : A1.2, A1.3.",
        "N'est plus noté « sans débat » : A1.3.",
    ):
        assert [line for line in said if words in line], words
    moved = next(line for line in said if "Salle indisponible" in line)
    assert moved.startswith("A2.3 : échéance ")
    assert "Entre nous" not in " ".join(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_are_in_the_language_of_the_reader_and_leave_out_the_closing(sample_store, noted, language):
    before = lines(sample_store, noted, language)
    assert all(before)
    passed = plain(
        translate(language, "Passed without debate: {actions}.", actions="").partition("{")[0].strip(" .")
    )
    assert [line for line in before if passed in line]
    moved = next(
        w
        for w in (
            r.words
            for r in recorded_lines(
                state(sample_store), meeting=meeting_of(sample_store, noted), language=language
            )
        )
        if "Salle indisponible" in w
    )
    assert moved.startswith(
        ("\N{RIGHT-TO-LEFT MARK}" if language == "ar" else "") + as_typed(language, "A2.3")
    ), "a code does not have the line read from the left"
    close(sample_store, noted, language)
    assert lines(sample_store, noted, language) == before
