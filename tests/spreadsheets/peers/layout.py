"""What every export of a peer says of the same three actions, and how its file is made."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.spreadsheets import books

#: The three actions, as every peer says them.
ACTIONS: tuple[dict[str, str | None], ...] = (
    {
        "status": "in_progress", "deadline": "2026-11-30", "start": "2026-10-01", "progress": "60.0",
        "completed_on": None, "priority": "high", "initial_deadline": "2026-11-16",
    },
    {
        "status": "done", "deadline": "2026-10-15", "start": "2026-10-01", "progress": "100.0",
        "completed_on": "2026-10-14", "priority": "medium", "initial_deadline": "2026-10-15",
    },
    {
        "status": "not_started", "deadline": "2026-12-18", "start": "2026-12-01", "progress": "0.0",
        "completed_on": None, "priority": "low", "initial_deadline": "2026-12-18",
    },
)  # fmt: skip
#: Fields whose value is the text of the cell.
TYPED = ("title", "axis", "code", "owner", "organisation", "description", "comment")


@dataclass(frozen=True)
class Peer:
    """One export: its bytes, its headings each with its field (empty for none), and what its rows say."""

    name: str
    language: str
    file: str
    content: bytes
    headings: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, ...], ...]
    rows: tuple[dict[str, str | None], ...]


def table(text: str) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """A table written a column a line, « heading | field | cell | cell | cell »: its headings with their fields, its rows."""
    lines = [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]
    headings = [(line[0], line[1]) for line in lines]
    longest = max(len(line) for line in lines) - 2
    return headings, [[line[n + 2] if len(line) > n + 2 else "" for line in lines] for n in range(longest)]


def peer(
    name: str,
    language: str,
    file: str,
    text: str,
    *,
    lead: Sequence[Sequence[str]] = (),
    sheet: str = "Tasks",
    separator: str = ",",
    but: Mapping[str, Sequence[str | None]] | None = None,
) -> Peer:
    """An export from its columns; `but` is what its rows say otherwise than the three actions, by field."""
    headings, rows = table(text)
    said = []
    for n, row in enumerate(rows):
        values = {f: v or None for (_, f), v in zip(headings, row, strict=True) if f in TYPED}
        values |= {f: ACTIONS[n][f] for _, f in headings if f in ACTIONS[n]}
        said.append(values | {f: told[n] for f, told in (but or {}).items()})
    written = [[heading for heading, _ in headings], *rows]
    content = (
        books.xlsx(written, lead=lead, sheet=sheet)
        if file.endswith(".xlsx")
        else separated([*lead, *written], separator)
    )
    return Peer(name, language, file, content, tuple(headings), tuple(map(tuple, rows)), tuple(said))


def separated(rows: Sequence[Sequence[str]], separator: str) -> bytes:
    """A text table, quoted where it must be, with the mark that Excel looks for."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode("utf-8-sig")
