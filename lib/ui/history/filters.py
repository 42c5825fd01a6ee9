"""Which revisions the history shows: those of a person, of a kind, those that changed a field; kept in the URL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from lib.domain.changes import Change
from lib.domain.schema import ACTION, TABLES
from lib.domain.terms import RevisionKind
from lib.i18n.authors import author_name, author_spellings
from lib.i18n.labels import field_label, label, table_label
from lib.store import reads
from lib.ui import choices, data, session
from lib.ui.session import t

PERSON, KIND, FIELD = "person", "kind", "field"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is asked of the journal: stored authors, a door, the table and field changed and the revisions that did."""

    authors: tuple[str, ...] | None = None
    kind: str | None = None
    numbers: tuple[int, ...] | None = None
    table: str = ""
    field: str = ""

    @property
    def is_all(self) -> bool:
        """Whether every revision is shown."""
        return self.authors is None and self.kind is None and self.numbers is None

    def among(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes that are asked about; all of them when no field is."""
        return tuple(
            change
            for change in changes
            if (not self.table or change.table == self.table)
            and (not self.field or self.field in (change.after or change.before or {}))
        )


def chosen() -> Chosen:
    """The three choices, beside each other."""
    language = session.language()
    people = {author_name(language, author): author for author in data.read(reads.authors)}
    persons = {"": t("Everybody"), **{name: name for name in people}}
    kinds = {"": t("All kinds"), **{str(kind): label(language, kind) for kind in RevisionKind}}
    with st.container(key="history_filters", horizontal=True, gap="xsmall", vertical_alignment="bottom"):
        person = choices.select(t("Person"), persons, key=PERSON, width=156)
        kind = choices.select(t("Kind of change"), kinds, key=KIND, width=156)
        field = choices.select(t("What was changed"), _fields(), key=FIELD, width=240)
    table, _, name = field.partition(".")
    return Chosen(
        author_spellings(people[person]) if person in people else None,
        kind or None,
        data.read(reads.revisions_changing, table, name) if table else None,
        table,
        name,
    )


def _fields() -> dict[str, str]:
    """The fields of an action that people know, then whatever else is recorded, table by table."""
    language = session.language()
    known = [field for field in ACTION.fields if field.in_form or field.in_sheet]
    return {
        "": t("Everything"),
        **{f"{ACTION.name}.{field.name}": field_label(language, ACTION.name, field.name) for field in known},
        **{name: table_label(language, name) for name in TABLES if name != ACTION.name},
    }
