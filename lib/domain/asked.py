"""What an address asks for, read: anybody writes addresses, so that anything can stand in one.

Each reader answers a value that every page can work with, or None for what is none; nothing here fails.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date

#: The days that can be shown: a plan's life, with room on both sides for what is counted from them.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
#: No number of an address (a revision, a page, a screen) has more digits.
DIGITS = 9
#: No name in an address is longer; what is longer is cut.
LENGTH = 300


def text(given: str) -> str:
    """One line of plain text: what is no character to be read is left out, what is endless is cut."""
    kept = (c for c in given[: 2 * LENGTH] if c.isprintable())
    return "".join(kept)[:LENGTH]


def number(given: str) -> int | None:
    """A whole number from 0, in plain digits."""
    return int(given) if given.isascii() and given.isdigit() and len(given) <= DIGITS else None


def day(given: str) -> date | None:
    """A day written 2026-11-24."""
    try:
        found = date.fromisoformat(given)
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def choice(given: str, options: Container[str], first: str) -> str:
    """One of the options, else the first."""
    return given if given in options else first
