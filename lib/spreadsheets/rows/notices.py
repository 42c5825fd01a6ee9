"""What is worth saying of a table as a whole, rather than of one of its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lib.domain.names import NAMES_SEPARATOR
from lib.spreadsheets import report
from lib.spreadsheets.cells.amounts import amount, is_bare
from lib.spreadsheets.cells.date_columns import column_order, inversion_suspected, order_is_unproved
from lib.spreadsheets.cells.dates import Order
from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, CleanRow, Ignored, Issue, Recognition, Sheet
from lib.spreadsheets.tables.beside import beside, plan_beside

MOST = 0.5
FIGURE = re.compile(r"[-+]?\d[\d\s.,]*")


def of_layout(sheet: Sheet, recognition: Recognition, ignored: Sequence[Ignored]) -> Iterator[Issue]:
    """Hidden rows and columns, headings said twice or missing, several tables in one sheet."""
    header = (recognition.header_row or 0) - 1
    yield from _headings(sheet, recognition, header)
    hidden = sorted(r for r in sheet.hidden_rows if r > header and r < len(sheet.rows) and any(sheet.rows[r]))
    if hidden:
        yield report.of_table(
            "row_hidden",
            f"A{hidden[0] + 1}",
            n=len(hidden),
            row=hidden[0] + 1,
        )
    columns = [c for c in sorted(sheet.hidden_columns) if c in recognition.columns]
    if columns:
        names = ", ".join(recognition.labels.get(c, column_letters(c)) for c in columns)
        yield report.of_table(
            "column_hidden",
            f"{column_letters(columns[0])}1",
            names=names,
        )
    again = [i for i in ignored if i.reason == "header" and i.row > header + 1]
    if again:
        yield report.of_table(
            "tables_stacked",
            again[0].cell,
            row=again[0].row,
        )
    yield from _beside(sheet, header)
    if recognition.scale:
        first = column_letters(min(recognition.scale))
        yield report.of_table(
            "progress_by_position",
            f"{first}{header + 1}",
            letters=first,
        )
    if recognition.twins and not recognition.joined and not _are_versions(recognition):
        yield report.of_table(
            "sheets_alike",
            "",
            names=", ".join(recognition.twins[:8]),
        )
    if recognition.unseen:
        yield report.of_table("sheets_unseen", "", n=len(recognition.unseen), sheet=recognition.unseen[0])
    if recognition.rivals:
        yield report.of_table(
            "sheet_ambiguous", "", names=", ".join(recognition.rivals[:8]), sheet=recognition.sheet
        )
    for reason in ("total", "help", "other_table"):
        out = [i for i in ignored if i.reason == reason]
        if out:
            yield report.of_table(f"row_ignored_{reason}", out[0].cell, n=len(out), row=out[0].row)
    yield from recognition.told
    if recognition.remembered:
        yield report.of_table("layout_remembered", "")


def _beside(sheet: Sheet, header: int) -> Iterator[Issue]:
    aside = [column_letters(c) for c in sorted(beside(sheet, header))]
    if places := plan_beside(sheet, header):
        below = sheet.rows[header + 1 :]
        n = sum(any(c < len(row) and row[c] is not None for c in places) for row in below)
        yield report.of_table("plan_beside", f"{aside[0]}{header + 1}", first=aside[0], last=aside[-1], n=n)
    elif aside:
        yield report.of_table("columns_beside", f"{aside[0]}{header + 1}", first=aside[0], last=aside[-1])


def _headings(sheet: Sheet, recognition: Recognition, header: int) -> Iterator[Issue]:
    if header < 0:
        return
    row = sheet.rows[header]
    texts = {c: fold_label(v) for c, v in enumerate(row) if isinstance(v, str) and v.strip()}
    counts = Counter(text for c, text in texts.items() if len(text) > 1)
    twice = [c for c, text in texts.items() if counts[text] > 1]
    if twice:
        yield report.of_table(
            "header_duplicate",
            f"{column_letters(twice[0])}{header + 1}",
            name=str(row[twice[0]]).strip()[:60],
            n=counts[texts[twice[0]]],
        )
    for column in recognition.columns:
        if column not in texts:
            yield report.of_table(
                "header_empty_with_values",
                f"{column_letters(column)}{header + 1}",
                letters=column_letters(column),
            )


def of_columns(recognition: Recognition, cells: Mapping[str, Sequence[CellValue]]) -> Iterator[Issue]:
    """Columns of ours that hold nothing, a table without codes. `cells`: field → its cells, row by row."""
    for column, field in recognition.columns.items():
        if all(v is None for v in cells.get(field, ())):
            label = recognition.labels.get(column, "")
            yield report.of_table(
                "column_empty",
                f"{column_letters(column)}1",
                column=label,
            )
    if recognition.kind == "actions" and "code" not in recognition.columns.values():
        yield report.of_table(
            "id_column_missing",
            "",
        )
    if recognition.kind == "actions" and not {"title", "sub_title"} & set(recognition.columns.values()):
        yield report.of_table("column_required_missing", "")
    if recognition.sheet:  # a text file holds texts only
        yield from _numbers_as_text(recognition, cells)


def _numbers_as_text(recognition: Recognition, cells: Mapping[str, Sequence[CellValue]]) -> Iterator[Issue]:
    for column, field in recognition.columns.items():
        if field not in ("progress", "target", "actual"):
            continue
        typed = [v for v in cells.get(field, ()) if isinstance(v, str) and FIGURE.fullmatch(v.strip())]
        if typed:
            label = recognition.labels.get(column, "")
            yield report.of_table("number_as_text", f"{column_letters(column)}1", column=label, n=len(typed))


def of_amounts(label: str, column: int, values: Sequence[CellValue]) -> Iterator[Issue]:
    """One warning when neither the heading of a column nor some of its cells name the currency of their amounts."""
    bare = [v for v in values if v is not None and amount(v, label) is None and is_bare(v)]
    if bare:
        yield report.of_table("money_bare", f"{column_letters(column)}1", column=label, n=len(bare))


def of_names(rows: Sequence[CleanRow], unknown: Sequence[str]) -> Iterator[Issue]:
    """Rows with several owners or organisations, and how many names the plan does not know."""
    fields = ("organisation", "owner")
    listed = {
        value
        for value in {row.values.get(name) for row in rows for name in fields}
        if NAMES_SEPARATOR in str(value or "")
    }
    several = (
        [row for row in rows if any(row.values.get(name) in listed for name in fields)] if listed else []
    )
    if several:
        name = "organisation" if NAMES_SEPARATOR in str(several[0].values.get("organisation")) else "owner"
        cell = several[0].cells.get(name, "")
        yield report.of_table("owner_multiple", cell, n=len(several), row=several[0].row)
    if unknown:
        yield report.of_table("owner_unknown", "", n=len(unknown), names=", ".join(unknown[:8]))


def of_dates(
    label: str, column: int, values: Sequence[CellValue], table: Sequence[CellValue]
) -> tuple[Order, tuple[Issue, ...]]:
    """Which comes first in the dates of a column, and the doubts about it; `table`: every date of the table."""
    listed = list(values)
    order = column_order(listed, list(table))
    cell = f"{column_letters(column)}1"
    issues = []
    if inversion_suspected(listed):
        issues.append(report.of_table("date_inversion_suspected", cell, column=label))
    if order == "month":
        issues.append(
            report.of_table(
                "date_month_first",
                cell,
                column=label,
            )
        )
    elif order_is_unproved(listed):
        issues.append(
            report.of_table(
                "date_ambiguous_order",
                cell,
                column=label,
            )
        )
    return order, tuple(issues)


def restarted(rows: Sequence[CleanRow]) -> Iterator[Issue]:
    """One warning when codes start again in each axis: they tell rows apart within their axis only."""
    if report.differ([row.values.get("code") for row in rows]):
        return
    seen: dict[object, object] = {}
    for row in rows:
        code, axis = row.values.get("code"), row.values.get("axis")
        if code and code in seen and seen[code] != axis:
            yield report.of_table("ids_restart", row.cells.get("code", ""), code=code)
            return
        if code:
            seen.setdefault(code, axis)


def _are_versions(recognition: Recognition) -> bool:
    """Whether the sheets of the same headings are older versions of the one that is read, as was told."""
    return any(issue.code == "sheet_latest" for issue in recognition.told)


def of_twins(sheets: Sequence[Sheet], recognition: Recognition) -> Iterator[Issue]:
    """One warning when a sheet of the same headings, not read, numbers its rows as the one that is read."""
    column = next((c for c, field in recognition.columns.items() if field == "code"), None)
    header = recognition.header_row or 0
    if column is None or recognition.joined or not recognition.twins or _are_versions(recognition):
        return

    def codes(sheet: Sheet) -> Iterator[CellValue]:
        return (row[column] for row in sheet.rows[header:] if column < len(row) and row[column] is not None)

    own = {code for sheet in sheets if sheet.name == recognition.sheet for code in codes(sheet)}
    for sheet in sheets:
        if sheet.name in recognition.twins:
            again = next((code for code in codes(sheet) if code in own), None)
            if again is not None:
                yield report.of_table("ids_restart_per_sheet", "", sheet=sheet.name, code=report.typed(again))
                return


def of_widths(sheet: Sheet, recognition: Recognition, indexes: Sequence[int]) -> Iterator[Issue]:
    """In a text file, rows of data (their indexes) with more cells than there are headings: a text that holds the
    separator was cut there, and every cell after it is out of place. An error on each, a warning when they all are so."""
    header = (recognition.header_row or 0) - 1
    if header < 0:
        return
    headed = [c for c, v in enumerate(sheet.rows[header]) if v is not None]
    last = max([*headed, *recognition.columns], default=-1) + 1
    wide = [i for i in indexes if any(v is not None for v in sheet.rows[i][last:])]
    if len(wide) >= MOST * len(indexes):
        if wide:
            cell = f"{column_letters(last)}{wide[0] + 1}"
            yield report.of_table("rows_wider", cell, n=len(wide), row=wide[0] + 1)
        return
    for index in wide:
        extra = sum(v is not None for v in sheet.rows[index][last:])
        value = sheet.rows[index][last]
        yield report.on_cell("cells_shifted", cell=f"{column_letters(last)}{index + 1}", row=index + 1, value=value, number=index + 1, n=extra)  # fmt: skip
