"""The end of an import: what to do where the file is silent, apply, or start one's own plan."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.domain.errors import Invalid
from lib.i18n import mark
from lib.i18n.labels import field_label
from lib.spreadsheets.model import Absent, Policies
from lib.store import reads
from lib.ui import data, layout, markup, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.imports.changes import PREPARED
from lib.ui.imports.steps import UPLOAD, sentence
from lib.ui.imports.words import SAID
from lib.ui.session import t, tn
from lib.usecases.imports import Preparation, apply, start_plan
from lib.usecases.start import next_plan

ABSENT: dict[Absent, str] = {
    "keep": mark("keep them as they are"),
    "mark": mark("keep them, marked “absent from the file”"),
    "archive": mark("archive them (they leave the plan; the history keeps them)"),
}


def apply_form(found: Preparation) -> None:
    """The policies in words, and the buttons."""
    sample = data.read(reads.plan_sheet).is_sample
    _policies(found)
    comparison = found.comparison
    total = len(comparison.new) + len(comparison.changed)
    total += len(comparison.absent) if found.policies.absent != "keep" else 0
    with st.container(horizontal=False):
        if found.changes_anything:
            _form(found, total)
        else:
            layout.empty(t("This file changes nothing in the plan."))
        if sample and comparison.kind == "actions":
            _start(found)


def _form(found: Preparation, total: int) -> None:
    """Alarms to confirm, rows to leave out, then the one button that writes."""
    comparison, refused = found.comparison, len(found.comparison.refused)
    for alarm in comparison.alarms:
        st.warning(markup.plain(sentence(alarm)), icon=":material/warning:")

    def write(sent: Sent) -> int:
        if not all(sent.values.values()):
            raise Invalid("not_confirmed", "Tick the box above to go on. Nothing was changed.")
        with st.spinner(t("Recording…")):
            return apply(data.store(), found, sent.writing, leave_refused=bool(refused))

    with Form(f"apply_{found.sha256[:12]}") as form:
        if comparison.alarms:
            form.tick("checked", t("I have checked: this is the right file"))
        if refused:
            form.tick(
                "leave_refused",
                tn(
                    "Apply the {valid} valid rows and leave out {n} row with an error",
                    "Apply the {valid} valid rows and leave out {n} rows with an error",
                    refused,
                    valid=len(found.table.rows) - refused,
                ),
            )
        form.submit(
            tn("Apply {n} change", "Apply {n} changes", total),
            write,
            lambda number: t(
                "Import recorded as revision {number}. It can be undone from the history.", number=number
            ),
            after=lambda _: _finish(),
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


def _start(found: Preparation) -> None:
    """« Commencer avec mon plan »: leaves the sample aside."""
    with st.expander(t("Start with my plan"), icon=":material/flag:"):
        markup.paragraph(
            t(
                "The sample is left aside (the history keeps it) and this file becomes the first version of your plan."
            )
        )
        with Form("start_plan", "plan") as form:
            form.text("title", field_label(session.language(), "plan", "title"), placeholder=t("One line"))
            form.text("host", field_label(session.language(), "plan", "host"))
            form.submit(
                t("Start with my plan"),
                lambda sent: _started(found, sent),
                t("Your plan is started. The sample was left aside."),
                after=lambda _: _finish(),
            )


def _started(found: Preparation, sent: Sent) -> object:
    store = data.store()
    writer = replace(sent.writing, plan=next_plan(store))
    return start_plan(store, found, sent.values["title"] or "", sent.values["host"], writer)


def _finish() -> None:
    session.keep_state(UPLOAD, None)
    session.keep_state(PREPARED, None)
    session.keep_state(SAID, None)
    session.keep_state("policies", None)
    session.advance(UPLOAD)
