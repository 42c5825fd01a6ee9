"""The order of codes as people read them: A1.9 before A1.10 before A2.1, 0001 before 0012, whatever their shape."""

from __future__ import annotations

import re

DIGITS = re.compile(r"(\d+)")
CodeOrder = tuple[tuple[tuple[int, int, str], ...], str]


def code_order(code: object) -> CodeOrder:
    """The place of a code among others: its numbers as numbers, its words as words; those without a code first."""
    text = "" if code is None else str(code)
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in DIGITS.split(text)
        if part
    )
    return parts, text
