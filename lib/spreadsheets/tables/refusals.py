"""Why a workbook holds no table of ours, in words that are true of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.domain.errors import FileRefused
from lib.spreadsheets.model import Account, CellValue, Sheet, TableKind, Workbook
from lib.spreadsheets.tables.assign import assign
from lib.spreadsheets.tables.candidates import HEADER_ROWS, Candidate, candidates
from lib.spreadsheets.tables.evidence import profile
from lib.spreadsheets.tables.heading_rows import covered, is_data, likeness
from lib.spreadsheets.tables.headings import headings_of
from lib.spreadsheets.tables.labels import in_one_language, meanings
from lib.spreadsheets.tables.positions import columns_below
from lib.spreadsheets.tables.seen import SAID_OF_ACTIONS

KINDS: tuple[TableKind, ...] = ("actions", "partners", "interactions")
NAMED = 6  # headings that a refusal repeats
SURE = 0.85  # a heading that is one of ours, word for word
FEWEST_TURNED, TURNED = 3, 0.5
FEWEST_OF_PARTNERS = 2
#: Rows left out that stand above a table, or are its headings.
ABOVE = frozenset({"banner", "header"})
HEADED = 0.7  # the share of the filled columns that a row of headings heads


def nothing_found(workbook: Workbook, sheets: Sequence[Sheet]) -> FileRefused:
    """What is lacking in a workbook where no table was recognised."""
    if any(map(_is_transposed, sheets)):
        return FileRefused(
            "table_transposed",
            "In “{file}” the headings stand in a column and each action in a column of its own. "
            "Turn the table (Excel: copy, paste special, transpose) and import it again.",
            file=workbook.file,
        )
    headed = next((found for sheet in sheets if (found := _no_plan(workbook, sheet)) is not None), None)
    if headed is not None:
        return headed
    if any(_is_table(sheet) for sheet in sheets):
        return FileRefused(
            "header_not_found",
            "No row of “{file}” holds headings such as “Action”, “Deadline”, “Owner” or “Status”. If there is a "
            "table, say below which sheet and row, and what its columns are.",
            file=workbook.file,
        )
    return FileRefused(
        "no_table_found",
        "No table of actions, partners or exchanges was found in “{file}”: no row holds headings such as "
        "“Action”, “Deadline”, “Owner” or “Status”. Check that the sheet has a heading row.",
        file=workbook.file,
    )


def _is_transposed(sheet: Sheet) -> bool:
    """Whether the first texts of the rows, and not those of a row, are headings of ours: most of them word for word."""
    turned = Sheet(sheet.name, _turned(sheet))
    return len(turned.rows) > 2 and any(map(_speaks_our_words, candidates(turned, KINDS)))


def _speaks_our_words(candidate: Candidate) -> bool:
    texts = [text for text, _ in headings_of(candidate.sheet, candidate.header).values() if text]
    sure = sum(any(m.strength >= SURE for m in meanings(candidate.kind, text)) for text in texts)
    return sure >= FEWEST_TURNED and sure >= TURNED * len(texts)


def _no_plan(workbook: Workbook, sheet: Sheet) -> FileRefused | None:
    """The refusal of a table that has headings, with what none of them names; none when no row is one of headings."""
    for index in range(min(HEADER_ROWS, len(sheet.rows))):
        headings = _headings(sheet, index)
        if headings is None:
            continue
        names = ", ".join([text for text, _ in headings.values() if text][:NAMED])
        fields = _fields(sheet, index, headings)
        if "partners" in fields and "title" not in fields and _are_of_partners(headings):
            continue  # partners or exchanges of which too little is named: no plan is looked for there
        told = {"file": workbook.file, "sheet": sheet.name, "row": index + 1, "names": names}
        if not fields & SAID_OF_ACTIONS:
            return FileRefused(
                "not_an_action_plan",
                "“{file}” does not look like an action plan: the headings of row {row} ({names}) name no owner, no "
                "status and no date to meet. If one of them does, say below which.",
                **told,
            )
        if "title" in fields:
            return FileRefused(
                "not_an_action_plan",
                "“{file}” does not look like an action plan: what stands below the headings of row {row} ({names}) is "
                "neither the state of an action nor a date to meet. If one of them says it, say below which.",
                **told,
            )
        return FileRefused(
            "not_an_action_plan",
            "“{file}” does not look like an action plan: none of the headings of row {row} ({names}) says what is to "
            "be done. If one of them does, say below which.",
            **told,
        )
    return None


def _headings(sheet: Sheet, index: int) -> Mapping[int, tuple[str, str]] | None:
    """The headings of a row that is one of headings for any table at all: short texts over columns that differ from them."""
    row = sheet.rows[index]
    texts = [value for value in row if value is not None]
    if len(texts) < 2 or sum(any(v is not None for v in r) for r in sheet.rows[index + 1 : index + 5]) < 2:
        return None
    headings = headings_of(sheet, index)
    profiles = {c: profile(values) for c, values in columns_below(sheet, index, headings).items()}
    if likeness(row, dict.fromkeys(headings, "")) < 1 or is_data(sheet, index, profiles):
        return None
    return headings if covered(sheet, index, headings, profiles) >= HEADED else None


def _are_of_partners(headings: Mapping[int, tuple[str, str]]) -> bool:
    """Whether several headings are those of a list of partners, word for word."""
    sure = (
        any(m.strength >= SURE for m in meanings("partners", text)) for text, _ in headings.values() if text
    )
    return sum(sure) >= FEWEST_OF_PARTNERS


def _fields(sheet: Sheet, index: int, headings: Mapping[int, tuple[str, str]]) -> set[str]:
    known = in_one_language({c: meanings("actions", t, g) for c, (t, g) in headings.items() if t})
    profiles = {c: profile(values) for c, values in columns_below(sheet, index, headings).items()}
    return {field for field, _ in assign("actions", headings, known, profiles, {}).values()}


def _turned(sheet: Sheet) -> tuple[tuple[CellValue, ...], ...]:
    rows = [row[:30] for row in sheet.rows[:40]]
    width = max((len(r) for r in rows), default=0)
    return tuple(tuple(r[c] if c < len(r) else None for r in rows) for c in range(width))


def _is_table(sheet: Sheet) -> bool:
    """Three rows or more of two cells or more."""
    return sum(1 for row in sheet.rows[:200] if sum(v is not None for v in row) >= 2) >= 3


def no_rows(file: str, row: int, accounts: Sequence[Account]) -> FileRefused:
    """What is said of a table without a row: whether there is none at all, or none that holds an action."""
    below = sum(len(rows) for a in accounts for why, rows in a.left_out.items() if why not in ABOVE)
    if below:
        return FileRefused(
            "no_rows",
            "The headings were found in row {row} of “{file}”, but no row below them holds an action (rows left out: "
            "{n}): nothing to import.",
            file=file,
            row=row,
            n=below,
        )
    return FileRefused(
        "no_rows",
        "The headings were found in row {row} of “{file}”, but there is no row below them: nothing to import.",
        file=file,
        row=row,
    )
