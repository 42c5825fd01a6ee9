"""The differences of what was typed, as those of a file: what would change, what two people changed, one button that records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from lib.domain.draft import Draft, draft_of
from lib.domain.errors import Invalid
from lib.i18n import direction
from lib.spreadsheets.model import Decisions
from lib.ui import data, layout, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.grid.sheet import Sheet
from lib.ui.imports import changes, clashes
from lib.ui.imports.said import said
from lib.ui.session import t, tn
from lib.usecases.grid import Typed, keep

HIDDEN = clashes.HIDDEN
#: What follows from another field that is told.
UNCOUNTED = (*HIDDEN, "archived_on")
#: What the session keeps: the draft of which the differences are asked for, and the drafts that were recorded.
ASKED, DONE = "grid_asked", "grid_done"
#: Names of drafts that a tab may still hold.
MOST = 50


def ask(sheet: Sheet, sent: Mapping[str, Any]) -> None:
    """From the next run on, shows the differences of a draft as the browser sent it."""
    session.keep_state(ASKED, (session.plan(), sheet.table, sent))


def asked(sheet: Sheet) -> Draft | None:
    """The draft of which the differences are asked for; None for the table itself."""
    kept = session.state(ASKED)
    if kept is None or kept[:2] != (session.plan(), sheet.table):
        return None
    draft = draft_of(kept[2], sheet.fields)
    return draft if draft.rows else None


def done() -> list[str]:
    """The drafts that were recorded: the tab forgets them."""
    return list(session.state(DONE) or ())


def show(sheet: Sheet, compared: Callable[[Decisions], Typed]) -> None:
    """The differences, then the form that records them."""
    first = compared(Decisions())
    decisions = said(first.preparation.sha256).decisions
    found = compared(decisions) if decisions != Decisions() else first
    back = "arrow_forward" if direction(session.language()) == "rtl" else "arrow_back"
    if st.button(t("Back to the table"), icon=f":material/{back}:", key="grid_back"):
        _leave()
        st.rerun()
    changes.differences(found.preparation, t("What would change"), names=sheet.names)
    clashes.clashes(found.preparation, names=sheet.names)
    if not found.preparation.changes_anything:
        if not found.preparation.comparison.clashes:
            layout.empty(t("Nothing differs from the plan: there is nothing to record."))
        return
    _form(found)


def _form(found: Typed) -> None:
    wrong, comparison = len(found.wrong), found.preparation.comparison
    shown = (f for row in comparison.changed for f in row.fields if f.field not in UNCOUNTED)
    total = len(comparison.new) + sum(1 for _ in shown)

    def write(sent: Sent) -> int:
        if wrong and not sent.values["leave_wrong"]:
            raise Invalid("not_confirmed", "Tick the box above to go on. Nothing was changed.")
        reason = sent.values.get("reason") or ""
        return keep(data.store(), found, sent.writing, reason=reason, leave_wrong=bool(wrong))

    with Form(f"grid_{found.preparation.sha256[:12]}") as form:
        if found.is_postponed:
            form.text("reason", t("Reason, for every deadline that moves"), placeholder=t("One line"))
        if wrong:
            form.tick(
                "leave_wrong",
                tn(
                    "Record the rest without {n} cell or row that is not applied",
                    "Record the rest without {n} cells or rows that are not applied",
                    wrong,
                ),
            )
        form.submit(
            tn("Record {n} change", "Record {n} changes", total),
            write,
            lambda number: t(
                "Recorded as revision {number}. It can be undone from the history.", number=number
            ),
            after=lambda number: _finish(found.draft.name),
            icon=":material/check:",
        )


def _finish(name: str) -> None:
    session.keep_state(DONE, (*(session.state(DONE) or ()), name)[-MOST:])
    _leave()


def _leave() -> None:
    session.keep_state(ASKED, None)
