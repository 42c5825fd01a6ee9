"""Gathers what the convocation of a meeting says, in any language, from the facts of its screens."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from lib.documents.convocation import Asked, Convocation, Stop
from lib.documents.invitation import Invitation
from lib.domain.agenda import Point
from lib.domain.running_order import Item
from lib.domain.zones import DEFAULT, zone
from lib.i18n import Language, translate
from lib.i18n.formats import MISSING, format_day, format_list
from lib.i18n.naming import Names
from lib.reports.identity import figures_mark
from lib.reports.meeting import Shown, attendance_of, running_order
from lib.store import reads
from lib.store.reads import Meeting
from lib.store.state import State
from lib.wording.meeting import point_title
from lib.wording.short import without_mark


def convocation_facts(state: State, *, shown: Shown, language: Language) -> Convocation:
    """The convocation of a meeting that is convened, on the figures of a state."""
    meeting, sheet = shown.meeting, reads.plan_sheet(state)
    names = Names.of(language, reads.paper_names(state))
    begins = _time(meeting.starts_at)
    order = running_order(shown)
    return Convocation(
        plan=names.title(sheet.title),
        title=names.title(meeting.title),
        day=meeting.held_on,
        begins=begins,
        ends=_later(begins, meeting.planned_minutes),
        minutes=meeting.planned_minutes,
        place=names.told(meeting.place),
        chair=names.told(meeting.chair),
        secretary=names.told(meeting.secretary),
        invited=tuple(
            (names.told(party), names.told(function))
            for party, function, here in attendance_of(meeting)
            if here
        ),
        stops=_stops(shown, begins, names),
        asked=tuple(
            Asked(
                names.told(call.owner) or translate(language, "owner to be named"),
                tuple(_named(item) for item in call.items),
            )
            for call in order
        ),
        carried=tuple(item.code for call in order for item in call.items if item.key in shown.carried),
        carried_from=shown.previous.held_on if shown.previous else None,
        decisions=tuple(
            (
                row.number,
                row.text,
                names.told(row.owner) or MISSING,
                format_day(language, row.deadline) if row.deadline else translate(language, "to be set"),
            )
            for row in shown.called.earlier
        ),
        figures_on=state.day,
        revision=state.revision,
        fingerprint=figures_mark(state),
        is_sample=sheet.is_sample,
    )


def _named(item: Item) -> str:
    """« A6.1 – title »; the title alone of an action without a code."""
    title = without_mark(item.title)
    return f"{item.code} – {title}" if item.code != MISSING else title


def invitation_of(meeting: Meeting, *, told: str, time_zone: str) -> Invitation:
    """The meeting as a calendar takes it; its hour is one of the time zone of the plan."""
    begins = _time(meeting.starts_at)
    moment = None
    if begins:
        held = datetime.combine(meeting.held_on, begins, zone(time_zone) or zone(DEFAULT))
        moment = held.astimezone(UTC).replace(tzinfo=None)
    return Invitation(
        key=meeting.key,
        title=meeting.title,
        day=meeting.held_on,
        begins=moment,
        minutes=meeting.planned_minutes,
        place=meeting.place or "",
        told=told,
        revision=meeting.last_revision,
        recorded_at=meeting.opened_at,
    )


def _stops(shown: Shown, begins: time | None, names: Names) -> tuple[Stop, ...]:
    stops, gone = [], 0
    language = names.language
    for point in shown.points:
        stops.append(
            Stop(
                title=point_title(language, point),
                begins=_later(begins, gone),
                minutes=point.minutes,
                about=_about(shown, point, names),
            )
        )
        gone += point.minutes
    return tuple(stops)


def _about(shown: Shown, point: Point, names: Names) -> str:
    """What a point examines, by codes, numbers or the partner that is waited on; and how much more than its time allows."""
    called, language = shown.called, names.language
    lists: dict[int, tuple[str | None, ...]] = {
        2: (*(row.number for row in called.earlier), *(row.code for row in called.missed)),
        3: tuple(row.code for row in called.late),
        4: tuple(row.code for row in called.blocked),
        5: tuple(row.code for row in called.soon),
        6: (
            *(row.code for row in called.waiting),
            *(row.action or names.told(row.partner) for row in called.letters),
            *(row.action or names.told(row.partner) for row in called.promises),
        ),
    }
    said = [name or MISSING for name in lists.get(point.computed or 0, ())]
    left = called.left(point.computed or 0)
    if left:
        said.append(translate(language, "{n} not called", n=left))
    return format_list(language, dict.fromkeys(said))


def _time(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


def _later(begins: time | None, minutes: int) -> time | None:
    if begins is None:
        return None
    return (datetime.combine(datetime.min.date(), begins) + timedelta(minutes=minutes)).time()
