"""The fingerprint of the figures: the same for the same figures, another for any other."""

from datetime import date
from typing import Any

import pytest

from lib.documents.fingerprint import fingerprint

FIGURES: dict[str, Any] = {
    "plan": "p",
    "revision": 12,
    "day": date(2026, 11, 24),
    "headline": {"tracked": 35, "progress": 75.2},
    "axes": ({"axis_key": "1", "done": 3, "gap": None}, {"axis_key": "2", "done": 4, "gap": -12.5}),
}


@pytest.mark.parametrize(
    "other",
    [
        {"plan": "q"},
        {"revision": 13},
        {"day": date(2026, 11, 25)},
        {"headline": {"tracked": 36, "progress": 75.2}},
        {"headline": {"tracked": 35, "progress": None}},
        {"axes": ({"axis_key": "1", "done": 3, "gap": 0.0}, {"axis_key": "2", "done": 4, "gap": -12.5})},
    ],
    ids=str,
)
def test_other_figures_have_another_fingerprint(other):
    assert fingerprint(**{**FIGURES, **other}) != fingerprint(**FIGURES)


def test_neither_the_order_of_axes_nor_how_a_missing_value_is_written_changes_it():
    nan = {**FIGURES["axes"][0], "gap": float("nan")}
    turned = {**FIGURES, "axes": (FIGURES["axes"][1], nan)}
    assert fingerprint(**turned) == fingerprint(**FIGURES)
