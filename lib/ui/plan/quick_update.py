"""What is new of an action, in one line on its sheet: progress, status, deadline, a comment."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.milestones import ProgressFrom
from lib.i18n.formats import format_day, format_pair
from lib.i18n.labels import field_label
from lib.store.reads import Action
from lib.ui import data, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.actions import update_action

#: What is asked, each with its width; a progress that comes from milestones is not.
FIELDS = ("progress", "status", "deadline")
WIDTHS = (1.1, 1.5, 1.9)
#: The part that holds the long form: one form at a time asks for the same values.
LONG_FORM = "edit_action"


def room() -> DeltaGenerator:
    """Where the line goes: above the other forms, which say by then whether one of them is unfolded."""
    return st.container()


def form(action: Action, place: DeltaGenerator) -> None:
    """The line, for an editor on the last state who has unfolded no other form of the same values."""
    key = action.key
    if not writing.is_possible() or session.widget(LONG_FORM) or session.widget(f"fill_{key}"):
        return

    def write(sent: Sent) -> int | None:
        comment = str(sent.values["said"] or "")
        return update_action(data.store(), sent.seen, key, sent.changed, sent.writing, comment=comment)

    counted = action.values["progress_from"] == ProgressFrom.MILESTONES
    asked = FIELDS[1:] if counted else FIELDS
    shown = {name: action.values[name] for name in asked}
    language = session.language()
    with place, st.container(key="quick"):
        with Form(f"quick_{key}", "action", shown, key=key) as line:
            *places, said, press = st.columns(
                [*WIDTHS[-len(asked) :], 4, 1.3], vertical_alignment="bottom", gap="small"
            )
            for name, column in zip(asked, places, strict=True):
                line.field(name, column)
            line.text("said", t("Comment, or reason of a new deadline"), said)
            line.submit(t("Record"), write, t("The changes were recorded."), place=press, width="stretch")
        told = t(
            "Enter records, the history undoes. “{done}” takes the day of {day}; the comment is added to the one that"
            " stands.",
            done=line.words_of("status", "done"),
            day=format_day(language, session.present_day()),
        )
        if action.initial_deadline and action.initial_deadline != action.deadline:
            name = field_label(language, "action", "initial_deadline")
            first = format_day(language, action.initial_deadline)
            told += " " + format_pair(language, name, f"{first}.")
        markup.paragraph(told, "plan-state")
