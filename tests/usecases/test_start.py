"""The sample is a history: dated files imported in order, from the plan as adopted to its last state."""

import csv
import time
from datetime import date, datetime
from typing import cast

import pytest

from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_at
from lib.store.state import State
from lib.usecases.sample_minutes import sample_steps
from lib.usecases.start import HISTORY, LAST, SAMPLE_PLAN, load_sample, sample_files
from lib.usecases.undo import founds, plan_undo, undo
from tests.sample import LAST as END

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9)


def typed(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def day(text):
    return datetime.strptime(text, "%d/%m/%Y").date()


def test_each_dated_file_is_one_revision_of_its_day(sample_store):
    found = reads.revisions(State(sample_store, END, SAMPLE_PLAN, DAY))
    journal = found[::-1]
    files = [r for r in journal if r.kind == RevisionKind.SAMPLE]
    assert [(r.as_of, r.file_name) for r in files] == [(day, path.name) for day, path in sample_files()]
    steps = [r for r in journal if r.kind == RevisionKind.MINUTES]
    assert [r.as_of for r in steps] == [step.day for step in sample_steps()]
    assert len(files) + len(steps) == len(journal) == found.found == END
    assert [r.as_of for r in journal] == sorted(r.as_of for r in journal)


def test_the_minutes_of_the_sample_are_one_whole_life_and_one_that_awaits_both_parties_alike(sample_store):
    second, first = reads.minutes(State(sample_store, END, SAMPLE_PLAN, DAY))
    assert (first.reference, first.is_signed, first.waiting) == ("2025/01", True, ())
    assert (second.reference, second.is_signed, second.waiting) == ("2026/01", False, ("initialled",))
    assert (second.waiting_since, second.days_waiting) == (date(2026, 10, 30), 25)
    assert second.shown_day == date(2026, 9, 30)
    head = reads.headline(State(sample_store, second.shown_revision, SAMPLE_PLAN, second.shown_day))
    assert head == reads.headline(
        State(
            sample_store,
            reads.revision_on(sample_store, SAMPLE_PLAN, second.shown_day),
            SAMPLE_PLAN,
            second.shown_day,
        ),
    )
    shown = reads.minutes(State(sample_store, END, SAMPLE_PLAN, date(2025, 11, 15)))[-1]
    assert shown.waiting == ("sent_a", "sent_b"), "as it was on that day"


def test_the_first_start_takes_less_than_five_seconds():
    started = time.process_time()
    store = Store.open()
    load_sample(store, today=DAY, recorded_at=NOW, author="test")
    assert time.process_time() - started < 5
    store.close()


def test_the_last_state_is_what_the_last_file_says(sample_store):
    rows = {r["code"]: r for r in rows_at(sample_store, END, SAMPLE_PLAN, "action").values()}
    said = typed(LAST)
    assert len(rows) == len(said) == 36
    for line in said:
        row = rows[line["code"]]
        assert (row["title"], row["organisation"], row["owner"]) == (
            line["action"],
            line["organisation"],
            line["responsable"],
        )
        assert (row["start"], row["deadline"]) == (day(line["debut"]), day(line["echeance"]))
        assert row["progress"] == float(line["avancement"])
        assert row["comment"] == line["commentaire"]
        assert row["completed_on"] == (day(line["date_realisation"]) if line["date_realisation"] else None)


def test_the_first_deadline_is_the_one_of_the_first_file_that_holds_the_action(sample_store):
    first = {}
    for _, path in sample_files():
        for line in typed(path) if "echeance" in typed(path)[0] else ():
            first.setdefault(line["code"], day(line["echeance"]))
    rows = rows_at(sample_store, END, SAMPLE_PLAN, "action").values()
    assert {r["code"]: r["initial_deadline"] for r in rows} == first
    assert sum(r["initial_deadline"] != r["deadline"] for r in rows) == 9


@pytest.mark.parametrize("on", ["2025-10-31", "2026-02-28", "2026-06-30", "2026-09-30"])
def test_a_day_shows_what_was_known_on_it(sample_store, on):
    shown = date.fromisoformat(on)
    revision = reads.revision_on(sample_store, SAMPLE_PLAN, shown)
    rows = {r["code"]: r for r in rows_at(sample_store, revision, SAMPLE_PLAN, "action").values()}
    said = {line["code"]: line for line in typed(HISTORY / f"{on}_plan.csv")}
    assert rows.keys() == said.keys()
    assert all(rows[code]["progress"] == float(line["avancement"]) for code, line in said.items())
    exchanges = rows_at(sample_store, revision, SAMPLE_PLAN, "interaction").values()
    every = typed(LAST.with_name("sample_engagement.csv"))
    assert len(exchanges) == sum(day(line["date"]) <= shown for line in every)
    assert all(e["replied_on"] is None or cast(date, e["replied_on"]) <= shown for e in exchanges)


def test_no_file_tells_what_was_to_come(sample_store):
    for on, path in sample_files():
        for line in typed(path):
            for name in ("date_realisation", "date"):
                assert not line.get(name) or day(line[name]) <= on


def test_the_plan_as_adopted_is_the_first_file(sample_store):
    sheet = rows_at(sample_store, END, SAMPLE_PLAN, "plan")[SAMPLE_PLAN]
    assert sheet["adopted_revision"] == 1
    assert len(rows_at(sample_store, 1, SAMPLE_PLAN, "action")) == 32


def test_a_file_of_the_sample_is_undone_like_any_other_but_not_the_one_that_founds_the_plan(sample_store):
    last = END
    assert founds(changes_of(sample_store, 1))
    assert not founds(changes_of(sample_store, last))
    before = rows_at(sample_store, last - 1, SAMPLE_PLAN, "action")
    planned = plan_undo(sample_store, last, plan=SAMPLE_PLAN, revision=last)
    undo(sample_store, planned, Writing(SAMPLE_PLAN, "test", NOW, DAY))
    assert rows_at(sample_store, last + 1, SAMPLE_PLAN, "action") == before


def test_a_start_before_the_last_file_dates_nothing_in_the_future():
    store = Store.open()
    today = date(2026, 6, 15)
    load_sample(store, today=today, recorded_at=datetime(2026, 6, 15, 9), author="test")
    journal = reads.revisions(State(store, END, SAMPLE_PLAN, DAY))
    assert max(r.as_of for r in journal) == today
    store.close()
