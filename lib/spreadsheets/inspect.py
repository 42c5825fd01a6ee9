"""What a file is found to hold, as plain data: the answer of `python -m lib inspect`.

The same steps as the import page, without a plan to compare with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.column_questions import asked_about
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Account, CleanRow, ColumnQuestion, Issue, Workbook
from lib.spreadsheets.patience import Check, endless
from lib.spreadsheets.report import grouped, told
from lib.spreadsheets.second_look import read_best

#: Refusals of a file that could be read and has nothing to import.
NOTHING = frozenset({"no_rows"})
#: The title of a sub-action is a title.
WRITTEN = {"sub_title": "title"}
Words = Callable[[str, Mapping[str, object]], str]


def inspect(workbook: Workbook, known: Known, words: Words, check: Check = endless) -> dict[str, Any]:
    """The table of a workbook, its first and last rows, what is left out and what is worth saying.

    `words` turns a message key and its values into a sentence.
    """
    try:
        recognition, table = read_best(workbook, known, check=check)
    except FileRefused as refusal:
        found = refused(workbook.file, workbook.format, refusal, words)
        return {**found, "issues": [*(_issue(i, words) for i in workbook.issues), *found["issues"]]}
    return {
        "file": workbook.file,
        "format": workbook.format,
        "verdict": "importable" if table.rows else "no_rows",
        "reason": None if table.rows else "no_rows",
        "kind": recognition.kind,
        "sheet": recognition.sheet or None,
        "header_row": recognition.header_row,
        "columns": {column_letters(c): WRITTEN.get(f, f) for c, f in recognition.columns.items()},
        "rows": len(table.rows),
        "first": _row(table.rows[0]) if table.rows else None,
        "last": _row(table.rows[-1]) if table.rows else None,
        "ignored": [{"row": row.row, "reason": row.reason} for row in table.ignored],
        "account": _accounts(table.accounts),
        "questions": [_question(question) for question in asked_about(workbook, recognition, table, {})],
        "issues": [_issue(issue, words) for issue in grouped(table.issues)],
    }


def refused(file: str, kind: str | None, refusal: FileRefused, words: Words) -> dict[str, Any]:
    """The same answer for a file that is refused, or has nothing to import."""
    sentence = words(refusal.message, refusal.values)
    return {
        "file": file,
        "format": kind,
        "verdict": "no_rows" if refusal.code in NOTHING else "refused",
        "reason": refusal.code,
        "kind": refusal.values.get("kind"),
        "sheet": refusal.values.get("sheet") or None,
        "header_row": refusal.values.get("row"),
        "columns": refusal.values.get("columns") or {},
        "rows": 0,
        "first": None,
        "last": None,
        "ignored": [],
        "account": None,
        "questions": [],
        "issues": [
            {
                "level": "error",
                "code": refusal.code,
                "cell": "",
                "value": "",
                "count": 1,
                "cells": [],
                "message": sentence,
            }
        ],
    }


def _accounts(accounts: Sequence[Account]) -> Any:
    """How many rows became what, for the sheet that was read, or for each of them."""
    told = [
        {
            "sheet": account.sheet or None,
            "filled": account.filled,
            "actions": len(account.actions),
            "left_out": {reason: len(rows) for reason, rows in account.left_out.items()},
            "refused": len(account.refused),
        }
        for account in accounts
    ]
    return told[0] if len(told) == 1 else told


def _question(question: ColumnQuestion) -> dict[str, Any]:
    """A column that may be a field, as the page would ask about it."""
    return {
        "column": column_letters(question.column),
        "label": question.label,
        "field": question.field,
        "alike": question.alike,
        "filled": question.filled,
    }


def _row(row: CleanRow) -> dict[str, Any]:
    filled: dict[str, Any] = {field: value for field, value in row.values.items() if value is not None}
    if row.axis:
        filled["axis"] = row.axis
    if "extra" in filled:  # the columns that are no field, each under its own heading
        filled["extra"] = json.loads(str(filled["extra"]))
    return {"row": row.row} | {
        f: value.isoformat() if isinstance(value, date) else value for f, value in filled.items()
    }


def _issue(issue: Issue, words: Words) -> dict[str, Any]:
    return {
        "level": issue.level,
        "code": issue.code,
        "cell": issue.cell,
        "value": issue.value,
        "count": issue.count,
        "cells": list(issue.cells) or [issue.cell] * bool(issue.cell),
        "message": told(issue, words),
    }
