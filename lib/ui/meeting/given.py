"""The records of a closed meeting: what they say, and their files as they were given out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from lib.documents import docx, pdf
from lib.documents.blocks import Document
from lib.documents.decisions_record import RecordFacts, decisions_record
from lib.domain.meeting_record import FIRST, named_files
from lib.i18n import NAMES, Language
from lib.i18n.formats import MISSING, format_list
from lib.reports.meeting import Shown
from lib.reports.record import record_facts
from lib.store import reads
from lib.store.reads import Meeting, MeetingRecord
from lib.store.state import State
from lib.ui import data, downloads, layout, markup, session
from lib.ui.paper_rows import DOCX, PDF
from lib.ui.session import t

#: How each file of a record is offered, by how its name ends.
MIMES = {"docx": DOCX, "pdf": PDF}


def records_of(meeting: Meeting) -> list[MeetingRecord]:
    """The records that were given out of a meeting, at the state that is shown."""
    return list(data.read(reads.meeting_records, meeting=meeting.key))


def outcome(facts: Shown) -> None:
    """Of a closed meeting: what was decided and left, and its records."""
    if facts.is_open:
        return
    meeting, language = facts.meeting, session.language()
    given = records_of(meeting)
    until = given[0].revision if given and given[0].number == FIRST else None
    said = data.read(record_facts, meeting=meeting, language=language, until=until)
    layout.section(t("Record of decisions"))
    hours = [hour for hour in (said.began, said.ended) if hour]
    markup.facts(
        {
            t("Hours"): " – ".join(hours),
            **({t("Chair"): said.chair} if said.chair else {}),
            **({t("Secretary of the meeting"): said.secretary} if said.secretary else {}),
            t("Present"): format_list(language, [f"{f} ({p})" if p else f for p, f in said.present])
            or t("not recorded"),
            t("Decisions"): format_list(language, [f"{line.number} ({line.status})" for line in said.lines])
            or MISSING,
            t("Points with nothing to examine"): format_list(language, said.skipped) or MISSING,
            t("Not discussed"): format_list(language, said.not_discussed) or MISSING,
            t("Next meeting"): said.next_meeting,
        }
    )
    if not given:
        _papers(said)
        return
    _table(given)
    files_given(given)


def _table(given: list[MeetingRecord]) -> None:
    """Each record: when it was given out, in which language, what it corrects and why."""
    markup.table(
        [
            markup.Column(t("Paper"), width=20),
            markup.Column(t("Given out"), short=True),
            markup.Column(t("Language"), short=True),
            markup.Column(t("What is corrected"), width=44),
            markup.Column(t("Reason"), width=22),
        ],
        [
            [
                name_of(record),
                session.moment(record.recorded_at),
                NAMES.get(record.language, record.language),
                record.corrects or MISSING,
                record.reason or MISSING,
            ]
            for record in given
        ],
        t("Records given out"),
    )
    markup.paragraph(
        t(
            "These files are kept as they were given out; what became of the decisions since is told on the screens."
        )
    )


def name_of(record: MeetingRecord) -> str:
    """« Relevé », « Rectificatif n° 1 »."""
    if record.number == FIRST:
        return t("Record of decisions")
    if record.annuls:
        return t("Correction no. {number}: annulled", number=record.number)
    return t("Correction no. {number}", number=record.number)


def files_given(given: list[MeetingRecord]) -> None:
    """The files of each record, their bytes as they are kept."""
    if not all(record.files for record in given):
        markup.paragraph(
            t("The team hands out the record.")
            if session.partner_view()
            else t("What is not offered here can be asked of an administrator.")
        )
    for record in given:
        with st.container(horizontal=True, gap="small"):
            for ending, sha256, name in named_files(record.files):
                downloads.kept(
                    _file_name(record, ending),
                    sha256,
                    name,
                    partial(_offered, record.meeting),
                    mime=MIMES[ending],
                    icon=":material/download:",
                    key=f"record_{record.number}_{ending}",
                )


def _offered(meeting: str, state: State) -> list[str]:
    records = reads.meeting_records(state, meeting=meeting)
    return [sha256 for record in records for _, sha256, _ in named_files(record.files)]


def _file_name(record: MeetingRecord, ending: str) -> str:
    if record.number == FIRST:
        return t("Download the record (Word)") if ending == "docx" else t("Download the record (PDF)")
    return (
        t("Correction no. {number} (Word)", number=record.number)
        if ending == "docx"
        else t("Correction no. {number} (PDF)", number=record.number)
    )


def _papers(said: RecordFacts) -> None:
    """Of a meeting closed before records were kept: the same papers, made from what it recorded."""
    markup.paragraph(
        t("This meeting was closed before records were kept: its paper is made from what it recorded.")
    )
    day = said.day.isoformat()
    with st.container(horizontal=True, gap="small"):
        for ending, write, name in (
            ("docx", docx.write, t("Download the record (Word)")),
            ("pdf", pdf.write, t("Download the record (PDF)")),
        ):
            downloads.button(
                name,
                data=partial(_written, write, said, session.language()),
                file_name=data.file_of_plan(f"releve-decisions-{day}.{ending}"),
                mime=MIMES[ending],
                icon=":material/download:",
                key=f"record_{ending}",
            )


def _written(write: Callable[[Document], bytes], said: RecordFacts, language: Language) -> bytes:
    return write(decisions_record(said, language))
