"""What was said is compared with what came, and only where the answer is known."""

from dataclasses import replace

import numpy as np
import pytest

from lib.domain.forecast import Course
from lib.domain.hindsight import BOUNDS, Group, Hindsight, Parting, Past, look_back
from tests.domain.plans import course, simulated
from tests.domain.test_forecast import NAN, history


def past(elapsed, ended, first=30.0):
    """Twenty known completions, then one open action that ended on a day (or has not), `elapsed` days later."""
    known = history(20, open_actions=[first])
    return Past(known, elapsed, np.array([*known.completed[:-1], ended]), np.zeros(21, dtype=bool))


def test_a_range_still_running_is_not_judged_even_when_its_action_has_ended():
    assert look_back([past(elapsed=40, ended=25.0)]).known == 0


def test_a_range_whose_last_day_has_passed_is_judged_and_holds_what_ended_within():
    found = look_back([past(elapsed=400, ended=35.0)])
    assert (found.states, found.held, found.known) == (1, 1, 1)


def test_an_action_still_open_after_its_range_did_not_hold():
    found = look_back([past(elapsed=400, ended=NAN)])
    assert (found.held, found.known) == (0, 1)
    assert [(group.came, group.n) for group in found.groups] == [(0, 1)]


def test_what_was_since_cancelled_is_not_judged():
    state = past(elapsed=400, ended=NAN)
    found = look_back([Past(state.course, 400, state.ended, np.ones(21, dtype=bool))])
    assert found.known == 0
    assert found.groups == ()


def test_a_day_that_allowed_no_forecast_is_left_out():
    few = history(5, open_actions=[30])
    assert look_back([Past(few, 400, few.completed, np.zeros(6, dtype=bool))]).states == 0
    assert look_back([]).groups == ()


def months(plan, n=12):
    """A simulated plan as it stood every thirty days, with what is known of it on the last day."""
    found = []
    for back in (30.0 * month for month in range(1, n + 1)):
        known = plan.course
        completed = np.where(plan.ended <= -back, plan.ended + back, np.nan)
        then = Course(
            known.start + back,
            known.first + back,
            known.deadline + back,
            completed,
            np.zeros(len(completed), bool),
        )
        ended = np.where(plan.ended <= 0, plan.ended + back, np.nan)
        found.append(Past(then, back, ended, np.zeros(len(ended), dtype=bool)))
    return found


def test_over_many_plans_what_was_said_is_what_came():
    """A year of forecasts of each, one an action: four ranges in five held, and each chance came as often as said."""
    rng = np.random.default_rng(4)
    found = [look_back(months(simulated(rng, int(rng.integers(60, 120))))) for _ in range(60)]
    known, held = (sum(getattr(one, name) for one in found) for name in ("known", "held"))
    assert known >= 400
    assert 0.72 <= held / known <= 0.88
    n, met, said = (sum(getattr(one, name) for one in found) for name in ("n", "met", "said"))
    assert n >= 1500
    assert abs(said - met) / n <= 0.04
    for low in BOUNDS[:-1]:
        groups = [group for one in found for group in one.groups if group.low == low]
        n = sum(group.n for group in groups)
        assert abs(sum(group.said * group.n - group.came for group in groups)) / n <= 0.08
    assert np.mean([one.parting is not None for one in found]) <= 0.2


def test_an_action_counts_once_on_the_last_day_thirty_days_before_its_deadline():
    """Looked at 90, 60 and 20 days before its deadline: the forecast of 60 days before is the one that counts."""
    days = [past(elapsed=10 + left, ended=left + 5.0, first=left) for left in (90.0, 60.0, 20.0)]
    apart = look_back([days[1]])
    assert look_back(days).groups == apart.groups
    assert apart.n == 1


def test_an_action_done_by_that_day_has_no_forecast_to_judge():
    """Done 70 days before its deadline: 90 days before it was open, but taking that day for it alone would not be fair."""
    early = [past(elapsed=10 + left, ended=left - 70.0, first=left) for left in (90.0, 60.0)]
    done = early[1]
    completed = np.array([*done.course.completed[:-1], -10.0])
    early[1] = replace(done, course=replace(done.course, completed=completed))
    assert look_back(early).n == 0


def test_a_postponed_action_is_judged_by_the_deadline_that_it_had():
    """Postponed 20 days before its deadline: what had been said of the first one did not come true."""
    first = past(elapsed=70, ended=NAN, first=60.0)
    later = past(elapsed=30, ended=NAN, first=20.0)
    deadline = np.array([*later.course.deadline[:-1], 300.0])
    later = replace(later, course=replace(later.course, deadline=deadline))
    assert [(group.came, group.n) for group in look_back([later, first]).groups] == [(0, 1)]


def test_an_action_keeps_its_forecasts_wherever_it_stands_on_each_day():
    """The same action, last of the plan on one day and first on the next."""
    early, late = past(elapsed=100, ended=95.0, first=90.0), past(elapsed=70, ended=65.0, first=60.0)
    turned = np.arange(21)[::-1]
    late = Past(late.course.part(turned), 70, late.ended[turned], late.lost, turned)
    assert look_back([early, late]).n == 1


def hindsight(groups=(), held=0, known=0, after=0, later=0, later_known=0):
    return Hindsight(3, held, known, after, later, later_known, groups)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (hindsight(), None),
        (hindsight((Group(0.4, 0.6, 0.5, 11, 20),)), None),
        (hindsight((Group(0.4, 0.6, 0.5, 3, 20),)), Parting.LATER),
        (hindsight((Group(0.4, 0.6, 0.5, 18, 20),)), Parting.SOONER),
        # Many of them make a small difference sure, which is of no use to anybody.
        (hindsight((Group(0.4, 0.6, 0.5, 460, 1000),)), None),
        (hindsight(known=10, held=8, after=1), None),
        (hindsight(known=10, held=4, after=5), Parting.LATER),
        (hindsight(known=10, held=4, after=1), Parting.SOONER),
        (hindsight(later_known=20, later=18), None),
        (hindsight(later_known=20, later=13), Parting.SOONER),
        (hindsight(known=1, held=0, after=1), None),
    ],
)
def test_what_was_said_and_what_came_part_when_it_is_more_than_chance(found, said):
    assert found.parting is said


def test_a_chance_is_judged_once_its_deadline_has_passed():
    assert look_back([past(elapsed=30, ended=20.0)]).groups == ()
    (group,) = look_back([past(elapsed=31, ended=20.0)]).groups
    assert (group.came, group.n) == (1, 1)


def test_hand_made_courses_keep_their_deadlines():
    assert list(course([0], [10], [NAN]).deadline) == [10]
