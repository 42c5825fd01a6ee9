"""What was said is compared with what came, and only where the answer is known."""

import numpy as np

from lib.domain.hindsight import Past, look_back
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


def test_over_many_plans_about_four_in_five_of_the_ranges_held():
    rng = np.random.default_rng(4)
    plans = [simulated(rng) for _ in range(120)]
    none = [np.zeros(len(plan.ended), dtype=bool) for plan in plans]
    found = look_back([Past(p.course, 5000, p.ended, lost) for p, lost in zip(plans, none, strict=True)])
    assert found.states >= 110
    assert 0.72 <= found.held / found.known <= 0.88
    for group in found.groups:
        assert abs(group.said - group.came / group.n) <= 0.08


def test_a_chance_is_judged_once_its_deadline_has_passed():
    assert look_back([past(elapsed=30, ended=20.0)]).groups == ()
    (group,) = look_back([past(elapsed=31, ended=20.0)]).groups
    assert (group.came, group.n) == (1, 1)


def test_hand_made_courses_keep_their_deadlines():
    assert list(course([0], [10], [NAN]).deadline) == [10]
