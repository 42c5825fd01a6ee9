"""The paper of one joint minutes: what it still asks for, when and where it is signed, who presided."""

from __future__ import annotations

import streamlit as st

from lib.reports.minutes_names import gaps
from lib.store.reads import Minutes
from lib.ui import data, layout, markup, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.minutes import gaps_view
from lib.ui.minutes.withheld import is_changeable
from lib.ui.session import t
from lib.usecases.minutes_paper import set_paper
from lib.wording.minutes import short_name

TABLE = "minutes"
#: What the paper says beside its text.
FIELDS = ("signed_on", "signed_at", "president", "shown_reason")


def paper(m: Minutes) -> None:
    """What the originals lack, each a link to where it is given; then the fields of the paper."""
    if m.content is None:
        return
    if data.read(gaps, m):
        layout.section(t("To give before signature"))
        gaps_view.told(m)
    if is_changeable(m) and not m.is_fixed:
        _form(m)


def _form(m: Minutes) -> None:
    def write(sent: Sent) -> int | None:
        reason = short_name(session.language(), m)
        return set_paper(data.store(), sent.seen, m.key, sent.changed, sent.writing, reason=reason)

    row = {name: getattr(m, name) for name in FIELDS}
    with (
        st.expander(t("Signature, presidency, day of the figures")),
        Form(f"paper_{m.key}", TABLE, row, key=m.key) as form,
    ):
        one, two = st.columns([1, 3])
        form.field("signed_on", one)
        form.field("signed_at", two)
        markup.paragraph(t("Left empty, they are written by hand on the originals."))
        form.field("president", title=t("Chaired by (function); empty: both heads of delegation together"))
        if m.shown_day != m.held_on:
            form.field("shown_reason", title=t("Why the figures are of another day than the session"))
        form.submit(t("Record these particulars"), write, t("The changes were recorded."), primary=False)
