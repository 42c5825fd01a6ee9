"""Over random plans with holes: each figure is the number of rows behind it, the axes are the plan, unknown is never best."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lib.domain.terms import Situation
from lib.store import reads
from lib.store.connection import Store
from tests.random_plans import PLANS, recorded

SLOW = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # a plan of a few rows is read as it is
    suppress_health_check=list(HealthCheck),
)
EVERY = 1000


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    yield opened
    opened.close()


@SLOW
@given(plan=PLANS)
def test_each_figure_is_the_number_of_the_rows_behind_it(store, plan):
    whole = recorded(store, plan)
    for state in (whole, whole.seen_by_partner()):
        head, limits = reads.headline(state), reads.thresholds(state)

        def found(name, state=state):
            return reads.situations(state, situations=[name] if name else [], limit=EVERY).found

        assert {str(s): getattr(head, str(s)) for s in Situation} == {
            str(s): found(str(s)) for s in Situation
        }
        assert sum(getattr(head, str(s)) for s in Situation) == head.total == found("")
        assert (head.tracked, head.engaged, head.past_due) == (
            found("tracked"),
            found("engaged"),
            found("past_due"),
        )
        assert (head.due_first, head.late_starts) == (found("first_due"), found("late_start"))
        assert head.past_due == reads.overdue(state, limit=EVERY).found
        assert head.soon == reads.due_within(state, days=int(limits["soon_days"]), limit=EVERY).found
        assert head.coming == reads.due_within(state, days=int(limits["coming_days"]), limit=EVERY).found
        assert head.kept_first <= head.due_first
        counts = reads.missing_counts(state)
        assert (counts["deadline"], counts["owner"], counts["progress"]) == (
            head.without_deadline,
            head.without_owner,
            head.without_progress,
        )
        assert sum(counts.values()) == len(reads.missing(state, limit=EVERY))  # fmt: skip


@SLOW
@given(plan=PLANS)
def test_the_axes_add_up_to_the_plan(store, plan):
    state = recorded(store, plan)
    head, axes = reads.headline(state), reads.axes(state)
    for name in (
        "tracked",
        "done",
        "past_due",
        "blocked",
        "to_complete",
        "without_deadline",
        "progress_n",
        "gap_n",
    ):
        assert sum(getattr(axis, name) for axis in axes) == getattr(head, name), name
    for mean, over in (("progress", "progress_n"), ("expected", "gap_n"), ("gap", "gap_n")):
        total = sum((getattr(a, mean) or 0.0) * getattr(a, over) for a in axes)
        whole = getattr(head, mean)
        assert (whole is None) is (getattr(head, over) == 0)
        assert whole is None or total == pytest.approx(whole * getattr(head, over))
    assert sum(count.n for count in reads.axis_situations(state)) == head.total


@SLOW
@given(plan=PLANS)
def test_what_nobody_knows_is_never_at_its_best(store, plan):
    state = recorded(store, plan)
    watch = reads.thresholds(state)["watch_days"]
    for row in reads.situations(state, limit=EVERY):
        if row.situation == Situation.ON_TIME:
            continuous = row.deadline_precision == "continuous"
            compared = row.progress is not None and row.start is not None and row.deadline is not None
            near = row.progress is not None and row.days_left is not None and row.days_left <= watch
            assert continuous or compared or near
        if row.situation == Situation.TO_COMPLETE:
            assert row.reason_code in ("no_deadline", "no_start", "no_progress")
    for axis in reads.axes(state):
        if axis.gap is None:
            assert axis.computed_weather == "not_assessed"
    for partner in reads.partners(state):
        assert partner.led_kept <= partner.led_due <= partner.led
        assert not (partner.to_contact_again and not any(p.interactions for p in reads.partners(state)))
