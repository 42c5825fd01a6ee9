"""Rows that name a row of another table: the forms that add one and edit one in place, as the registry says.

A form asks for every field that has a place in one, in the order of the registry: short ones on lines of four, long ones
below, each on its own.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

import streamlit as st

from lib.domain.changes import Value
from lib.domain.schema import TABLES
from lib.store.reads import LinkedRow
from lib.ui import data, layout, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.record import create_row, edit_row

ON_A_LINE = 4


def add(
    table: str,
    link: Mapping[str, Value],
    first: Mapping[str, Value],
    *,
    title: str,
    said: str,
    reason: str,
    may: bool | None = None,
) -> None:
    """The folded form of a new row. `link`: what it holds, that no field asks for; `first`: what the fields show; `may`:
    whether who is here may add one, where not editors alone do."""
    if not (writing.is_possible() if may is None else may):
        return
    named = str(next(iter(link.values()), ""))
    entry = layout.unfolded(title, f"{table}_add", icon=":material/add:")
    if not entry:
        return

    def write(sent: Sent) -> int:
        return create_row(data.store(), table, {**sent.values, **link}, sent.writing, reason=reason)

    with entry, Form(f"{table}_new_{named}", table, first) as form:
        _fields(form, table, but=link)
        form.submit(title, write, said)


def edit(table: str, row: LinkedRow, *, title: str, reason: str) -> None:
    """The folded form of a row that stands."""
    if not writing.is_possible():
        return
    entry = layout.unfolded(title, f"{table}_edit_{row.key}", icon=":material/edit:")
    if not entry:
        return

    def write(sent: Sent) -> int | None:
        return edit_row(data.store(), table, sent.seen, row.key, sent.changed, sent.writing, reason=reason)

    with entry, Form(f"{table}_{row.key}", table, dict(row.values), key=row.key) as form:
        _fields(form, table)
        form.submit(t("Record the changes"), write, t("The changes were recorded."))


def _fields(form: Form, table: str, but: Container[str] = ()) -> None:
    asked = [field for field in TABLES[table].fields if field.in_form and field.name not in but]
    short = [field.name for field in asked if not field.long]
    for at in range(0, len(short), ON_A_LINE):
        line = short[at : at + ON_A_LINE]
        for column, name in zip(st.columns(len(line), vertical_alignment="bottom"), line, strict=True):
            form.field(name, column)
    for field in asked:
        if field.long:
            form.field(field.name)
