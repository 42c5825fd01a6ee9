"""What was recorded and what moved is meant as the headline is: by the weights that held then, axes' too, holes left out."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from lib.domain.changes import Change
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.archiving import archive
from lib.usecases.record import record
from lib.usecases.settings import name_plan
from lib.usecases.weights import weigh_axis
from lib.wording.evolution import mean_progress, means, plan_means

BEGUN = date(2026, 1, 5)


def row(table, **values):
    return {**dict.fromkeys(TABLES[table].names), **values}


def on(day):
    return Writing("p", "Amina", datetime.combine(day, datetime.min.time()), day)


def made(seed):
    """A plan of fourteen actions on three axes, on which forty things were done on forty days; its store and last day."""
    chosen, store = Random(seed), Store.open()
    axes = [Change("axis", key, None, row("axis", code=key, title=f"Axe {key}")) for key in "ABC"]
    actions = [
        Change(
            "action", f"k{n}", None,
            row(
                "action", code=f"A{n}", title=f"Action {n}", axis=chosen.choice(["A", "B", None]), status="in_progress",
                weight=chosen.choice([None, 0.5, 3.0]), progress=chosen.choice([None, 10.0, 40.0, 90.0]),
                start=BEGUN, deadline=date(2026, 12, 1), deadline_precision="day", initial_deadline=date(2026, 12, 1),
            ),
        )
        for n in range(14)
    ]  # fmt: skip
    plan = Change("plan", "p", None, row("plan", title="Plan", is_sample=False))
    record(store, [plan, *axes, *actions], on(BEGUN), reason="", kind=RevisionKind.START)
    day = BEGUN
    for _ in range(40):
        day += timedelta(days=chosen.choice([0, 1, 3]))
        last = reads.current_revision(store)
        held = rows_at(store, last, "p", "action")
        standing = [key for key, values in held.items() if values["archived_on"] is None]
        key = chosen.choice(standing)
        change = chosen.randrange(8)
        if change == 0:
            name_plan(store, last, {"is_weighted": chosen.random() < 0.8}, on(day))
        elif change == 1:
            weigh_axis(store, last, chosen.choice("ABC"), chosen.choice([None, 2.0, 5.0]), on(day))
        elif change == 2 and len(standing) > 6:
            archive(store, "action", key, on(day), reason="Abandonnée")
        else:
            values: Any = {
                3: {"weight": chosen.choice([None, 1.5, 7.0])},
                4: {"axis": chosen.choice(["A", "B", "C", None])},
                5: {"status": chosen.choice(["cancelled", "in_progress", "suspended"])},
            }.get(change, {"progress": chosen.choice([None, 0.0, 25.0, 60.0])})
            edit_action(store, last, key, values, on(day))
    return store, day


def state(store, day):
    return State(store, reads.revision_on(store, "p", day), "p", day)


def near(value):
    return None if value is None else pytest.approx(value)


@pytest.mark.parametrize("seed", range(5))
def test_the_curve_is_the_headline_of_each_recorded_day_and_a_comparison_that_of_its_two(seed):
    store, day = made(seed)
    shown = state(store, day)
    curve = reads.curve_actual(shown)
    heads = {point.day: reads.headline(state(store, point.day)) for point in curve}
    for point in curve:
        head = heads[point.day]
        assert point.progress == near(head.progress), point.day
        assert (point.tracked, point.done, point.is_weighted) == (head.tracked, head.done, head.is_weighted)
    assert curve[-1].progress == near(reads.headline(shown).progress)
    for point in curve[::5]:
        counts = reads.movement_counts(shown, before=state(store, point.day))
        then, now = plan_means(counts)
        assert (then, now) == (near(heads[point.day].progress), near(reads.headline(shown).progress))
        figures = {axis.axis_key: axis.progress for axis in reads.axes(shown)}
        for key in figures:
            assert means(count for count in counts if count.axis == key)[1] == near(figures[key])
    store.close()


def test_a_comparison_says_by_which_rule_its_means_are_made():
    store, _ = made(0)
    last = reads.current_revision(store)
    name_plan(store, last, {"is_weighted": False}, on(date(2026, 6, 1)))
    name_plan(store, reads.current_revision(store), {"is_weighted": True}, on(date(2026, 7, 1)))
    june, july, august = (state(store, date(2026, month, 2)) for month in (6, 7, 8))
    both = mean_progress("fr", reads.movement_counts(august, before=july))
    assert both.endswith("(moyenne pondérée)")
    turned = mean_progress("fr", reads.movement_counts(july, before=june))
    assert turned.index("(moyenne simple)") < turned.index("→") < turned.index("(moyenne pondérée)")
    store.close()


def test_what_was_planned_is_weighted_as_what_the_headline_expects():
    store = Store.open()
    told = (("A", None, 1), ("A", 3.0, 2), ("B", 5.0, 3), ("B", 1.0, 4), (None, 2.0, 5))
    end = {"deadline": date(2026, 12, 1), "initial_deadline": date(2026, 12, 1), "deadline_precision": "day"}
    record(
        store,
        [
            Change("plan", "p", None, row("plan", title="Plan", is_sample=False)),
            *(Change("axis", key, None, row("axis", code=key, title=f"Axe {key}")) for key in "AB"),
            *(
                Change("action", f"k{m}", None, row("action", axis=axis, weight=w, progress=0.0, start=date(2026, m, 1), **end))
                for axis, w, m in told
            ),
        ],
        on(BEGUN),
        reason="",
        kind=RevisionKind.START,
    )  # fmt: skip
    name_plan(store, reads.current_revision(store), {"is_weighted": True}, on(date(2026, 6, 1)))
    weigh_axis(store, reads.current_revision(store), "A", 4.0, on(date(2026, 7, 1)))
    found = []
    for day in (date(2026, 5, 20), date(2026, 6, 20), date(2026, 7, 20)):
        (point,) = reads.curve_planned(state(store, day), days=(day,))
        assert point.expected == near(reads.headline(state(store, day)).expected)
        found.append(point.due)
    assert found == [0, 0, 0]
    store.close()
