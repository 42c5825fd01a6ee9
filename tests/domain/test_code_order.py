"""The order of codes, whatever their shape."""

import random

import pytest

from lib.domain.code_order import code_order


@pytest.mark.parametrize(
    "ordered",
    [
        ["A1.1", "A1.9", "A1.10", "A2.1", "A10.1"],
        ["1.2", "1.9", "1.10", "2.1", "10.1"],
        ["0001", "0002", "0012", "0100"],
        ["01.02", "1.2", "1.03"],
        ["24-001", "24-010", "25-001"],
        ["P-1", "P-2", "P-10"],
        [None, "1", "A1"],
        ["١.٢", "١.١٠"],
    ],
)
def test_codes_follow_each_other_as_they_are_read(ordered):
    mixed = list(ordered)
    random.Random(4).shuffle(mixed)
    assert sorted(mixed, key=code_order) == ordered


@pytest.mark.parametrize("code", ["", "²", "①.2", "9" * 40, "a" * 300, "-", "\u0000"])
def test_any_text_has_its_place(code):
    assert sorted([code, "1.2", None], key=code_order)
