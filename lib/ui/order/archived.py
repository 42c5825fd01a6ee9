"""What is archived: found again, with its reason and its day, and restored."""

from __future__ import annotations

import streamlit as st

from lib.i18n.formats import MISSING
from lib.i18n.labels import table_label
from lib.store import reads
from lib.store.reads import Archived
from lib.ui import data, layout, markup, session, tables
from lib.ui.order import parts
from lib.ui.session import t, tn

#: Rows on a page: each has its button.
SHOWN = 20


def listed() -> None:
    """Every archived action, axis and partner, the latest first."""
    rows = data.read(reads.archived)
    if not rows:
        layout.empty(t("Nothing is archived."))
        return
    markup.paragraph(tn("{n} archived record", "{n} archived records", len(rows)))
    for row in tables.part(rows, SHOWN):
        _row(row)


def _row(row: Archived) -> None:
    with st.container(
        key=f"archived_{row.kind}_{row.key}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        with st.container(width="stretch"):
            link = markup.address("action", code=row.key) if row.kind == "action" else ""
            code = row.code or table_label(session.language(), row.kind)
            markup.items(
                [[markup.Cell(code, link), markup.named(row.name or MISSING, quiet=parts.said_of(row))]]
            )
        parts.restore_button(row)
