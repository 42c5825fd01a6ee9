"""The paper of one joint minutes: what it still asks for, when and where it is signed, who presided."""

from __future__ import annotations

import streamlit as st

from lib.i18n import NAMES
from lib.i18n.labels import label
from lib.reports.minutes_names import Wanting, wanting
from lib.store.reads import Minutes
from lib.ui import data, layout, markup, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.minutes.withheld import is_changeable
from lib.ui.session import t, tn
from lib.usecases.minutes_paper import set_paper
from lib.wording.minutes import short_name

TABLE = "minutes"
#: What the paper says beside its text.
FIELDS = ("signed_on", "signed_at", "president", "shown_reason")
#: Names asked for that are listed; the rest is counted.
NAMED = 12


def paper(m: Minutes) -> None:
    """The names that the originals lack, each a link to where it is given; then the fields of the paper."""
    if m.content is None:
        return
    _wanting(data.read(wanting, m))
    if is_changeable(m) and not m.is_fixed:
        _form(m)


def _wanting(found: tuple[Wanting, ...]) -> None:
    if not found:
        return
    language = session.language()
    layout.section(t("Names to give before signature"))
    markup.paragraph(
        tn(
            "The originals need {n} name that nobody has given a form yet: it stands between brackets.",
            "The originals need {n} names that nobody has given a form yet: they stand between brackets.",
            len(found),
        )
    )
    lines = [
        (
            markup.Cell(
                one.name,
                markup.address("minutes", view="names", asked=one.name, asked_kind=str(one.kind)),
                quiet=f"{label(language, one.kind)} – {NAMES[one.language]}",
            ),
        )
        for one in found[:NAMED]
    ]
    rest = len(found) - NAMED
    if rest > 0:
        lines.append((markup.Cell(tn("and {n} other name", "and {n} other names", rest)),))
    markup.items(lines)


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
