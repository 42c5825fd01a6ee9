"""One clock per plan: its days begin in its time zone, and what a device says is read with care."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import clock
from lib.domain.zones import DEFAULT, day_in, in_zone, is_offered, offered, zone
from lib.i18n.formats import format_recorded

LATE = datetime(2026, 11, 24, 23, 30)
MALFORMED = [
    "",
    "Nulle/Part",
    "/etc/passwd",
    "../../etc/passwd",
    "Africa",
    "a\0b",
    "\udce9",
    "x" * 5000,
    "٣",
    None,
]


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_zone_is_none_and_the_hour_is_told_in_utc(name):
    assert zone(name) is None
    assert format_recorded("fr", LATE, name) == "24/11/2026 23:30 (UTC)"


@given(st.text(max_size=80))
def test_no_name_of_a_zone_fails(name):
    assert in_zone(LATE, name).utctimetuple() == LATE.utctimetuple()
    assert day_in(LATE, name) in (date(2026, 11, 24), date(2026, 11, 25))


def test_the_hour_of_a_recording_names_its_place():
    said = [format_recorded(language, LATE, "Africa/Lome") for language in ("fr", "en", "ar")]
    assert said == ["24/11/2026 23:30 (Lomé)", "24/11/2026 23:30 (Lome)", "24/11/2026 23:30 (لومي)"]
    assert format_recorded("fr", LATE, "Africa/Casablanca") == "25/11/2026 00:30 (Casablanca)"


def test_every_zone_that_is_offered_is_one_and_has_a_place():
    assert DEFAULT in offered()
    assert "Africa/Lome" in offered()
    assert len(set(offered())) == len(offered())
    for name in offered():
        assert zone(name) is not None
    assert not is_offered("localtime")
    assert not is_offered("Africa")


def test_the_day_of_a_plan_is_that_of_its_zone(monkeypatch):
    monkeypatch.delenv(clock.HELD)
    monkeypatch.setattr(clock, "now", lambda: LATE)
    assert clock.today("Africa/Casablanca") == date(2026, 11, 25)
    assert clock.today("Africa/Lome") == date(2026, 11, 24)
    assert clock.today("Nulle/Part") == date(2026, 11, 25), "of no zone: the one of a plan that names none"
