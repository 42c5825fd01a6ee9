"""Which rows are data: titles of groups feed the rows below, totals, help and footers are set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, Ignored, Recognition, Sheet
from lib.spreadsheets.patience import Check, checked, endless
from lib.spreadsheets.rows.above import above, table_title
from lib.spreadsheets.rows.account import far_rows
from lib.spreadsheets.rows.asides import NEAR_HEADINGS, is_calendar, is_footer, is_help, is_total
from lib.spreadsheets.rows.ends import ends, is_rule
from lib.spreadsheets.rows.groups import groups
from lib.spreadsheets.rows.kinds import (
    AMOUNTS,
    RawRow,
    group_name,
    has_subject,
    is_placeholder,
    names_a_group,
)
from lib.spreadsheets.rows.left_out import looks_like_one, telling
from lib.spreadsheets.rows.merged import (
    JOINED,
    ends_the_title,
    goes_on_with,
    is_line_of,
    merged_titles,
    sharing_rows,
)
from lib.spreadsheets.rows.places import far_from
from lib.spreadsheets.rows.plain import plain_rows
from lib.spreadsheets.rows.raw import header_rows, raw_rows
from lib.spreadsheets.rows.untitled import untitled
from lib.spreadsheets.tables.beside import beside, is_foreign_heading
from lib.spreadsheets.tables.evidence import NUMBER
from lib.spreadsheets.tables.labels import names_a_field


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row of data: its index from 0, its cells by field, the axis label that holds for it."""

    index: int
    cells: Mapping[str, CellValue]
    others: Mapping[str, CellValue]  # label → value of the columns we do not know
    axis: str | None
    named: bool = False  # its title is made of what stands beside


def data_rows(
    sheet: Sheet, recognition: Recognition, parts: Sequence[Sheet] = (), check: Check = endless
) -> tuple[list[DataRow], list[Ignored]]:
    """The rows of a table, and the others each with its reason and cell (blank rows apart).

    `parts` are the sheets that were joined into this one.
    """
    header = (recognition.header_row or 0) - 1
    raws = list(checked(raw_rows(sheet, recognition, header), check))
    reader = _Reader(sheet, recognition, raws, header_rows(sheet, header, raws), check)
    rows, left_out = reader.read(check)
    for part in parts if sheet.origin else (sheet,):
        name = part.name if sheet.origin else ""
        left_out = [*above(part, header, recognition, name), *left_out, *far_rows(part, name)]
    return rows, left_out


class _Reader:
    """Goes down the rows once, remembering the group, the row above and whether the table has ended."""

    def __init__(
        self,
        sheet: Sheet,
        recognition: Recognition,
        raws: list[RawRow],
        headers: frozenset[int],
        check: Check = endless,
    ) -> None:
        self.header = (recognition.header_row or 0) - 1
        self.origin = sheet.origin
        fields = set(recognition.columns.values())
        judged = recognition.kind != "actions" or "sub_title" in fields or recognition.by_place
        judged = judged or beside(sheet, self.header)
        plain = frozenset() if judged else plain_rows(raws, self.header)
        self.ends = ends(raws, headers, recognition, plain, check)
        self.raws, self.headers = raws, headers | self.ends.again
        self.stacked = bool(headers)
        self.axis = table_title(sheet, self.header) if self.stacked else None
        self.kind = recognition.kind
        self.has_axis, self.has_title = "axis" in fields, "title" in fields
        self.merged_titles = merged_titles(sheet, recognition)
        self.labels = {field: recognition.labels.get(c, field) for c, field in recognition.columns.items()}
        ours = recognition.ours
        self.fills_axis = self.has_axis and not ours and _is_grouped([raw.cells.get("axis") for raw in raws])
        self.groups = (
            groups(raws, self.headers, recognition) if self.kind == "actions" and not ours else frozenset()
        )
        shared = sharing_rows(sheet, recognition) if self.groups and sheet.merges else frozenset()
        if shared:
            self.groups -= {raw.index for raw in raws if raw.index in shared and not names_a_group(raw)}
        self.untitled = untitled(raws, recognition)
        self.plain = self._settled(plain)
        self.elsewhere = False
        self.parent: CellValue = None  # the action whose sub-actions follow
        self.closed = False  # below a blank row and a footer, a text alone signs the page
        self.rows: list[DataRow] = []
        self.ignored: list[Ignored] = []
        self.continued = -1  # the last row that goes on from the one above
        self.last_left = -1

    def read(self, check: Check = endless) -> tuple[list[DataRow], list[Ignored]]:
        """Every raw row, kept or left out."""
        far = far_from(self.raws)
        for position, raw in enumerate(checked(self.raws, check)):
            if position in self.plain and not self.elsewhere and position < far:
                reason = ""
            else:
                reason = "far" if position >= far else self._reason(raw)
            if reason == "axis":
                self.axis = group_name(raw)
            if reason:
                self._leave(raw, reason)
                continue
            self.closed = False
            title = self.untitled.get(raw.index)
            if self.kind == "actions":
                raw = self._with_parent(self._with_axis(raw), position)
            if title is not None:
                raw = replace(raw, cells={**raw.cells, "title": title})
            axis = self.axis if self.kind == "actions" else None
            self.rows.append(DataRow(raw.index, raw.cells, raw.others, axis, title is not None))
        return self.rows, self.ignored

    def _settled(self, plain: frozenset[int]) -> frozenset[int]:
        """The positions of the plain rows that nothing else in the table sets aside, unless it has ended above them."""
        special = (*self.headers, *self.ends.starts, *self.ends.outside, *self.groups, *self.merged_titles)
        if not plain or not special:
            return plain
        apart = frozenset(special)
        return frozenset(position for position in plain if self.raws[position].index not in apart)

    def _with_axis(self, raw: RawRow) -> RawRow:
        value = raw.cells.get("axis")
        if value is not None:
            self.axis = str(value)
        elif self.has_axis and not self.fills_axis and not self.stacked and not self.groups:
            self.axis = None
        return raw

    def _with_parent(self, raw: RawRow, position: int) -> RawRow:
        """A sub-action alone on its row belongs to the action named above it, merged or not, in the same block.

        What an action says of its parts goes when they follow under headings of their own.
        """
        if raw.cells.get("title") is not None:
            self.parent = raw.cells["title"]
            after = self.raws[position + 1 : position + 2] if self.headers else ()
            if any(below.index in self.headers for below in after):
                return replace(raw, cells={f: v for f, v in raw.cells.items() if f != "sub_title"})
        elif raw.gap or raw.cells.get("code") is not None or raw.cells.get("sub_title") is None:
            self.parent = None
        elif self.parent is not None:
            return replace(raw, cells={**raw.cells, "title": self.parent})
        return raw

    def _leave(self, raw: RawRow, reason: str) -> None:
        column = next((c for c, v in enumerate(raw.row) if v is not None), 0)
        sheet, index = self.origin[raw.index] if self.origin else ("", raw.index)
        place = f"{column_letters(column)}{index + 1}"
        more = self._holds_more(raw, reason)
        text = telling(raw.row) if more or not raw.present else raw.first
        cell = f"{sheet}!{place}" if sheet else place
        self.ignored.append(Ignored(index + 1, reason, text, cell, sheet, more))
        self.last_left = raw.index
        if reason == "continuation":
            self.continued = raw.index
        if reason == "continuation" and self.rows:
            self.rows[-1] = goes_on_with(self.rows[-1], raw, self.labels)

    def _holds_more(self, raw: RawRow, reason: str) -> bool:
        """Whether what is left out looks like an action; a continuation is joined, and a titled row that says what to
        type far below the headings was meant to be filled in."""
        if reason == "help" and "title" in raw.cells and raw.index - self.header > NEAR_HEADINGS:
            return len(raw.cells) > 1
        if reason == "continuation":
            return False
        return looks_like_one(reason, raw.cells, raw.present)

    def _reason(self, raw: RawRow) -> str:
        """Why a row is not data; empty when it is."""
        if raw.index in self.headers:
            self.elsewhere = False
            return "header"
        if self.elsewhere or raw.index in self.ends.starts:
            self.elsewhere = True
            return "other_table"
        if not raw.present and any(v is not None for v in raw.row):
            return "other_table"  # beside
        aside = self._aside(raw)
        if aside:
            return aside
        if raw.index in self.ends.outside:
            return "other_table"
        if self._shares_title(raw):
            return "continuation" if is_line_of(self.rows[-1].cells, raw) else ""
        if self._goes_on(raw):
            return "continuation"
        if self.kind != "actions":
            return "" if has_subject(raw, self.kind, True) else "no_subject"
        if raw.index in self.groups:
            return "axis"
        if is_placeholder(raw, self.has_title):
            return "placeholder"
        if raw.index not in self.untitled and not has_subject(raw, "actions", self.has_title):
            return "no_subject"
        long_note = (
            len(raw.present) == 1 and len(raw.first) > 60 and not {"title", "sub_title"} & set(raw.cells)
        )
        return "footer" if long_note else ""

    def _aside(self, raw: RawRow) -> str:
        """Why a row says something else than an action, by its words; empty when it does not."""
        if is_help(raw, raw.index - self.header):
            return "help"
        if is_calendar(raw):
            return "calendar"
        if is_rule(raw) or is_footer(raw) or self._signs(raw) or (self.closed and len(raw.present) == 1):
            self.closed = self.closed or raw.gap > 0
            return "footer"
        if is_total(raw) or self._sums_up(raw):
            return "total"
        return ""

    def _shares_title(self, raw: RawRow) -> bool:
        """Whether the title of the row of data above is merged over this one too."""
        title = self.merged_titles.get(raw.index)
        if title is None or not self.rows:
            return False
        above = self.rows[-1]
        return title in (above.cells.get("title"), self.merged_titles.get(above.index))

    def _signs(self, raw: RawRow) -> bool:
        """Right below a footer, a name or a day under its word: « Date  06/04/2026 » below « Approuvé par »."""
        if raw.gap or len(raw.present) > 2 or not self.ignored or self.ignored[-1].reason != "footer":
            return False
        first = raw.present[0] if raw.present else None
        below = self.last_left == raw.index - 1
        return below and isinstance(first, str) and (names_a_field(first) or is_foreign_heading(first))

    def _goes_on(self, raw: RawRow) -> bool:
        """Right below an action, nothing but more of its remarks: what a merge covered, or a text typed on two rows."""
        if self.kind != "actions" or raw.gap or not self.rows or not self.has_title or not raw.cells:
            return False
        if len(raw.present) != len(raw.cells):
            return False
        if not set(raw.cells) <= set(JOINED) and not ends_the_title(self.rows[-1].cells, raw.cells):
            return False
        return raw.index - 1 in (self.rows[-1].index, self.continued)

    def _sums_up(self, raw: RawRow) -> bool:
        """Below a gap, a lone title beside numbers only: what people write under a table."""
        if raw.gap < 3:
            return False
        beside = [*raw.others.values(), *(v for f, v in raw.cells.items() if f in AMOUNTS)]
        numbers = [v for v in beside if not isinstance(v, bool) and NUMBER.match(str(v))]
        return set(raw.cells) - AMOUNTS == {"title"} and len(numbers) >= 2 and len(numbers) == len(beside)


def _is_grouped(values: Sequence[CellValue]) -> bool:
    """An axis column where only the first row of each group says it: filled down, else left as it is."""
    blanks = sum(1 for v in values if v is None)
    return bool(values) and values[0] is not None and blanks >= 0.25 * len(values)
