"""The axes: another code or title, their actions numbered anew, two that are one, one that is abandoned."""

from __future__ import annotations

import streamlit as st

from lib.i18n.formats import MISSING, arrow, format_number
from lib.store import reads
from lib.store.reads import CodedAxis
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.order import parts
from lib.ui.session import t, tn
from lib.usecases.merging import merge_axes
from lib.usecases.numbering import number_axis, numbered_anew, prefix_of
from lib.usecases.renaming import rename_axis
from lib.wording.short import axis_name

#: New codes shown before they are given; the others are counted.
TOLD = 8


def axes() -> None:
    """The axes in order, then what can be done to one of them."""
    rows = data.read(reads.coded_axes)
    if not rows:
        layout.empty(
            writing.nothing_yet(t("The plan holds no axis yet."), t("Import a spreadsheet to begin."))
        )
        return
    tables.table(
        rows,
        t("Axes"),
        tables.Shown(markup.Column(t("Code"), width=8), lambda row: row.code or MISSING),
        tables.Shown(
            markup.Column(t("Axis"), width=60),
            lambda row: markup.Cell(row.title or MISSING, markup.address("axes", axis=row.key)),
        ),
        tables.Shown(
            markup.Column(t("Actions"), number=True),
            lambda row: markup.Cell(
                format_number(session.language(), row.actions),
                markup.address("actions", axis=row.key) if row.actions else "",
            ),
        ),
    )
    if not writing.is_possible():
        return
    names = {row.key: axis_name(row.code, row.title) for row in rows}
    key = choices.select(t("Put one axis in order"), names, key="axis")
    _rename(next(row for row in rows if row.key == key))
    _numbering(key)
    _end(key, rows)


def _rename(axis: CodedAxis) -> None:
    def write(sent: Sent) -> int | None:
        return rename_axis(data.store(), axis.key, sent.changed, sent.writing)

    layout.section(t("Code and title"))
    row = {"code": axis.code, "title": axis.title}
    with Form(f"axis_{axis.key}", "axis", row, key=axis.key) as form:
        one, two = st.columns([1, 4])
        form.field("code", one)
        form.field("title", two)
        form.submit(
            t("Record"),
            write,
            t("The axis is called so from now on; files that use the former name are understood."),
            primary=False,
        )


def _numbering(key: str) -> None:
    """What the codes begin with and the first number, both known before the form is sent; and what they would be."""
    entry = layout.unfolded(
        t("Number its actions anew"), "axis_numbers", icon=":material/format_list_numbered:"
    )
    if not entry:
        return
    with entry:
        _numbers(key)


def _numbers(key: str) -> None:
    store, plan = data.store(), session.plan()
    prefix = prefix_of(store, plan, key)

    def write(sent: Sent) -> int | None:
        given, first = str(sent.values["prefix"] or ""), str(sent.values["first"] or "")
        return number_axis(data.store(), key, given, sent.writing, first=first)

    form = Form(f"number_{key}", row={"prefix": prefix, "first": "1"})
    one, two = st.columns(2)
    given = form.text("prefix", t("Codes begin with"), one) or ""
    first = form.text("first", t("Number of the first"), two) or ""
    if given and first.isdecimal():
        told = [n for n in numbered_anew(store, plan, key, given, first) if n.before != n.after]
        if told:
            markup.paragraph(tn("{n} code would change:", "{n} codes would change:", len(told)))
            sign = arrow(session.language())
            markup.items(
                [[f"{n.before or MISSING} {sign} {n.after}", markup.named(n.title)] for n in told[:TOLD]]
            )
            if len(told) > TOLD:
                markup.paragraph(tn("and {n} other", "and {n} others", len(told) - TOLD), "plan-state")
        else:
            markup.paragraph(t("Every code stands already as it would be."))
    markup.paragraph(
        t(
            "Exchanges follow; former codes are still found, by search, address and files. Archived actions keep theirs."
        ),
        "plan-state",
    )
    with form:
        form.submit(
            t("Give these codes"),
            write,
            lambda number: t(
                "Numbered anew: revision {number}, which can be undone in the history.", number=number
            ),
            primary=False,
        )


def _end(key: str, rows: Rows[CodedAxis]) -> None:
    """Merged into another one, archived, deleted."""
    entry = layout.unfolded(t("Merge, archive or delete it"), "axis_end", icon=":material/inventory_2:")
    if not entry:
        return
    others = {row.key: axis_name(row.code, row.title) for row in rows if row.key != key}

    def write(sent: Sent) -> int:
        reason = str(sent.values["archived_reason"] or "")
        return merge_axes(data.store(), key, str(sent.values["into"] or key), sent.writing, reason=reason)

    with entry:
        if others:
            with Form(f"merge_axis_{key}", "axis") as form:
                form.choice("into", t("It is the same axis as"), others)
                form.field("archived_reason", placeholder=t("One line"))
                form.submit(
                    t("Merge the two"),
                    write,
                    lambda number: t(
                        "Merged: revision {number}, which can be undone in the history.", number=number
                    ),
                    primary=False,
                )
        parts.archive_form("axis", key)
        parts.remove_button("axis", key)
