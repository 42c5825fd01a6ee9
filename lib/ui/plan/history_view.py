"""The blocks of the history page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.domain.zones import SETTING
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label, table_label
from lib.i18n.values import Names, row_name, value_text
from lib.reports.rows import row_names, rows_of
from lib.store import reads
from lib.store.ledger import first_changes
from lib.store.reads import JournalLine
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.plan import adoption_view
from lib.ui.session import t, tn
from lib.usecases.layout_memory import LAYOUT, NAME, STATUS
from lib.usecases.undo import Kept, founds, plan_undo, undo

SHOWN = 40


def journal(rows: Rows[JournalLine]) -> None:
    """The revisions, the latest first."""
    language = session.language()
    when = {r.number: session.moment(r.recorded_at) for r in rows}
    tables.table(
        rows,
        t("History"),
        tables.Shown(
            markup.Column(t("Revision"), number=True),
            lambda r: markup.Cell(str(r.number), markup.address("history", read=str(r.number))),
        ),
        tables.Shown(
            markup.Column(t("When"), short=True),
            lambda r: markup.Cell(
                when[r.number], quiet=t("state of {day}", day=format_day(language, r.as_of))
            ),
        ),
        tables.Shown(markup.Column(t("Who"), width=18), lambda r: r.author),
        tables.Shown(markup.Column(t("Door"), width=14), lambda r: label(language, RevisionKind(r.kind))),
        tables.Shown(
            markup.Column(t("Why"), width=34),
            lambda r: markup.Cell(r.reason or MISSING, quiet=r.file_name or ""),
        ),
        tables.Shown(markup.Column(t("State"), width=16), _state),
        also=when,
    )


def _state(row: JournalLine) -> str:
    if row.undone_by:
        return t("Undone by revision {number}", number=row.undone_by)
    return t("Undoes revision {number}", number=row.undoes) if row.undoes else MISSING


def detail(rows: Rows[JournalLine]) -> None:
    """One revision: what it changed, its file, its undoing."""
    if not rows:
        return
    names = {str(r.number): t("Revision {number}", number=r.number) for r in rows}
    number = int(choices.select(t("Read one revision"), names, key="read"))
    store = data.store()
    count, first = data.kept("changes", lambda: first_changes(store, number, SHOWN), number)
    chosen = next(r for r in rows if r.number == number)
    layout.section(t("What revision {number} changed", number=number))
    markup.paragraph(tn("{n} row changed.", "{n} rows changed.", count))
    if chosen.file_name:
        kept = reads.source(store, number)
        if kept is not None:
            st.download_button(
                t("Download the file as it was imported"),
                data=kept.content,
                file_name=kept.file_name,
                icon=":material/download:",
                on_click="ignore",
            )
    adoption_view.adoption(number)
    if writing.is_possible():
        _undo(number, chosen, first)
    layout.section(t("What changed"))
    _changes(first, count)


def _undo(number: int, chosen: JournalLine, changes: Sequence[Change]) -> None:
    layout.section(t("Undo"))
    if founds(changes):
        layout.empty(t("This revision founds the plan: it cannot be undone."))
        return
    if chosen.undone_by:
        layout.empty(t("This revision is undone already."))
        return
    preview = layout.unfolded(
        t("Preview the undoing of revision {number}", number=number), f"undoing_{number}"
    )
    if not preview:
        return
    store, plan, latest = data.store(), session.plan(), data.latest_revision()
    planned = data.kept(
        "undo", lambda: plan_undo(store, number, plan=plan, revision=latest), plan, number, latest
    )
    with preview:
        if not planned.changes:
            layout.empty(t("Every value of this revision was changed since: there is nothing to undo."))
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
            value_text(language, k.table, k.field, k.current, names=names) if k.field else "",
        ]
        for k in kept[:SHOWN]
    )


def _changes(changes: Sequence[Change], count: int) -> None:
    """The first changes of `count`, row by row and field by field."""
    language = session.language()
    names = _names(rows_of(changes[:SHOWN]))
    lines: list[list[markup.Cell | str]] = []
    for change in changes[:SHOWN]:
        name = names.get((change.table, change.key)) or _own_name(change, names)
        if change.before is None or change.after is None:
            what = t("added") if change.before is None else t("removed")
            lines.append([table_label(language, change.table), name, what, ""])
            continue
        for field, new in change.after.items():
            lines.append(
                [
                    table_label(language, change.table),
                    name,
                    field_label(language, change.table, field),
                    markup.Cell(
                        value_text(language, change.table, field, new, names=names),
                        old=value_text(language, change.table, field, change.before[field], names=names),
                    ),
                ]
            )
    markup.table(
        [
            markup.Column(t("Table"), width=12),
            markup.Column(t("Row"), width=34),
            markup.Column(t("Field"), width=20),
            markup.Column(t("Old → new"), width=34),
        ],
        lines[:SHOWN],
        t("What changed"),
    )
    if count > SHOWN:
        markup.paragraph(t("The first {n} of {total} are shown.", n=SHOWN, total=count))


def _names(rows: Sequence[tuple[str, str]]) -> Names:
    """How people call some rows (table, key), as they stand now."""
    store, plan, latest, language = data.store(), session.plan(), data.latest_revision(), session.language()
    return data.kept(
        "names", lambda: row_names(store, plan, rows, language=language), plan, latest, language, rows
    )


def _own_name(change: Change, names: Names) -> str:
    if change.table == "setting" and change.key.startswith(LAYOUT):
        return t("How a set of headings is read")
    if change.table == "setting" and change.key.startswith((STATUS, NAME)):
        return t("Word explained: “{word}”", word=change.key.removeprefix(STATUS).removeprefix(NAME))
    if (change.table, change.key) == ("setting", SETTING):
        return t("Time zone")
    values = change.after or change.before or {}
    return row_name(session.language(), change.table, values, names=names) or change.key
