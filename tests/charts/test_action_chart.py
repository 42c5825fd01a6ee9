"""The curve of one action: what was recorded and nothing else."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.action import action_progress
from lib.i18n import LANGUAGES


def frame(**days):
    return pd.DataFrame(
        {
            "day": [date.fromisoformat(d[1:].replace("_", "-")) for d in days],
            "progress": list(map(float, days.values())),
        }
    )


RECORDED = frame(_2026_01_31=10, _2026_06_30=75, _2026_11_24=70)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recorded_day_is_a_mark_and_what_is_expected_a_dashed_line(language):
    expected = frame(_2026_01_01=0, _2026_06_30=100, _2026_11_24=100)
    drawn = action_progress(expected, RECORDED, deadline=date(2026, 6, 30), language=language)
    dashed, full = drawn.data
    assert dashed.line.dash == "dash"
    assert list(full.y) == [10, 75, 70]
    said = " ".join(a.text for a in drawn.layout.annotations)
    assert "70" in said
    assert "75" in said
    assert next(a for a in drawn.layout.annotations if "75" in a.text).yanchor == "bottom", "above its line"
    assert "<br>30/06/2026" in said, "as wide as the margin that it stands in at the last day"
    assert len(drawn.layout.xaxis.ticktext) <= 3


def test_without_dates_nothing_is_expected():
    drawn = action_progress(RECORDED.iloc[:0], RECORDED, deadline=None, language="fr")
    assert len(drawn.data[0].x) == 0
    assert not drawn.layout.shapes
