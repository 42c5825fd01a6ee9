"""Plans that behave in a way we chose: what a forecast is tested against."""

from dataclasses import dataclass

import numpy as np

from lib.domain.forecast import Course


@dataclass(frozen=True)
class Simulated:
    """What is known of a plan on a day (0), and on which day each action will really end."""

    course: Course
    ended: np.ndarray


def lasting(rng, n):
    """How long each action lasts, in shares of its planned time: one of three behaviours, of strength drawn anew."""
    behaviour = rng.integers(3)
    if behaviour == 0:  # slower or quicker than planned, all of them alike
        return rng.lognormal(np.log(rng.uniform(0.8, 1.5)), rng.uniform(0.15, 0.5), n)
    if behaviour == 1:  # most finish at the deadline, the others long after
        late = rng.random(n) < rng.uniform(0.2, 0.6)
        return np.where(
            late, 1 + rng.exponential(rng.uniform(0.2, 0.8), n), np.maximum(rng.normal(0.97, 0.04, n), 0.05)
        )
    return rng.uniform(0.3, 0.9) + rng.weibull(2, n) * rng.uniform(0.3, 0.9)  # never at once


def simulated(rng, n=None):
    """A plan of 30 to 90 actions seen in its course; one action in five was postponed, one in ten is blocked."""
    n = n or int(rng.integers(30, 90))
    start = rng.integers(-420, 60, n).astype(float)
    planned = rng.integers(30, 300, n).astype(float)
    first = start + planned
    ended = np.ceil(start + lasting(rng, n) * planned)
    deadline = first + np.where(rng.random(n) < 0.2, rng.integers(10, 90, n), 0)
    completed = np.where(ended <= 0, ended, np.nan)
    halted = np.isnan(completed) & (rng.random(n) < 0.1)
    return Simulated(Course(start, first, deadline, completed, halted), ended)


def course(start, first, completed, deadline=None, halted=None):
    """A course written by hand."""
    n = len(start)
    return Course(
        np.array(start, dtype=float),
        np.array(first, dtype=float),
        np.array(first if deadline is None else deadline, dtype=float),
        np.array(completed, dtype=float),
        np.zeros(n, dtype=bool) if halted is None else np.array(halted),
    )
