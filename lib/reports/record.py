"""Gathers what the record of decisions of a meeting says, in any language, from the reads of its screens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lib.documents.decisions_record import RecordFacts, RecordLine
from lib.domain.terms import DecisionStatus, MeetingState, RevisionKind
from lib.i18n import Language, translate
from lib.i18n.formats import MISSING, format_day, format_list
from lib.i18n.labels import label
from lib.reports.identity import figures_mark
from lib.reports.meeting import attendance_of, closing_of
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.reads import Decision, Meeting, MeetingRevision
from lib.store.state import State
from lib.wording.meeting import TITLES


def record_facts(state: State, *, meeting: Meeting, language: Language) -> RecordFacts:
    """The record of a meeting: figures and names of the revision where it opened, decisions as they stand in `state`."""
    shown = state.at(meeting.shown_revision, meeting.held_on)
    closing = closing_of(meeting)
    sheet = reads.plan_sheet(shown)
    people = attendance_of(meeting)
    until = state.revision if meeting.state == MeetingState.OPEN else meeting.last_revision
    since = reads.meeting_revisions(state.at(until), meeting=meeting.key, before=shown.revision)
    decisions = reads.decisions(state.at(state.revision, meeting.held_on), meeting=meeting.key)
    return RecordFacts(
        plan=sheet.title,
        title=meeting.title,
        day=shown.day,
        place=meeting.place or "",
        revision=shown.revision,
        fingerprint=meeting_mark(state, meeting=meeting),
        is_sample=sheet.is_sample,
        present=tuple((party, function) for party, function, here in people if here),
        excused=tuple((party, function) for party, function, here in people if not here),
        lines=tuple(_line(language, row) for row in decisions),
        skipped=tuple(translate(language, TITLES[n]) for n in closing.get("skipped", []) if n in TITLES),
        not_discussed=(*_names(shown, closing.get("not_discussed", [])), *closing.get("points_left", [])),
        came_in=tuple(_came(language, row) for row in since if not row.is_own),
        next_meeting=_next(language, closing),
    )


def meeting_mark(state: State, *, meeting: Meeting) -> str:
    """The fingerprint of the frozen figures of a meeting; whatever the state, those of its opening."""
    return figures_mark(state.at(meeting.shown_revision, meeting.held_on))


def _line(language: Language, row: Decision) -> RecordLine:
    return RecordLine(
        number=row.number,
        text=row.text,
        action=row.action_code or row.action_title or "",
        owner=row.owner or "",
        deadline=format_day(language, row.deadline) if row.deadline else translate(language, "to be set"),
        recipients=row.recipients or "",
        status=label(language, DecisionStatus(row.status)),
    )


def _names(state: State, keys: list[str]) -> tuple[str, ...]:
    """The codes of some actions; what this reader is not shown is left out."""
    rows = rows_at(state.store, state.revision, state.plan, "action") if keys else {}
    return tuple(str(rows[key]["code"] or rows[key]["title"]) for key in keys if key in rows)


def _came(language: Language, row: MeetingRevision) -> str:
    return translate(
        language,
        "Revision {number}: {kind}, {what}",
        number=row.number,
        kind=label(language, RevisionKind(row.kind)),
        what=row.file_name or row.reason or MISSING,
    )


def _next(language: Language, closing: Mapping[str, Any]) -> str:
    parts = [format_day(language, date.fromisoformat(closing["next_on"]))] if closing.get("next_on") else []
    parts += [str(closing["next_place"])] if closing.get("next_place") else []
    return format_list(language, parts) if parts else translate(language, "to be agreed")
