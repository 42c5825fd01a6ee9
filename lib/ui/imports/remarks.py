"""What there is to know about a file: errors, warnings and notes, in words and by cell."""

from __future__ import annotations

import streamlit as st

from lib.i18n import mark
from lib.i18n.formats import MISSING, format_list
from lib.spreadsheets.model import Issue
from lib.spreadsheets.report import grouped
from lib.ui import layout, markup, session
from lib.ui.imports.steps import sentence
from lib.ui.imports.words import asked_statuses, is_asked
from lib.ui.session import t, tn
from lib.usecases.preparation import Preparation

#: Issues of one kind that are listed, before their number is.
OF_A_KIND = 5
SIGNS = {"error": "✖", "warning": "▲", "info": "ⓘ"}
LEVELS = {"error": mark("Error"), "warning": mark("Warning"), "info": mark("For information")}
#: Told where it is decided, or by the account of the rows, above the remarks.
TOLD_ABOVE = frozenset(
    {
        "already_imported",
        "conflict_edited_in_app",
        "row_ignored_total",
        "row_ignored_help",
        "row_ignored_other_table",
    }
)


def remarks(found: Preparation) -> None:
    """Errors and warnings by cell, in words; what is told or asked about elsewhere on the page is not said again."""
    asked = asked_statuses(found)
    alarms = found.comparison.alarms if found.changes_anything else ()
    issues = [
        i
        for i in grouped(found.issues)
        if i.code not in TOLD_ABOVE and i not in alarms and not is_asked(i, asked)
    ]
    if not issues:
        return
    counts = {level: sum(i.count for i in issues if i.level == level) for level in LEVELS}
    sentence = format_list(
        session.language(),
        [
            text
            for level, text in (
                ("error", tn("{n} error", "{n} errors", counts["error"])),
                ("warning", tn("{n} warning", "{n} warnings", counts["warning"])),
                ("info", tn("{n} note", "{n} notes", counts["info"])),
            )
            if counts[level]
        ],
    )
    layout.section(t("What to know about this file: {counts}", counts=sentence))
    serious = [i for i in issues if i.level != "info"]
    if serious:
        _issues(serious)
    notes = [i for i in issues if i.level == "info"]
    if notes:
        with st.expander(tn("See {n} note", "See {n} notes", counts["info"])):
            _issues(notes)


def _issues(issues: list[Issue]) -> None:
    """The first of each kind, and how many more there are: the file to send back explains them all."""
    ordered = sorted(issues, key=lambda i: list(LEVELS).index(i.level))
    kinds: dict[str, list[Issue]] = {}
    for issue in ordered:
        kinds.setdefault(issue.code, []).append(issue)
    lines: list[list[markup.Cell | str]] = []
    for alike in kinds.values():
        level = markup.Cell(t(LEVELS[alike[0].level]), mark=SIGNS[alike[0].level])
        lines += [[level, issue.cell or MISSING, sentence(issue)] for issue in alike[:OF_A_KIND]]
        if len(alike) > OF_A_KIND:
            left = sum(issue.count for issue in alike[OF_A_KIND:])
            more = tn("and {n} more cell like these", "and {n} more cells like these", left)
            lines.append([level, "…", more])
    markup.table(
        [
            markup.Column(t("Level"), short=True),
            markup.Column(t("Cell"), short=True),
            markup.Column(t("Remark"), width=80),
        ],
        lines,
        t("What to know about this file: {counts}", counts=""),
    )
