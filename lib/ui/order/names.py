"""Owners and organisations: how often each is named, another name everywhere at once, two names that are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from lib.domain.errors import Invalid
from lib.i18n.formats import format_number
from lib.store import reads
from lib.store.reads import Partner
from lib.ui import data, layout, markup, navigation, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.order import parts
from lib.ui.session import t
from lib.usecases.renaming import rename_organisation, rename_owner

Rename = Callable[..., int]
#: Names on a page.
SHOWN = 25


def owners() -> None:
    """Who carries actions, and the forms that name an owner otherwise."""
    rows = data.read(reads.named_owners)
    if not rows:
        layout.empty(t("No action and no open decision names an owner."))
        return
    _forms("owner", [row.name for row in rows], rename_owner)
    tables.table(
        tables.part(rows, SHOWN),
        t("Owners"),
        tables.Shown(markup.Column(t("Owner"), width=48), lambda row: row.name),
        tables.Shown(
            markup.Column(t("Actions"), number=True),
            lambda row: markup.Cell(
                format_number(session.language(), row.actions),
                markup.address("actions", q=row.name) if row.actions else "",
            ),
        ),
        tables.Shown(
            markup.Column(t("Open decisions"), number=True),
            lambda row: format_number(session.language(), row.decisions),
        ),
    )


def organisations() -> None:
    """The organisations that the plan names, and the forms that name one otherwise."""
    rows = data.read(reads.named_organisations)
    if not rows:
        layout.empty(t("No action and no exchange names an organisation."))
        return
    _forms("organisation", [row.name for row in rows], rename_organisation)
    tables.table(
        tables.part(rows, SHOWN),
        t("Organisations"),
        tables.Shown(
            markup.Column(t("Organisation"), width=48),
            lambda row: markup.Cell(row.name, markup.address("partner", partner=row.name)),
        ),
        tables.Shown(
            markup.Column(t("Actions"), number=True),
            lambda row: format_number(session.language(), row.actions),
        ),
        tables.Shown(
            markup.Column(t("Exchanges"), number=True),
            lambda row: format_number(session.language(), row.exchanges),
        ),
    )


def of_partner(partner: Partner) -> None:
    """On the sheet of a partner: another name, another partner that it is one with, archived, deleted."""
    if not writing.is_possible():
        return
    entry = layout.unfolded(t("Rename, merge or archive"), "partner_order", icon=":material/inventory_2:")
    if not entry:
        return
    label, key = partner.label, partner.key

    def onward(name: str) -> None:
        session.put_query("partner", name, "")

    with entry:
        _rename("organisation", [label], rename_organisation, onward)
        others = [row.name for row in data.read(reads.named_organisations) if row.name != label]
        if others:
            _merge("organisation", [label], others, rename_organisation, onward)
        if key:
            parts.archive_form("partner", key)
            parts.remove_button("partner", key, after=lambda _: navigation.go("partners"))


def _forms(kind: str, names: Sequence[str], rename: Rename) -> None:
    """Another name, and two names that are one, for whoever may write."""
    if not writing.is_possible():
        return
    _rename(kind, names, rename)
    if len(names) > 1:
        entry = layout.unfolded(t("Merge two names that are one"), f"{kind}_merge", icon=":material/merge:")
        if entry:
            with entry:
                _merge(kind, names, names, rename)


def _rename(
    kind: str, names: Sequence[str], rename: Rename, after: Callable[[str], None] | None = None
) -> None:
    """One name of several, or the one of a sheet, and what it is from now on."""
    typed: list[str] = []

    def write(sent: Sent) -> int:
        former = sent.values.get("former") if len(names) > 1 else names[0]
        if not former:
            raise Invalid("value_missing", "This value is needed.", field="former")
        typed[:] = [" ".join(str(sent.values["name"] or "").split())]
        return rename(data.store(), str(former), typed[0], sent.writing)

    with Form(_form("rename", kind, names)) as form:
        one, two = st.columns(2, vertical_alignment="bottom")
        if len(names) > 1:
            form.choice("former", t("Present name"), {name: name for name in names}, one)
            form.text("name", t("New name"), two, placeholder=t("As it is to be read everywhere"))
        else:
            form.text("name", t("New name of “{name}”", name=names[0]), one)
        form.submit(
            t("Rename everywhere"),
            write,
            lambda number: t(
                "Renamed everywhere: revision {number}, which can be undone in the history.", number=number
            ),
            primary=False,
            after=(lambda _: after(typed[0])) if after else None,
        )


def _merge(
    kind: str,
    names: Sequence[str],
    others: Sequence[str],
    rename: Rename,
    after: Callable[[str], None] | None = None,
) -> None:
    """The name that goes, and the one that stays."""
    chosen: list[str] = []

    def write(sent: Sent) -> int:
        chosen[:] = [str(sent.values["into"] or "")]
        former = str(sent.values.get("former") or names[0])
        return rename(data.store(), former, chosen[0], sent.writing, merge=True)

    with Form(_form("merge", kind, names)) as form:
        one, two = st.columns(2, vertical_alignment="bottom")
        if len(names) > 1:
            form.choice("former", t("The name that goes"), {name: name for name in names}, one)
            form.choice("into", t("The name that stays"), {name: name for name in others}, two)
        else:
            title = t("“{name}” is the same as", name=names[0])
            form.choice("into", title, {name: name for name in others}, one)
        form.submit(
            t("Merge the two"),
            write,
            lambda number: t("Merged: revision {number}, which can be undone in the history.", number=number),
            primary=False,
            after=(lambda _: after(chosen[0])) if after else None,
        )


def _form(what: str, kind: str, names: Sequence[str]) -> str:
    """What a form is called: one of all names, or one for each sheet."""
    return f"{what}_{kind}" if len(names) > 1 else f"{what}_{kind}_{names[0]}"
