"""The last 90 days against the history before them."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.forecast import Pace, can_be_judged, chances, endings, learn
from lib.domain.hindsight import Past, look_back
from lib.domain.recent import Change, recent
from tests.domain.plans import course, simulated

NAN = math.nan


def plan(lately, running=40):
    """Forty actions of 100 days that ended around their deadline; then as many that began 100 days ago, of which the
    first ones have ended, a day apart, in the last ones."""
    old = np.array([-500.0 - i for i in range(40)])
    ended = [-float(1 + i) for i in range(lately)] + [NAN] * (running - lately)
    start = [*old, *[-100.0] * running]
    return course(start, [s + 100 for s in start], [*(old + 80 + np.arange(40)), *ended])


def test_a_pace_that_holds_is_not_spoken_of():
    found = recent(plan(20))
    assert found.done == 20
    assert found.expected == pytest.approx(20, abs=4)
    assert found.change is None


def test_too_few_or_too_many_completions_are_a_change_of_pace():
    assert recent(plan(4)).change is Change.SLOWER
    assert recent(plan(39)).change is Change.QUICKER


def test_the_days_before_are_judged_by_what_was_known_then():
    """What ended in the last 90 days teaches nothing of what was to be expected of them."""
    assert recent(plan(4)).expected == recent(plan(39)).expected


def test_without_ten_completions_before_nothing_is_said():
    young = course([-200.0 + i for i in range(12)], [-80.0] * 12, [-60.0 + i for i in range(12)])
    assert recent(young) is None


def test_nothing_open_before_nothing_said():
    old = [-500.0 - i for i in range(12)]
    assert recent(course(old, [s + 100 for s in old], [s + 90 + 2 * i for i, s in enumerate(old)])) is None
    assert recent(course([], [], [])) is None


def test_what_is_blocked_today_is_not_waited_for():
    found = plan(4)
    halted = np.isnan(found.completed) & (np.arange(80) >= 45)
    assert recent(course(found.start, found.first, found.completed, halted=halted)).change is None


def test_the_same_history_says_the_same_thing_twice():
    found = simulated(np.random.default_rng(5), 90).course
    assert recent(found) == recent(found)


@given(st.integers(0, 2**32 - 1), st.integers(0, 60), st.floats(0, 0.9))
@settings(max_examples=60, deadline=None)
def test_a_plan_full_of_holes_is_read_without_inventing(seed, n, holes):
    """Starts, deadlines, completions and axes missing or in the wrong order: chances stay chances, nothing is said of what
    has no deadline, and past and late paces are read or silent."""
    rng = np.random.default_rng(seed)

    def days(low, high):
        return np.where(rng.random(n) < holes, NAN, rng.integers(low, high, n).astype(float))

    found = course(
        days(-500, 100), days(-400, 300), np.minimum(days(-450, 450), 0), halted=rng.random(n) < 0.2
    )
    found = replace(found, axis=rng.integers(0, 4, n))
    late = recent(found)
    assert late is None or (late.done >= 0 and late.expected >= 0)
    pace = learn(found)
    if not isinstance(pace, Pace):
        return
    chance = chances(pace, found)
    assert (np.isnan(chance) | ((chance > 0) & (chance < 1))).all()
    assert np.isnan(chance[~can_be_judged(found)]).all()
    ends = endings(pace, found, found.axis, 4)
    assert (np.isnan(ends.low) | (ends.low <= pace.horizon)).all()
    past = look_back([Past(found, 100.0, found.completed + 100, np.zeros(n, dtype=bool))])
    assert 0 <= past.met <= past.n <= n
