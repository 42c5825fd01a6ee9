"""Deadlines that moved: from the reference to today's, the days of the move where no line crosses them."""

from datetime import date

import pandas as pd

from lib.charts.deadlines import slippage

ROWS = pd.DataFrame(
    [
        {
            "code": "A1",
            "title": "later",
            "reference_deadline": date(2026, 3, 31),
            "deadline": date(2026, 5, 31),
        },
        {
            "code": "A2",
            "title": "sooner",
            "reference_deadline": date(2026, 5, 31),
            "deadline": date(2026, 3, 31),
        },
    ]
).assign(reference_days=[61, -61])


def test_the_days_of_a_move_stand_to_the_right_of_both_its_marks():
    later, sooner = slippage(ROWS, language="fr").data
    assert list(later.x) == ["2026-03-31", "2026-05-31"]
    assert list(later.text) == ["", "+61 j"]
    assert list(sooner.x) == ["2026-05-31", "2026-03-31"]
    assert list(sooner.text) == ["−61 j", ""]
