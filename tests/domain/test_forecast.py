"""The forecast says 80 % where 80 % comes true, and nothing where the history says nothing."""

import math
import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lib.domain import forecast
from lib.domain.forecast import (
    HORIZON,
    Pace,
    Silence,
    can_be_judged,
    chances,
    done_by,
    endings,
    learn,
    spans,
)
from tests.domain.calibration import note
from tests.domain.plans import course, simulated

PLANS = 250
NAN = math.nan


def history(n, delay=lambda i: 3 * i - 20, open_actions=()):
    """`n` actions of 100 days that ended `delay(i)` days after their deadline, the last one yesterday at most; and
    open ones by their first deadline."""
    first = [-200.0 - i for i in range(n)]
    return course(
        start=[f - 100 for f in first] + [f - 100 for f in open_actions],
        first=first + list(open_actions),
        completed=[f + delay(i) for i, f in enumerate(first)] + [NAN] * len(open_actions),
    )


def paced(plan):
    """The pace that a history teaches."""
    pace = learn(plan)
    assert isinstance(pace, Pace)
    return pace


@pytest.fixture(scope="module")
def said():
    """Over simulated plans: each range and chance with what really happened."""
    rng, started = np.random.default_rng(11), time.process_time()
    found: dict[str, Any] = {
        "one": [],
        "axis": [],
        "plan": [],
        "not before": [],
        "chance": [],
        "met": [],
        "plans": 0,
    }
    for _ in range(PLANS):
        plan = simulated(rng)
        pace = learn(plan.course)
        if not isinstance(pace, Pace):
            continue
        found["plans"] += 1
        judged = can_be_judged(plan.course)
        span = spans(pace, plan.course)
        note(found, "one", plan.ended[judged], span.low[judged], span.high[judged])
        chance = chances(pace, plan.course)
        known = ~np.isnan(chance)
        found["chance"].extend(chance[known])
        found["met"].extend((plan.ended <= plan.course.deadline)[known])
        groups = np.arange(len(plan.ended)) % 4
        ends = endings(pace, plan.course, groups, 4)
        for i in range(4):
            mine = judged & (groups == i)
            if mine.any():
                note(found, "axis", plan.ended[mine].max(), ends.low[i], ends.high[i])
        if judged.any():
            note(found, "plan", plan.ended[judged].max(), ends.low[4], ends.high[4])
    found["seconds"] = time.process_time() - started
    return found


@pytest.mark.parametrize("what", ["one", "axis", "plan"])
def test_eighty_per_cent_ranges_hold_four_times_in_five(said, what):
    assert said["plans"] >= 200
    assert 0.72 <= np.mean(said[what]) <= 0.88


def test_not_before_is_right_nine_times_in_ten(said):
    assert len(said["not before"]) >= 200
    assert 0.84 <= np.mean(said["not before"]) <= 0.98


def test_no_date_is_given_further_ahead_than_the_plan_is_old():
    plan = history(30, delay=lambda i: 40 * i, open_actions=[900])
    pace = paced(plan)
    span = spans(pace, plan)
    assert pace.horizon == 329
    assert span.low[-1] == 329
    assert math.isinf(span.high[-1])


def test_delays_that_do_not_grow_with_the_planned_time_are_counted_in_days():
    """Planned times of 20 to 400 days; all delays about two months in one plan, half the planned time in the other."""
    planned = np.array([20 + 20 * i for i in range(20)], dtype=float)
    first = -600.0 - planned
    apart = np.linspace(-0.2, 0.2, 20)[::-1]
    in_days = paced(course(first - planned, first, first + 60 * (1 + apart)))
    in_shares = paced(course(first - planned, first, first + 0.5 * planned * (1 + apart)))
    assert (in_days.in_days, in_shares.in_days) == (True, False)


@pytest.mark.parametrize("low", [0.0, 0.2, 0.4, 0.6, 0.8])
def test_chances_come_true_as_often_as_they_say(said, low):
    chance, met = np.array(said["chance"]), np.array(said["met"])
    inside = (chance >= low) & (chance < low + 0.2)
    assert inside.sum() >= 200
    assert abs(chance[inside].mean() - met[inside].mean()) <= 0.06


def test_more_than_two_hundred_plans_take_seconds(said):
    assert said["seconds"] < 20


def test_nine_completed_actions_say_nothing_and_ten_speak():
    assert learn(history(9)) is Silence.FEW
    assert isinstance(learn(history(10)), Pace)


def test_completions_without_a_start_do_not_count_among_the_ten():
    known = history(10)
    unknown = course([NAN, *known.start[1:]], known.first, known.completed)
    assert learn(unknown) is Silence.FEW


def test_when_all_ended_at_the_same_point_nothing_is_learnt():
    assert learn(history(40, delay=lambda i: 0)) is Silence.ALIKE


def test_no_action_at_all_says_nothing():
    assert learn(course([], [], [])) is Silence.FEW


def test_a_chance_is_never_nought_nor_one():
    open_actions = [0, 1, 5000, 20_000]
    plan = history(500, delay=lambda i: (i % 7) - 90, open_actions=open_actions)
    found = chances(paced(plan), plan)[-4:]
    assert ((found > 0) & (found < 1)).all()


def test_the_same_history_says_the_same_thing_twice():
    plan = simulated(np.random.default_rng(5), 60).course
    groups = np.zeros(60, dtype=np.int64)
    one, two = (endings(paced(plan), plan, groups, 1) for _ in range(2))
    assert list(one.low) == list(two.low)
    assert list(one.high) == list(two.high)


def test_lateness_already_suffered_counts():
    """Half of the history ended 10 days early, half 90 days late: who is a week late belongs to the second half."""
    plan = history(40, delay=lambda i: (-10 if i % 2 else 90) + i % 5, open_actions=[60, -7])
    within_60_days = done_by(paced(plan), plan, 60.0)[-2:]
    assert within_60_days[0] == pytest.approx(0.5, abs=0.1)
    assert within_60_days[1] < within_60_days[0] / 2


def test_actions_still_open_are_not_forgotten():
    """Ten ended on time; with thirty more that are a planned time late and open, « on time » is one in four."""
    alone = history(12, delay=lambda i: i - 6, open_actions=[60])
    crowded = history(12, delay=lambda i: i - 6, open_actions=[-100] * 36 + [60])
    assert chances(paced(alone), alone)[-1] > 0.55
    assert chances(paced(crowded), crowded)[-1] < 0.35


def test_the_pace_is_completions_over_time_spent_counted_by_hand():
    """Ten actions of 100 days ended at −50 … +40 days, in steps of 10. The parts end with the second of them, at −40
    days, and with the sixth, on the deadline. Before −40 days, the two that ended there spent 50 and 60 days, the eight
    others 60 each; and so on."""
    pace = paced(history(10, delay=lambda i: 10 * i - 50))
    assert list(pace.edges) == pytest.approx([-math.inf, -0.4, 0.0])
    assert list(pace.done) == [2.25, 4.25, 4.25]
    by_hand = [50 + 60 + 8 * 60, 10 + 20 + 30 + 40 + 4 * 40, 10 + 20 + 30 + 40]
    assert list(pace.spent) == pytest.approx([days / 100 for days in by_hand])
    assert (pace.completed, pace.still_open, pace.kept) == (10, 0, 6)
    assert (pace.typical_days, pace.median_delay) == (100, -5)


def test_a_chance_is_the_product_over_parts_counted_by_hand():
    """In the middle of the same history: from −20 to 0 days an action stays open by (1 + 0.2 / 2.6) to the −4.25."""
    plan = history(10, delay=lambda i: 10 * i - 50)
    open_action = course([-80], [20], [NAN])
    found = done_by(paced(plan), open_action, 19.5)
    assert found[0] == pytest.approx(1 - (1 + 0.2 / 2.6) ** -4.25)


def test_what_is_blocked_done_or_without_deadline_has_no_forecast():
    known = history(12)
    plan = course(
        [*known.start, -50, -50, -50],
        [*known.first, 50, NAN, 50],
        [*known.completed, NAN, NAN, NAN],
        halted=[False] * 12 + [True, False, False],
    )
    pace = paced(plan)
    found = spans(pace, plan)
    assert np.isnan(found.low[:14]).all()
    assert found.low[14] < found.high[14]
    assert np.isnan(chances(pace, plan)[:14]).all()


def test_a_deadline_that_has_passed_has_no_chance_but_a_range():
    plan = history(20, open_actions=[-5])
    pace = paced(plan)
    assert math.isnan(chances(pace, plan)[-1])
    assert 0 < spans(pace, plan).low[-1] < spans(pace, plan).high[-1]


def test_an_action_without_start_is_judged_by_the_typical_planned_time():
    known = history(20)
    plan = course([*known.start, NAN, -50], [*known.first, 50, 50], [*known.completed, NAN, NAN])
    found = chances(paced(plan), plan)
    assert found[-1] == found[-2]


def test_a_group_ends_after_each_of_its_actions_and_the_plan_after_each_group():
    plan = simulated(np.random.default_rng(8), 80).course
    groups = np.arange(80) % 3
    found = endings(paced(plan), plan, groups, 3)
    one_by_one = spans(paced(plan), plan)
    for i in range(3):
        assert found.low[i] >= np.nanmax(one_by_one.low[groups == i]) - 1
    assert found.low[3] >= found.low[:3].max() - 1


def test_a_group_without_an_action_to_judge_has_no_range():
    plan = history(15, open_actions=[30])
    found = endings(paced(plan), plan, np.zeros(16, dtype=np.int64), 2)
    assert not math.isnan(found.low[0])
    assert math.isnan(found.low[1])


def ends_drawn_one_by_one(pace, open_actions, times):
    """The end of some open actions (start, first deadline), each walked through the parts from where it stands today."""
    rng, ends = np.random.default_rng(3), []
    for _ in range(times):
        paces = [rng.gamma(done) / spent for done, spent in zip(pace.done, pace.spent, strict=True)]
        last = 0.0
        for start, first in open_actions:
            unit = pace.typical_days if pace.in_days else first - start
            place, left = max(-first, start - first) / unit, rng.exponential()
            for part, upper in enumerate([*pace.edges[1:], math.inf]):
                if place < upper:
                    step = min(left / paces[part], upper - place)
                    place, left = place + step, left - step * paces[part]
                if left <= 1e-12:
                    break
            last = max(last, first + place * unit)
        ends.append(last)
    return np.quantile(ends, [0.1, 0.9])


def test_the_end_of_a_group_is_what_drawing_its_actions_one_by_one_gives():
    open_actions = [(-80, 20), (-10, 90), (30, 130), (-150, -30)]
    known = history(30, delay=lambda i: 4 * i - 70)
    plan = course(
        [*known.start, *[start for start, _ in open_actions]],
        [*known.first, *[first for _, first in open_actions]],
        [*known.completed, *[NAN] * 4],
    )
    pace = replace(paced(plan), horizon=HORIZON)
    found = endings(pace, plan, np.zeros(34, dtype=np.int64), 1)
    low, high = ends_drawn_one_by_one(pace, open_actions, 3000)
    assert found.low[0] == pytest.approx(low, rel=0.06)
    assert found.high[0] == pytest.approx(high, rel=0.06)
    assert (found.low[1], found.high[1]) == (found.low[0], found.high[0])


def test_the_end_of_a_large_plan_is_that_of_some_of_its_actions_spread_over_all(monkeypatch):
    """Drawn for one action in four or for every one, the ranges are the same within three days in a hundred."""
    plan = simulated(np.random.default_rng(21), 4000).course
    pace, groups = replace(paced(plan), horizon=HORIZON), np.arange(4000) % 3
    monkeypatch.setattr(forecast, "WORK", 4 * 10**5)
    some = endings(pace, plan, groups, 3)
    monkeypatch.setattr(forecast, "TOGETHER", 10**6)
    every_one = endings(pace, plan, groups, 3)
    assert np.isfinite(every_one.high).all()
    assert list(some.low) == pytest.approx(list(every_one.low), rel=0.03)
    assert list(some.high) == pytest.approx(list(every_one.high), rel=0.03)


def test_a_group_of_any_size_stands_whole_in_the_draws():
    """Two groups of 5,000 and one of three: what is drawn stands for 10,003 actions, the three of them each for one."""
    group = np.array([0, 1] * 5000 + [2] * 3)
    places, weight = forecast._sample(group, np.arange(10_003) % 97 / 97)
    assert len(set(places)) == len(places) <= forecast.TOGETHER
    assert [weight[group[places] == i].sum() for i in range(3)] == pytest.approx([5000, 5000, 3])
    assert list(weight[group[places] == 2]) == [1, 1, 1]
