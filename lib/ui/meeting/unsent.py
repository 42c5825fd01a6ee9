"""What was typed in a meeting that somebody else closed meanwhile: the browser has it, the page shows it once more."""

from __future__ import annotations

import json

import streamlit as st

from lib.reports.meeting import Shown
from lib.ui import layout, markup, session
from lib.ui.session import t

KEPT = "meeting_unsent"


def told(facts: Shown) -> None:
    """Nothing while the meeting is open, or where nothing is left; else each text by the name of its field."""
    if facts.is_open:
        return
    with st.container(key=f"unsent_{facts.meeting.key}"):
        st.text_input(t("Typed and not recorded"), label_visibility="collapsed", key=KEPT)
        texts = read(str(session.widget(KEPT) or ""))
        if not texts:
            return
        layout.section(t("Typed and not recorded"))
        markup.paragraph(
            t(
                "The meeting was closed before this was recorded. It is kept in this browser: copy what is needed."
            )
        )
        for name, text in texts:
            markup.facts({name: text})
        st.button(t("Discard it"), key="meeting_discard", icon=":material/delete:", on_click=_discard)


def read(kept: str) -> list[tuple[str, str]]:
    """The name of each field and what was typed in it; nothing of what a browser does not write so."""
    try:
        return [(str(name), str(text)) for name, text in json.loads(kept or "[]")]
    except (TypeError, ValueError):
        return []


def _discard() -> None:
    session.preset({KEPT: ""})
