"""Two-sided status: what each party declares, where they differ, and what the president settles."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import AppError
from lib.domain.fields import split_names
from lib.domain.terms import Status
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label
from lib.i18n.values import value_text
from lib.store.reads import Action, Declaration, Declared
from lib.store.rows import Rows
from lib.ui import data, layout, markup, organisations, session, tables, writing
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
    if writing.is_possible():
        _declare(action)
        if any(r.settled_on is None for r in rows):
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
    language = session.language()
    turn = session.counter("declare")

    def name(field: str) -> str:
        return field_label(language, "declaration", field)

    entry = layout.unfolded(t("Record what a party declares"), "declare", icon=":material/add:")
    if not entry:
        return
    with entry, st.form(f"declare_{turn}", border=False):
        one, two, three, four = st.columns([2, 1.4, 1, 1])
        values: dict[str, Value] = {"action": action.key}
        concerned = (*split_names(action.organisation), *split_names(action.partners))
        values["organisation"] = organisations.choose(
            name("organisation"), key=f"declare_organisation_{turn}", first=concerned, column=one
        )
        values["status"] = _status(two, name("status"), "", f"declare_status_{turn}")
        values["progress"] = three.number_input(
            name("progress"),
            value=None,
            step=5.0,
            format="%0.0f",
            placeholder=t("missing"),
            key=f"declare_progress_{turn}",
        )
        values["declared_on"] = four.date_input(
            name("declared_on"), session.present_day(), format="DD/MM/YYYY", key=f"declare_day_{turn}"
        )
        one, two = st.columns(2)
        values["evidence"] = (
            one.text_input(name("evidence"), placeholder="", key=f"declare_evidence_{turn}") or None
        )
        values["comment"] = (
            two.text_input(name("comment"), placeholder="", key=f"declare_comment_{turn}") or None
        )
        submitted = st.form_submit_button(t("Record the declaration"), type="primary")
    if submitted:
        _write(
            "declare",
            lambda: declare(data.store(), values, writing.present()),
            t("The declaration was recorded."),
        )


def _settle(action: Action, rows: Rows[Declaration]) -> None:
    language = session.language()
    key, turn = action.key, session.counter("settle")
    seen = writing.seen(f"settle:{key}", action.revision)
    done_on = max((r.declared_on for r in rows), default=session.present_day())
    with (
        st.expander(t("Settle: the value that counts"), icon=":material/gavel:"),
        st.form(f"settle_{key}_{turn}", border=False),
    ):
        markup.paragraph(
            t("What is settled is written to the action; what each party declared stays visible."),
            "plan-state",
        )
        one, two, three = st.columns(3)
        status = _status(
            one,
            field_label(language, "action", "status"),
            action.status or "",
            f"settle_status_{turn}",
        )
        progress = two.number_input(
            field_label(language, "action", "progress"),
            value=action.progress,
            step=5.0,
            format="%0.0f",
            placeholder=t("missing"),
            key=f"settle_progress_{turn}",
        )
        completed = three.date_input(
            t("Completed on, if done"), done_on, format="DD/MM/YYYY", key=f"settle_day_{turn}"
        )
        one, two = st.columns(2)
        by = one.text_input(
            field_label(language, "declaration", "settled_by"),
            placeholder=t("Function"),
            key=f"settle_by_{turn}",
        )
        why = two.text_input(
            field_label(language, "declaration", "settled_reason"),
            placeholder=t("One line"),
            key=f"settle_why_{turn}",
        )
        submitted = st.form_submit_button(t("Settle"), type="primary")
    if submitted:
        writing.look_again(f"settle:{key}")
        _write(
            "settle",
            lambda: settle(
                data.store(),
                seen,
                key,
                status=status,
                progress=progress,
                completed_on=completed if status == Status.DONE else None,
                by=by,
                reason=why,
                writing=writing.present(),
            ),
            t("The value was settled."),
        )


def _status(column: Any, name: str, held: str, key: str) -> str | None:
    statuses = ["", *[str(s) for s in Status]]
    chosen = column.selectbox(
        name,
        statuses,
        statuses.index(held),
        format_func=lambda s: label(session.language(), Status(s)) if s else "–",
        key=key,
    )
    return str(chosen) if chosen else None


def _write(counter: str, write: Any, message: str) -> None:
    try:
        write()
    except AppError as error:
        writing.refused(error, "declaration")
    else:
        session.advance(counter)
        writing.done(message)
