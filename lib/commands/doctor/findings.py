"""What a look finds: what it is about, what is so, and whether that is wrong. The standard library alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the report: messages are keys of the catalogues."""

    subject: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    is_wrong: bool = False


def mark(message: str) -> str:
    """The message itself: marks a text that is translated where it is printed, if what translates is there."""
    return message


def well(subject: str, message: str, /, **values: object) -> Finding:
    """What is so."""
    return Finding(subject, message, values)


def wrong(subject: str, message: str, /, **values: object) -> Finding:
    """What is wrong: the message says what to do."""
    return Finding(subject, message, values, is_wrong=True)


def size(count: float) -> str:
    """A number of bytes, short."""
    for unit in ("B", "kB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
