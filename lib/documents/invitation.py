"""A meeting as an iCalendar file: one event, announced an hour before, that replaces itself when it is sent again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

from lib.documents import look

#: When a calendar says that the meeting comes: an hour before, or at nine on its eve where no hour is set.
BEFORE, EVE = timedelta(hours=-1), timedelta(hours=-15)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A meeting to come: its beginning in UTC without timezone, or its day alone; `revision` wrote it last."""

    key: str
    title: str
    day: date
    begins: datetime | None
    minutes: int
    place: str
    told: str
    revision: int
    recorded_at: datetime  # UTC without timezone


def write(invitation: Invitation, *, plan: str) -> bytes:
    """The file: moments in UTC, which every calendar reads alike whatever zones it knows."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Joint action plan//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    event = icalendar.Event()
    written = invitation.recorded_at.replace(tzinfo=UTC)
    event.add("uid", f"{invitation.key}@{plan}.meetings")
    event.add("sequence", invitation.revision)
    event.add("dtstamp", written)
    event.add("last-modified", written)
    if invitation.begins:
        begins = invitation.begins.replace(tzinfo=UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=invitation.minutes))
    else:
        event.add("dtstart", invitation.day)
        event.add("dtend", invitation.day + timedelta(days=1))
    event.add("status", "CONFIRMED")
    event.add("summary", look.readable(invitation.title))
    if invitation.place:
        event.add("location", look.readable(invitation.place))
    event.add("description", look.readable(invitation.told))
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", BEFORE if invitation.begins else EVE)
    alarm.add("description", look.readable(invitation.title))
    event.add_component(alarm)
    calendar.add_component(event)
    return bytes(calendar.to_ical())
