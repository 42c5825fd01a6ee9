"""The deadlines as an iCalendar file: whole days, the same event from one export to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

from lib.documents import look
from lib.domain.terms import Precision, Situation
from lib.i18n import Language, translate
from lib.i18n.labels import field_label, label

#: When a calendar says that a deadline comes: at nine in the morning, a week before its day and on its eve.
ALARMS = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The deadline of an action, and the revision that last wrote the action."""

    key: str
    code: str
    title: str
    axis: str
    owner: str
    lead: str
    on: date
    as_written: str
    precision: Precision
    situation: Situation
    revision: int
    recorded_at: datetime  # UTC without timezone
    is_ahead: bool = True  # to come, of an action that is neither done nor cancelled
    is_milestone: bool = False  # of an action, whose code it bears
    organisations: tuple[str, ...] = ()  # those of the action, the lead first


def write(
    deadlines: Sequence[Deadline],
    *,
    plan: str,
    title: str,
    language: Language,
    identity: str = "",
    again: timedelta | None = None,
) -> bytes:
    """The file: one all-day event per deadline, that a calendar updates in place when it is imported again.

    A deadline that is a period (a quarter) stands on its last day, says how it was written, and is tentative. One that
    is ahead is announced; one that has passed, or of an action that is done, rings no bell.
    `identity` tells the day, revision and fingerprint of the figures; `again`, how often who subscribed looks for news.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Joint action plan//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", look.readable(title))
    if identity:
        calendar.add("x-wr-caldesc", look.readable(identity))
    if again:
        calendar.add("refresh-interval", again, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", icalendar.vDuration(again))
    for deadline in deadlines:
        calendar.add_component(_event(deadline, plan, language))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, plan: str, language: Language) -> icalendar.Event:
    event = icalendar.Event()
    written = deadline.recorded_at.replace(tzinfo=UTC)
    exact = deadline.precision is Precision.DAY
    cancelled = deadline.situation is Situation.CANCELLED
    event.add("uid", f"{deadline.key}@{plan}.deadlines")
    event.add("sequence", deadline.revision)
    event.add("dtstamp", written)
    event.add("last-modified", written)
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED" if exact else "TENTATIVE")
    name = deadline.title
    if deadline.is_milestone:
        name = f"{translate(language, 'Milestone')} – {name}"
    if deadline.code:
        name = f"{deadline.code} – {name}"
    if deadline.situation is Situation.DONE:
        name = f"{name} ({label(language, Situation.DONE)})"
    event.add("summary", look.readable(name))
    event.add("description", look.readable("\n".join(_told(deadline, exact, language))))
    if deadline.axis:
        event.add("categories", [look.readable(deadline.axis)])
    for before in ALARMS if deadline.is_ahead else ():
        event.add_component(_alarm(before, name))
    return event


def _alarm(before: timedelta, name: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", look.readable(name))
    return alarm


def _told(deadline: Deadline, exact: bool, language: Language) -> list[str]:
    pairs = (
        (translate(language, "Lead"), deadline.lead),
        (field_label(language, "action", "owner"), deadline.owner),
        (translate(language, "Situation"), label(language, deadline.situation)),
        (field_label(language, "action", "deadline_text"), "" if exact else deadline.as_written),
        (
            field_label(language, "action", "deadline_precision"),
            "" if exact else label(language, deadline.precision),
        ),
    )
    mark = "\N{NO-BREAK SPACE}:" if language == "fr" else ":"
    return [f"{name}{mark} {value}" for name, value in pairs if value]
