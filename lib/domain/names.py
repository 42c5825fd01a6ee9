"""Several names held in one text field, as organisations of an action are."""

from __future__ import annotations

from collections.abc import Iterable

#: Separates several names held in one text field; the first organisation is the lead.
NAMES_SEPARATOR = " / "


def split_names(text: str | None) -> tuple[str, ...]:
    """The names held in a text field, in order; none for an empty one."""
    return tuple(name.strip() for name in (text or "").split(NAMES_SEPARATOR) if name.strip())


def join_names(names: Iterable[str]) -> str | None:
    """The text that holds these names, or None when there is none."""
    return NAMES_SEPARATOR.join(names) or None
