"""« Envoyer au président »: the light page, the note, the text to paste; made when somebody opens it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from lib.store import reads
from lib.store.reads import Headline
from lib.ui import data, markup, session, visiting
from lib.ui.address import PLAN
from lib.ui.paper_rows import chosen_language, note_files
from lib.ui.session import t
from lib.wording.message import president_message

#: The route of the light page (lib/web), beside the pages of the framework.
BRIEF = "/brief"


def tools(head: Headline, limits: Mapping[str, float]) -> None:
    """The light page, and what can be sent; on a wide screen the style sheet has them at the end of the line of state."""
    if visiting.is_visitor():
        return
    with st.container(key="overview_tools", horizontal=True, vertical_alignment="center", gap="small"):
        st.link_button(t("Light page"), _address(session.links()), key="light_page")
        part = st.popover(
            t("Send to the president"), type="primary", key="send", on_change="rerun", width="content"
        )
    if part.open:
        with part:
            _sent(head, limits)


def _address(query: Mapping[str, str]) -> str:
    """The light page as this reader sees the plan."""
    seen = {"view": "partner"} if session.partner_view() else {}
    return f"{BRIEF}?{urlencode({**query, **seen})}"


def _sent(head: Headline, limits: Mapping[str, float]) -> None:
    """The link, the file, the text, in one language: of the figures on screen, which whoever opens them later still finds."""
    language = chosen_language("sent")
    day, revision = session.today(), session.revision()
    named = {name: value for name, value in session.links().items() if name == PLAN}
    fixed = {
        **named,
        session.LANGUAGE: language,
        session.DAY: day.isoformat(),
        session.VERSION: str(revision),
    }
    link = (st.context.url or "").rstrip("/") + _address(fixed)
    markup.paragraph(t("A page for the telephone, these figures as they are:"), "plan-state")
    st.code(link, language=None, wrap_lines=True)
    markup.paragraph(t("The note, one A4 page:"), "plan-state")
    note_files("sent_note", language)
    markup.paragraph(t("The text to paste in a message or a mail:"), "plan-state")
    sheet = data.read(reads.plan_sheet)
    with st.container(key="papertext"):
        st.code(
            president_message(language, sheet, head, limits, day=day, revision=revision, link=link),
            language=None,
            wrap_lines=True,
        )
