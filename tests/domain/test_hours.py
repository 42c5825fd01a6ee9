"""Hours as people type them."""

import pytest

from lib.domain.errors import Invalid
from lib.domain.hours import hour_of


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("10:05", "10:05"), ("9h05", "09:05"), ("9 H", "09:00"), ("10.30", "10:30"), ("7", "07:00"), (" ", None), (None, None)],
)  # fmt: skip
def test_an_hour_is_read_however_it_is_typed(typed, stored):
    assert hour_of(typed, "began_at") == stored


@pytest.mark.parametrize("typed", ["24:00", "10:60", "midi", "10:5", "-1"])
def test_what_is_no_hour_is_refused_with_its_field(typed):
    with pytest.raises(Invalid) as refused:
        hour_of(typed, "began_at")
    assert (refused.value.code, refused.value.values["field"]) == ("hour_unread", "began_at")
