"""What a meeting shows, gathered once from the reads, at the revision where it opened."""

from __future__ import annotations

from collections.abc import Sequence

from lib.domain.terms import DecisionStatus, MeetingState
from lib.i18n import translate
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.reports.meeting import Shown, before, closing_of, items
from lib.store import reads
from lib.store.ledger import changes_of
from lib.store.reads import Meeting, MeetingRevision
from lib.ui import data, session
from lib.usecases.meeting_notes import undebated_of
from lib.usecases.meetings import recorded

#: Rows read for a screen: seven are shown at a time.
LIMIT = 500
#: What is not told beside a row: it follows from the rest.
SILENT = ("progress", "deadline_text", "deadline_precision", "initial_deadline", "waiting_since")


def shown(meeting: Meeting, meetings: Sequence[Meeting]) -> Shown:
    """All that the screens of a meeting need."""
    now = data.state()
    frozen, day = now.at(meeting.shown_revision, meeting.held_on), meeting.held_on
    previous = before(meeting, meetings)
    limits = data.read_at(frozen, reads.thresholds)
    decisions = data.read_at(now.at(now.revision, day), reads.decisions)
    since = previous.held_on if previous else day
    overdue = data.read_at(frozen, reads.overdue, limit=LIMIT)
    blocked = data.read_at(frozen, reads.situations, situations=("blocked",), limit=LIMIT)
    soon = data.read_at(frozen, reads.due_within, days=int(limits["soon_days"]), limit=LIMIT)
    waiting = data.read_at(frozen, reads.waiting)
    return Shown(
        meeting=meeting,
        previous=previous,
        head=data.read_at(frozen, reads.headline),
        soon_days=int(limits["soon_days"]),
        overdue=overdue,
        blocked=blocked,
        soon=soon,
        waiting=waiting,
        letters=data.read_at(frozen, reads.pending_letters),
        promises=data.read_at(frozen, reads.promises, limit=LIMIT),
        moves=data.read_at(frozen, reads.movements, before=now.at(previous.shown_revision, previous.held_on))
        if previous
        else None,
        earlier=tuple(
            d
            for d in decisions
            if d.meeting != meeting.key
            and (d.held_on is None or d.held_on <= day)
            and (d.status == DecisionStatus.TO_DO or (d.completed_on or since) >= since)
        ),
        own=tuple(d for d in decisions if d.meeting == meeting.key),
        carried=frozenset(closing_of(previous).get("not_discussed", ())) if previous else frozenset(),
        items=data.kept(
            "meeting_items",
            lambda: tuple(items(overdue, blocked, soon, waiting)),
            overdue,
            blocked,
            soon,
            waiting,
        ),
    )


def touched(meeting: Meeting) -> frozenset[str]:
    """Keys of the actions that the meeting changed, decided on or passed without debate, what was undone left out."""
    store, plan, revision = data.store(), session.plan(), session.revision()

    def found() -> frozenset[str]:
        keys: set[str] = undebated_of(meeting.undebated)
        for row in recorded(store, meeting.key, meeting.shown_revision, plan):
            if row.undone_by is not None:
                continue
            for change in changes_of(store, row.number):
                if change.table == "action":
                    keys.add(change.key)
                elif change.table == "decision" and change.after and change.after.get("action"):
                    keys.add(str(change.after["action"]))
        return frozenset(keys)

    return data.kept("meeting_touched", found, meeting.key, plan, revision)


def noted(meeting: Meeting) -> dict[str, tuple[str, ...]]:
    """What the meeting noted on each action, in words, beside the frozen figures."""
    store, plan, revision, language = data.store(), session.plan(), session.revision(), session.language()

    def found() -> dict[str, tuple[str, ...]]:
        told = {key: [translate(language, "without debate")] for key in undebated_of(meeting.undebated)}
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
        return {key: tuple(words) for key, words in told.items()}

    return data.kept("meeting_noted", found, meeting.key, plan, revision, language)


def came_in(meeting: Meeting) -> list[MeetingRevision]:
    """What others recorded while the meeting was held."""
    now = data.state()
    until = now if meeting.state == MeetingState.OPEN else now.at(meeting.last_revision)
    found = data.read_at(until, reads.meeting_revisions, meeting=meeting.key, before=meeting.shown_revision)
    return [row for row in found if not row.is_own]
