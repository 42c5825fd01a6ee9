"""The end of an import: what to do where the file is silent, apply."""

from __future__ import annotations

import streamlit as st

from lib.domain.errors import Invalid
from lib.i18n import mark
from lib.spreadsheets.model import Absent, Policies
from lib.ui import data, layout, markup, session, turn
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.imports import done, own
from lib.ui.imports.changes import PREPARED
from lib.ui.imports.steps import sentence
from lib.ui.session import t, tn
from lib.usecases.imports import apply
from lib.usecases.preparation import Preparation

ABSENT: dict[Absent, str] = {
    "keep": mark("keep them as they are"),
    "mark": mark("keep them, marked “absent from the file”"),
    "archive": mark("archive them (they leave the plan; the history keeps them)"),
}


def apply_form(found: Preparation) -> None:
    """The policies in words, and the buttons."""
    _policies(found)
    comparison = found.comparison
    steps = found.milestones
    total = len(comparison.new) + len(comparison.changed) + found.changes_beside
    total += len(steps.new) + len(steps.changed)
    total += len(comparison.absent) if found.policies.absent != "keep" else 0
    total += len(steps.absent) if found.policies.absent == "archive" else 0
    if found.changes_anything:
        _form(found, total, primary=not own.is_offered(found))
    else:
        layout.empty(t("This file changes nothing in the plan."))


def _form(found: Preparation, total: int, *, primary: bool) -> None:
    """Alarms to confirm, rows to leave out, then the one button that writes."""
    comparison, refused = found.comparison, len(found.comparison.refused)
    for alarm in comparison.alarms:
        st.warning(sentence(alarm), icon=":material/warning:")

    def write(sent: Sent) -> int:
        if not all(sent.values.values()):
            raise Invalid("not_confirmed", "Tick the box above to go on. Nothing was changed.")
        box = session.outbox()
        with turn.own(), st.spinner(t("Recording…")):
            number = apply(data.store(), found, sent.writing, leave_refused=bool(refused))
            # The end of the spinner asks the framework: who presses twice interrupts the run there, or a step later.
            box[done.RECORDED] = done.Recorded(number, found.revision, form.held)
            return number

    with Form(f"apply_{found.sha256[:12]}") as form:
        if comparison.alarms:
            form.tick("checked", t("I have checked: this is the right file"))
        if refused:
            form.tick(
                "leave_refused",
                tn(
                    "Apply the {valid} valid rows without {n} refused row",
                    "Apply the {valid} valid rows without {n} refused rows",
                    refused,
                    valid=len(found.table.rows) - refused,
                ),
            )
        form.submit(
            tn("Apply {n} change", "Apply {n} changes", total),
            write,
            done.told,
            primary=primary,
            after=lambda number: done.finish(number, found.revision),
            renew=lambda: session.keep_state(PREPARED, None),
            icon=":material/check:",
        )


def _policies(found: Preparation) -> None:
    names = {policy: t(words) for policy, words in ABSENT.items()}
    with st.expander(t("What to do where the file is silent")):
        absent = st.radio(
            tn(
                "{n} row of the plan is not in the file:",
                "{n} rows of the plan are not in the file:",
                len(found.comparison.absent),
            ),
            list(names),
            list(names).index(found.policies.absent),
            format_func=lambda p: names[p],
            key="policy_absent",
        )
        blank = st.checkbox(
            t("An empty cell erases the stored value (otherwise it is kept)"),
            found.policies.blank_erases,
            key="policy_blank",
        )
        chosen = Policies(blank_erases=blank, absent=absent or "keep")
        markup.paragraph(t("A column that the file does not have is left untouched."), "plan-state")
    if chosen != found.policies:
        session.keep_state("policies", chosen)
        st.rerun()
