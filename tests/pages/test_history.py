"""The history opens on every revision, whatever it changed, and calls each row and value as people do."""

import re
from datetime import date, datetime

from lib.domain.terms import DecisionStatus
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import changes_of
from lib.ui import data
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.meetings import open_meeting
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
        reading.open().at.query_params["page"] = str((LAST - number) // 25 + 1)
        reading.go("history", read=str(number))
        assert reading.errors == [], number
        changed = reading.text.partition(f"Ce que la révision {number} a modifié")[2]
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
    assert not KEY.search(screen.text.partition(f"Ce que la révision {LAST + 3} a modifié")[2])
