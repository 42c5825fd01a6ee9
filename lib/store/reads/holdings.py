"""What a plan holds any of."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from lib.store.state import State

__all__ = [
    "Holdings",
    "holdings",
]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Whether there are amounts, and indicators."""

    amounts: bool
    indicators: bool


def holdings(state: State) -> frozenset[str]:
    """The names of what there is any of."""
    found = state.select(Holdings, "holdings")[0]
    return frozenset(name for name, held in asdict(found).items() if held)
