"""What a reader sees of a number or of a date: `0000` shows 1 as 0001, `"P-"000` as P-001, `d-m` a day as 1-2.

Only formats that change what is read are told: zeros, texts, dashes, decimals, dates without their year or
their day. Amounts, percentages, thousands and whole dates are what their value says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

#: The formats that a workbook does not write, of those that matter here.
BUILT_IN = {2: "0.00", 16: "d-mmm", 17: "mmm-yy"}
LONGEST = 60  # characters of a format worth understanding; and of what a code may be
TOKEN = re.compile(
    r'"([^"]*)"'  # 1: a text
    r"|\\(.)"  # 2: one letter
    r"|[_*]."  # room for a letter, a letter repeated: nothing to read
    r"|\[[^\]]*\]"  # a colour, a language, a condition
    r"|(General|Standard)"  # 3
    r"|([0#?])"  # 4: a digit
    r"|(\.)"  # 5
    r"|(d+|m+|y+)"  # 6: parts of a date
    r"|([-+/ ():_a-zA-Z°#])",  # 7: anything else that stands for itself
    re.IGNORECASE,
)
NO_CODE = re.compile(r"[%,?@$€£]|E[+-]|\[(?:<|>|=|h|m|s|\$[^\]-])|AM/PM|[hs]", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?:\$-|[A-Za-z]{3,}\d?)[^\]]*\]')
DAYS, MONTHS, YEARS = "d", "m", "y"


@lru_cache(maxsize=2_000)
def tells(code: str) -> bool:
    """Whether a format may show something else than the value itself."""
    first = code.split(";")[0]
    bare = QUOTED.sub("", first)
    if len(code) > LONGEST or NO_CODE.search(bare):
        return False
    if bare.lower() in ("general", "standard", "@", ""):
        return bare.lower() in ("general", "standard") and bare != first
    if "0" not in bare and "#" not in bare:
        parts = {part[0] for part in re.findall("d+|m+|y+", bare.lower()) if len(part) < 3 or part[0] != "d"}
        return len(parts) == 2 and MONTHS in parts and "ddd" not in bare.lower()
    return first not in ("0", "#", "0;", "#;")


@lru_cache(maxsize=50_000, typed=True)
def shown(value: float | date, code: str) -> str | None:
    """The text that a value shows under a format; None when it is what the value says, or beyond a code."""
    if isinstance(value, bool) or not tells(code):
        return None
    sections = code.split(";")
    if isinstance(value, date):
        return _date(value, sections[0])
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > 10**15:
        return None
    if number < 0 and len(sections) > 1:
        text = _number(-number, sections[1])
    elif number == 0 and len(sections) > 2:
        text = _number(number, sections[2])
    else:
        text = _number(abs(number), sections[0])
        text = f"-{text}" if text and number < 0 else text
    return text if text and text != str(value) and len(text) <= LONGEST else None


def _number(number: Decimal, section: str) -> str | None:
    """The digits of a number, each at its place among the texts of a format."""
    if NO_CODE.search(QUOTED.sub("", section)):
        return None
    tokens = [(m.lastindex, m[m.lastindex]) for m in TOKEN.finditer(section) if m.lastindex]
    if any(kind == 3 for kind, _ in tokens):
        plain = f"{number.normalize():f}"
        return "".join(plain if kind == 3 else text for kind, text in tokens).strip()
    point = next((i for i, (kind, _) in enumerate(tokens) if kind == 5), len(tokens))
    places = sum(1 for kind, _ in tokens[point:] if kind == 4)
    if not any(kind == 4 for kind, _ in tokens):
        return None
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    return (_whole(tokens[:point], whole) + _decimals(tokens[point:], decimals)).strip()


def _whole(tokens: Sequence[tuple[int, str]], digits: str) -> str:
    """Filled from the right; the first place holds what is left."""
    digits = "" if digits == "0" else digits
    out: list[str] = []
    left = sum(1 for kind, _ in tokens if kind == 4)
    for kind, text in reversed(tokens):
        if kind != 4:
            out.append(text)
            continue
        left -= 1
        if not left:
            out.append(digits or ("0" if text == "0" else ""))
        elif digits:
            out.append(digits[-1])
            digits = digits[:-1]
        elif text == "0":
            out.append("0")
    return "".join(reversed(out))


def _decimals(tokens: Sequence[tuple[int, str]], digits: str) -> str:
    out: list[str] = []
    held = iter(digits)
    rest = digits
    for kind, text in tokens:
        if kind == 4:
            digit = next(held, "")
            if text == "0" or rest.strip("0"):
                out.append(digit)
            rest = rest[1:]
        else:
            out.append(text)
    return "".join(out).rstrip(".")


def _date(day: date, section: str) -> str | None:
    """A day as a format without one of its parts shows it; months as numbers."""
    out: list[str] = []
    for match in TOKEN.finditer(section):
        part = (match[6] or "").lower()
        if part.startswith(DAYS):
            out.append(f"{day.day:02}" if len(part) == 2 else str(day.day))
        elif part.startswith(MONTHS):
            out.append(f"{day.month:02}" if len(part) == 2 else str(day.month))
        elif part.startswith(YEARS):
            out.append(f"{day.year % 100:02}" if len(part) < 3 else str(day.year))
        elif match.lastindex:
            out.append(match[match.lastindex])
    return "".join(out).strip() or None
