"""The account of a sheet: every row that holds something is read, left out for a reason, or refused; once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lib.spreadsheets.fixes import place_of
from lib.spreadsheets.model import Account, CleanRow, Ignored, Issue, Recognition, Sheet
from lib.spreadsheets.report import refused_rows
from lib.spreadsheets.rows.left_out import telling

UNREAD = "unread"


def filled_rows(sheet: Sheet) -> frozenset[int]:
    """The indexes of the rows that hold a value, or a cell of which something else is known."""
    held = {index for index, row in enumerate(sheet.rows) if row.count(None) != len(row)}
    return frozenset(held.union(marked_rows(sheet)))


def marked_rows(sheet: Sheet) -> frozenset[int]:
    """The indexes of the rows with an error, a formula without its result, or a note."""
    places = (*sheet.errors, *sheet.no_result, *sheet.notes)
    return frozenset(row for row, _ in places if row < len(sheet.rows))


def far_rows(sheet: Sheet, name: str = "") -> Iterator[Ignored]:
    """The rows of which nothing is left but cells too far away to be read."""
    if not sheet.far:
        return
    held = filled_rows(sheet)
    first: dict[int, str] = {}
    for cell in sheet.far:
        first.setdefault(place_of(cell, "")[1], cell)
    for row, cell in sorted(first.items()):
        if row not in held:
            yield Ignored(row + 1, "far", "", cell, name)


def settled(
    sheets: Sequence[Sheet],
    sheet: Sheet,
    rows: Sequence[CleanRow],
    ignored: Sequence[Ignored],
    issues: Iterable[Issue],
) -> tuple[tuple[Account, ...], tuple[Ignored, ...]]:
    """The accounts, and the rows that no rule spoke of, which would be a fault of ours: they are told as left out
    unread, and nobody's import stops for it."""
    try:
        return accounts(sheets, sheet, rows, ignored, issues), ()
    except AssertionError:
        kept, unread = _mended(sheets, sheet, rows, ignored)
    try:
        return accounts(sheets, sheet, rows, (*kept, *unread), issues), unread
    except AssertionError:
        return (), unread


def _mended(
    sheets: Sequence[Sheet], sheet: Sheet, rows: Sequence[CleanRow], ignored: Sequence[Ignored]
) -> tuple[list[Ignored], tuple[Ignored, ...]]:
    """The rows left out, each once and none that is read, and those that hold something and are in no list."""
    own = sheets[0].name if sheets else ""
    places = [sheet.origin[row.row - 1] if sheet.origin else (own, row.row - 1) for row in rows]
    listed = {(name, index + 1) for name, index in places}
    kept: list[Ignored] = []
    for out in ignored:
        place = (out.sheet or own, out.row)
        if place not in listed:
            kept.append(out)
        listed.add(place)
    unread = tuple(
        Ignored(
            index + 1,
            UNREAD,
            telling(part.rows[index]),
            f"A{index + 1}",
            part.name if sheet.origin else "",
            True,
        )
        for part in sheets
        for index in sorted(filled_rows(part))
        if (part.name, index + 1) not in listed
    )
    return kept, unread


def accounts(
    sheets: Sequence[Sheet],
    sheet: Sheet,
    rows: Sequence[CleanRow],
    ignored: Sequence[Ignored],
    issues: Iterable[Issue],
) -> tuple[Account, ...]:
    """What became of the rows of each of the `sheets` that were read, as the one `sheet` that they make together.

    Raises AssertionError when a row is in none of the lists, or in two: nothing is lost in silence.
    """
    errors = refused_rows(issues)
    joined = bool(sheet.origin)
    read: dict[str, tuple[list[int], list[int]]] = {s.name if joined else "": ([], []) for s in sheets}
    for row in rows:
        name, index = sheet.origin[row.row - 1] if joined else ("", row.row - 1)
        read[name][row.row in errors].append(index + 1)
    left: dict[str, dict[str, list[int]]] = {name: {} for name in read}
    for out in ignored:
        left[out.sheet].setdefault(out.reason, []).append(out.row)
    return tuple(
        _account(own, *read[own.name if joined else ""], left[own.name if joined else ""]) for own in sheets
    )


def _account(
    sheet: Sheet, actions: Sequence[int], refused: Sequence[int], left_out: Mapping[str, Sequence[int]]
) -> Account:
    held = {index + 1 for index in filled_rows(sheet)} | {out.row for out in far_rows(sheet)}
    listed = [*actions, *refused, *(row for rows in left_out.values() for row in rows)]
    if len(listed) != len(held) or set(listed) != held:
        lost, twice = sorted(held - set(listed)), len(listed) - len(set(listed))
        raise AssertionError(f"rows of “{sheet.name}” without an account: {lost[:9]}, counted twice: {twice}")
    reasons = {reason: tuple(rows) for reason, rows in left_out.items()}
    return Account(sheet.name, len(held), tuple(actions), reasons, tuple(refused))


def sheets_read(sheets: Sequence[Sheet], recognition: Recognition) -> list[Sheet]:
    """The sheet of a recognised table, and those read with it."""
    own = [sheet for sheet in sheets if sheet.name == recognition.sheet][:1]
    return own + [s for s in sheets if recognition.joined and s.name in recognition.twins]
