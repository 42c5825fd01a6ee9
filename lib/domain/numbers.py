"""How large a number may be: what is larger can neither be added to others nor shown, and is a slip of the keyboard."""

from __future__ import annotations

from math import isfinite

#: Every number is below it: fifteen digits, as an amount of money has at most, and as a floating point holds exactly.
LIMIT = 1e15


def is_held(number: float) -> bool:
    """Whether a number is one that a plan can hold."""
    return isfinite(number) and abs(number) < LIMIT


def held(number: float | None) -> float | None:
    """The same number; None for one that no plan can hold."""
    return number if number is not None and is_held(number) else None
