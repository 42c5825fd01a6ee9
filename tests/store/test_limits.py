"""On the day itself, at the limit itself: which side of each rule they fall on."""

from datetime import timedelta

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION, INTERACTION, PARTNER
from lib.domain.thresholds import DEFAULTS
from tests.bare_ledger import DAY, record


def after(days):
    return DAY + timedelta(days)


def judged(store, **values):
    """An action of these values as it stands on the day."""
    plain = {
        "code": "A",
        "title": "A",
        "status": "in_progress",
        "progress": 90.0,
        "deadline_precision": "day",
    }
    number = record(store, Change("action", "a", None, dict.fromkeys(ACTION.names) | plain | values))
    return store.records("action", revision=number, plan="p", day=DAY, reference="A")[0]


@pytest.mark.parametrize(("deadline", "late"), [(0, 0), (-1, 1)])
def test_an_action_is_late_from_the_day_after_its_deadline(store, deadline, late):
    found = judged(store, start=after(-30), deadline=after(deadline))
    assert (found["is_past_due"], found["days_late"]) == (bool(late), late)
    assert (found["situation"] == "overdue") is bool(late)


@pytest.mark.parametrize(("on", "expected"), [(0, 100.0), (-1, 100.0), (1, 0.0)])
def test_an_action_of_one_day_is_expected_whole_from_that_day_on(store, on, expected):
    assert judged(store, start=after(on), deadline=after(on))["expected"] == expected


@pytest.mark.parametrize(("start", "situation"), [(0, "on_time"), (1, "upcoming")])
def test_an_action_has_begun_on_the_day_of_its_start(store, start, situation):
    assert judged(store, start=after(start), deadline=after(60), progress=0.0)["situation"] == situation


@pytest.mark.parametrize(("behind", "situation"), [(0.0, "on_time"), (0.1, "watch")])
def test_progress_is_to_watch_when_it_is_further_behind_than_the_limit(store, behind, situation):
    found = judged(store, start=after(-50), deadline=after(50), progress=50 + DEFAULTS["watch_gap"] - behind)
    assert found["gap"] == pytest.approx(DEFAULTS["watch_gap"] - behind)
    assert found["situation"] == situation


@pytest.mark.parametrize(
    ("left", "progress", "situation"),
    [
        (DEFAULTS["watch_days"], DEFAULTS["watch_progress"] - 1, "watch"),
        (DEFAULTS["watch_days"] + 1, DEFAULTS["watch_progress"] - 1, "on_time"),
        (DEFAULTS["watch_days"], DEFAULTS["watch_progress"], "on_time"),
    ],
)
def test_a_near_deadline_is_to_watch_from_the_limit_of_days_on_while_progress_is_under_its_own(
    store, left, progress, situation
):
    found = judged(store, start=after(-1), deadline=after(left), progress=progress)
    assert found["situation"] == situation


@pytest.mark.parametrize(("more", "situation"), [(0, "on_time"), (1, "watch")])
def test_a_start_is_late_after_the_days_that_it_is_given(store, more, situation):
    found = judged(
        store,
        start=after(-DEFAULTS["late_start_days"] - more),
        deadline=after(200),
        status="not_started",
        progress=0.0,
    )
    assert (found["late_start"], found["situation"]) == (bool(more), situation)


@pytest.mark.parametrize(("deadline", "due"), [(0, 1), (1, 0)])
def test_a_first_deadline_is_reached_on_its_day(store, deadline, due):
    found = judged(store, deadline=after(deadline), initial_deadline=after(deadline))
    assert found["first_due"] is bool(due)


@pytest.mark.parametrize(("more", "stale"), [(0, 0), (1, 1)])
def test_an_action_as_old_as_the_limit_is_not_yet_without_news(store, more, stale):
    row = dict.fromkeys(ACTION.names) | {"code": "A", "title": "A", "status": "in_progress"}
    number = record(store, Change("action", "a", None, row), day=after(-30 - more))
    assert len(store.records("stale", revision=number, plan="p", day=DAY, days=30, limit=5)) == stale


@pytest.mark.parametrize(("more", "again"), [(0, False), (1, True)])
def test_a_partner_is_to_be_contacted_when_the_last_exchange_is_older_than_its_cadence(store, more, again):
    held = after(-DEFAULTS["signatory_days"] - more)
    meeting = {"partner": "CCIT", "kind": "meeting", "occurred_on": held, "subject": "x"}
    number = record(
        store,
        Change("partner", "c", None, dict.fromkeys(PARTNER.names) | {"acronym": "CCIT", "name": "CCIT", "tier": "signatory"}),
        Change("interaction", "i", None, dict.fromkeys(INTERACTION.names) | meeting),
    )  # fmt: skip
    found = store.records("partners", revision=number, plan="p", day=DAY)
    assert [row["to_contact_again"] for row in found] == [again]
