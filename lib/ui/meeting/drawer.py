"""A form of the drawer: what is typed in it outlives the drawer, the page and the browser, until it is recorded.

The browser keeps it under the name of the form, which begins with that of the meeting (drafts.js). It writes texts back
by itself; lists and days it asks the page to choose again, by a field that nobody sees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lib.domain.terms import MeetingState
from lib.domain.writing import Writing
from lib.i18n.authors import author_name
from lib.reports.meeting import Shown
from lib.store import reads
from lib.ui import data, freshness, markup, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent, Write, held_by
from lib.ui.session import t

#: The field by which the browser says what it kept of lists and days.
RECALLED = "meeting_recalled"
#: What the framework leaves out of the name of a form where it becomes a class of the page.
LEFT_OUT = re.compile(r"[^a-zA-Z0-9_-]")


def hear() -> None:
    """The field in which the browser tells: drawn before the forms, that they may be told."""
    st.text_input(t("Note"), label_visibility="collapsed", key=RECALLED)


def meanwhile(meeting: str) -> None:
    """What others record while the drawer is open. The page behind waits: drawn again, it would take the drawer from under
    the hands of who types; but once somebody closes the meeting it does. The button is pressed by meeting.js.

    What comes has a place of its own, even while there is nothing: a form that is moved is made anew, and what is typed at
    that instant is lost."""
    st.button("", key="meeting_meanwhile")
    place = st.container()
    last = freshness.newer()
    if not last:
        return
    now = data.state().at(last)
    if not any(m.key == meeting and m.state == MeetingState.OPEN for m in data.read_at(now, reads.meetings)):
        st.rerun()
    found = data.read_at(now, reads.meeting_revisions, meeting=meeting, before=session.latest())
    for row in found:
        if row.is_own:
            said = {"author": author_name(session.language(), row.author), "what": row.reason}
            with place:
                markup.paragraph(t("Meanwhile {author} recorded: {what}", **said), "plan-sentence")


def form(facts: Shown, name: str, table: str, row: Mapping[str, Any] | None = None, *, key: str = "") -> Form:
    """A form of this meeting, with what the browser kept of it."""
    whole = data.named_in_plan(f"meeting_{facts.meeting.key}_{name}")
    told = read(str(session.widget(RECALLED) or ""), whole)
    held = held_by(whole)
    if told and held.get("heard") != session.widget(RECALLED):
        held.update(heard=session.widget(RECALLED), recalled=told, drawn=None)
    return Form(whole, table, row, key=key)


def read(kept: str, name: str) -> dict[str, str]:
    """The fields of a form and the words that were shown in them; nothing of what is another's, or not written so."""
    try:
        said = json.loads(kept or "{}")
        is_own = said["form"] == LEFT_OUT.sub("-", name)
        return {str(field): str(words) for field, words in said["fields"].items()} if is_own else {}
    except (KeyError, TypeError, AttributeError, ValueError):
        return {}


def submit(form: Form, words: str, write: Write, name: str) -> None:
    """The button of a note. The drawer stays open for the next one; Escape leaves it."""
    form.submit(
        words,
        write,
        lambda answer: t("Noted: {name}.", name=answer if isinstance(answer, str) else name),
        shortcut="Ctrl+Enter",
    )


def writing_of(facts: Shown, sent: Sent) -> Writing:
    """Who writes, in this meeting."""
    return replace(sent.writing, meeting=facts.meeting.key)
