"""The plan at a revision as one archive: its workbook, every row of every table, the files that they name."""

from __future__ import annotations

import io
from typing import IO

from lib.archives.model import Archive, ArchivedFile
from lib.archives.pack import fingerprints, pack
from lib.domain.schema import TABLES
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.reports.workbook import plan_workbook
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State


def plan_archive(state: State, *, language: Language) -> bytes:
    """The archive as bytes: what a page gives."""
    out = io.BytesIO()
    write_archive(state, out, language=language)
    return out.getvalue()


def write_archive(state: State, out: IO[bytes], *, language: Language) -> None:
    """Writes the archive. What stands, as its reader sees it; the past stays in the plan, and in its backups."""
    tables = {name: rows_at(state.store, state.revision, state.plan, name) for name in TABLES}
    given = [_file(state, fingerprint) for fingerprint in fingerprints(tables)]
    title = reads.plan_sheet(state).title or ""
    archive = Archive(title, state.day, state.revision, tables, tuple(file for file in given if file))
    told = (
        translate(language, "Archive of the plan “{title}”", title=title),
        translate(
            language,
            "Made on {day}, revision {revision}: {rows} rows, {files} files.",
            day=format_day(language, state.day),
            revision=state.revision,
            rows=archive.rows,
            files=len(archive.files),
        ),
        translate(language, "To be read: plan.xlsx, and the folder of the files under their own names."),
        translate(
            language,
            "To be brought back on another machine: page Import, or python -m lib import ARCHIVE --new TITLE.",
        ),
        translate(language, "The history is not in it: a backup has it."),
    )
    workbook = plan_workbook(state, language=language)
    pack(archive, workbook=workbook, read_me="\r\n".join(told) + "\r\n", out=out)


def _file(state: State, fingerprint: str) -> ArchivedFile | None:
    """A file that is kept; None for a fingerprint of something else, as of a certificate."""
    content = reads.file_content(state.store, fingerprint)
    if not content:
        return None
    name = reads.file_name(state, sha256=fingerprint) or fingerprint[:16]
    return ArchivedFile(fingerprint, name, content)
