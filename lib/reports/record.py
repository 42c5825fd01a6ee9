"""Gathers what the record of a meeting says, in any language, and draws it up as it is given out at the closing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from lib.documents import docx, pdf
from lib.documents.blocks import Document
from lib.documents.decisions_record import RecordFacts, RecordLine, decisions_record
from lib.domain.code_order import code_order
from lib.domain.meeting_record import FIRST, Draw, Drawing, Given, PaperFile
from lib.domain.terms import DecisionStatus, MeetingState, RevisionKind
from lib.domain.zones import in_zone
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import MISSING, format_day, format_list
from lib.i18n.labels import label
from lib.i18n.naming import Names
from lib.reports.identity import aside, figures_mark
from lib.reports.meeting import attendance_of, closing_of
from lib.reports.money import money_line
from lib.reports.record_correction import correction
from lib.reports.updates import updates
from lib.store import reads
from lib.store.ledger import some_rows_at
from lib.store.reads import Decision, Meeting, MeetingRevision
from lib.store.state import State
from lib.wording.meeting import TITLES

#: Names that a line of the record holds; the others are counted.
NAMED = 30
#: Lines of what others recorded meanwhile; the others are counted.
CAME = 12
#: Pages of a record that is set tighter where that spares one of them.
TIGHTENED = (2, 3)


def record_facts(
    state: State, *, meeting: Meeting, language: Language, until: int | None = None
) -> RecordFacts:
    """The record of a meeting: figures and names of the revision where it opened, decisions as they stand in `state`.

    What it did to the plan and what came in stops at the revision `until`: that of the state while it is open, its last
    own one once it is closed.
    """
    shown = state.at(meeting.shown_revision, meeting.held_on)
    closing = closing_of(meeting)
    sheet = reads.plan_sheet(shown)
    names = Names.of(language, reads.paper_names(state))
    people = attendance_of(meeting)
    is_open = meeting.state == MeetingState.OPEN
    held = state.at(until or (state.revision if is_open else meeting.last_revision))
    since = reads.meeting_revisions(held, meeting=meeting.key, before=shown.revision)
    decisions = reads.decisions(state.at(state.revision, meeting.held_on), meeting=meeting.key)
    did = updates(held, meeting=meeting.key, shown_revision=shown.revision, names=names)
    return RecordFacts(
        plan=names.title(sheet.title),
        title=names.title(meeting.title),
        day=shown.day,
        place=names.told(meeting.place),
        revision=shown.revision,
        fingerprint=meeting_mark(state, meeting=meeting),
        is_sample=sheet.is_sample,
        present=tuple((names.told(party), names.told(function)) for party, function, here in people if here),
        excused=tuple(
            (names.told(party), names.told(function)) for party, function, here in people if not here
        ),
        lines=tuple(_line(language, row, names) for row in decisions),
        skipped=tuple(translate(language, TITLES[n]) for n in closing.get("skipped", []) if n in TITLES),
        not_discussed=(
            *closing.get("points_left", []),
            *_counted(language, _names(shown, closing.get("not_discussed", []))),
        ),
        came_in=_came_in(language, since),
        next_meeting=_next(language, closing, names),
        aside=aside(shown, language=language),
        money=money_line(shown, language=language),
        began=began(state, meeting=meeting),
        ended=meeting.ended_at or "",
        chair=names.told(meeting.chair),
        secretary=names.told(meeting.secretary),
        distribution=tuple(
            names.told(line) for line in (meeting.distribution or "").splitlines() if line.strip()
        ),
        undebated=_counted(language, _undebated(shown, meeting, did.spoken)),
        updates=did.actions,
        exchanges=did.exchanges,
        settled=did.settled,
    )


def meeting_mark(state: State, *, meeting: Meeting) -> str:
    """The fingerprint of the frozen figures of a meeting; whatever the state, those of its opening."""
    return figures_mark(state.at(meeting.shown_revision, meeting.held_on))


def began(state: State, *, meeting: Meeting) -> str:
    """The hour at which a meeting began: as it was written, else that of its opening on the clock of the plan."""
    zone = reads.time_zone(state)
    return meeting.began_at or in_zone(meeting.opened_at, zone).strftime("%H:%M")


def drawn_up(state: State, *, meeting: Meeting, language: Language) -> Draw:
    """What draws up the record of a meeting, or a correction of it, in a language: a Word file and a PDF."""
    return partial(_draw, state, meeting, language)


def _draw(state: State, meeting: Meeting, language: Language, drawing: Drawing) -> Given:
    held: dict[str, Any] = {n: v for n, v in drawing.sheet.items() if hasattr(meeting, n)}
    told = replace(meeting, **held)
    now, mark = state.at(drawing.revision), meeting_mark(state, meeting=meeting)
    if drawing.number == FIRST:
        facts = record_facts(now, meeting=told, language=language, until=drawing.revision)
        paper = fitted(decisions_record(facts, language))
        said = ""
    else:
        paper, said = correction(now, drawing, meeting=told, language=language, mark=mark)
    name = f"releve-decisions-{told.held_on.isoformat()}"
    if drawing.number != FIRST:
        name += f"-rectificatif-{drawing.number}"
    files = tuple(
        PaperFile(ending, f"{name}.{ending}", write(paper))
        for ending, write in (("docx", docx.write), ("pdf", pdf.write))
    )
    return Given(language, told.shown_revision, mark, files, said)


def fitted(paper: Document) -> Document:
    """The paper set tighter where that spares a page of a short one, whose last lines would stand alone there."""
    pages = pdf.page_count(paper)
    if pages not in TIGHTENED:
        return paper
    tight = replace(paper, is_compact=True)
    return tight if pdf.page_count(tight) < pages else paper


def _line(language: Language, row: Decision, names: Names) -> RecordLine:
    return RecordLine(
        number=row.number,
        text=row.text,
        action=row.action_code or row.action_title or "",
        owner=names.told(row.owner),
        deadline=format_day(language, row.deadline) if row.deadline else translate(language, "to be set"),
        recipients=names.told(row.recipients),
        status=label(language, DecisionStatus(row.status)),
    )


def _names(state: State, keys: Sequence[str]) -> tuple[str, ...]:
    """The codes of some actions, in the order of codes; what this reader is not shown is left out."""
    rows = some_rows_at(state.store, state.revision, state.plan, "action", keys) if keys else {}
    return tuple(sorted((str(row["code"] or row["title"]) for row in rows.values()), key=code_order))


def _undebated(state: State, meeting: Meeting, spoken: Collection[str]) -> tuple[str, ...]:
    """What was passed without debate: the codes of actions; what something was recorded on later was spoken about."""
    keys = [str(key) for key in json.loads(meeting.undebated or "[]")]
    return _names(state, [key for key in keys if key not in spoken])


def _counted(language: Language, names: Sequence[str]) -> tuple[str, ...]:
    """The first names, and how many more there are."""
    if len(names) <= NAMED:
        return tuple(names)
    more = len(names) - NAMED
    return (
        *names[:NAMED],
        translate_plural(language, "and {n} other action", "and {n} other actions", more),
    )


def _came_in(language: Language, since: Iterable[MeetingRevision]) -> tuple[str, ...]:
    """What others recorded during the meeting; taking back one of its own notes is no news from outside."""
    rows = list(since)
    own = {row.number for row in rows if row.is_own}
    others = [row for row in rows if not row.is_own and row.undoes not in own]
    more = len(others) - CAME
    said = [_came(language, row) for row in others[:CAME]]
    if more > 0:
        said.append(translate_plural(language, "and {n} other revision", "and {n} other revisions", more))
    return tuple(said)


def _came(language: Language, row: MeetingRevision) -> str:
    return translate(
        language,
        "Revision {number}: {kind}, {what}",
        number=row.number,
        kind=label(language, RevisionKind(row.kind)),
        what=row.file_name or row.reason or MISSING,
    )


def _next(language: Language, closing: Mapping[str, Any], names: Names) -> str:
    parts = [format_day(language, date.fromisoformat(closing["next_on"]))] if closing.get("next_on") else []
    parts += [names.told(str(closing["next_place"]))] if closing.get("next_place") else []
    return format_list(language, parts) if parts else translate(language, "to be agreed")
