"""The forecast against lifelines, the survival library: same data, another's estimators."""

import math
from dataclasses import replace

import lifelines
import numpy as np
import pandas as pd
import pytest

from lib.domain.forecast import Pace, can_be_judged, done_by, learn
from lib.domain.pace import PRIOR
from tests.domain.plans import course
from tests.domain.worlds import WORLDS, plan_of

# Its means and deviations are called as pandas 4 will not take them: its affair.
pytestmark = pytest.mark.filterwarnings("ignore:Starting with pandas version 4.0")


def seen(plan):
    """How long each begun action has been open or lasted, in shares of its planned time, and whether it ended."""
    planned = plan.first - plan.start
    ended = ~np.isnan(plan.completed)
    lasted = (np.where(ended, plan.completed, 0.0) - plan.start) / planned
    begun = lasted > 0
    return lasted[begun], ended[begun], begun


def plan_in_shares(world, size=400, seed=3):
    """A plan whose pace was learnt as a share of the planned time, and that pace."""
    rng = np.random.default_rng(seed)
    plan = plan_of(replace(WORLDS[world], size=(size, size + 1)), rng).course
    pace = learn(plan)
    assert isinstance(pace, Pace)
    assert not pace.in_days
    return plan, pace


@pytest.mark.parametrize("world", ["independent", "two kinds", "early"])
def test_the_pace_of_each_part_is_the_piecewise_exponential_estimate(world):
    plan, _ = plan_in_shares(world)
    pace = learn(replace(plan, axis=None))
    assert isinstance(pace, Pace)
    lasted, ended, _ = seen(plan)
    # A part of ours ends with a completion, one of theirs just before it.
    fitted = lifelines.PiecewiseExponentialFitter(list(pace.edges[1:] + 1 + 1e-9)).fit(lasted, ended)
    theirs = 1 / fitted.params_.to_numpy()
    assert (pace.done - PRIOR) / pace.spent == pytest.approx(theirs, rel=0.02)


@pytest.mark.parametrize("world", ["independent", "two kinds", "early", "student syndrome"])
def test_the_chance_of_an_action_that_begins_is_that_of_kaplan_and_meier(world):
    """At every tenth of the planned time, up to one and a half."""
    plan, _ = plan_in_shares(world)
    pace = learn(replace(plan, axis=None))
    assert isinstance(pace, Pace)
    lasted, ended, _ = seen(plan)
    theirs = lifelines.KaplanMeierFitter().fit(lasted, ended)
    begins = course([0.0], [1000.0], [math.nan])
    for share in np.arange(0.1, 1.55, 0.1):
        ours = done_by(pace, begins, 1000 * share)[0]
        assert ours == pytest.approx(1 - theirs.predict(share), abs=0.06), share


def test_axes_stand_in_the_order_of_cox_and_closer_to_the_whole():
    """Cox's model knows each axis by itself; ours draws them together, the less they are known the more."""
    plan, pace = plan_in_shares("axis effect, rate", size=600, seed=8)
    lasted, ended, begun = seen(plan)
    axes = pd.get_dummies(pd.Series(plan.axis[begun]), prefix="axis").astype(float)
    frame = axes.assign(lasted=lasted, ended=ended)
    fitted = lifelines.CoxPHFitter(penalizer=1e-4).fit(frame, "lasted", "ended")
    theirs = fitted.params_.to_numpy()
    ours = np.log(pace.frailty.values[:-1].mean(axis=1))
    assert np.corrcoef(ours, theirs)[0, 1] > 0.95
    assert ours.std() < theirs.std()


def test_what_is_still_open_counts_as_censored():
    """Leaving the open actions out would promise more than lifelines does with them."""
    plan, pace = plan_in_shares("independent")
    lasted, ended, _ = seen(plan)
    with_all = lifelines.KaplanMeierFitter().fit(lasted, ended)
    done_only = lifelines.KaplanMeierFitter().fit(lasted[ended], ended[ended])
    ours = done_by(pace, course([0.0], [1000.0], [math.nan]), 1000.0)[0]
    assert 1 - done_only.predict(1.0) - ours > 0.1
    assert ours == pytest.approx(1 - with_all.predict(1.0), abs=0.06)
    assert can_be_judged(plan).any()
