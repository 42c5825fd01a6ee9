"""How much quicker or slower each axis is than the whole plan: partial pooling.

Each axis ends its actions at the plan's pace times a factor of its own (its frailty), drawn from a gamma distribution of
mean one. How far apart the axes of this plan are is not known: several spreads are held possible, from « all alike » on,
each weighed by how likely it makes what was seen in every axis (its marginal likelihood). An axis of which little is
known keeps close to the whole; axes that differ by no more than chance are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

#: The spreads held possible: variances of the factors; the first says that all axes are alike.
SPREADS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
#: The shapes of the gamma distributions of the others, a row each.
SHAPES: Numbers = 1 / np.array(SPREADS[1:])[:, None]
#: Each factor stands in a chance by so many values, as likely as each other, each the mean of as many of its draws.
VALUES, EACH_VALUE = 8, 50
#: The pace of the whole and the factors of its axes are found together, in so many rounds.
ROUNDS = 4
SEED = 20250925


@dataclass(frozen=True, slots=True, eq=False)
class Frailty:
    """What is known of the factors: for each spread how likely it is, for each axis its completions and how many the
    pace of the whole led to expect; last, an axis of which nothing is known. `values`: a row per axis."""

    weights: Numbers
    done: Numbers
    expected: Numbers
    values: Numbers

    def rows(self, axis: Places) -> Places:
        """The row of each axis; the last for one that was not there to learn from."""
        last = len(self.values) - 1
        return np.where((axis >= 0) & (axis < last), axis, last)

    @property
    def apart(self) -> float:
        """How likely it is that the axes differ at all."""
        return float(1 - self.weights[0])

    def drawn(self, rng: np.random.Generator, times: int) -> Numbers:
        """A factor for each axis, drawn together so many times: one spread for all of them, then each by itself."""
        spread = rng.choice(len(SPREADS), times, p=self.weights)
        return _draw(rng, spread, self.done, self.expected)


def alike() -> Frailty:
    """Nothing is known of axes: all actions are at the pace of the whole."""
    weights = np.zeros(len(SPREADS))
    weights[0] = 1.0
    return Frailty(weights, np.zeros(1), np.zeros(1), np.ones((1, VALUES)))


def pooled(counts: Numbers, done: Numbers, spent: Numbers) -> tuple[Frailty, Numbers]:
    """The factors of axes, and the time that each part would have taken were all axes alike.

    `counts`: completions in each part, `done`: completions of each axis, `spent`: its time in each part. An axis
    twice as quick has counted for twice its time.
    """
    known = spent.sum(axis=1) > 0
    whole = spent.sum(axis=0)
    if known.sum() < 2:
        return alike(), whole
    rising, factors = _rising(done[known]), np.ones(len(done))
    for _ in range(ROUNDS):
        taken = np.maximum(factors @ spent, 1e-6)
        expected = spent @ (counts / taken)
        weights = _weights(rising, done[known], expected[known])
        factors = weights[0] + weights[1:] @ ((SHAPES + done) / (SHAPES + expected))
    done, expected = np.append(done, 0.0), np.append(expected, 0.0)
    rng = np.random.default_rng(SEED)
    spread = np.repeat(np.arange(len(SPREADS)), np.round(weights * VALUES * EACH_VALUE).astype(int) + 1)
    draws = np.sort(_draw(rng, spread, done, expected), axis=0)
    lots = np.array_split(draws, VALUES)
    values = np.stack([lot.mean(axis=0) for lot in lots], axis=1)
    return Frailty(weights, done, expected, values), taken


def _rising(done: Numbers) -> Numbers:
    """The logarithms of the rising products that the marginal likelihood asks for: a row per spread, one per axis."""
    steps = np.log(SHAPES + np.arange(int(done.max())))
    found: Numbers = np.cumsum(np.insert(steps, 0, 0.0, axis=1), axis=1)[:, done.astype(int)]
    return found


def _weights(rising: Numbers, done: Numbers, expected: Numbers) -> Numbers:
    """How likely each spread is, by the marginal likelihood of what every axis has done."""
    each = rising + SHAPES * np.log(SHAPES) - (SHAPES + done) * np.log(SHAPES + expected)
    found = np.append(-expected.sum(), each.sum(axis=1))
    likely = np.exp(found - found.max())
    weights: Numbers = likely / likely.sum()
    return weights


def _draw(rng: np.random.Generator, spread: NDArray[Any], done: Numbers, expected: Numbers) -> Numbers:
    alike = (spread == 0)[:, None]
    shape = SHAPES[np.maximum(spread - 1, 0)]
    factors: Numbers = rng.gamma(shape + done, 1 / (shape + expected))
    return np.where(alike, 1.0, factors)
