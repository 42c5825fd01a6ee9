"""The plan as adopted: which revision it is, and the form that adopts another."""

from __future__ import annotations

import streamlit as st

from lib.i18n.formats import format_day
from lib.store import reads
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.settings import adopt_revision


def adopted_words(number: int | None) -> str:
    """« Plan adopté : révision 1, du 01/10/2025 », or that none was adopted."""
    if number is None:
        return t("No revision is adopted: slips are measured against the first deadlines.")
    found = data.revision_of(number)
    return t(
        "Plan as adopted: revision {number}, of {day}.",
        number=number,
        day=format_day(session.language(), found.as_of if found else None),
    )


def of(number: int) -> None:
    """Says which revision is the plan as adopted; for an editor, adopts the one that is read."""
    adopted = data.read(reads.plan_sheet).adopted_revision
    layout.section(t("Plan as adopted"))
    markup.paragraph(adopted_words(adopted))
    if number == adopted or not writing.is_possible():
        return

    def write(sent: Sent) -> int | None:
        return adopt_revision(
            data.store(), sent.seen, number, sent.writing, reason=sent.values["reason"] or ""
        )

    with (
        st.expander(t("Adopt revision {number}", number=number), key=f"adopting_{number}"),
        Form(f"adopt_{number}", "plan", key=session.plan()) as form,
    ):
        markup.paragraph(
            t(
                "Slips will be measured against this revision. First deadlines, and the rate of those kept, stay as"
                " they are: adopting another plan erases no delay."
            )
        )
        form.values["adopted_revision"] = number
        form.text("reason", t("Reason (one line)"), placeholder=t("One line"))
        form.submit(
            t("Adopt this revision"),
            write,
            t("Revision {number} is now the plan as adopted.", number=number),
        )
