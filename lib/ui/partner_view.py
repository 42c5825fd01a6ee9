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


def before_sending() -> None:
    """What the partner's view leaves out, listed, and the way to that view and back; nothing for a reader."""
    if session.own_role() < Role.EDITOR:
        return
    is_on, hidden = session.partner_view(), _hidden()
    parts = format_list(session.language(), [words for n, words in _counted(hidden) if n])
    if not parts:
        said = t("Nothing of this plan is hidden from the partner.")
    elif is_on:
        said = t("The papers below hold what the partner may see. Left out: {parts}.", parts=parts)
    else:
        said = t("The papers below hold everything. The partner's view leaves out: {parts}.", parts=parts)
    with st.container(key="paperpartner", horizontal=True, vertical_alignment="center", gap="large"):
        with st.container(width="stretch", gap=None):
            markup.paragraph(said)
            if hidden.names:
                rest = len(hidden.names) - NAMED
                more = [[tn("and {n} other", "and {n} others", rest)]] if rest > 0 else []
                markup.items([*([name] for name in hidden.names[:NAMED]), *more])
        st.button(
            t("Back to the whole view") if is_on else t("See as the partner"),
            key="partner_before_sending",
            icon=":material/visibility:",
            on_click=session.preset,
            args=({session.PARTNER: not is_on},),
        )


def hidden_keys() -> frozenset[str]:
    """The actions that the view now on leaves out; none when everything is shown."""
    return reserved_keys() if session.partner_view() else frozenset()


def reserved_keys() -> frozenset[str]:
    """The actions that the partner never sees, whatever view is on and whoever looks."""
    return frozenset(data.read_at(data.state().seen_in(data.whole_store()), reads.hidden).keys)


def _hidden() -> reads.Hidden:
    """What the partner's view hides of what this person sees."""
    return data.read_at(data.state().seen_in(data.own_store()), reads.hidden)


def _counted(hidden: reads.Hidden) -> list[tuple[int, str]]:
    codes = len(hidden.codes)
    return [
        (codes, tn("{n} confidential action", "{n} confidential actions", codes)),
        (hidden.comments, tn("{n} private comment", "{n} private comments", hidden.comments)),
        (hidden.contacts, tn("{n} contact", "{n} contacts", hidden.contacts)),
        *(
            [
                (
                    hidden.drafts,
                    tn(
                        "the text of {n} draft of minutes", "the text of {n} drafts of minutes", hidden.drafts
                    ),
                )
            ]
            if hidden.drafts
            else []
        ),
    ]


def banner() -> None:
    """Says that the view is on, and what it leaves out: to those of the house, who see it otherwise."""
    if session.is_partner():
        return
    markup.box("plan-banner plan-looks", sentence())


def sentence() -> str:
    """What the partner's view hides, counted, with the codes of confidential actions."""
    hidden = _hidden()
    parts = [words for _, words in _counted(hidden)]
    said = t(
        "Seen as the partner: figures without what is hidden. Hidden: {parts}.",
        parts=format_list(session.language(), parts),
    )
    if hidden.codes:
        codes = format_list(session.language(), hidden.codes[:NAMED])
        said += " " + t("Confidential: {codes}.", codes=codes + (" …" if len(hidden.codes) > NAMED else ""))
    return said
