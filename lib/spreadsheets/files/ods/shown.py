"""What an .ods shows of a number or a day: it writes the text beside the value."""

from __future__ import annotations

import re
from collections.abc import Mapping

NUMBER = re.compile(rb'office:value="(-?[\d.]+)"[^>]*>\s*<text:p[^>]*>([^<]{1,60})</text:p>')
DAY = re.compile(rb'office:date-value="[^"]*"[^>]*>\s*<text:p[^>]*>([^<]{1,20})</text:p>')
#: Texts that say no more than the number: amounts, thousands, percentages, powers.
AMOUNT = re.compile(r"[%€$£¥]|\d[eE][-+]?\d|^-?\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+(?:[.,]\d+)?\b")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
#: A day without its year, a month of a year.
DAY_MONTH = re.compile(r"(\d{1,2})([-/. ])(\d{1,2}|[^\W\d]{3,}\.?)")
MONTH_YEAR = re.compile(r"(\d{1,2}|[^\W\d]{3,}\.?)([-/. ])(\d{2}|\d{4})")


def shown_otherwise(xml: bytes) -> bool:
    """Whether some number or day of a file is shown as something else than its value says."""
    if any(
        number_shown(a.decode(), b.decode("utf-8", "replace")) is not None
        for a, b in set(NUMBER.findall(xml))
    ):
        return True
    return any(_partial(text.decode("utf-8", "replace").strip()) for text in set(DAY.findall(xml)))


def shown_text(said: Mapping[str, str], text: str) -> str | None:
    """The text that a cell shows in place of its value; None when it is what the value says."""
    if "date-value" in said:
        return day_shown(said["date-value"], text.strip())
    return number_shown(said.get("value", ""), text)


def number_shown(value: str, text: str) -> str | None:
    """The text of a number: `0001`, `P-001`, `1.10`."""
    text = text.strip()
    if not text or AMOUNT.search(text) or not any(c.isdecimal() for c in text):
        return None
    if DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        plain = f"{float(value):.15g}"
    except ValueError:
        return None
    rounded = (
        "." in value
        and text in (value, f"{float(value):.{len(text.partition('.')[2])}f}")
        and not text.endswith("0")
    )
    return None if text in (plain, value) or rounded or len(text) > 60 else text


def day_shown(value: str, text: str) -> str | None:
    """The text of a day without its year or a month of a year, the month as a number."""
    found = _partial(text)
    if found is None or not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    first, joint, last = found.groups()
    month = str(int(value[5:7]))
    if not first.isdecimal():
        return f"{month}{joint}{last}"
    return f"{first}{joint}{last if last.isdecimal() else month}"


def _partial(text: str) -> re.Match[str] | None:
    return DAY_MONTH.fullmatch(text) or MONTH_YEAR.fullmatch(text)
