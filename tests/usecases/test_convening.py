"""A meeting convened with its agenda, changed, taken back, or opened on the figures of its day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from lib.domain.agenda import Point, decode
from lib.domain.errors import Invalid
from lib.domain.hours import hour_of
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.usecases.convening import arrange_agenda, begin, call_off, convene, edit_convened
from lib.usecases.meetings import open_meeting, recorded
from lib.usecases.start import SAMPLE_PLAN

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10, 0), DAY)
SHEET: dict[str, Any] = {
    "title": "Réunion",
    "held_on": DAY + timedelta(7),
    "starts_at": "10h",
    "planned_minutes": 30.0,
}
POINTS = (Point(1, 5), Point(3, 20), Point(None, 4, "Foire de Lomé"), Point(7, 1))


def latest(store):
    return reads.current_revision(store)


def meetings(store):
    return reads.meetings(State(store, latest(store), SAMPLE_PLAN, DAY))


def convened(store, **other):
    key = convene(
        store,
        latest(store),
        {**SHEET, **other},
        attendance=[("Maroc", "Directeur", True)],
        points=POINTS,
        writing=WRITING,
        reason="Convocation",
    )
    return next(m for m in meetings(store) if m.key == key)


def test_a_meeting_is_convened_beside_the_one_that_is_open_and_has_no_revision_of_its_own(sample_store):
    open_meeting(
        sample_store, latest(sample_store), title="Autre", place="", minutes=30, attendance=[], writing=WRITING, reason="x"
    )  # fmt: skip
    meeting = convened(sample_store)
    assert (meeting.state, meeting.held_on, meeting.starts_at) == ("convened", DAY + timedelta(7), "10:00")
    assert decode(meeting.agenda) == POINTS
    assert recorded(sample_store, meeting.key, 0, SAMPLE_PLAN) == []
    with pytest.raises(Invalid) as refused:
        begin(
            sample_store, latest(sample_store), meeting.key, latest(sample_store), attendance=[], writing=WRITING,
            reason="x",
        )  # fmt: skip
    assert refused.value.code == "meeting_open"


def test_it_is_opened_on_the_figures_and_the_day_on_which_it_is_held_with_its_agenda(sample_store):
    meeting = convened(sample_store)
    then = replace(WRITING, recorded_at=datetime(2026, 12, 2, 9, 30), today=date(2026, 12, 2))
    shown = latest(sample_store)
    begin(
        sample_store, shown, meeting.key, shown, attendance=[("Togo", "Conseiller", True)], writing=then, reason="Ouverture"
    )  # fmt: skip
    held = next(m for m in meetings(sample_store) if m.key == meeting.key)
    assert (held.state, held.held_on, held.shown_revision) == ("open", then.today, shown)
    assert (held.opened_at, held.agenda) == (then.recorded_at, meeting.agenda)
    for change in (
        lambda: arrange_agenda(sample_store, latest(sample_store), held.key, POINTS, then, reason="x"),
        lambda: edit_convened(
            sample_store, latest(sample_store), held.key, {"place": "Lomé"}, then, reason="x"
        ),
        lambda: call_off(sample_store, latest(sample_store), held.key, then, reason="x"),
    ):
        with pytest.raises(Invalid) as refused:
            change()
        assert refused.value.code == "meeting_begun"


def test_another_length_adjusts_the_durations_and_an_agenda_that_does_not_add_up_is_refused(sample_store):
    meeting = convened(sample_store)
    edit_convened(
        sample_store, latest(sample_store), meeting.key, {"planned_minutes": 60.0, "place": "Lomé"}, WRITING, reason="x"
    )  # fmt: skip
    (changed,) = meetings(sample_store)
    assert changed.place == "Lomé"
    assert [p.minutes for p in decode(changed.agenda)] == [10, 40, 8, 2]
    with pytest.raises(Invalid) as refused:
        arrange_agenda(sample_store, latest(sample_store), meeting.key, POINTS, WRITING, reason="x")
    assert refused.value.code == "agenda_length"
    assert (refused.value.values["total"], refused.value.values["minutes"]) == (30, 60)


def test_a_convocation_that_is_taken_back_leaves_no_meeting(sample_store):
    meeting = convened(sample_store)
    call_off(sample_store, latest(sample_store), meeting.key, WRITING, reason="Sans objet")
    assert list(meetings(sample_store)) == []


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"held_on": None}, "day_missing"),
        ({"held_on": DAY - timedelta(1)}, "convened_day_past"),
        ({"starts_at": "25:00"}, "hour_unread"),
        ({"planned_minutes": None}, "length_missing"),
    ],
)
def test_a_meeting_that_cannot_be_convened_is_refused_with_its_reason(sample_store, other, code):
    with pytest.raises(Invalid) as refused:
        convened(sample_store, **other)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("9", "09:00"),
        ("10h", "10:00"),
        ("9 h 30", "09:30"),
        ("14:05", "14:05"),
        ("10H15", "10:15"),
    ],
)
def test_an_hour_is_read_however_it_is_typed(typed, read):
    assert hour_of(typed, "starts_at") == read


@pytest.mark.parametrize("typed", ["midi", "10:75", "24:00", "10-30"])
def test_what_is_no_hour_is_refused(typed):
    with pytest.raises(Invalid):
        hour_of(typed, "starts_at")
