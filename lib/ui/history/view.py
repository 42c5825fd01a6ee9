"""The revisions, the latest first: what each changed in the words of the plan, who, when, why; its details in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.domain.zones import day_in
from lib.i18n.authors import author_name
from lib.i18n.formats import as_typed, format_day, format_pair
from lib.i18n.labels import label
from lib.i18n.values import Names
from lib.reports.rows import row_names, rows_of
from lib.store import reads
from lib.store.reads import JournalLine
from lib.ui import address, data, layout, markup, session, tables
from lib.ui.history import details
from lib.ui.history.filters import Chosen
from lib.ui.session import t, tn
from lib.wording.changes import Told, line, reason_text, told

#: Revisions on a page, and rows told of each.
PAGE, ROWS = 20, 3
#: Rows looked through for the field that is asked about.
SEARCHED = 40
READ = "read"


def asked_for() -> None:
    """The revision that a link names, unfolded above the others."""
    number = address.number(READ)
    if number is None:
        return
    layout.section(t("Revision {number}", number=number))
    with st.container(key="revision_asked"):
        found = one(number)
        if found is not None:
            details.of(found)
        else:
            layout.empty(t("There is no revision {number}.", number=number))
    layout.section(t("All revisions"))


def one(number: int) -> JournalLine | None:
    """Tells a revision, and answers it; None when there is none of that number."""
    rows = data.read_at(data.state().at(session.latest()), reads.revisions, numbers=(number,), limit=1)
    if not rows:
        return None
    changes = _changes(rows, Chosen())
    markup.show(_recorded(rows[0], *changes[number], _names(changes)))
    return rows[0]


def journal(chosen: Chosen) -> None:
    """One page of the revisions that are asked for."""
    rows = tables.page(
        reads.revisions, PAGE, authors=chosen.authors, kind=chosen.kind, numbers=chosen.numbers
    )
    if not rows:
        layout.empty(
            t("Nothing is recorded yet.") if chosen.is_all else t("No revision answers these choices.")
        )
        return
    if not chosen.is_all:
        markup.paragraph(tn("{n} revision", "{n} revisions", rows.found), "plan-state")
    changes = _changes(rows, chosen)
    names = _names(changes)
    recorded = data.worded(
        "journal",
        lambda: [_recorded(row, *changes[row.number], names) for row in rows],
        rows,
        tuple(changes.values()),
        names,
        st.context.timezone,
    )
    for row, html in zip(rows, recorded, strict=True):
        with st.container(key=f"revision_{row.number}", gap=None):
            markup.show(html)
            if rows.found == 1 and chosen.is_all and changes[row.number][0] <= ROWS:
                details.of(row)
                continue
            part = layout.unfolded(
                t("Details and undoing of revision {number}", number=row.number), f"details_{row.number}"
            )
            if part:
                with part:
                    details.of(row)


def _changes(rows: Sequence[JournalLine], chosen: Chosen) -> Mapping[int, tuple[int, tuple[Change, ...]]]:
    """Of each revision how many rows it changed, and those that are told."""
    most = SEARCHED if chosen.table else ROWS
    found: dict[int, tuple[int, tuple[Change, ...]]] = {}
    for row in rows:
        count, first = details.first(row.number, most)
        found[row.number] = count, chosen.among(first)[:ROWS]
    return found


def _names(changes: Mapping[int, tuple[int, tuple[Change, ...]]]) -> Names:
    """How people call the rows told, by their codes where they have one."""
    store, plan, latest, language = data.store(), session.plan(), data.latest_revision(), session.language()
    rows = tuple(dict.fromkeys(row for _, first in changes.values() for row in rows_of(first)))
    return data.kept(
        "short_names",
        lambda: row_names(store, plan, rows, language=language, short=True),
        plan,
        latest,
        language,
        rows,
    )


def _recorded(row: JournalLine, count: int, changes: Sequence[Change], names: Names) -> str:
    language = session.language()
    rows = told(language, changes, names=names)
    lines = [
        (
            markup.Cell(one.subject, _link(one, change)),
            format_pair(language, "", line(language, one)),
        )
        for one, change in zip(rows, changes, strict=True)
    ]
    if count > len(rows):
        more = count - len(rows)
        lines.append((markup.Cell(tn("and {n} other row", "and {n} other rows", more)), ""))
    return markup.record_html(lines, _told(row, rows))


def _link(one: Told, change: Change) -> str:
    """The sheet of an action that still stands."""
    return markup.action_link(None, one.key) if one.table == "action" and not change.ends else ""


def _told(row: JournalLine, rows: Sequence[Told]) -> str:
    """When, who, through which door, from which file, why; and whether it was undone."""
    language = session.language()
    said = [
        t("Revision {number}", number=row.number),
        session.moment(row.recorded_at),
        as_typed(language, author_name(language, row.author)),
        label(language, RevisionKind(row.kind)),
    ]
    if row.as_of != day_in(row.recorded_at, session.zone()):
        said.append(t("state of {day}", day=format_day(language, row.as_of)))
    if row.file_name:
        said.append(as_typed(language, row.file_name))
    reason = reason_text(language, row.reason.strip())
    if reason and reason != row.file_name and not any(reason in one.subject for one in rows):
        said.append(format_pair(language, t("Reason"), as_typed(language, reason)))
    if row.undone_by:
        said.append(t("Undone by revision {number}", number=row.undone_by))
    if row.undoes:
        said.append(t("Undoes revision {number}", number=row.undoes))
    return " · ".join(said)
