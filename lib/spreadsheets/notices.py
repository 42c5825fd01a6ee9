"""What is worth saying of a table as a whole, rather than of one of its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lib.spreadsheets.dates import Order, column_order, inversion_suspected, order_is_unproved
from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.model import CellValue, CleanRow, Ignored, Issue, Recognition, Sheet
from lib.spreadsheets.xlsx_scan import column_letters


def of_layout(sheet: Sheet, recognition: Recognition, ignored: Sequence[Ignored]) -> Iterator[Issue]:
    """Hidden rows and columns, headings said twice or missing, several tables in one sheet."""
    header = (recognition.header_row or 0) - 1
    yield from _headings(sheet, recognition, header)
    hidden = sorted(r for r in sheet.hidden_rows if r > header and r < len(sheet.rows) and any(sheet.rows[r]))
    if hidden:
        yield _info(
            "row_hidden",
            "{n} hidden rows are read too, the first is row {row}.",
            f"A{hidden[0] + 1}",
            n=len(hidden),
            row=hidden[0] + 1,
        )
    columns = [c for c in sorted(sheet.hidden_columns) if c in recognition.columns]
    if columns:
        names = ", ".join(recognition.labels.get(c, column_letters(c)) for c in columns)
        yield _info(
            "column_hidden",
            "Hidden columns are read too: {names}.",
            f"{column_letters(columns[0])}1",
            names=names,
        )
    again = [i for i in ignored if i.reason == "header" and i.row > header + 1]
    if again:
        yield _info(
            "tables_stacked",
            "The headings come back on row {row}: the tables of the sheet are read as one.",
            again[0].cell,
            row=again[0].row,
        )
    if recognition.scale:
        first = column_letters(min(recognition.scale))
        yield _info(
            "progress_by_position",
            "The progress is read from the place of a cross, from column {letters} on.",
            f"{first}{header + 1}",
            letters=first,
        )
    if recognition.twins and not recognition.joined:
        yield _info(
            "sheets_alike",
            "Sheets with the same headings are not read: {names}. They can be read together.",
            "",
            names=", ".join(recognition.twins[:8]),
        )
    if recognition.remembered:
        yield _info(
            "layout_remembered", "These headings were met before: they are read as they were then.", ""
        )


def _headings(sheet: Sheet, recognition: Recognition, header: int) -> Iterator[Issue]:
    if header < 0:
        return
    row = sheet.rows[header]
    texts = {c: fold_label(v) for c, v in enumerate(row) if isinstance(v, str) and v.strip()}
    counts = Counter(text for c, text in texts.items() if len(text) > 1)
    twice = [c for c, text in texts.items() if counts[text] > 1]
    if twice:
        yield _info(
            "header_duplicate",
            "The heading “{name}” is there {n} times; each column keeps its own values.",
            f"{column_letters(twice[0])}{header + 1}",
            name=str(row[twice[0]]).strip()[:60],
            n=counts[texts[twice[0]]],
        )
    for column, field in recognition.columns.items():
        if column not in texts:
            yield _info(
                "header_empty_with_values",
                "Column {letters} has values and no heading; they are read as “{field}”.",
                f"{column_letters(column)}{header + 1}",
                letters=column_letters(column),
                field=field,
            )


def of_columns(recognition: Recognition, cells: Mapping[str, Sequence[CellValue]]) -> Iterator[Issue]:
    """Columns of ours that hold nothing, a table without codes. `cells`: field → its cells, row by row."""
    for column, field in recognition.columns.items():
        if all(v is None for v in cells.get(field, ())):
            label = recognition.labels.get(column, "")
            yield _info(
                "column_empty",
                "Column “{column}” is empty; nothing is changed by it.",
                f"{column_letters(column)}1",
                column=label,
            )
    if recognition.kind == "actions" and "code" not in recognition.columns.values():
        yield _info(
            "id_column_missing",
            "The table has no column of codes: actions are recognised by their axis and title.",
            "",
        )


def of_dates(
    field: str, label: str, column: int, values: Sequence[CellValue]
) -> tuple[Order, tuple[Issue, ...]]:
    """Which comes first in the dates of a column, and the doubts about it."""
    listed = list(values)
    order = column_order(listed)
    cell = f"{column_letters(column)}1"
    issues = []
    if inversion_suspected(listed):
        issues.append(
            Issue(
                "warning",
                "date_inversion_suspected",
                "Column “{column}”: every true date has a day of 12 or less while every typed one is above. "
                "Days and months were probably swapped when the file was made: check these dates.",
                cell=cell,
                values={"column": label},
            )
        )
    if order == "month":
        issues.append(
            _info(
                "date_month_first",
                "Column “{column}”: the month comes before the day, as its dates show.",
                cell,
                column=label,
            )
        )
    elif order_is_unproved(listed):
        issues.append(
            _info(
                "date_ambiguous_order",
                "Column “{column}”: no date says whether the day or the month comes first; the day is read first.",
                cell,
                column=label,
            )
        )
    return order, tuple(issues)


def restarted(rows: Sequence[CleanRow]) -> Iterator[Issue]:
    """One warning when codes start again in each axis: they tell rows apart within their axis only."""
    seen: dict[object, object] = {}
    for row in rows:
        code, axis = row.values.get("code"), row.values.get("axis")
        if code and code in seen and seen[code] != axis:
            yield Issue(
                "warning",
                "ids_restart",
                "Codes start again from one axis to the next (“{code}”): they are read within their axis.",
                cell=row.cells.get("code", ""),
                value=str(code),
                values={"code": code},
            )
            return
        if code:
            seen.setdefault(code, axis)


def _info(code: str, message: str, cell: str, **values: object) -> Issue:
    return Issue("info", code, message, cell=cell, values=values)
