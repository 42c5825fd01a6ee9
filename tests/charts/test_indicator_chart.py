"""The values of an indicator: as many marks as values, nothing drawn where there is none."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.indicator import indicator_series
from lib.i18n import LANGUAGES


def frame(*points, span="month"):
    return pd.DataFrame(
        [{"day": day, "value": value, "span": span} for day, value in points],
        columns=["day", "value", "span"],
    )


JAN, FEB, APR = date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)


def told(drawn):
    return " ".join(a.text for a in drawn.layout.annotations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_and_last_values_and_the_target_are_printed(language):
    drawn = indicator_series(
        frame((JAN, 10), (FEB, 25), (APR, 41)), target=120.0, unit="entreprises", language=language
    )
    assert [v for v in drawn.data[0].y if v is not None] == [10, 25, 41]
    assert all(word in told(drawn) for word in ("10", "41", "entreprises", "≥ 120"))
    assert "25" not in told(drawn)
    assert drawn.layout.shapes[0].y0 == 120
    assert drawn.layout.margin.r >= 10 + 8 * len("41 entreprises"), "room for the whole of the last one"


def test_a_period_without_a_value_breaks_the_line_and_days_do_not():
    months = indicator_series(frame((JAN, 10), (FEB, 25), (APR, 41)), target=None, unit=None, language="fr")
    assert list(months.data[0].y) == [10, 25, None, 41]
    days = indicator_series(frame((JAN, 10), (APR, 41), span="day"), target=None, unit=None, language="fr")
    assert list(days.data[0].y) == [10, 41]
    assert not days.layout.shapes


def test_one_value_is_a_mark_and_none_an_empty_figure():
    alone = indicator_series(frame((JAN, 10)), target=None, unit="%", language="fr")
    assert "10\u00a0%" in told(alone)
    first, last = alone.layout.xaxis.range
    assert first < "2026-01-31" < last
    assert not indicator_series(frame(), target=3.0, unit=None, language="fr").data
