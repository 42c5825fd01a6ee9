"""What became of every row of a file: one line whose figures add up, that unfolds to the rows that are not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from lib.i18n import mark
from lib.i18n.formats import MISSING
from lib.spreadsheets.model import Account, Ignored, Issue, RowDifference, TableKind
from lib.spreadsheets.report import typed
from lib.ui import layout, markup, tables
from lib.ui.imports.steps import sentence
from lib.ui.session import t, tn
from lib.usecases.preparation import Preparation

PAGE = 50
LONGEST = 160
READ: Mapping[TableKind, tuple[str, str]] = {
    "actions": ("{n} action", "{n} actions"),
    "partners": ("{n} partner", "{n} partners"),
    "interactions": ("{n} exchange", "{n} exchanges"),
    "milestones": ("{n} milestone", "{n} milestones"),
}
#: Rows that are no row of the table, and of which nothing is lost: they were read for what they are.
READ_OTHERWISE = ("header", "axis", "continuation")
REASONS = {
    "banner": mark("title above the table"),
    "header": mark("headings"),
    "help": mark("typing help"),
    "axis": mark("axis of the rows below"),
    "total": mark("total or sub-total"),
    "footer": mark("footer"),
    "placeholder": mark("numbered in advance, nothing in it"),
    "no_subject": mark("no title"),
    "continuation": mark("goes on from the row above"),
    "other_table": mark("another table"),
    "calendar": mark("months, weeks or days"),
    "far": mark("far from the table"),
    "unread": mark("not read"),
    "milestone": mark("milestone of the action above"),
}


def account(found: Preparation) -> None:
    """« 34 actions · 3 lignes laissées de côté · 1 refusée = 38 lignes remplies », unfolded to those that are not read."""
    accounts = found.table.accounts
    if not accounts:
        return
    part = layout.unfolded(told(found), f"account_{found.sha256[:12]}", icon=":material/fact_check:")
    if part:
        with part:
            _rows(found)


def told(found: Preparation) -> str:
    """The sum, in words; what there is none of is not said."""
    accounts: tuple[Account, ...] = found.table.accounts
    counts: dict[str, int] = {}
    for own in accounts:
        for reason, rows in own.left_out.items():
            counts[reason] = counts.get(reason, 0) + len(rows)
    headings = sum(counts.pop(reason, 0) for reason in READ_OTHERWISE)
    steps = counts.pop("milestone", 0)
    left, refused = sum(counts.values()), sum(len(own.refused) for own in accounts)
    filled = sum(own.filled for own in accounts)
    parts = [tn(*READ[found.table.kind], sum(len(own.actions) for own in accounts))]
    if steps:
        parts.append(tn("{n} milestone", "{n} milestones", steps))
    if left:
        parts.append(tn("{n} row left out", "{n} rows left out", left))
    if refused:
        parts.append(tn("{n} refused row", "{n} refused rows", refused))
    if headings:
        parts.append(tn("{n} row of headings or axes", "{n} rows of headings or axes", headings))
    total = tn("{n} filled row", "{n} filled rows", filled)
    return f"{' · '.join(parts)} = {total}"


def errors_by_row(found: Preparation) -> Mapping[int | None, list[Issue]]:
    """The errors of each row of the table; those of two rows with the same code are of both."""
    errors: dict[int | None, list[Issue]] = {}
    for issue in found.table.issues:
        if issue.level == "error":
            for number in {issue.row, issue.values.get("first")} - {None}:
                errors.setdefault(cast(int, number), []).append(issue)
    return errors


def _rows(found: Preparation) -> None:
    """Each row that is not read, those that look like one that should be first."""
    refused: tuple[RowDifference, ...] = found.comparison.refused
    left = sorted(found.table.ignored, key=lambda i: (not i.doubtful, i.reason in READ_OTHERWISE))
    listed: list[RowDifference | Ignored] = [*refused, *left]
    if not listed:
        layout.empty(t("Nothing in this list."))
        return
    errors = errors_by_row(found)
    shown = [
        _left_out(found, row) if isinstance(row, Ignored) else _refused(row, errors.get(row.row, ()))
        for row in tables.part(listed, PAGE, key="page_account")
    ]
    columns = [
        markup.Column(t("Row"), short=True),
        markup.Column(t("Why"), width=34),
        markup.Column(t("What it holds"), width=56),
    ]
    markup.table(columns, shown, t("Rows left out, and why"))


def _refused(row: RowDifference, errors: Sequence[Issue]) -> list[markup.Cell | str]:
    why = " ".join(map(sentence, errors))
    place = next((issue.cell for issue in errors if "!" in issue.cell), "")
    return [
        place or t("row {row}", row=row.row),
        markup.Cell(why or MISSING, mark="✖"),
        row.title or row.code or MISSING,
    ]


def _left_out(found: Preparation, row: Ignored) -> list[markup.Cell | str]:
    why = t(REASONS.get(row.reason, row.reason))
    if row.doubtful:
        why = t("{reason}; it holds a text with a date, an owner or a status", reason=why)
    place = f"{row.sheet}!{row.row}" if row.sheet else t("row {row}", row=row.row)
    return [place, markup.Cell(why, mark="▲" if row.doubtful else ""), _text(found, row)]


def _text(found: Preparation, row: Ignored) -> str:
    """What a row says: all of its cells, so that it is recognised; far away, the cell alone."""
    name = row.sheet or found.recognition.sheet
    sheet = next((s for s in found.workbook.sheets if s.name == name), None)
    cells = sheet.rows[row.row - 1] if sheet is not None and row.row <= len(sheet.rows) else ()
    text = " · ".join(" ".join(typed(v).split()) for v in cells if v is not None) or row.text or row.cell
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
