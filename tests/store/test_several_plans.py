"""All plans in one statement each: the figures of every plan are its own, whatever else is kept beside it."""

from datetime import date, datetime, timedelta

import pytest

from lib.domain.asked import LAST_DAY
from lib.domain.changes import Change, Value
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.store.state import State
from lib.usecases.archiving import archive
from lib.usecases.record import create_row
from lib.usecases.settings import set_thresholds
from lib.usecases.start import load_sample
from tests.bench.plans import action

DAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 9)
ALIKE = (
    "total", "tracked", "done", "progress", "progress_n", "expected", "gap_n", "past_due", "soon", "on_time", "watch",
    "overdue", "blocked", "upcoming", "to_complete", "without_deadline", "is_weighted",
)  # fmt: skip


def begin(store, plan, day, size=0, **sheet):
    """A plan begun on a day, with some actions."""
    rows = [
        Change(
            "plan",
            plan,
            None,
            dict.fromkeys(TABLES["plan"].names) | {"title": plan, "is_sample": False} | sheet,
        )
    ]
    rows += [
        Change("action", f"{plan}{i}", None, action(i * 7, 3) | {"axis": None, "weight": 1.0 + i % 4})
        for i in range(size)
    ]
    return commit(
        store, rows, plan=plan, author="t", kind=RevisionKind.START, reason="", recorded_at=NOW, as_of=day
    )


@pytest.fixture(scope="module")
def store():
    """The sample, a plan with limits of its own, one that was changed since, an empty one."""
    opened = Store.open()
    load_sample(opened, today=DAY, recorded_at=NOW, author="test")
    number = begin(opened, "own", date(2026, 10, 1), 40)
    writing = Writing("own", "t", NOW, DAY, replays=True)
    set_thresholds(opened, number, {"watch_gap": -50.0, "soon_days": 60}, writing, reason="r")
    number = begin(opened, "moved", date(2026, 9, 1), 12, is_weighted=True)
    held = reads.action(State(opened, number, "moved", DAY), reference="moved3")
    assert held is not None
    before = {"status": held.values["status"], "progress": held.values["progress"]}
    gone = [Change("action", "moved3", before, {"status": "cancelled", "progress": 3.0})]
    commit(
        opened, gone, plan="moved", author="t", kind=RevisionKind.EDIT, reason="", recorded_at=NOW, as_of=DAY
    )
    weekly: dict[str, Value] = {
        "title": "Réunir le bureau", "status": "in_progress", "start": date(2026, 9, 1), "deadline": date(2026, 12, 15),
        "recurrence": "monthly",
    }  # fmt: skip
    create_row(opened, "action", weekly, Writing("own", "t", NOW, date(2026, 10, 2), replays=True))
    archive(opened, "action", "moved5", Writing("moved", "t", NOW, DAY), reason="r")
    begin(opened, "bare", DAY)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "day", [DAY, DAY - timedelta(30), DAY - timedelta(70), date(2026, 3, 31), DAY + timedelta(200)]
)
def test_the_figures_of_all_plans_are_those_of_each_alone(store, day):
    until = day if day < DAY else LAST_DAY
    rows = {row.key: row for row in reads.plans_figures(store, until=until, day=day)}
    begun = {
        plan
        for plan in ("sample", "own", "moved", "bare")
        if (reads.first_recorded(store, plan) or day) <= day
    }
    assert set(rows) == begun
    for plan, row in rows.items():
        state = State(store, reads.revision_on(store, plan, until), plan, day)
        assert row.revision == state.revision
        head = reads.headline(state)
        for name in ALIKE:
            assert getattr(row, name) == pytest.approx(getattr(head, name)), (plan, name)
        assert row.asked == reads.support(state, limit=1000).found
        assert row.axes == reads.axis_list(state).found


def test_the_oldest_delays_of_each_plan_are_those_of_its_own_list(store):
    late = reads.plans_late(store, until=LAST_DAY, day=DAY, keys=["sample", "own", "bare"])
    for plan in ("sample", "own", "bare"):
        state = State(store, reads.revision_on(store, plan, LAST_DAY), plan, DAY)
        mine = [(row.key, row.days_late) for row in late if row.plan == plan]
        assert mine == [(row.key, row.days_late) for row in reads.overdue(state, limit=3)]


def test_an_organisation_has_one_name_across_plans_whatever_its_case_and_accents(store):
    rows = reads.plans_organisations(store, until=LAST_DAY, day=DAY, keys=["sample", "own", "moved"])
    shared = [row for row in rows if row.organisation == "ccis-rsk"]
    assert {row.plan for row in shared} == {"sample", "own", "moved"}
    assert {row.plans for row in shared} == {3}
    own = next(row for row in shared if row.plan == "own")
    assert own.actions == sum(action(i * 7, 3)["organisation"] == "CCIS-RSK" for i in range(40))
    assert not [row for row in rows if row.plan == "bare"]


def test_words_are_found_in_every_plan_that_is_asked_and_in_no_other(store):
    rows = reads.plans_search(
        store, until=LAST_DAY, day=DAY, keys=["own", "moved"], search="ACTION 21", limit=3
    )
    assert {row.plan for row in rows} == {"own", "moved"}
    assert {row.name for row in rows} >= {"Action 21 du plan de démonstration"}
    met = reads.plans_search(store, until=LAST_DAY, day=DAY, keys=["sample"], search="ccit", limit=200)
    assert {"action", "partner", "interaction"} <= {row.kind for row in met}


def test_a_partner_is_party_to_one_plan_and_knows_of_no_other(store):
    partner = store.seen_by_partner()
    assert not reads.plans_figures(partner, until=LAST_DAY, day=DAY)
    assert not reads.plans_search(
        partner, until=LAST_DAY, day=DAY, keys=["sample", "own"], search="ccit", limit=5
    )
    assert not reads.plans_organisations(partner, until=LAST_DAY, day=DAY, keys=["sample", "own"])


def test_the_sample_is_a_plan_to_choose_as_long_as_there_is_no_other(store):
    plans = reads.plan_list(store)
    assert [plan.key for plan in plans] == ["sample", "own", "moved", "bare"]
    assert [plan.key for plan in reads.listed(plans)] == ["own", "moved", "bare"]
    assert [plan.key for plan in reads.listed(plans[:1])] == ["sample"]
    assert reads.current_plan(store) == "bare"
