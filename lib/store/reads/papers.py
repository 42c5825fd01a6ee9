"""How parties, functions and places are written on papers."""

from __future__ import annotations

from lib.domain.paper_names import PaperName
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "paper_names",
]


def paper_names(state: State) -> Rows[PaperName]:
    """Every name recorded: organisations, then functions, places and titles."""
    return state.select(PaperName, "paper_names")
