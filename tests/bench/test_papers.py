"""What each paper costs to make, and each change of screen of a meeting: seconds of this process, and floors."""

import statistics
import time
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from lib.documents import calendar, deck, docx, html, note, offline, pdf, pptx
from lib.documents.action_paper import action_paper
from lib.documents.decisions_record import decisions_record
from lib.documents.minutes import joint_minutes
from lib.documents.reminders import letter
from lib.domain.minutes_text import MinutesContent, encode
from lib.domain.writing import Writing
from lib.reports.action_paper import action_facts
from lib.reports.briefing import paper_briefing
from lib.reports.calendar import deadlines
from lib.reports.identity import figures_mark
from lib.reports.minutes import minutes_facts
from lib.reports.minutes_draft import first_text
from lib.reports.record import record_facts
from lib.reports.reminders import MOST, reminders, sender
from lib.reports.workbook import plan_workbook
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.ui import data
from lib.usecases.meetings import close_meeting, open_meeting
from tests.bench.plans import DAY, write_plan
from tests.bench.test_server import FLOOR
from tests.records import draw
from tests.screens import Screen

pytestmark = pytest.mark.bench
REPEATS = 5
#: Seconds of the floor on the machine of reference at rest: a second is so many floors, in the same run.
FLOOR_SECONDS = 0.012
#: What a paper may take, by number of actions, and a change of screen: seconds of a machine at rest, in floors.
BUDGET = {36: 0.5 / FLOOR_SECONDS, 1000: 2.0 / FLOOR_SECONDS}
SCREEN_CHANGE = 0.3 / FLOOR_SECONDS
WRITING = Writing("p", "bench", datetime(2026, 11, 24, 10), DAY)


def once(run):
    """One run, in time of this process: a paper made again finds the last one in the maker's memory."""
    started = time.process_time()
    run()
    return time.process_time() - started


def seconds(run):
    """The least of some runs, in time of this process: what else the machine does is left out."""
    return min(once(run) for _ in range(REPEATS))


def floor():
    at = AppTest.from_file(str(FLOOR), default_timeout=60).run()
    return statistics.median(seconds(at.run) for _ in range(3))


def papers(store, plan):
    """Every paper of the page, as its button makes it."""
    revision = reads.current_revision(store)
    key = open_meeting(
        store, revision, title="Réunion", place="", minutes=30, attendance=[], writing=WRITING, reason="r"
    )
    close_meeting(
        store,
        reads.current_revision(store),
        key,
        discussed=[],
        closing={},
        writing=WRITING,
        reason="c",
        draw=draw,
    )
    meeting = reads.meetings(State(store, revision + 2, plan, DAY))[0]
    state, day = State(store, revision, plan, DAY), DAY

    def briefing():
        return paper_briefing(state, language="fr")

    def record():
        return decisions_record(
            record_facts(State(store, revision + 2, plan, DAY), meeting=meeting, language="fr"), "fr"
        )

    def minutes():
        parties = ("CCIS-RSK", "CCIT")
        text = first_text(state, language="fr", parties=parties, previous=None)
        found = reads.Minutes(
            "k", "2026/01", "Séance", day, "Rabat", *parties, None, day, revision,
            encode(MinutesContent({"fr": text})), None, None, None, False, False, "drafted", day, (), None, None,
        )  # fmt: skip
        return joint_minutes(minutes_facts(state, found, language="fr"))

    def sheet():
        facts = action_facts(state, "k000001", language="fr")
        assert facts
        return action_paper(facts, "fr")

    def letters(most):
        return docx.write(letter(reminders(state).oldest[:most], sender(state, language="fr")))

    return {
        "record, DOCX": lambda: docx.write(record()),
        "record, PDF": lambda: pdf.write(record()),
        "minutes, DOCX": lambda: docx.write(minutes()),
        "minutes, PDF": lambda: pdf.write(minutes()),
        "note, PDF": lambda: pdf.write(note.note(briefing(), pdf.page_count)),
        "note, DOCX": lambda: docx.write(note.note_to_edit(briefing(), pdf.page_count)),
        "action, PDF": lambda: pdf.write(sheet()),
        "fingerprint": lambda: figures_mark(state),
        "slides": lambda: pptx.write(deck.deck(briefing(), pptx.slide_count)),
        "one letter": lambda: letters(1),
        "letters": lambda: letters(MOST),
        "offline page": lambda: html.write(offline.offline(briefing())),
        "workbook": lambda: plan_workbook(state, language="fr"),
        "calendar": lambda: calendar.write(deadlines(state), plan=plan, title="Plan", language="fr"),
    }


def test_every_paper_is_made_within_its_budget(tmp_path, capsys):
    reference = floor()
    measured = {}
    for size in (5, *BUDGET):  # the first brings in the libraries and the fonts
        store = Store.open(write_plan(tmp_path / f"{size}.duckdb", size))
        measured[size] = {name: once(make) for name, make in papers(store, "p").items()}
        store.close()
    del measured[5]
    with capsys.disabled():
        print(f"\nfloor 1.00 ({reference * 1000:.0f} ms of the process); each paper in floors (ms)")
        print(f"{'paper':<14}" + "".join(f"{size:>18,} actions" for size in measured))
        for name in measured[36]:
            cells = [measured[size][name] for size in measured]
            print(f"{name:<14}" + "".join(f"{s / reference:>14.1f} ({s * 1000:>8.0f})" for s in cells))
    for size, budget in BUDGET.items():
        slow = {name: s for name, s in measured[size].items() if s > budget * reference}
        assert not slow, f"{size} actions"


@pytest.mark.parametrize("size", [36, 1000])
def test_the_screen_of_a_meeting_changes_within_its_budget(tmp_path, monkeypatch, capsys, size):
    monkeypatch.setenv("PLAN_DATABASE", str(write_plan(tmp_path / "plan.duckdb", size)))
    reference = floor()
    screen = Screen().open("meeting")
    next(b for b in screen.at.button if b.label == "Ouvrir la réunion").click()
    screen.at.run()
    found = {}
    for number in range(1, 9):
        for turn, cold in ((0, True), (1, False)):
            screen.at.query_params["screen"] = str(number)
            screen.at.query_params["part"] = "1"
            if cold:
                data.forget()
            started = time.process_time()
            screen.at.run()
            found[number, turn] = time.process_time() - started
            assert not screen.errors
    data.whole_store().close()
    with capsys.disabled():
        cells = " ".join(
            f"{n}: {found[n, 1] / reference:.1f} ({found[n, 0] / reference:.1f})" for n in range(1, 9)
        )
        print(
            f"\n{size} actions, screens of a meeting in floors of {reference * 1000:.0f} ms, warm (cold): {cells}"
        )
    assert max(found.values()) <= SCREEN_CHANGE * reference
