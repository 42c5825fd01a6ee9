"""The comparison of two states says what replaying the ledger says, and what the sample's files say."""

import csv
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.changes import Change, updated
from lib.domain.schema import ACTION
from lib.domain.terms import RevisionKind
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, commit
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN, sample_files
from tests.sample import LAST, plan_of

STORE = Store.open()
PLANS = count(1)
ORIGIN = date(2026, 1, 1)
KEYS = "abcd"
DAYS = st.integers(0, 60).map(lambda n: ORIGIN + timedelta(n))
VALUES = st.fixed_dictionaries(
    {
        "status": st.sampled_from(
            [None, "not_started", "in_progress", "done", "blocked", "suspended", "cancelled"]
        ),
        "progress": st.sampled_from([None, 0.0, 40.0, 75.0, 100.0]),
        "deadline": st.none() | DAYS,
        "owner": st.sampled_from(["x", "y"]),
    }
)
FLAGS = {
    "done": "newly_done",
    "late": "newly_late",
    "postponed": "postponed",
    "cancelled": "newly_cancelled",
    "new": "is_new",
    "other": "moved_otherwise",
}
#: What one revision does: to some rows, new values, or their end.
REVISION = st.dictionaries(st.sampled_from(KEYS), st.none() | VALUES, min_size=1)


def write(plan, wanted, standing):
    """One revision of the wanted values; the row of somebody who ends what is not there is left alone."""
    changes = []
    for key, values in wanted.items():
        row = standing.get(key)
        if values is None and row is None:
            continue
        if values is None:
            changes.append(Change("action", key, row, None))
            del standing[key]
            continue
        whole = dict.fromkeys(ACTION.names) | {"code": key, "title": key} | values
        change = Change("action", key, None, whole) if row is None else updated("action", key, row, whole)
        if change is not None:
            changes.append(change)
            standing[key] = whole
    if not changes:
        return None
    return commit(
        STORE,
        changes,
        plan=plan,
        author="t",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=datetime(2026, 1, 1),
        as_of=ORIGIN,
    )


def replayed(numbers):
    """The rows after some revisions, from nothing but what each of them changed."""
    rows = {}
    for number in numbers:
        for change in changes_of(STORE, number):
            if change.after is None:
                del rows[change.key]
            else:
                rows[change.key] = {**rows.get(change.key, {}), **change.after}
    return rows


def is_open(row):
    return row is not None and row["status"] not in ("done", "cancelled")


def is_late(row, day):
    return is_open(row) and row["deadline"] is not None and row["deadline"] < day


def has(row, *statuses):
    return row is not None and row["status"] in statuses


def told(old, new, day_before, day):
    """What is told of one action, in plain terms."""
    said = set()
    if old is None:
        said.add("new")
    if has(new, "done") and not has(old, "done"):
        said.add("done")
    if has(new, "cancelled") and not has(old, "cancelled"):
        said.add("cancelled")
    if is_late(new, day) and not is_late(old, day_before):
        said.add("late")
    both = old is not None and new is not None
    moved = both and old["deadline"] != new["deadline"]
    later = moved and None not in (old["deadline"], new["deadline"]) and new["deadline"] > old["deadline"]
    if later:
        said.add("postponed")
    gain = new["progress"] - old["progress"] if both and None not in (old["progress"], new["progress"]) else 0
    if gain > 0:
        said.add("gained")
    halted = has(new, "blocked", "suspended"), has(old, "blocked", "suspended")
    if (
        new is None
        or (has(old, "done") and is_open(new))
        or (halted[0] and not halted[1])
        or (halted[1] and is_open(new) and not halted[0])
        or (is_open(old) and is_open(new) and old["deadline"] and day_before <= old["deadline"] < day)
        or (both and old["owner"] != new["owner"])
        or gain < 0
        or (moved and not later)
    ):
        said.add("other")
    return said


@settings(max_examples=60, deadline=None)
@given(data=st.data(), history=st.lists(REVISION, min_size=1, max_size=7))
def test_the_comparison_of_any_two_revisions_is_the_replay_of_the_ledger(data, history):
    plan = f"plan-{next(PLANS)}"
    standing = {}
    numbers = [n for wanted in history if (n := write(plan, wanted, standing))]
    if not numbers:
        return
    first = data.draw(st.integers(0, len(numbers) - 1))
    second = data.draw(st.integers(first, len(numbers) - 1))
    day_before = data.draw(DAYS)
    day = day_before + timedelta(data.draw(st.integers(0, 30)))
    old, new = replayed(numbers[: first + 1]), replayed(numbers[: second + 1])
    expected = {
        key: said
        for key in old.keys() | new.keys()
        if (said := told(old.get(key), new.get(key), day_before, day))
    }
    state = State(STORE, numbers[second], plan, day)
    before = state.at(numbers[first], day_before)
    found = reads.movements(state, before=before, limit=10)
    assert {row.key: kinds(row) for row in found} == expected
    counts = reads.movement_counts(state, before=before)
    for kind in (*FLAGS, "gained"):
        rows = reads.movements(state, before=before, kind=kind)
        assert {row.key for row in rows} == {key for key, said in expected.items() if kind in said}
        assert sum(getattr(count, kind) for count in counts) == sum(
            kind in said for said in expected.values()
        )
    assert sum(count.moved for count in counts) == len(expected)


def kinds(row):
    """The ways in which a row of the comparison moved."""
    return {kind for kind, flag in FLAGS.items() if getattr(row, flag)} | (
        {"gained"} if (row.progress_gain or 0) > 0 else set()
    )


def typed(on):
    """The actions of the sample's file of a day, by code."""
    path = next(p for d, p in sample_files() if d == on and "plan" in p.stem)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {line["code"]: line for line in csv.DictReader(file, delimiter=";")}


def read_day(text):
    return datetime.strptime(text, "%d/%m/%Y").date()


STATUSES = {"Réalisée": "done", "Annulée": "cancelled"}


def late_on(line, day):
    return line["statut"] not in STATUSES and read_day(line["echeance"]) < day


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (date(2025, 10, 1), date(2026, 11, 24)),
        (date(2026, 3, 31), date(2026, 9, 30)),
        (date(2026, 8, 31), date(2026, 9, 30)),
        (date(2026, 10, 31), date(2026, 11, 24)),
    ],
)
def test_two_days_of_the_sample_differ_as_their_files_do(sample_store, earlier, later):
    old, new = typed(earlier), typed(later)
    then, now = (
        State(sample_store, reads.revision_on(sample_store, SAMPLE_PLAN, day), SAMPLE_PLAN, day)
        for day in (earlier, later)
    )

    def codes(kind):
        return {row.code for row in reads.movements(now, before=then, kind=kind)}

    assert codes("new") == new.keys() - old.keys()
    for status, kind in STATUSES.items():
        assert codes(kind) == {
            c for c in new if new[c]["statut"] == status and (c not in old or old[c]["statut"] != status)
        }
    assert codes("late") == {
        c for c in new if late_on(new[c], later) and not (c in old and late_on(old[c], earlier))
    }
    assert codes("postponed") == {
        c for c in new.keys() & old.keys() if read_day(new[c]["echeance"]) > read_day(old[c]["echeance"])
    }
    assert codes("gained") == {
        c for c in new.keys() & old.keys() if float(new[c]["avancement"]) > float(old[c]["avancement"])
    }


def test_between_the_last_two_files_of_the_sample_three_progressed_and_two_became_late(sample_store):
    last = State(sample_store, LAST, SAMPLE_PLAN, date(2026, 11, 24))
    found = reads.movements(last, before=last.at(plan_of("2026-10-31"), date(2026, 10, 31)))
    # 2026-10-31_plan.csv against sample_plan.csv: A4.4 50 → 75, A5.4 50 → 60, A6.2 70 → 90; A4.5 and A5.3 were due
    # on 31/10/2026, are open, and the day is past: late, and promised for the time between.
    assert {row.code: kinds(row) for row in found} == {
        "A4.4": {"gained"},
        "A5.4": {"gained"},
        "A6.2": {"gained"},
        "A4.5": {"late", "other"},
        "A5.3": {"late", "other"},
    }


def test_the_mean_progress_of_each_recorded_day_is_that_of_its_file(sample_store):
    curve = reads.curve_actual(State(sample_store, LAST, SAMPLE_PLAN, date(2026, 11, 24)))
    assert len(curve) == 15
    for row in curve:
        lines = [line for line in typed(row.day).values() if line["statut"] != "Annulée"]
        assert row.tracked == len(lines)
        assert row.done == sum(line["statut"] == "Réalisée" for line in lines)
        assert row.progress == pytest.approx(sum(float(line["avancement"]) for line in lines) / len(lines))


def test_the_planned_curve_counts_the_first_deadlines_of_the_actions_that_are_tracked(sample_store):
    first = {}
    for on, path in sample_files():
        if "plan" in path.stem:
            for code, line in typed(on).items():
                first.setdefault(code, read_day(line["echeance"]))
    last = typed(date(2026, 11, 24))
    dated = [first[code] for code, line in last.items() if line["statut"] != "Annulée"]
    when = (date(2025, 10, 1), date(2026, 3, 31), date(2026, 11, 24), date(2026, 12, 31))
    planned = reads.curve_planned(State(sample_store, LAST, SAMPLE_PLAN, date(2026, 11, 24)), days=when)
    assert [row.due for row in planned] == [sum(end <= day for end in dated) for day in when]
    starts = {code: read_day(line["debut"]) for code, line in last.items()}
    for row in planned:
        shares = [
            min(1, max(0, (row.day - starts[code]).days / (first[code] - starts[code]).days))
            for code, line in last.items()
            if line["statut"] != "Annulée"
        ]
        assert row.expected == pytest.approx(100 * sum(shares) / len(shares))
    assert planned[-1].due == 35
