"""What a mean is: every action alike, or each by its weight; the plan's from its axes' where they have weights."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.errors import Invalid
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.record import record
from lib.usecases.settings import name_plan
from lib.usecases.weights import weigh_axis
from lib.wording.weights import mean_label, of_axis, of_plan

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
#: Axis, weight and progress of each action.
ACTIONS = (("A", None, 10.0), ("A", 3.0, 50.0), ("A", 5.0, None), ("B", None, 100.0))


def row(table, **values):
    return {**dict.fromkeys(TABLES[table].names), **values}


@pytest.fixture(scope="module")
def plan():
    """The plan as it stands after each step: nobody weighed, weighted, its axes too."""
    store = Store.open()
    made = [Change("axis", key, None, row("axis", code=key, title=f"Axe {key}")) for key in "AB"]
    made += [
        Change(
            "action",
            f"k{n}",
            None,
            row("action", title=f"Action {n}", axis=axis, weight=weight, progress=progress),
        )
        for n, (axis, weight, progress) in enumerate(ACTIONS)
    ]
    start = [Change("plan", "p", None, row("plan", title="Plan", is_sample=False)), *made]
    plain = record(store, start, WRITING, reason="", kind=RevisionKind.START)
    weighted = name_plan(store, plain, {"is_weighted": True}, WRITING)
    by_axes = weigh_axis(store, weighted, "A", 3.0, WRITING)
    yield store, plain, weighted, by_axes
    store.close()


def figures(plan, step):
    state = State(plan[0], plan[step], "p", DAY)
    return reads.headline(state), {axis.axis_key: axis for axis in reads.axes(state)}


def test_weights_count_for_nothing_until_the_plan_is_weighted(plan):
    head, axes = figures(plan, 1)
    assert head.progress == pytest.approx((10 + 50 + 100) / 3)
    assert axes["A"].progress == pytest.approx(30)
    assert not head.is_weighted
    assert (of_plan("fr", head), of_axis("fr", axes["A"])) == ("", "")
    assert mean_label("fr", head) == "Avancement moyen"


def test_in_a_weighted_plan_an_action_without_a_weight_counts_for_one_and_is_said(plan):
    head, axes = figures(plan, 2)
    assert axes["A"].progress == pytest.approx((10 + 3 * 50) / 4), "what has no progress weighs nothing"
    assert head.progress == pytest.approx((10 + 3 * 50 + 100) / 5)
    assert (head.is_weighted, head.is_by_axes, head.without_weight) == (True, False, 2)
    assert mean_label("fr", head) == "Avancement moyen pondéré"
    assert of_plan("fr", head) == (
        "Moyennes pondérées par les poids des actions (2 sans poids, comptées pour 1)."
    )


def test_where_an_axis_has_a_weight_the_mean_of_the_plan_is_that_of_its_axes(plan):
    head, axes = figures(plan, 3)
    assert axes["A"].progress == pytest.approx(40)
    assert head.progress == pytest.approx((3 * 40 + 100) / 4)
    assert (head.is_by_axes, head.axes_without_weight) == (True, 1)
    assert of_plan("fr", head).endswith("puis des axes (1 sans poids, compté pour 1).")


@pytest.mark.parametrize("weight", [0.0, -2.0])
def test_a_weight_is_above_zero(plan, weight):
    with pytest.raises(Invalid):
        weigh_axis(plan[0], plan[3], "A", weight, WRITING)
    with pytest.raises(Invalid):
        edit_action(plan[0], plan[3], "k0", {"weight": weight}, WRITING)
