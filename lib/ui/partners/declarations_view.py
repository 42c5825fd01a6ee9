"""Two-sided status: what each party declares, where they differ, and what the president settles."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.domain.names import split_names
from lib.domain.rights import DECLARE
from lib.domain.terms import Status
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label
from lib.i18n.values import value_text
from lib.store.reads import Action, Declaration, Declared
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.ui.tables import Shown
from lib.usecases.declarations import declare, settle
from lib.wording.short import without_mark


def divergences(rows: Rows[Declared]) -> None:
    """The actions of which a party declares another value than the one that counts."""
    language = session.language()
    layout.section(t("Declarations to settle"))
    if not rows:
        layout.empty(t("No declaration differs from the value that counts."))
        return
    tables.table(
        rows,
        t("Declarations to settle"),
        Shown(
            markup.Column(field_label(language, "action", "code"), short=True),
            lambda r: markup.Cell(r.code or MISSING, markup.action_link(r.code, r.action)),
        ),
        tables.field("action", "title", width=28),
        Shown(
            markup.Column(t("Value that counts"), width=16),
            lambda r: said(r.counted_status, r.counted_progress),
        ),
        Shown(markup.Column(t("Declared value"), width=16), lambda r: said(r.status, r.progress)),
        Shown(
            markup.Column(field_label(language, "declaration", "organisation"), width=16),
            lambda r: markup.partner_cell(
                r.organisation, t("declared on {day}", day=format_day(language, r.declared_on))
            ),
        ),
        _evidence(22),
    )
    markup.paragraph(
        t("The value of the plan counts until the president settles, on the sheet of the action."),
        "plan-state",
    )


def _evidence(width: int) -> Shown[Declaration]:
    return Shown(
        markup.Column(field_label(session.language(), "declaration", "evidence"), width=width),
        lambda r: r.evidence or t("none given"),
    )


def said(status: str | None, progress: float | None) -> str:
    """« En cours, 80 % »."""
    language = session.language()
    parts = [label(language, Status(status))] if status else []
    if progress is not None:
        parts.append(value_text(language, "declaration", "progress", progress))
    return ", ".join(parts) or MISSING


def of_action(action: Action, rows: Rows[Declaration], last: Rows[Declared]) -> None:
    """On the sheet of an action: every declaration, then the forms to declare and to settle."""
    language = session.language()
    layout.section(t("Declarations of the parties"))
    divergent = frozenset(r.key for r in last if r.is_divergent)
    if not rows:
        layout.empty(t("No party declared anything of this action."))
    else:
        tables.table(
            rows,
            t("Declarations of the parties"),
            tables.field("declaration", "declared_on", short=True),
            Shown(
                markup.Column(field_label(language, "declaration", "organisation"), width=16),
                lambda r: markup.partner_cell(r.organisation),
            ),
            Shown(
                markup.Column(t("Declared value"), width=16),
                lambda r: markup.Cell(said(r.status, r.progress), quiet=without_mark(r.comment or "")),
            ),
            _evidence(24),
            Shown(
                markup.Column(t("Settlement"), width=28),
                lambda r: _settlement(r, is_divergent=r.key in divergent),
            ),
            also=divergent,
        )
    if writing.is_possible_of(DECLARE, action.organisation, action.partners):
        _declare(action)
    if writing.is_possible() and any(r.settled_on is None for r in rows):
        _settle(action, rows)


def _settlement(row: Declaration, *, is_divergent: bool) -> markup.Content:
    if row.settled_on:
        day = format_day(session.language(), row.settled_on)
        return markup.Cell(
            t("settled on {day} by {who}", day=day, who=row.settled_by or MISSING),
            quiet=row.settled_reason or "",
        )
    return t("differs from the value that counts") if is_divergent else MISSING


def _declare(action: Action) -> None:
    entry = layout.unfolded(t("Record what a party declares"), "declare", icon=":material/add:")
    if not entry:
        return
    key = action.key

    def write(sent: Sent) -> int:
        return declare(data.store(), {**sent.values, "action": key}, sent.writing)

    first = {"declared_on": session.present_day()}
    with entry, Form(f"declare_{key}", "declaration", first) as form:
        one, two, three, four = st.columns([2, 1.4, 1, 1])
        concerned = (*split_names(action.organisation), *split_names(action.partners))
        heading = field_label(session.language(), "declaration", "organisation")
        if own := writing.own_organisation():
            form.choice("organisation", heading, {own: own}, one, empty=None)
        else:
            form.organisation("organisation", heading, one, first=concerned)
        for column, field in zip((two, three, four), ("status", "progress", "declared_on"), strict=True):
            form.field(field, column)
        one, two = st.columns(2)
        form.field("evidence", one)
        form.field("comment", two, long=False)
        form.submit(t("Record the declaration"), write, t("The declaration was recorded."))


def _settle(action: Action, rows: Rows[Declaration]) -> None:
    language, key = session.language(), action.key

    def write(sent: Sent) -> int:
        status, done_on = sent.values["status"], sent.values["done_on"]
        return settle(
            data.store(),
            sent.seen,
            key,
            status=status,
            progress=sent.values["progress"],
            completed_on=done_on if status == Status.DONE else None,
            by=sent.values["settled_by"] or "",
            reason=sent.values["settled_reason"] or "",
            writing=sent.writing,
        )

    shown: dict[str, Any] = {"status": action.status, "progress": action.progress}
    shown["done_on"] = max((r.declared_on for r in rows), default=session.present_day())
    with (
        st.expander(t("Settle: the value that counts"), icon=":material/gavel:"),
        Form(f"settle_{key}", "action", shown, key=key) as form,
    ):
        markup.paragraph(
            t("What is settled is written to the action; what each party declared stays visible."),
            "plan-state",
        )
        one, two, three = st.columns(3)
        form.field("status", one)
        form.field("progress", two)
        form.day("done_on", t("Completed on, if done"), three)
        one, two = st.columns(2)
        for column, field, hint in (
            (one, "settled_by", t("Function")),
            (two, "settled_reason", t("One line")),
        ):
            form.text(field, field_label(language, "declaration", field), column, placeholder=hint)
        form.submit(t("Settle"), write, t("The value was settled."))
