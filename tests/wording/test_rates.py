"""A percentage on few things is a fraction: from how many on."""

import dataclasses
from dataclasses import replace
from typing import Any

import pytest

from lib.domain.thresholds import DEFAULTS
from lib.i18n import LANGUAGES
from lib.store.reads import Headline
from lib.wording.progress import expected_mean, gap, mean, progress_sentence, rates
from lib.wording.sentences import rate
from lib.wording.tiles import tile_words

LIMIT = int(DEFAULTS["small_sample"])
ZEROS: dict[str, Any] = {field.name: 0 for field in dataclasses.fields(Headline)}
NOTHING = Headline(**ZEROS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("whole", "percent"), [(LIMIT - 1, False), (LIMIT, True), (LIMIT + 1, True)])
def test_a_rate_has_its_percentage_from_the_limit_on(language, whole, percent):
    assert ("%" in rate(language, 3, whole, LIMIT)) is percent
    tile = tile_words(language, replace(NOTHING, done=3, tracked=whole), DEFAULTS)["done"]
    assert ("%" in tile[2]) is percent


def test_a_rate_of_nothing_is_a_fraction():
    assert "%" not in rate("fr", 0, 0, LIMIT)
    assert "%" not in tile_words("fr", NOTHING, {**DEFAULTS, "small_sample": 0.0})["done"][2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [expected_mean, gap, rates, progress_sentence])
def test_a_gap_over_some_actions_alone_says_over_how_many(language, words):
    some = replace(NOTHING, tracked=7, progress=50.0, progress_n=7, expected=60.0, gap=-10.0, gap_n=4)
    assert "4/7" in words(language, some)
    assert "4/7" not in words(language, replace(some, gap_n=7))
    assert "5/7" in mean(language, replace(some, progress_n=5))
