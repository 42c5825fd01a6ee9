"""A percentage on few things is a fraction: from how many on."""

import dataclasses
from dataclasses import replace

import pytest

from lib.domain.thresholds import DEFAULTS
from lib.i18n import LANGUAGES
from lib.store.reads import Headline
from lib.wording.sentences import rate
from lib.wording.tiles import tile_words

LIMIT = int(DEFAULTS["small_sample"])
NOTHING = Headline(**{field.name: 0 for field in dataclasses.fields(Headline)})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("whole", "percent"), [(LIMIT - 1, False), (LIMIT, True), (LIMIT + 1, True)])
def test_a_rate_has_its_percentage_from_the_limit_on(language, whole, percent):
    assert ("%" in rate(language, 3, whole, LIMIT)) is percent
    tile = tile_words(language, replace(NOTHING, done=3, tracked=whole), DEFAULTS)["done"]
    assert ("%" in tile[2]) is percent


def test_a_rate_of_nothing_is_a_fraction():
    assert "%" not in rate("fr", 0, 0, LIMIT)
    assert "%" not in tile_words("fr", NOTHING, {**DEFAULTS, "small_sample": 0.0})["done"][2]
