"""How a sheet looks on paper: columns as wide as what they hold, few pages, the headings on each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import Any

#: The most letters of a column, by its field: longer texts go on below.
WIDTHS = {
    "title": 48,
    "description": 40,
    "comment": 40,
    "subject": 56,
    "name": 48,
    "result": 32,
    "deliverable": 30,
}
MOST, LEAST = 24, 9
#: Rows that are looked at to know how wide a column is: the others go on below too.
LOOKED_AT = 500
#: The arrow of the filter beside a heading, in letters.
ARROW = 3
#: Letters across an A4 sheet laid on its side, set at half their size: smaller ones are not read.
ACROSS = 290
#: Points of a line and of the tallest row; how much of a line words fill.
LINE, TALLEST, FILLED = 15.0, 405.0, 1.05
A4 = 9
MARGIN = 0.4  # inches


def widths(fields: Sequence[str], titles: Sequence[str], rows: Sequence[Sequence[object]]) -> list[float]:
    """The width of each column in letters: of its longest text up to a limit, and of the longest word of its heading."""
    looked_at = rows[:LOOKED_AT]
    found = []
    for i, title in enumerate(titles):
        longest = max((_letters(row[i]) for row in looked_at), default=0) + 1
        limit = WIDTHS.get(fields[i], MOST) if i < len(fields) else MOST
        heading = max(map(len, title.split())) + ARROW if title.split() else 0
        found.append(float(max(LEAST, heading, min(limit, longest))))
    return found


def heights(rows: Sequence[Sequence[object]], columns: Sequence[float]) -> list[float]:
    """The height of each row in points, by the lines that its longest text takes; 0 where that is one."""
    if not rows:
        return []
    counts = [1] * len(rows)
    for values, wide in zip(zip(*rows, strict=True), columns, strict=True):
        room = max(1.0, FILLED * wide)
        lines = {
            value: sum(max(1, ceil(len(part) / room)) for part in value.split("\n"))
            for value in set(values)
            if isinstance(value, str) and (len(value) > room or "\n" in value)
        }
        if lines:
            counts = [max(n, lines.get(value, 1)) for n, value in zip(counts, values, strict=True)]
    return [min(TALLEST, LINE * n) if n > 1 else 0.0 for n in counts]


def set_page(sheet: Any, *, header: int, columns: Iterable[float], identity: str) -> None:
    """A4 on its side, as many pages across as half-size letters need; the headings and the first column on each."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(MARGIN, MARGIN, MARGIN, 0.6)
    across = max(1, ceil(sum(columns) / ACROSS))
    sheet.fit_to_pages(across, 0)
    sheet.repeat_rows(header)
    if across > 1:
        sheet.repeat_columns(0)
        sheet.print_across()
    sheet.set_footer("&L" + identity.replace("&", "&&")[:200] + "&R&P/&N")


def _letters(value: object) -> int:
    if value is None:
        return 0
    if isinstance(value, date):
        return 10
    return max(map(len, str(value).split("\n")))
