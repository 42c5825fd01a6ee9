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
from lib.ui.imports.steps import TABLES
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
    """One question for each such column, with what makes it look so; Yes reads the file again, No is remembered."""
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
    language = session.language()
    column = as_typed(language, question.label)
    if question.field in ASKED:
        return t(ASKED[question.field], column=column)
    field = field_label(language, TABLES[found.recognition.kind], question.field)
    return t("Is “{column}” the field “{field}”?", column=column, field=field)


def _why(question: ColumnQuestion) -> str:
    filled = format_number(session.language(), question.filled)
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
    keep(replace(kept, layout=answered) if yes else replace(kept, not_these=answered.not_these))
