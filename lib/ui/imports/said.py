"""What a person says of a file being imported; kept until it is applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import streamlit as st

from lib.spreadsheets.fixes import Place
from lib.spreadsheets.model import ColumnQuestion, Decisions
from lib.ui import session
from lib.usecases.preparation import Corrections

SAID = "import_said"


@dataclass(frozen=True, slots=True)
class Said:
    """Everything decided on one file, by its fingerprint."""

    sha256: str
    answers: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    cells: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Decisions = field(default_factory=Decisions)
    layout: Corrections | None = None  # how the table is read since a column was said to be a field
    not_these: frozenset[tuple[int, str]] = frozenset()  # columns that are not the field asked about
    columns: tuple[
        tuple[ColumnQuestion, bool], ...
    ] = ()  # what was asked about columns, and whether it was yes
    steps_are_actions: bool = False


def said(sha256: str) -> Said:
    """What was decided on this file so far."""
    kept: Said | None = session.state(SAID)
    return kept if kept is not None and kept.sha256 == sha256 else Said(sha256)


def keep(decided: Said) -> None:
    """Keeps a decision for the next time the page is drawn."""
    session.keep_state(SAID, decided)


def remember(decided: Said) -> None:
    """Keeps a decision and draws the page again with it."""
    keep(decided)
    st.rerun()


def with_said(corrections: Corrections | None, sha256: str) -> Corrections | None:
    """The corrections of the layout, with the words, cells and decisions."""
    if corrections is None:
        return None
    kept = said(sha256)
    layout = kept.layout if corrections.columns is None else None  # what is chosen by hand comes first
    read_by = replace(layout, joined=corrections.joined) if layout is not None else corrections
    return replace(
        read_by,
        answers=kept.answers,
        cells=kept.cells,
        decisions=kept.decisions,
        not_these=kept.not_these,
        steps_are_actions=kept.steps_are_actions,
    )
