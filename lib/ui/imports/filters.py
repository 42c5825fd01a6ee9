"""Which of the differences to look at: those of a field, of an axis, of an owner, each with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.names import split_names
from lib.i18n import mark
from lib.i18n.formats import format_number
from lib.i18n.labels import field_label
from lib.spreadsheets.model import CleanRow, RowDifference
from lib.ui import session
from lib.ui.imports.steps import TABLES
from lib.ui.session import t
from lib.usecases.preparation import Preparation

#: Told with the deadline, not beside it.
HIDDEN = ("deadline_precision", "deadline_text")
EVERY = {
    "field": mark("Every field ({n})"),
    "axis": mark("Every axis ({n})"),
    "owner": mark("Every owner ({n})"),
    "organisation": mark("Every organisation ({n})"),
}


def chosen(
    found: Preparation, rows: tuple[RowDifference, ...], which: str
) -> tuple[tuple[RowDifference, ...], str]:
    """The rows of one list that a person asks for, and the field they ask about, empty for every one."""
    language, table = session.language(), TABLES[found.comparison.kind]
    clean = {row.row: row for row in found.table.rows}
    fields = Counter(f.field for row in rows for f in row.fields if f.field not in HIDDEN)
    wording = {field: field_label(language, table, field) for field in fields}
    choices: list[tuple[str, Counter[str], Mapping[str, str]]] = []
    if which == "changed":
        choices.append(("field", fields, wording))
    if found.comparison.kind == "actions":
        titles = {key: f"{code or ''} {title}".strip() for key, code, title in found.table.axes}
        choices.append(("axis", _counts(rows, clean, "axis"), titles))
        who = next((f for f in ("owner", "organisation") if _counts(rows, clean, f)), "owner")
        choices.append((who, _counts(rows, clean, who), {}))
    offered = [choice for choice in choices if len(choice[1]) > 1]
    if not offered:
        return rows, ""
    asked = {
        name: _asked(name, counts, words, which, place)
        for (name, counts, words), place in zip(offered, st.columns(3), strict=False)
    }
    field = asked.pop("field", "")
    kept = tuple(
        row
        for row in rows
        if (not field or any(f.field == field for f in row.fields))
        and all(not value or value in _values(clean, row, name) for name, value in asked.items())
    )
    return kept, field


def _asked(
    name: str, counts: Counter[str], words: Mapping[str, str], which: str, place: DeltaGenerator
) -> str:
    label = t("Field") if name == "field" else field_label(session.language(), "action", name)
    language = session.language()
    options = {"": t(EVERY[name], n=format_number(language, sum(counts.values())))}
    options |= {
        value: f"{words.get(value, value)} ({format_number(language, n)})"
        for value, n in counts.most_common()
    }
    with place:
        picked = st.selectbox(label, list(options), format_func=lambda o: options[o], key=f"{name}_{which}")
    return picked or ""


def _counts(rows: Iterable[RowDifference], clean: Mapping[int, CleanRow], name: str) -> Counter[str]:
    return Counter(value for row in rows for value in _values(clean, row, name))


def _values(clean: Mapping[int, CleanRow], row: RowDifference, name: str) -> tuple[str, ...]:
    """What a row of the file says of its axis, or of those in charge of it."""
    held = clean[row.row].values.get(name) if row.row is not None and row.row in clean else None
    if not held:
        return ()
    return (str(held),) if name == "axis" else split_names(str(held))
