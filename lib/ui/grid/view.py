"""A table that is edited in place, what was understood of each cell, and the way to the differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st

from lib.domain.draft import Draft, draft_of
from lib.i18n.authors import author_name
from lib.spreadsheets.rows.typed import field_of
from lib.ui import data, layout, markup, session
from lib.ui.grid import component, review
from lib.ui.grid.sheet import Sheet, beside, encoded
from lib.ui.imports.steps import sentence
from lib.ui.session import t, tn
from lib.usecases.grid import Typed, prepare
from lib.usecases.lineage import edits_of

#: Rows that are told below the table; the others are in it, and in the differences.
TOLD = 8


def show(sheet: Sheet) -> None:
    """The table; or, once somebody asks for them, the differences of what was typed in it."""
    draft = review.asked(sheet)
    if draft is None:
        _edited(sheet)
        return
    review.show(sheet, lambda decisions: _typed(sheet, draft, decisions=decisions))


@st.fragment
def _edited(sheet: Sheet) -> None:
    sent = component.rows(f"grid_{sheet.table}", encoded(sheet))
    draft = draft_of(sent, sheet.fields)
    typed = _typed(sheet, draft)
    component.told(f"grid_{sheet.table}_told", _answers(sheet, typed))
    _points(typed)
    n = draft.changes
    with st.container(key="grid_see", horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            tn("See the {n} change", "See the {n} changes", n) if n else t("No change yet"),
            type="primary",
            disabled=not n,
            icon=":material/difference:",
            key=f"grid_{sheet.table}_see",
        )
        if n:
            markup.paragraph(t("Nothing is recorded yet: the draft is kept by this tab."), "plan-state")
    if pressed and n:
        review.ask(sheet, sent)
        st.rerun()


def _typed(sheet: Sheet, draft: Draft, **asked: Any) -> Typed:
    """What the typed cells would change in the last state."""
    revision, plan, today = session.revision(), session.plan(), session.present_day()
    labels = {name: sheet.label(name) for name in sheet.fields}
    return prepare(
        data.store(), draft, beside(sheet.table), table=sheet.table, plan=plan, revision=revision, today=today, labels=labels,
        axis=sheet.axis, **asked,
    )  # fmt: skip


def _answers(sheet: Sheet, typed: Typed) -> dict[str, Any]:
    """What the table shows of it: each cell as it was understood, or why it was not."""
    found = typed.preparation
    said: dict[str, dict[str, dict[str, Any]]] = {}
    values = {row.row: row.values for row in found.table.rows}
    for row in typed.draft.rows:
        held = values.get(row.number, {})
        said[row.key] = {
            name: {"of": cell.text, "text": sheet.text(name, held[name])}
            for name, cell in row.cells.items()
            if name in held and (held[name] is not None or name not in ("deadline",))
        }
    for number, name, level, words in _told(typed):
        key = typed.key_of(number)
        cell = next((r.cells.get(name) for r in typed.draft.rows if r.key == key), None)
        said.setdefault(key, {}).setdefault(name, {"of": cell.text if cell else ""})
        said[key][name].update(level=level, said=words)
    given = {
        typed.key_of(number): {name: sheet.text(name, value) for name, value in taken.items() if value}
        for number, taken in typed.proposed.items()
    }
    return {"table": sheet.table, "done": review.done(), "said": said, "given": given}


def _told(typed: Typed) -> Iterator[tuple[int, str, str, str]]:
    """Each thing to say of a cell: its row, field, level and words; what somebody else changed meanwhile among them."""
    found = typed.preparation
    for issue in found.table.issues:
        if issue.level != "info":
            yield issue.row or 0, field_of(found.recognition, issue), issue.level, sentence(issue)
    if not found.comparison.clashes:
        return
    edits = edits_of(data.store(), found.comparison, found.plan, found.base, found.revision)
    for clash in found.comparison.clashes:
        edit = edits.get((clash.key, clash.field))
        if clash.field in review.HIDDEN:
            continue
        words = (
            t(
                "“{author}” recorded another value on {moment}: the differences ask which one stands.",
                author=author_name(session.language(), edit.author),
                moment=session.moment(edit.recorded_at),
            )
            if edit
            else t("Somebody recorded another value meanwhile: the differences ask which one stands.")
        )
        yield clash.row, clash.field, "warning", words


def _points(typed: Typed) -> None:
    """What is to be looked at again, cell by cell, in words."""
    told = list(_told(typed))
    if not told:
        return
    rows = {
        row.row: row for row in (*typed.preparation.comparison.refused, *typed.preparation.comparison.changed)
    }
    layout.section(tn("{n} point to look at", "{n} points to look at", len(told)))
    lines: list[list[markup.Content]] = []
    for number, _, level, words in told[:TOLD]:
        row = rows.get(number)
        called = (row.code or row.title) if row else ""
        lines.append(
            [called or t("row {row}", row=number), markup.Cell(words, mark="✖" if level == "error" else "▲")]
        )
    columns = [markup.Column(t("Row"), short=True), markup.Column(t("Why"), width=80)]
    markup.table(columns, lines, t("Points to look at"))
    if len(told) > TOLD:
        markup.paragraph(tn("{n} more point.", "{n} more points.", len(told) - TOLD), "plan-state")
