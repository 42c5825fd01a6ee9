"""Spoiled files of every format: an answer in words, no crash, no cell lost in silence."""

import random
import time

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.files.container import Limits
from lib.spreadsheets.files.read import read
from tests.spreadsheets.fuzz import campaign, seeds, spoiled


@pytest.mark.parametrize("seed", [1, 2])
def test_a_spoiled_file_is_read_or_refused_and_loses_nothing_in_silence(seed):
    counts, wrong = campaign(600, seed)
    assert not wrong
    assert sum(counts.values()) == 600
    assert any(told.endswith(": ok") for told in counts), "some files survive what is done to them"
    assert counts["contained"] < 90, "the reader that dies is the exception"


def test_a_spoiled_ods_on_which_the_reader_never_ends_is_abandoned_in_words():
    started = time.monotonic()
    content = spoiled(seeds()["ods"], "ods", random.Random("77-11205"))
    with pytest.raises(FileRefused) as refused:
        read(content, "plan.ods", limits=Limits(seconds=2))
    assert refused.value.code in ("file_timeout", "file_unreadable")  # the second, once the reader is mended
    assert time.monotonic() - started < 10
