"""« Voir comme le partenaire »: the switch, and what it hides."""

from __future__ import annotations

import streamlit as st

from lib.domain.roles import Role
from lib.i18n.formats import format_list
from lib.store import reads
from lib.ui import data, markup, session
from lib.ui.session import t, tn

#: Codes named in the banner; the rest is counted.
NAMED = 12


def switch() -> None:
    """For an editor: shows every page and every paper as the partner would see it."""
    if session.own_role() >= Role.EDITOR:
        st.toggle(t("See as the partner"), key=session.PARTNER, persist_state="session")


def banner() -> None:
    """Says that the view is on, and what it leaves out."""
    markup.box("plan-banner", sentence())


def sentence() -> str:
    """What the partner's view hides, counted, with the codes of confidential actions."""
    hidden = reads.hidden(data.whole_store(), session.revision(), session.plan())
    parts = [
        tn("{n} confidential action", "{n} confidential actions", len(hidden.codes)),
        tn("{n} private comment", "{n} private comments", hidden.comments),
        tn("{n} contact", "{n} contacts", hidden.contacts),
        *(
            [tn("the text of {n} draft of minutes", "the text of {n} drafts of minutes", hidden.drafts)]
            if hidden.drafts
            else []
        ),
    ]
    said = t(
        "Seen as the partner: figures without what is hidden. Hidden: {parts}.",
        parts=format_list(session.language(), parts),
    )
    if hidden.codes:
        codes = format_list(session.language(), hidden.codes[:NAMED])
        said += " " + t("Confidential: {codes}.", codes=codes + (" …" if len(hidden.codes) > NAMED else ""))
    return said
