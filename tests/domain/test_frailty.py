"""Axes are told apart as far as their history does it, and no further."""

import math
from dataclasses import replace

import numpy as np
import pytest

from lib.domain.forecast import Pace, chances, done_by, endings, learn
from lib.domain.frailty import SPREADS, alike, pooled
from tests.domain.plans import course
from tests.domain.worlds import WORLDS, plan_of

NAN = math.nan


def frailty(done, expected):
    """The factors of axes that ended so many actions when the whole would have led to expect so many."""
    found, _ = pooled(np.array([sum(done)], float), np.array(done, float), np.array(expected, float)[:, None])
    return found


def two_axes(quick, slow, n=12):
    """Two axes whose actions of 100 days end so many days after their start; each has one that began today."""
    start = np.array([-300.0 + i for i in range(n)] * 2 + [0.0, 0.0])
    lasted = [quick + 3 * i for i in range(n)] + [slow + 3 * i for i in range(n)] + [NAN, NAN]
    plan = course(start, start + 100, start + lasted)
    return replace(plan, axis=np.array([0] * n + [1] * n + [0, 1]))


def paced(plan):
    pace = learn(plan)
    assert isinstance(pace, Pace)
    return pace


def test_the_weight_of_a_spread_is_its_marginal_likelihood_counted_by_hand():
    """Two axes of 6 and 2 completions for the same time: all alike, or factors of variance 0.4 (gamma of shape 2.5)."""
    found = frailty([6, 2], [8.0, 8.0])
    expected = found.expected[:2]
    assert expected.sum() == pytest.approx(8, rel=0.1)
    shape = 2.5
    drawn = sum(
        math.lgamma(shape + d)
        - math.lgamma(shape)
        + shape * math.log(shape)
        - (shape + d) * math.log(shape + e)
        for d, e in zip([6, 2], expected, strict=True)
    )
    assert found.weights[SPREADS.index(0.4)] / found.weights[0] == pytest.approx(
        math.exp(drawn + expected.sum())
    )
    assert found.weights.sum() == pytest.approx(1)


def test_the_factor_of_an_axis_lies_between_the_whole_and_its_own_history():
    found = frailty([30, 10, 20], [20.0, 20.0, 20.0])
    quick, slow, usual, unknown = found.values.mean(axis=1)
    assert 1.1 < quick < 1.5
    assert 0.5 < slow < 0.9
    assert usual == pytest.approx(1, abs=0.05)
    assert unknown == pytest.approx(1, abs=0.1)


def test_axes_that_differ_by_no_more_than_chance_are_nearly_one():
    found = frailty([21, 19, 20, 22, 18], [20.0] * 5)
    assert found.apart < 0.5
    assert found.values.mean(axis=1) == pytest.approx(1, abs=0.05)
    assert found.values[:5].std(axis=1).max() < 0.1


def test_more_evidence_tells_axes_further_apart():
    little, much = frailty([3, 1], [2.0, 2.0]), frailty([60, 20], [40.0, 40.0])
    assert little.apart < 0.85 < 0.99 < much.apart
    assert little.values[0].mean() < much.values[0].mean()


def test_one_axis_alone_is_the_whole():
    plan = two_axes(60, 60)
    alone = paced(replace(plan, axis=np.zeros(26, dtype=np.int64)))
    assert (alone.frailty.values == 1).all()
    assert list(chances(alone, plan)[-2:]) == list(chances(paced(replace(plan, axis=None)), plan)[-2:])


def test_the_open_action_of_a_quick_axis_has_the_better_chance():
    plan = two_axes(40, 110)
    apart, together = paced(plan), paced(replace(plan, axis=None))
    quick, slow = done_by(apart, plan, 80.0)[-2:]
    assert slow < done_by(together, plan, 80.0)[-1] < quick
    assert quick - slow > 0.3


def test_an_axis_that_was_not_there_to_learn_from_is_like_the_whole_but_less_sure():
    plan = two_axes(40, 110)
    pace = paced(plan)
    new = replace(plan, axis=np.where(np.isnan(plan.completed), 7, plan.axis))
    quick, slow = done_by(pace, plan, 80.0)[-2:]
    assert slow < done_by(pace, new, 80.0)[-1] < quick


def test_the_end_of_a_slow_axis_comes_after_that_of_a_quick_one():
    plan = two_axes(40, 110)
    found = endings(paced(plan), plan, plan.axis, 2)
    assert found.low[0] < found.low[1]
    assert found.low[2] >= found.low[1] - 1


def test_factors_are_drawn_once_an_axis_with_one_spread_for_all():
    """Two axes of which nothing is known are drawn apart; when all are alike, every draw is one."""
    found = frailty([30, 10], [20.0, 20.0])
    drawn = found.drawn(np.random.default_rng(1), 500)
    assert drawn.shape == (500, 3)
    assert drawn[:, 0].mean() > drawn[:, 1].mean()
    assert (alike().drawn(np.random.default_rng(1), 5) == 1).all()


def test_the_rows_of_axes_never_point_outside():
    found = frailty([30, 10], [20.0, 20.0])
    assert list(found.rows(np.array([0, 1, 2, -1, 99]))) == [0, 1, 2, 2, 2]


def test_axes_of_a_large_plan_that_differ_are_told_apart():
    plan = plan_of(replace(WORLDS["axis effect, rate"], size=(3000, 3001)), np.random.default_rng(1)).course
    assert paced(plan).frailty.apart > 0.99
