"""Step three of an import: what would change, field by field, and what is wrong."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import FileRefused
from lib.domain.terms import InteractionKind, Stage, Tier
from lib.i18n import mark
from lib.i18n.formats import format_day, format_list, format_moment
from lib.i18n.labels import field_label, label
from lib.spreadsheets.model import Comparison, Issue, Policies, RowDifference
from lib.ui import action_form, choices, data, layout, markup, session
from lib.ui.import_steps import TABLES, Upload, plain, refuse
from lib.ui.session import t, tn
from lib.usecases.imports import Corrections, Preparation, prepare

PAGE = 50
#: Where the comparison is kept between two runs of the page.
PREPARED = "prepared"
SIGNS = {"error": "✖", "warning": "▲", "info": "ⓘ"}
LEVELS = {"error": mark("Error"), "warning": mark("Warning"), "info": mark("For information")}


def prepared(upload: Upload, corrections: Corrections | None) -> Preparation | None:
    """The comparison of the file with the plan as it is now; None when there is none to show."""
    if corrections is None:
        return None
    slot = (upload.sha256, repr(corrections), policies(), data.latest_revision(), session.plan())
    kept: tuple[object, Preparation] | None = session.slot(PREPARED)
    if kept is not None and kept[0] == slot:
        return kept[1]
    try:
        with st.spinner(t("Comparing with the plan…")):
            found = prepare(
                data.store(),
                upload.workbook,
                upload.content,
                plan=session.plan(),
                today=session.today(),
                corrections=corrections,
                policies=policies(),
            )
    except FileRefused as refusal:
        refuse(refusal)
        return None
    session.keep(PREPARED, (slot, found))
    return found


def policies() -> Policies:
    """The choices made below the differences, the careful ones until then."""
    chosen: Policies | None = session.slot("policies")
    return chosen or Policies()


def differences(found: Preparation) -> None:
    """Counts that are filters, then the differences field by field."""
    layout.section(t("3. What would change"))
    comparison = found.comparison
    if found.already is not None and not found.changes_anything:
        moment = format_moment(session.language(), session.local(found.already["recorded_at"]))
        st.info(
            plain(
                t(
                    "Already imported on {moment} by {author}: 0 changes.",
                    moment=moment,
                    author=found.already["author"],
                )
            ),
            icon=":material/check_circle:",
        )
    counts = {
        "new": len(comparison.new),
        "changed": len(comparison.changed),
        "absent": len(comparison.absent),
        "refused": len(comparison.refused),
    }
    names = {
        "new": t("New ({n})", n=counts["new"]),
        "changed": t("Changed ({n})", n=counts["changed"]),
        "absent": t("Absent from the file ({n})", n=counts["absent"]),
        "refused": t("Not applied ({n})", n=counts["refused"]),
    }
    first = next((name for name in ("changed", "new", "refused", "absent") if counts[name]), "changed")
    chosen = st.segmented_control(
        t("Differences"),
        list(names),
        default=first,
        format_func=lambda n: names[n],
        key=f"shown_{found.sha256[:12]}",
        label_visibility="collapsed",
    )
    markup.paragraph(tn("{n} row unchanged.", "{n} rows unchanged.", comparison.unchanged))
    _proposals(found)
    _rows(found, str(chosen or first))


def _proposals(found: Preparation) -> None:
    """Titles that look alike: said, never merged."""
    if not found.comparison.proposals:
        return
    absent = {d.key: d for d in found.comparison.absent}
    titles = {d.row: d for d in found.comparison.new}
    markup.paragraph(
        t(
            "These new rows look like actions that the file no longer holds; give them the same code to join them:"
        )
    )
    markup.items(
        [t("row {row}", row=row), titles[row].title, "≈", f"{absent[key].code or ''} {absent[key].title}"]
        for row, key in found.comparison.proposals
        if row in titles and key in absent
    )


def _rows(found: Preparation, which: str) -> None:
    comparison: Comparison = found.comparison
    rows: tuple[RowDifference, ...] = getattr(comparison, which)
    if not rows:
        layout.empty(t("Nothing in this list."))
        return
    page = choices.pager(len(rows), PAGE, f"page_{which}")
    shown = rows[page * PAGE : (page + 1) * PAGE]
    table = TABLES[comparison.kind]
    language = session.language()
    lines: list[list[markup.Cell | str]] = []
    for row in shown:
        name = markup.Cell(row.title or "–", quiet=t("row {row}", row=row.row) if row.row else "")
        if which != "changed":
            what = format_list(
                language,
                [
                    f"{field_label(language, table, f.field)} : {value_text(table, f.field, f.new)}"
                    for f in row.fields
                    if f.field
                    in ("deadline", "status", "owner", "organisation", "country", "occurred_on", "partner")
                ],
            )
            lines.append([row.code or "–", name, what or "–", "", ""])
        for field in row.fields if which == "changed" else ():
            lines.append(
                [
                    row.code or "–",
                    name,
                    field_label(language, table, field.field),
                    markup.Cell(
                        value_text(table, field.field, field.new),
                        old=value_text(table, field.field, field.old),
                    ),
                    f"{found.recognition.sheet}!{field.cell}" if found.recognition.sheet else field.cell,
                ]
            )
    columns = [
        markup.Column(t("Code"), short=True),
        markup.Column(t("Row"), width=36),
        markup.Column(
            t("Field") if which == "changed" else t("What it holds"), width=18 if which == "changed" else 50
        ),
        markup.Column(t("Old → new") if which == "changed" else "", width=30 if which == "changed" else 0),
        markup.Column(t("Cell") if which == "changed" else "", short=True),
    ]
    keep = 5 if which == "changed" else 3
    markup.table(columns[:keep], [line[:keep] for line in lines], t("Differences"))


def remarks(found: Preparation) -> None:
    """Errors and warnings by cell, in words."""
    issues = found.issues
    if not issues:
        return
    counts = {level: sum(1 for i in issues if i.level == level) for level in LEVELS}
    sentence = format_list(
        session.language(),
        [
            text
            for level, text in (
                ("error", tn("{n} error", "{n} errors", counts["error"])),
                ("warning", tn("{n} warning", "{n} warnings", counts["warning"])),
                ("info", tn("{n} note", "{n} notes", counts["info"])),
            )
            if counts[level]
        ],
    )
    layout.section(t("What to know about this file: {counts}", counts=sentence))
    serious = [i for i in issues if i.level != "info"]
    if serious:
        _issues(serious)
    notes = [i for i in issues if i.level == "info"]
    if notes:
        with st.expander(tn("See {n} note", "See {n} notes", len(notes))):
            _issues(notes)


def _issues(issues: list[Issue]) -> None:
    ordered = sorted(issues, key=lambda i: list(LEVELS).index(i.level))
    markup.table(
        [
            markup.Column(t("Level"), short=True),
            markup.Column(t("Cell"), short=True),
            markup.Column(t("What"), width=80),
        ],
        [
            [markup.Cell(t(LEVELS[i.level]), mark=SIGNS[i.level]), i.cell or "–", t(i.message, **i.values)]
            for i in ordered[:200]
        ],
        t("What to know about this file: {counts}", counts=""),
    )
    if len(issues) > 200:
        markup.paragraph(t("The first {n} of {total} are shown.", n=200, total=len(issues)))


def value_text(table: str, field: str, value: Value) -> str:
    """A value of a difference in the reader's language."""
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return format_day(session.language(), value)
    if table == "action":
        return action_form.shown(field, value)
    closed = {"kind": InteractionKind, "stage": Stage, "tier": Tier}.get(field)
    return label(session.language(), closed(str(value))) if closed else str(value)
