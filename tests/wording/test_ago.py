"""How long ago: nothing happened zero days ago."""

import pytest

from lib.i18n.catalogue import LANGUAGES
from lib.wording.short import ago
from tests.screens import plain


def test_a_day_is_told_by_its_age_in_full_or_short_and_today_as_today():
    assert [plain(ago("fr", n)) for n in (0, 1, 14)] == ["ce jour", "il y a 1 jour", "il y a 14 jours"]
    assert plain(ago("fr", 14, short=True)) == "il y a 14 j"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_counts_zero_days(language):
    assert not any(zero in ago(language, 0) for zero in "0٠")
