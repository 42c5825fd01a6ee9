"""Spoiled files of every format: an answer in words, no crash, no cell lost in silence."""

import pytest

from tests.spreadsheets.fuzz import campaign


@pytest.mark.parametrize("seed", [1, 2])
def test_a_spoiled_file_is_read_or_refused_and_loses_nothing_in_silence(seed):
    counts, wrong = campaign(600, seed)
    assert not wrong
    assert sum(counts.values()) == 600
    assert any(told.endswith(": ok") for told in counts), "some files survive what is done to them"
    assert counts["contained"] < 90, "the reader that dies is the exception"
