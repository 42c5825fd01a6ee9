"""A column whose values say more than its heading: asked about as a whole, answered in one click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lib.i18n import mark
from lib.i18n.formats import as_typed, format_number
from lib.i18n.labels import field_label
from lib.spreadsheets.model import ColumnQuestion
from lib.ui import markup, session
from lib.ui.imports.said import keep, said
from lib.ui.imports.steps import TABLES, heading
from lib.ui.session import t, tn
from lib.usecases.preparation import Preparation

#: The question, for the fields that are asked about most: a name with its article reads better than a label.
ASKED: Mapping[str, str] = {
    "deadline": mark("Is “{column}” the deadline?"),
    "start": mark("Is “{column}” the start?"),
    "completed_on": mark("Is “{column}” the day of completion?"),
    "owner": mark("Is “{column}” the owner?"),
    "status": mark("Is “{column}” the status?"),
    "progress": mark("Is “{column}” the progress?"),
    "title": mark("Is “{column}” the title of the action?"),
}


def questions(found: Preparation) -> None:
    """One question for each such column, with what makes it look so; Yes reads the file again, No is remembered.

    What was answered is told with what it did, and can be taken back.
    """
    _answered(found)
    for question in found.column_questions:
        with st.container(key=f"column_asked_{question.column}_{question.field}"):
            markup.paragraph(f"{_asked(found, question)} {_why(question)}")
            with st.container(horizontal=True):
                for name, yes in ((t("Yes"), True), (t("No"), False)):
                    st.button(
                        name,
                        key=f"column_{yes}_{found.sha256[:12]}_{question.column}_{question.field}",
                        on_click=_answer,
                        args=(found, question, yes),
                    )


def _asked(found: Preparation, question: ColumnQuestion) -> str:
    column, field = _names(found, question)
    if question.field in ASKED:
        return t(ASKED[question.field], column=column)
    return t("Is “{column}” the field “{field}”?", column=column, field=field)


def _names(found: Preparation, question: ColumnQuestion) -> tuple[str, str]:
    """The column as the file names it, the field as the page does."""
    language = session.language()
    column = as_typed(language, heading(question.column, question.label))
    return column, field_label(language, TABLES[found.recognition.kind], question.field)


def _answered(found: Preparation) -> None:
    """What the answers did: how many rows have the field now, or that the column stays what it was."""
    told = [text for question, yes in said(found.sha256).columns if (text := _outcome(found, question, yes))]
    if not told:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="columns_answered"):
        markup.paragraph(" ".join(told))
        st.button(
            tn("Forget this answer", "Forget these answers", len(told)),
            icon=":material/undo:",
            key=f"columns_forgotten_{found.sha256[:12]}",
            on_click=_forget,
            args=(found.sha256,),
        )


def _outcome(found: Preparation, question: ColumnQuestion, yes: bool) -> str:
    """What one answer did; nothing once the column was given another meaning by hand."""
    column, field = _names(found, question)
    if not yes:
        return t("“{column}” is not read as “{field}”: it is kept as it is.", column=column, field=field)
    if found.recognition.columns.get(question.column) != question.field:
        return ""
    return tn(
        "“{column}” is read as “{field}”: {n} row has it.",
        "“{column}” is read as “{field}”: {n} rows have it.",
        sum(row.values.get(question.field) is not None for row in found.table.rows),
        column=column,
        field=field,
    )


def _why(question: ColumnQuestion) -> str:
    filled = format_number(session.language(), question.filled)
    if question.alike == question.filled:
        if question.why == "plan":
            return tn(
                "Its value is that of the plan.", "Its {n} values are those of the plan.", question.alike
            )
        return tn("Its value is a date.", "Its {n} values are dates.", question.alike)
    if question.why == "plan":
        return tn(
            "{n} of its {total} values is that of the plan.",
            "{n} of its {total} values are those of the plan.",
            question.alike,
            total=filled,
        )
    return tn(
        "{n} of its {total} values is a date.",
        "{n} of its {total} values are dates.",
        question.alike,
        total=filled,
    )


def _answer(found: Preparation, question: ColumnQuestion, yes: bool) -> None:
    """Keeps the answer before the page is drawn again."""
    kept = said(found.sha256)
    answered = found.answered(question, yes=yes)
    others = [answer for answer in kept.columns if answer[0] != question]  # a second press says nothing new
    kept = replace(kept, columns=(*others, (question, yes)))
    keep(replace(kept, layout=answered) if yes else replace(kept, not_these=answered.not_these))


def _forget(sha256: str) -> None:
    """The file as it was read before anything was said of its columns."""
    keep(replace(said(sha256), layout=None, not_these=frozenset(), columns=()))
