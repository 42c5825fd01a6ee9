"""The calibration of the forecast, world by world: a table, and the targets that it meets."""

import numpy as np
import pytest

from tests.domain.calibration import JUDGED, measure, together
from tests.domain.worlds import WORLDS

pytestmark = pytest.mark.bench
PLANS = 100


def test_calibration(capsys):
    found = {name: measure(world, PLANS) for name, world in WORLDS.items()}
    with capsys.disabled():
        print(
            f"\n{PLANS} plans of each world: ranges of 80 % that held (of how many), « not before » that held (0.90 said);"
        )
        print("score of the chances against the share met said of all; last 90 days called slower, quicker")
        heads = ("world", "one action", "an axis", "the plan", "not before", "gain", "slower", "quicker")
        print(f"{heads[0]:<26}" + "".join(f"{head:>15}" for head in heads[1:]))
        for name, c in found.items():
            cells = (
                c.one,
                c.axis,
                c.plan,
                c.not_before,
                f"{c.gain:+.2f}",
                f"{c.slower.share:.3f}",
                f"{c.quicker.share:.3f}",
            )
            print(f"{name:<26}" + "".join(f"{cell!s:>15}" for cell in cells))
    for name, world in WORLDS.items():
        c = found[name]
        if world.stationary and c.one.n >= JUDGED * (c.one.n + c.not_before.n):
            assert 0.75 <= c.one.share <= 0.85, name
        if world.stationary:
            assert 0.85 <= c.not_before.share <= 0.95, name
        if world.by_axis:
            assert c.gain >= 0.10, name
    assert together(found[name] for name, world in WORLDS.items() if world.by_axis) >= 0.80
    assert np.mean([found[name].slower.share for name, world in WORLDS.items() if world.slowed]) >= 0.5
    assert np.mean([found[name].alarms for name, world in WORLDS.items() if world.stationary]) <= 0.05
