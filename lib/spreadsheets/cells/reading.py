"""What one value of a column says, whichever row it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lib.domain.changes import Value


class Reading(NamedTuple):
    """What one value of a column says: the values it gives, and what is to be said of its cell.

    `said`: codes of `messages.MESSAGES` with the values of their messages; `unknown`: a status nobody knows yet;
    `kept`: the text is kept as typed, beside the columns that we do not know.
    """

    values: Mapping[str, Value]
    said: tuple[tuple[str, Mapping[str, object]], ...] = ()
    unknown: str = ""
    kept: bool = False


NOTHING = Reading(MappingProxyType({}))


def noted(code: str, **values: object) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """One thing to be said of a cell."""
    return ((code, values),)
