"""The last 90 days against the history before them."""

import math

import numpy as np
import pytest

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
