"""Lists kept by name: opened by a link, kept, named otherwise, given up."""

from __future__ import annotations

import streamlit as st

from lib.store import reads
from lib.store.reads import LinkedRow
from lib.ui import data, layout, markup, session, visiting, writing
from lib.ui.forms.shell import Form, button
from lib.ui.forms.state import Sent
from lib.ui.plan import listing
from lib.ui.session import t
from lib.usecases.views import keep_view, remove_view, rename_view


def popover() -> None:
    """The views of the plan, the one shown among them, and the form that keeps this one."""
    if session.partner_view() or visiting.is_visitor():
        return
    views = data.read(reads.saved_views)
    here = listing.kept(session.address())
    shown = next((view for view in views if _query(view) == here), None)
    if not views and not writing.is_possible():
        return
    with st.popover(t("Views ({n})", n=len(views)) if views else t("Views"), width="content"):
        if views:
            markup.items([[_link(view, shown)] for view in views])
        if not writing.is_possible():
            return
        if shown is not None:
            _change(shown)
        elif here:
            _keep(here)
        else:
            layout.empty(t("Filter, sort or choose columns: the list can then be kept by a name."))


def _query(view: LinkedRow) -> str:
    return listing.kept(listing.parts(str(view.values["query"] or "")))


def _link(view: LinkedRow, shown: LinkedRow | None) -> markup.Cell:
    name = str(view.values["name"])
    if view is shown:
        return markup.Cell(name, quiet=t("shown here"))
    return markup.Cell(name, markup.address("actions", **listing.address_query(str(view.values["query"]))))


def _keep(here: str) -> None:
    def write(sent: Sent) -> int:
        return keep_view(data.store(), str(sent.values["name"] or ""), here, sent.writing)

    with Form("view_new", "saved_view") as form:
        form.field("name", placeholder=t("What presses at the CCIT"))
        form.submit(t("Keep this view"), write, t("The view is kept."))


def _change(view: LinkedRow) -> None:
    def rename(sent: Sent) -> int | None:
        return rename_view(data.store(), sent.seen, view.key, str(sent.values["name"] or ""), sent.writing)

    with Form(f"view_{view.key}", "saved_view", dict(view.values), key=view.key) as form:
        form.field("name")
        form.submit(t("Rename"), rename, t("The view is renamed."), primary=False)
    button(
        f"view_gone_{view.key}",
        t("Delete this view"),
        lambda sent: remove_view(data.store(), sent.seen, view.key, sent.writing),
        lambda number: t(
            "The view is deleted: revision {number}, which can be undone in the history.", number=number
        ),
        table="saved_view",
    )
