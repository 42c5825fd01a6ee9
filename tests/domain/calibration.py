"""How often the forecast is right, over plans of worlds whose ends are known."""

from dataclasses import dataclass

import numpy as np

from lib.domain.forecast import Pace, can_be_judged, chances, endings, learn, spans
from lib.domain.recent import Change, recent
from tests.domain.worlds import AXES, plan_of

#: Fewer ranges with two ends than this share of all are too few, and too much of a kind, to be judged by themselves.
JUDGED = 0.2


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    hits: int
    n: int

    def __str__(self):
        return f"{self.hits / self.n:.2f} ({self.n})" if self.n else "–"

    @property
    def share(self):
        return self.hits / self.n if self.n else float("nan")


@dataclass(frozen=True)
class Calibration:
    """Over the plans of a world: ranges of 80 % that held, of one action, of an axis, of the plan; « not before » that
    held; the score of the chances (mean square of what was said less what came) and that of the share met, said of
    every action; plans whose last 90 days were called slower, or quicker."""

    plans: int
    one: Rate
    axis: Rate
    plan: Rate
    not_before: Rate
    brier: float
    base: float
    slower: Rate
    quicker: Rate

    @property
    def gain(self):
        """How much better than the share met the chances are."""
        return 1 - self.brier / self.base

    @property
    def alarms(self):
        """How often the last 90 days were said to differ."""
        return self.slower.share + self.quicker.share


def measure(world, plans, seed=7, ends=True):
    """The calibration over so many plans of a world; those of axes and plans, which take the time, if asked for."""
    rng = np.random.default_rng(seed)
    held = {"one": [], "axis": [], "plan": [], "not before": []}
    said, met, changes, spoke = [], [], [], 0
    for _ in range(plans):
        plan = plan_of(world, rng)
        course = plan.course
        late = recent(course)
        changes.append(late.change if late else None)
        pace = learn(course)
        if not isinstance(pace, Pace):
            continue
        spoke += 1
        judged = can_be_judged(course)
        span = spans(pace, course)
        note(held, "one", plan.ended[judged], span.low[judged], span.high[judged])
        chance = chances(pace, course)
        known = ~np.isnan(chance)
        said.extend(chance[known])
        met.extend((plan.ended <= course.deadline)[known])
        if ends:
            found = endings(pace, course, course.axis, AXES)
            lasts = [(judged & (course.axis == i), i, "axis") for i in range(AXES)] + [(judged, AXES, "plan")]
            for mine, place, what in lasts:
                if mine.any():
                    note(held, what, plan.ended[mine].max(), found.low[place], found.high[place])
    chance, came = np.array(said), np.array(met, dtype=float)
    rates = {name: Rate(int(np.sum(hits)), len(hits)) for name, hits in held.items()}
    return Calibration(
        spoke,
        rates["one"],
        rates["axis"],
        rates["plan"],
        rates["not before"],
        float(((chance - came) ** 2).mean()),
        float(came.mean() * (1 - came.mean())),
        Rate(changes.count(Change.SLOWER), plans),
        Rate(changes.count(Change.QUICKER), plans),
    )


def together(found):
    """The ranges of one action that held, of some worlds together."""
    rates = [one.one for one in found]
    return sum(rate.hits for rate in rates) / sum(rate.n for rate in rates)


def note(held, what, ended, low, high):
    """Whether ranges with two ends held what came, and « not before » what came no earlier."""
    ended, low, high = (np.atleast_1d(value) for value in (ended, low, high))
    closed = np.isfinite(high)
    held[what].extend(((ended >= np.floor(low)) & (ended <= np.ceil(high)))[closed])
    held["not before"].extend((ended >= np.floor(low))[~closed])
