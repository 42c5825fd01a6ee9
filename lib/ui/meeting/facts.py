"""What a meeting shows, gathered once from the reads, at the revision where it opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.domain.agenda import Point, proposed
from lib.domain.terms import DecisionStatus, MeetingState
from lib.i18n import translate
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.reports.meeting import (
    Examined,
    Shown,
    before,
    brought,
    called,
    closing_of,
    last_held,
    points_of,
)
from lib.store import reads
from lib.store.ledger import changes_of
from lib.store.reads import Decision, Meeting, MeetingRevision, Movement
from lib.store.rows import Rows
from lib.store.state import State
from lib.ui import data, session
from lib.usecases.meeting_notes import spoken_on, undebated_of
from lib.usecases.meetings import recorded

#: Rows read for a screen: seven are shown at a time.
LIMIT = 500
#: What is not told beside a row: it follows from the rest.
SILENT = ("progress", "deadline_text", "deadline_precision", "initial_deadline", "waiting_since")


def shown(meeting: Meeting, meetings: Sequence[Meeting]) -> Shown:
    """All that the screens of a meeting need."""
    now = data.state()
    # A meeting that is only convened has no figures of its own yet: those of the present are shown.
    is_convened = meeting.state == MeetingState.CONVENED
    frozen = now if is_convened else now.at(meeting.shown_revision, meeting.held_on)
    previous = before(meeting, meetings)
    carried = frozenset(closing_of(previous).get("not_discussed", ())) if previous else frozenset()
    examined = _examined(frozen, previous, meeting.key)
    points = points_of(meeting, examined.found)
    return Shown(
        meeting=meeting,
        previous=previous,
        head=data.read_at(frozen, reads.headline),
        soon_days=_soon_days(frozen),
        moves=_moves(frozen, previous),
        earlier=examined.decisions,
        own=tuple(d for d in _decisions(frozen.day) if d.meeting == meeting.key),
        carried=carried,
        points=points,
        called=called(examined, points, carried),
    )


def proposal(meetings: Sequence[Meeting], minutes: int) -> tuple[Point, ...]:
    """The agenda that the plan asks for as it stands, with what the last meeting did not come to."""
    previous = last_held(meetings)
    return proposed(_examined(data.state(), previous, "").found, minutes, brought(previous))


def _examined(frozen: State, previous: Meeting | None, own: str) -> Examined:
    day = frozen.day
    since = previous.held_on if previous else day
    return Examined(
        decisions=tuple(
            d
            for d in _decisions(day)
            if d.meeting != own
            and (d.held_on is None or d.held_on <= day)
            and (d.status == DecisionStatus.TO_DO or (d.completed_on or since) >= since)
        ),
        missed=tuple(move for move in _moves(frozen, previous) or () if move.missed),
        overdue=data.read_at(frozen, reads.overdue, limit=LIMIT),
        overdue_blocked=data.read_at(frozen, reads.headline).past_due_blocked,
        blocked=data.read_at(frozen, reads.situations, situations=("blocked",), limit=LIMIT),
        soon=data.read_at(frozen, reads.due_within, days=_soon_days(frozen), limit=LIMIT),
        waiting=data.read_at(frozen, reads.waiting),
        letters=data.read_at(frozen, reads.pending_letters),
        promises=tuple(p for p in data.read_at(frozen, reads.promises, limit=LIMIT) if p.is_overdue),
    )


def _decisions(day: date) -> Rows[Decision]:
    """Every decision as it stands now, judged on a day."""
    now = data.state()
    return data.read_at(now.at(now.revision, day), reads.decisions)


def _moves(frozen: State, previous: Meeting | None) -> Rows[Movement] | None:
    if previous is None:
        return None
    return data.read_at(frozen, reads.movements, before=frozen.at(previous.shown_revision, previous.held_on))


def _soon_days(frozen: State) -> int:
    return int(data.read_at(frozen, reads.thresholds)["soon_days"])


def touched(meeting: Meeting) -> frozenset[str]:
    """Keys of the actions that the meeting changed, decided on or passed without debate, what was undone left out."""
    plan, revision = session.plan(), session.revision()

    def found() -> frozenset[str]:
        return spoken(meeting) | undebated_of(meeting.undebated)

    return data.kept("meeting_touched", found, meeting.key, plan, revision)


def spoken(meeting: Meeting) -> frozenset[str]:
    """Keys of the actions that the meeting recorded something on."""
    return spoken_on(data.store(), meeting.key, meeting.shown_revision, session.plan())


def noted(meeting: Meeting) -> dict[str, tuple[str, ...]]:
    """What the meeting noted on each action, in words, beside the frozen figures."""
    store, plan, revision, language = data.store(), session.plan(), session.revision(), session.language()

    def found() -> dict[str, tuple[str, ...]]:
        silent = undebated_of(meeting.undebated) - spoken(meeting)
        told = {key: [translate(language, "without debate")] for key in silent}
        for row in recorded(store, meeting.key, meeting.shown_revision, plan):
            if row.undone_by is not None:
                continue
            for change in changes_of(store, row.number):
                if change.table == "action" and change.after:
                    told.setdefault(change.key, []).extend(
                        f"{field_label(language, 'action', name)} {value_text(language, 'action', name, value)}"
                        for name, value in change.after.items()
                        if name not in SILENT and value is not None
                    )
                elif change.table == "decision" and change.after and change.after.get("action"):
                    told.setdefault(str(change.after["action"]), []).append(str(change.after["number"]))
                elif change.table == "note" and change.after and change.after.get("action"):
                    told.setdefault(str(change.after["action"]), []).append(translate(language, "a remark"))
        return {key: tuple(words) for key, words in told.items()}

    return data.kept("meeting_noted", found, meeting.key, plan, revision, language)


def came_in(meeting: Meeting) -> list[MeetingRevision]:
    """What others recorded while the meeting was held."""
    now = data.state()
    until = now if meeting.state == MeetingState.OPEN else now.at(meeting.last_revision)
    found = data.read_at(until, reads.meeting_revisions, meeting=meeting.key, before=meeting.shown_revision)
    return [row for row in found if not row.is_own]
