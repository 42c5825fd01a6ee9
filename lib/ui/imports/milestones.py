"""What a file would change in the milestones of actions, and whether the rows below actions are milestones at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from lib.domain.schema import MILESTONE
from lib.i18n.formats import MISSING, arrow, format_pair
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.spreadsheets.model import RowDifference
from lib.ui import layout, markup, session, tables
from lib.ui.imports import clashes
from lib.ui.imports.said import remember, said
from lib.ui.session import t
from lib.usecases.preparation import Preparation

PAGE = 20


def milestones(found: Preparation) -> None:
    """Counts in a sentence, then each milestone with what would change; values edited on both sides; and the way back to
    actions for rows below actions."""
    kept = said(found.sha256)
    told = found.milestones
    listed = [*told.changed, *told.new, *told.refused, *told.absent]
    if not listed and not told.unchanged and not kept.steps_are_actions:
        return
    layout.section(t("Milestones of this file"))
    if listed or told.unchanged:
        counts = (
            (t("new"), told.new),
            (t("changed"), told.changed),
            (t("not applied"), told.refused),
            (t("absent from the file"), told.absent),
        )
        language = session.language()
        parts = [format_pair(language, words, str(len(rows))) for words, rows in counts if rows]
        parts.append(format_pair(language, t("unchanged"), str(told.unchanged)))
        markup.paragraph(" · ".join(parts))
    if listed:
        _table(found, listed)
    clashes.clashes(replace(found, comparison=told), part="milestones")
    if kept.steps_are_actions:
        if st.button(t("Read the rows below actions as their milestones"), key="steps_as_milestones"):
            remember(replace(kept, steps_are_actions=False))
    elif found.steps:
        markup.paragraph(
            t("Rows below an action, by their code or their indent, are read as its milestones.")
        )
        if st.button(t("Read these rows as actions"), key="steps_as_actions"):
            remember(replace(kept, steps_are_actions=True))


def _table(found: Preparation, listed: list[RowDifference]) -> None:
    told = found.milestones
    kinds = {
        **{id(row): t("new") for row in told.new},
        **{id(row): t("changed") for row in told.changed},
        **{id(row): t("not applied") for row in told.refused},
    }
    shown: list[list[markup.Cell | str]] = [
        [
            markup.Cell(row.title or MISSING, quiet=row.code or "", named=True),
            kinds.get(id(row), t("absent from the file")),
            ", ".join(_said(row, is_changed=id(row) in {id(r) for r in told.changed})) or MISSING,
        ]
        for row in tables.part(listed, PAGE, key="page_milestones")
    ]
    columns = [
        markup.Column(t("Milestone"), width=38),
        markup.Column(t("What becomes of it"), width=16),
        markup.Column(t("What it holds"), width=46),
    ]
    markup.table(columns, shown, t("Milestones of this file"))


def _said(row: RowDifference, *, is_changed: bool) -> Iterator[str]:
    language = session.language()
    for field in row.fields:
        if field.field in ("title", "code") and not is_changed:
            continue
        if not MILESTONE.has(field.field):
            continue
        new = value_text(language, "milestone", field.field, field.new)
        if is_changed:
            old = value_text(language, "milestone", field.field, field.old)
            new = f"{old} {arrow(language)} {new}"
        yield format_pair(language, field_label(language, "milestone", field.field), new)
