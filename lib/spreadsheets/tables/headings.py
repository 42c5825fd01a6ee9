"""The heading of each column: that of its row, what is merged over it, and the group in the rows above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Sheet
from lib.spreadsheets.tables.beside import beside
from lib.spreadsheets.tables.labels import label_text, meanings
from lib.spreadsheets.tables.positions import SAMPLE_ROWS, WIDEST, crosses_scale
from lib.spreadsheets.tables.priced import FIELDS, with_currency

LONGEST_LABEL = 120
LONGEST_ABOVE = 60
SPAN = 2  # columns beside its own that a heading may cover; a wider one is a banner
TIERS = 2  # rows above the last one of headings that may be headings too
FLAG = "⚑"  # opens the heading of the column that an annotated file carries: our words, not theirs


def headings_of(sheet: Sheet, index: int) -> dict[int, tuple[str, str]]:
    """Column → its heading and the heading of its group, for every column that has one or has values.

    A blank under a heading of the row above takes that one: two-tier headings are merged that way.
    """
    row = sheet.rows[index]
    above = _group_row(sheet, index)
    spanned, banners = _spanned(sheet, index), _banners(sheet, index)
    steps = crosses_scale(sheet, index)  # « 25 % » over crosses is a value, whether it is a number or a text
    under = sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
    width = min(max((len(r) for r in (row, *under)), default=0), WIDEST)
    aside = beside(sheet, index)
    found: dict[int, tuple[str, str]] = {}
    for column in range(width):
        if column in aside:
            continue
        value = row[column] if column < len(row) else None
        text = label_text(value) if isinstance(value, str) and column not in steps else ""
        if text.startswith(FLAG):
            continue
        if len(text) > LONGEST_LABEL or column in banners:
            text = ""
        if text:
            group = above.get(column, "")
            found[column] = (_priced(text, group), group)
        elif any(column < len(r) and r[column] is not None for r in under):
            if column in spanned and column not in banners:
                found[column] = (spanned[column], "")
                continue
            found[column] = (_kept_above(sheet, index, column), "")
    return found


def _priced(text: str, group: str) -> str:
    """The heading of an amount with the currency that stands above it; any other as it is."""
    full = with_currency(text, group)
    return full if any(found.field in FIELDS.values() for found in meanings("actions", full)) else text


def _spanned(sheet: Sheet, index: int) -> dict[int, str]:
    """Column → the heading that is merged over it from its left: one heading over a number and a title."""
    row = sheet.rows[index]
    return {
        column: label_text(text)
        for first, left, last, right in sheet.merges
        if first <= index <= last and 1 <= right - left <= SPAN and left < len(row)
        for text in (row[left],)
        if isinstance(text, str) and first == index and len(text) <= LONGEST_LABEL
        for column in range(left + 1, right + 1)
    }


def _banners(sheet: Sheet, index: int) -> set[int]:
    """The columns whose heading is merged over several that have headings of their own in the next row."""
    following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
    return {
        column
        for first, left, last, right in sheet.merges
        if first == last == index and right > left
        if sum(isinstance(v, str) and len(v) <= LONGEST_LABEL for v in following[left : right + 1]) >= 2
        and _has_headings_below(sheet, first, left, right)
        for column in range(left, right + 1)
    }


def _has_headings_below(sheet: Sheet, row: int, left: int, right: int) -> bool:
    """Whether the cells beside are merged down to the next row: headings on two rows."""
    return any(a == row and c == row + 1 and (d < left or b > right) for a, b, c, d in sheet.merges)


def _group_row(sheet: Sheet, index: int) -> dict[int, str]:
    """Column → the heading that spans it in the rows above, the nearest first."""
    groups: dict[int, str] = {}
    for above in _tiers(sheet, index):
        current = ""
        row = sheet.rows[above]
        for column in range(max((len(row), *_merged_to(sheet, above)))):
            value = row[column] if column < len(row) else None
            if isinstance(value, str):
                current = label_text(value) if len(value) <= LONGEST_ABOVE else ""
            if current and column not in groups:
                groups[column] = current
    return groups


def _merged_to(sheet: Sheet, index: int) -> Iterator[int]:
    """The widths to which merged cells carry a row: its last one may stand over columns where the row has ended."""
    return (right + 1 for first, _, last, right in sheet.merges if first <= index <= last)


def _tiers(sheet: Sheet, index: int) -> Iterator[int]:
    """The rows right above one of headings that may be headings too: a second one only above several short texts."""
    for above in range(index - 1, max(-1, index - 1 - TIERS), -1):
        yield above
        filled = [value for value in sheet.rows[above] if value is not None]
        if sum(isinstance(v, str) and len(v) <= LONGEST_ABOVE for v in filled) < max(2, len(filled)):
            return


def _kept_above(sheet: Sheet, index: int, column: int) -> str:
    """The heading that a blank below it keeps."""
    for above in _tiers(sheet, index):
        row = sheet.rows[above]
        value = row[column] if column < len(row) else None
        if value is not None:
            return label_text(value) if isinstance(value, str) and len(value) <= LONGEST_ABOVE else ""
    return ""


def unnamed(column: int) -> str:
    """The label of a column without a heading, under which its values are kept."""
    return f"Colonne {column_letters(column)}"


def named(headings: Mapping[int, tuple[str, str]], columns: Mapping[int, str]) -> dict[int, str]:
    """The label of each column, one of its own even where the file repeats or omits it."""
    labels: dict[int, str] = {}
    for column in sorted({*headings, *columns}):
        text, group = headings.get(column, ("", ""))
        if group and text.startswith("("):  # « Travaux prévus » over « (début) »
            text = f"{group} {text}"
        label = text or unnamed(column)
        if label in labels.values():
            label = (
                f"{group} – {label}"
                if group and f"{group} – {label}" not in labels.values()
                else f"{label} ({column_letters(column)})"
            )
        labels[column] = label
    return labels
