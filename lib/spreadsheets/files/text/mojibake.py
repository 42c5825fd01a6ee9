"""Texts that were decoded with the wrong alphabet (« TerminÃ© »), repaired where the proof is whole.

A column is repaired when every one of its texts survives the way back (bytes of Windows-1252, read as
UTF-8) and none of them is worse for it; the repair is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, Issue, Sheet

#: A lead byte of UTF-8 and a following byte, as Windows-1252 shows them.
LEADS = "ÂÃÄÅØÙÚÛâ"
BROKEN = re.compile(f"[{LEADS}][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def repaired(sheet: Sheet) -> tuple[Sheet, tuple[Issue, ...]]:
    """The sheet with its broken columns repaired, and a warning for each."""
    joined = "\n".join([v for row in sheet.rows for v in row if v.__class__ is str])
    # A letter is found many times faster than a pattern is searched for.
    if not any(letter in joined for letter in LEADS) or not BROKEN.search(joined):
        return sheet, ()
    broken = sorted(
        {c for row in sheet.rows for c, v in enumerate(row) if isinstance(v, str) and BROKEN.search(v)}
    )
    table: dict[int, dict[str, str]] = {}
    issues: list[Issue] = []
    for column in broken:
        texts = [(i, v) for i, v in enumerate(_column(sheet.rows, column)) if isinstance(v, str)]
        mended = {text: repair(text) for _, text in texts}
        if any(new is None for new in mended.values()):
            continue
        table[column] = {old: new for old, new in mended.items() if new is not None and new != old}
        row, example = next((i, text) for i, text in texts if text in table[column])
        issues.append(
            Issue(
                "warning",
                "text_mojibake",
                "Column {letters}: texts written with the wrong alphabet were repaired ({n}), "
                "for example “{value}” into “{mended}”.",
                cell=f"{column_letters(column)}{row + 1}",
                value=example,
                values={
                    "letters": column_letters(column),
                    "n": sum(1 for _, text in texts if text in table[column]),
                    "value": example[:60],
                    "mended": table[column][example][:60],
                },
            )
        )
    if not table:
        return sheet, ()
    rows = tuple(
        tuple(table.get(c, {}).get(v, v) if isinstance(v, str) else v for c, v in enumerate(row))
        for row in sheet.rows
    )
    return replace(sheet, rows=rows), tuple(issues)


def repair(text: str) -> str | None:
    """The text as it was meant; itself when nothing is broken in it; None when the way back is not proved."""
    if not BROKEN.search(text):
        return text
    try:
        meant = b"".join(_byte(c) for c in text).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return meant if not BROKEN.search(meant) else None


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _column(rows: Sequence[Sequence[CellValue]], column: int) -> list[CellValue]:
    return [row[column] if column < len(row) else None for row in rows]
