"""The history opens on every revision, whatever it changed, and calls each row and value as people do."""

import re
from datetime import date, datetime

import pytest

from lib.domain.terms import DecisionStatus
from lib.domain.writing import Writing
from lib.i18n import translate
from lib.store import reads
from lib.store.ledger import changes_of, rows_at
from lib.store.state import State
from lib.ui import data
from lib.usecases.actions import edit_action
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.meetings import open_meeting
from lib.usecases.rounds import ask_also, close_round, open_round
from lib.usecases.start import SAMPLE_PLAN
from tests.sample import LAST

WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10), date(2026, 11, 24))
#: How our keys look: nobody calls a row so.
KEY = re.compile(r"\b[0-9a-f]{12}\b")


def test_a_revision_of_every_table_opens_and_no_row_is_called_by_its_key(reading):
    reading.open()
    firsts = {}
    for number in range(1, LAST + 1):
        for change in changes_of(data.store(), number):
            firsts.setdefault(change.table, number)
    assert {"minutes", "minutes_step", "commitment", "declaration"} <= firsts.keys()
    for number in {*firsts.values(), LAST}:
        reading.open("history", read=str(number))
        assert reading.errors == [], number
        changed = reading.text.partition("Avant → après")[2].partition("Toutes les révisions")[0]
        assert changed, number
        assert not KEY.search(changed), number


def test_the_history_opens_after_a_meeting_and_its_decisions(screen):
    screen.open()
    store = data.store()
    held = open_meeting(
        store,
        LAST,
        title="Comité",
        place="Rabat",
        minutes=30,
        attendance=[],
        writing=WRITING,
        reason="Réunion",
    )
    writing = Writing(SAMPLE_PLAN, "test", WRITING.recorded_at, WRITING.today, meeting=held)
    number = record_decision(store, writing, text="Écrire à l'ambassade", owner="Directeur")
    settle_decision(store, reads.current_revision(store), number, DecisionStatus.DONE, WRITING)
    for revision, said in ((LAST + 1, "24/11/2026 – Comité"), (LAST + 2, number), (LAST + 3, "Exécutée")):
        screen.open("history", read=str(revision))
        assert screen.errors == []
        assert said in screen.text
    assert not KEY.search(screen.text)


def edit(values, author="test", reason=""):
    store = data.store()
    key = next(
        key
        for key, row in rows_at(store, reads.current_revision(store), SAMPLE_PLAN, "action").items()
        if row["code"] == "A3.3"
    )
    writing = Writing(SAMPLE_PLAN, author, WRITING.recorded_at, WRITING.today)
    return edit_action(store, reads.current_revision(store), key, values, writing, reason=reason)


def test_a_revision_is_told_in_the_words_of_the_change(screen):
    screen.open()
    before = rows_at(data.store(), LAST, SAMPLE_PLAN, "action")
    was = next(row for row in before.values() if row["code"] == "A3.3")
    edit({"progress": 55.0, "comment": f"{was['comment']} Le ministère a répondu."})
    screen.open("history")
    told = (
        f"A3.3 : avancement {was['progress']:.0f} → 55 %, commentaire : ajout de « Le ministère a répondu. »"
    )
    assert told in screen.text.replace("A3.3  :", "A3.3 :")
    assert was["comment"] not in screen.text
    assert "Motif : A3.3" not in screen.text


def test_the_history_is_narrowed_to_a_person_a_kind_and_a_field_by_its_address(screen):
    screen.open()
    edit({"progress": 55.0}, author="Mme Alaoui")
    edit({"deadline": date(2027, 1, 31)}, author="M. Koffi", reason="Texte attendu")
    first, second = f"Révision {LAST + 1} · 24", f"Révision {LAST + 2} · 24"
    for query, shown, hidden in (
        ({"person": "Mme Alaoui"}, first, second),
        ({"person": "M. Koffi"}, second, first),
        ({"field": "action.progress"}, first, second),
        ({"field": "action.deadline", "kind": "edit"}, second, first),
        ({"kind": "edit"}, second, f"Révision {LAST} · 24"),
        ({"field": "interaction"}, "exchanges.csv", first),
        ({"person": "test"}, f"Révision {LAST} · 24", first),
    ):
        screen.open("history", **query)
        assert screen.errors == [], query
        assert shown in screen.text, query
        assert hidden not in screen.text, query
    screen.open("history", person="Mme Alaoui", kind="import")
    assert "Aucune révision ne répond à ces choix." in screen.text


def test_the_day_of_a_round_is_written_as_every_day_is(screen):
    store, day = data.whole_store(), date(2026, 12, 1)
    open_round(store, {"asked_for": day}, ["CCIT"], WRITING)
    found = reads.open_round(State(store, reads.current_revision(store), SAMPLE_PLAN, WRITING.today))
    ask_also(store, found.key, "AFCET", WRITING)
    close_round(store, found.key, WRITING)
    for language, written in (("fr", "01/12/2026"), ("en", "01/12/2026"), ("ar", "01/12/2026")):
        page = screen.open("history", language)
        assert written in page.text
        assert "2026-12-01" not in page.text


def test_a_revision_that_is_not_there_is_answered(reading):
    for number in ("999999", "99999999999999999999", "x", "٣"):
        reading.open("history", read=number)
        assert reading.errors == [], number
        assert "Historique" in reading.text


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_program_as_an_author_is_read_in_the_language_of_the_reader(screen, language):
    screen.open()
    commit = edit({"progress": 56.0}, author="Local workstation")
    assert commit == LAST + 1
    screen.open("history", language=language)
    assert translate(language, "Local workstation") in screen.text
