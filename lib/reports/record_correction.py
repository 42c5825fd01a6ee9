"""Gathers what a corrective record says: what it corrects, as it was read and as it is to be read, and why."""

from __future__ import annotations

from lib.documents.blocks import Document
from lib.documents.decisions_record import people_words
from lib.documents.record_correction import CorrectedPoint, CorrectionFacts, corrective_record
from lib.domain.changes import Change, Value
from lib.domain.meeting_record import Drawing
from lib.domain.schema import TABLES
from lib.i18n import Language, translate
from lib.i18n.formats import MISSING, arrow, format_list, format_pair
from lib.i18n.labels import field_label
from lib.i18n.naming import Names
from lib.i18n.values import Names as Called
from lib.i18n.values import value_text
from lib.reports.meeting import people_of
from lib.reports.named import named_change
from lib.reports.rows import row_names, rows_of
from lib.store import reads
from lib.store.reads import Meeting
from lib.store.state import State
from lib.wording.changes import subject, told_fields

#: What a correction names of a decision that it adds or withdraws.
OF_A_DECISION = ("text", "owner", "deadline")


def correction(
    state: State, drawing: Drawing, *, meeting: Meeting, language: Language, mark: str
) -> tuple[Document, str]:
    """The corrective record of a meeting, and what it corrects in a line for each point."""
    names = Names.of(language, reads.paper_names(state))
    called = row_names(state.store, state.plan, rows_of(drawing.changes), language=language)
    points = tuple(
        point for change in drawing.changes for point in _points(names, named_change(names, change), called)
    )
    sheet = reads.plan_sheet(state.at(meeting.shown_revision, meeting.held_on))
    facts = CorrectionFacts(
        plan=names.title(sheet.title),
        title=names.title(meeting.title),
        day=meeting.held_on,
        drawn_on=state.day,
        number=drawing.number,
        reason=drawing.reason,
        said=drawing.said,
        points=points,
        annuls=drawing.annuls,
        revision=meeting.shown_revision,
        fingerprint=mark,
        is_sample=sheet.is_sample,
    )
    lines = [_line(language, point) for point in points]
    if drawing.said:
        lines.insert(0, drawing.said)
    if drawing.annuls:
        lines.insert(0, translate(language, "All that this meeting recorded is annulled."))
    return corrective_record(facts, language), "\n".join(lines)


def _line(language: Language, point: CorrectedPoint) -> str:
    what, before, after = (
        format_list(language, text.splitlines()) for text in (point.what, point.before, point.after)
    )
    return f"{format_pair(language, what, before)} {arrow(language)} {after}"


def _points(names: Names, change: Change, called: Called) -> tuple[CorrectedPoint, ...]:
    language = names.language
    name = (
        translate(language, "Decision {number}", number=change.key)
        if change.table == "decision"
        else subject(language, change, names=called)
    )
    if change.before is None or change.after is None:
        values = change.after or change.before or {}
        held = "\n".join(
            _value(names, change.table, field, values.get(field), called)
            for field in (OF_A_DECISION if change.table == "decision" else TABLES[change.table].named_by)
            if values.get(field)
        )
        if change.before is None:
            return (CorrectedPoint(name, translate(language, "not in the record"), held),)
        return (CorrectedPoint(name, held, translate(language, "withdrawn")),)
    before, after = change.before, change.after
    about = "" if change.table == "meeting" else f"{name}\n"
    return tuple(
        CorrectedPoint(
            about + field_label(language, change.table, field),
            _value(names, change.table, field, before.get(field), called),
            _value(names, change.table, field, after[field], called),
        )
        for field in told_fields(change.table, before, after)
    )


def _value(names: Names, table: str, field: str, value: Value, called: Called) -> str:
    language = names.language
    if field == "attendance":
        people = [(names.told(p), names.told(f), here) for p, f, here in people_of(str(value or "[]"))]
        present = people_words(language, [(p, f) for p, f, here in people if here])
        excused = people_words(language, [(p, f) for p, f, here in people if not here])
        return (
            "\n".join(
                format_pair(language, words, who)
                for words, who in (
                    (translate(language, "Present"), present),
                    (translate(language, "Excused"), excused),
                )
                if who
            )
            or MISSING
        )
    return value_text(language, table, field, value, names=called)
