"""Worlds whose ends we know: what the forecast says of a plan seen in its course is compared with what comes.

A world is a way of drawing how long actions last. `stationary` ones keep their ways over time and between actions; the
others break what the forecast supposes, one thing at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lib.domain.forecast import Course
from tests.domain.plans import Simulated

AXES = 6
#: The days before the day of the forecast in which a pace is compared with the history.
RECENT = 90.0


@dataclass(frozen=True)
class World:
    """How long each action of a plan lasts, in shares of its planned time; then what happens to the days they end."""

    lasting: Callable[..., Any]
    ends: Callable[..., Any] | None = None
    stationary: bool = True
    by_axis: bool = False
    slowed: bool = False
    size: tuple[int, int] = (60, 160)
    #: The actions without a known start, and those that were postponed, as shares.
    unknown_start: float = 0.0
    postponed: float = 0.2


def usual(rng, n, _axis):
    """Each plan a little slower or quicker than planned, each action by chance."""
    return rng.lognormal(np.log(rng.uniform(0.9, 1.3)), rng.uniform(0.25, 0.5), n)


def exponential(rng, n, _axis):
    """No memory at all: any day is as good as another."""
    return rng.exponential(rng.uniform(0.8, 1.4), n)


def two_kinds(rng, n, _axis):
    """Quick ones before half of their time, slow ones twice their time."""
    slow = rng.random(n) < rng.uniform(0.3, 0.6)
    return np.where(slow, rng.lognormal(np.log(1.8), 0.25, n), rng.lognormal(np.log(0.6), 0.25, n))


def student(rng, n, _axis):
    """All is done in the last days before the deadline, some of it after."""
    late = rng.random(n) < rng.uniform(0.2, 0.5)
    return np.where(late, 1 + rng.exponential(0.3, n), np.maximum(1 - rng.exponential(0.05, n), 0.05))


def heavy_tail(rng, n, _axis):
    """A few last many times their time."""
    return rng.uniform(0.6, 0.9) * (1 + rng.pareto(rng.uniform(1.3, 2.2), n))


def early(rng, n, _axis):
    """Never at once, seldom late."""
    return rng.uniform(0.3, 0.6) + rng.weibull(2, n) * rng.uniform(0.3, 0.6)


def never(rng, n, axis):
    """One in seven never ends."""
    return np.where(rng.random(n) < 0.15, 40.0, usual(rng, n, axis))


def axis_apart(rng, n, axis):
    """Axes whose actions end from three times sooner to three times later, by the rate at which they end."""
    speed = rng.gamma(2.5, 1 / 2.5, AXES)[axis]
    return 0.3 + rng.weibull(1.5, n) * 0.9 * np.maximum(speed, 0.05) ** (-1 / 1.5)


def axis_longer(rng, n, axis):
    """Axes that take each its own share of the planned time, from half to twice."""
    return rng.lognormal(rng.normal(0.05, 0.45, AXES)[axis], 0.3, n)


def one_axis_stuck(rng, n, axis):
    """One axis takes three times as long as the five others."""
    return rng.lognormal(np.where(axis == rng.integers(AXES), 1.1, -0.05), 0.3, n)


def bursts(rng, start, ended):
    """Closed at a meeting only: every thirtieth day."""
    meeting = rng.integers(30)
    return np.where(ended > start, np.ceil((ended - meeting) / 30) * 30 + meeting, ended)


def season(_rng, start, ended):
    """Nothing moves in July and August (60 days of 365): time stands still."""
    worked = np.arange(-1200, 12_000)
    pace = ((worked + 120) % 365 >= 60).astype(float)
    clock = np.cumsum(pace)

    def at(day):
        return np.interp(day, worked, clock)

    return np.where(ended > start, np.interp(at(start) + (ended - start) * 305 / 365, clock, worked), ended)


def drift(change):
    """Time that runs slower (or quicker) day after day over the year before the forecast, and stays so after it."""

    def ends(_rng, start, ended):
        days = np.arange(-1200, 30_000)
        pace = np.interp(days, [-365, 0], [1.0, change])
        clock = np.cumsum(pace)
        target = np.interp(start, days, clock) + (ended - start)
        return np.interp(target, clock, days)

    return ends


def paced_since(change):
    """Time that runs at another pace since ninety days before the forecast."""

    def ends(_rng, start, ended):
        since = np.maximum(start, -RECENT)
        return np.where(ended > since, since + (ended - since) / change, ended)

    return ends


WORLDS = {
    "independent": World(usual),
    "no memory": World(exponential),
    "two kinds": World(two_kinds),
    "student syndrome": World(student),
    "heavy tail": World(heavy_tail),
    "early": World(early),
    "never-ending share": World(never),
    "bursts": World(usual, bursts),
    "season": World(usual, season, stationary=False),
    "small plans": World(usual, size=(28, 45)),
    "large plans": World(usual, size=(300, 400)),
    "starts unknown": World(usual, unknown_start=0.3),
    "often postponed": World(usual, postponed=0.6),
    "axis effect, rate": World(axis_apart, by_axis=True),
    "axis effect, length": World(axis_longer, by_axis=True),
    "one axis stuck": World(one_axis_stuck, by_axis=True),
    "drift, slower": World(usual, drift(0.6), stationary=False),
    "drift, quicker": World(usual, drift(1.5), stationary=False),
    "pace halved": World(usual, paced_since(0.5), stationary=False, slowed=True),
    "pace halved, no memory": World(exponential, paced_since(0.5), stationary=False, slowed=True),
    "pace halved, student": World(student, paced_since(0.5), stationary=False, slowed=True),
}


def plan_of(world, rng):
    """A plan of the world, seen in its course; its axes are of unequal sizes."""
    n = int(rng.integers(*world.size))
    axis = rng.choice(AXES, n, p=rng.dirichlet(np.full(AXES, 8.0)))
    start = rng.integers(-420, 60, n).astype(float)
    planned = rng.integers(30, 300, n).astype(float)
    first = start + planned
    ended = start + world.lasting(rng, n, axis) * planned
    if world.ends:
        ended = world.ends(rng, start, ended)
    ended = np.ceil(ended)
    deadline = first + np.where(rng.random(n) < world.postponed, rng.integers(10, 90, n), 0)
    completed = np.where(ended <= 0, ended, np.nan)
    halted = np.isnan(completed) & (rng.random(n) < 0.1)
    start = np.where(rng.random(n) < world.unknown_start, np.nan, start)
    return Simulated(Course(start, first, deadline, completed, halted, axis), ended)
