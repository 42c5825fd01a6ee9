"""One revision: everything it changed, its file, the plan as adopted, its undoing after a preview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lib.domain.changes import Change
from lib.domain.terms import MeetingState
from lib.i18n.labels import field_label, table_label
from lib.i18n.values import Names, value_text
from lib.reports.rows import row_names, rows_of
from lib.store import reads
from lib.store.ledger import first_changes
from lib.store.reads import JournalLine
from lib.store.state import State
from lib.ui import data, downloads, layout, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.history import adoption
from lib.ui.session import t, tn
from lib.usecases.undo import Kept, founds, plan_undo, undo
from lib.wording.changes import GONE, NEW, named_differences, subject, told_fields

SHOWN = 40


def of(revision: JournalLine) -> None:
    """What it changed, its file, its undoing."""
    count, changes = first(revision.number, SHOWN)
    markup.paragraph(tn("{n} row changed.", "{n} rows changed.", count))
    if writing.is_possible():
        _undo(revision, changes)
    _changes(changes, count)
    _file(revision)
    adoption.of(revision.number)


def first(number: int, most: int) -> tuple[int, tuple[Change, ...]]:
    """How many rows a revision changed, and the first of its changes; found once."""
    store = data.store()
    return data.kept("changes", lambda: first_changes(store, number, most), number, most)


def _file(revision: JournalLine) -> None:
    if not revision.file_name:
        return
    kept = reads.source(data.store(), revision.number)
    if kept is not None:
        downloads.kept(
            t("Download the file as it was imported"),
            kept.sha256,
            kept.file_name,
            partial(_offered, revision.number),
            icon=":material/download:",
            key=f"file_{revision.number}",
        )


def _offered(number: int, state: State) -> list[str]:
    found = reads.source(state.store, number)
    return [found.sha256] if found is not None else []


def _undo(revision: JournalLine, changes: Sequence[Change]) -> None:
    if founds(changes):
        layout.empty(t("This revision founds the plan: it cannot be undone."))
    elif revision.undone_by:
        layout.empty(t("This revision is undone already."))
    elif _is_closed(revision.number):
        layout.empty(
            t("This revision belongs to a closed meeting: it is put right by rectifying its record.")
        )
    else:
        preview = layout.unfolded(
            t("Preview the undoing of revision {number}", number=revision.number),
            f"undoing_{revision.number}",
            icon=":material/undo:",
        )
        if preview:
            with preview:
                undoing(revision.number)


def _is_closed(number: int) -> bool:
    """Whether a revision was written in a meeting that is closed now: nothing of it is undone by itself."""
    found = data.revision_of(number)
    if found is None or found.meeting is None:
        return False
    meetings = data.read_at(data.state().at(data.latest_revision()), reads.meetings)
    return any(m.key == found.meeting and m.state == MeetingState.CLOSED for m in meetings)


def undoing(number: int) -> None:
    """What undoing a revision would do now, and the button that does it."""
    store, plan, latest = data.store(), session.plan(), data.latest_revision()
    planned = data.kept(
        "undo", lambda: plan_undo(store, number, plan=plan, revision=latest), plan, number, latest
    )
    if not planned.changes:
        layout.empty(t("All of this revision was changed or used since: there is nothing to undo."))
        _kept(planned.kept)
        return
    markup.paragraph(
        tn(
            "{n} row would go back to its earlier state.",
            "{n} rows would go back to their earlier state.",
            len(planned.changes),
        )
    )
    _changes(planned.changes, len(planned.changes))
    _kept(planned.kept)
    _apply(number)


def _apply(number: int) -> None:
    """The one button; what is undone is what the preview showed."""

    def write(sent: Sent) -> int:
        store, reason = data.store(), t("Undoing of revision {number}", number=number)
        planned = plan_undo(store, number, plan=session.plan(), revision=sent.seen)
        return undo(store, planned, sent.writing, reason=reason)

    with Form(f"undo_{number}") as form:
        form.submit(
            t("Undo revision {number}", number=number),
            write,
            lambda new: t("Revision {number} was undone (revision {new}).", number=number, new=new),
        )


def _kept(kept: Sequence[Kept]) -> None:
    """What was edited since, and stays."""
    if not kept:
        return
    language = session.language()
    markup.paragraph(
        tn("{n} value was changed since and stays:", "{n} values were changed since and stay:", len(kept))
    )
    names = _names([(k.table, k.key) for k in kept[:SHOWN]])
    markup.items(
        [
            names.get((k.table, k.key), k.key),
            field_label(language, k.table, k.field) if k.field else table_label(language, k.table),
            value_text(language, k.table, k.field, k.current, names=names) if k.field else _why(k),
        ]
        for k in kept[:SHOWN]
    )


def _why(kept: Kept) -> str:
    """Why a whole row stays, where something else was not simply edited since."""
    return t("other records that stay name it") if kept.is_named else ""


def _changes(changes: Sequence[Change], count: int) -> None:
    """The first changes of `count`, row by row and field by field."""
    language = session.language()
    names = _names(rows_of(changes[:SHOWN]))
    lines: list[list[markup.Cell | str]] = []
    for change in changes[:SHOWN]:
        name = subject(language, change, names=names)
        if change.before is None or change.after is None:
            lines.append([markup.named(name), "", t(NEW if change.before is None else GONE)])
            continue
        for field in told_fields(change.table, change.before, change.after):
            for called, old, new in named_differences(
                language, change.table, field, change.before[field], change.after[field], names=names
            ):
                lines.append([markup.named(name) if name else "", called, markup.Cell(new, old=old)])
                name = ""  # said once
    columns = [markup.Column(t("Row"), width=42), markup.Column(t("Old → new"), width=38)]
    if any(field for _, field, _ in lines):  # rows that were added or taken out name no field
        columns.insert(1, markup.Column(t("Field"), width=20))
    else:
        lines = [[name, what] for name, _, what in lines]
    markup.table(columns, lines[:SHOWN], t("What changed"))
    if count > SHOWN:
        markup.paragraph(t("The first {n} of {total} are shown.", n=SHOWN, total=count))


def _names(rows: Sequence[tuple[str, str]]) -> Names:
    """How people call some rows (table, key), as they stand now."""
    store, plan, latest, language = data.store(), session.plan(), data.latest_revision(), session.language()
    return data.kept(
        "names", lambda: row_names(store, plan, rows, language=language), plan, latest, language, rows
    )
