"""A form as it was opened: the revision that its reader saw, what the browser carries, what its presses led to already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lib.domain.changes import Values
from lib.domain.errors import Difference
from lib.store.reads import Pressed
from lib.ui import data, session, writing
from lib.ui.forms import presses
from lib.ui.forms.fields import Fields
from lib.ui.forms.state import Sent, Stored, held_by, row_at, same
from lib.ui.session import t

#: The field that carries the revision seen, the token and the last press; the style sheet hides it.
SEEN = "_seen"


class Opened(Fields):
    """Fields that stand against a revision.

    `key` is that of the row that they edit; `stored` answers the fields at a revision where they are not one row's own.
    Without either they make something new. `is_beside`: what is written is kept beside the plan, not in it.
    """

    def __init__(
        self,
        name: str,
        table: str = "",
        row: Mapping[str, Any] | None = None,
        *,
        key: str = "",
        stored: Stored | None = None,
        fields_of: Callable[[Difference], Collection[str]] | None = None,
        is_beside: bool = False,
    ) -> None:
        name = data.named_in_plan(name)
        super().__init__(name, table, row or {})
        self.held: dict[str, Any] = held_by(name)
        self.fields_of = fields_of or (lambda difference: (difference.field,))
        self.is_beside = is_beside
        self.stored: Stored | None = stored or (row_at(table, key) if key else None)
        # Set anew in each run until one has ended, but once in each: a drawer is drawn again within a run.
        self._box = session.outbox()
        self._carried = presses.carried(session.widget(f"{name}_{SEEN}"))
        presses.hear(self.held, self._box, self._carried)
        # What is typed is new where a row is edited, and in a form that was set anew already, or where it changed since.
        is_told = self._carried.token == presses.token_of(self.held)
        is_new = self.held.get("pressed") and (self.stored or is_told or presses.is_other(self.held))
        if self.held.get("drawn") == self._box.get("run") or is_new:
            self.held.update(anew=False, put=None, recalled=None)
        self.is_anew = bool(self.held.get("anew"))
        self.anew = self.held.get("put") or {}
        self.recalled = self.held.get("recalled") or {}
        self._token = ""
        self._shown = self._seen = session.revision()

    def follow(self) -> None:
        """Of a button alone: who presses has seen the page as it was drawn last, not as it was when the button came."""
        shown = session.revision()
        if not self.held.get("pressed") and self.held.get("follows", shown) != shown:
            self.anew = {**self.anew, SEEN: shown}
        self.held["follows"] = shown

    def _see(self) -> None:
        """The hidden field, last of all: a browser that has it anew has every other field anew too."""
        held, shown = self.held, session.revision()
        # Beside the token, the one that was recorded last: the browser forgets what it kept under that.
        ended = f":{held['ended']}" if held.get("ended") else ""
        seen = f"{self.anew.get(SEEN, shown)}:{presses.token_of(held)}{ended}"
        given = self._given(SEEN, "", "value", seen, "")
        typed = st.text_input(t("Revision"), label_visibility="collapsed", placeholder="", **given)
        self._carried = carried = presses.carried(typed)
        self._token = carried.token or presses.token_of(held)
        self._shown = min(int(carried.revision), shown) if carried.revision.isdecimal() else shown
        # Who presses again before the browser is told of the first press has seen what that one recorded.
        recorded, again = held.get("recorded"), self._token == held.get("of")
        self._seen = recorded if self.stored and again and isinstance(recorded, int) else self._shown
        if presses.is_lost(held, carried):
            # Asking may be interrupted: the press is known to this session once there is something to say of it.
            found, unsent = presses.recorded(self._token), presses.unsent()
            if found is not None:
                self._was_recorded(found)
            held["said"] = unsent
        presses.know(held, carried)

    def _sent(self, base: int, press: str) -> Sent:
        """The fields against the row that they were filled with; what somebody else recorded alike is no change."""
        writer = replace(writing.beside() if self.is_beside else writing.present(), press=press)
        if self.stored is None:
            return Sent(self.values, {}, base, writer)
        opened, last = self._at(self._seen), session.revision()
        now = self._at(last) if last > self._seen else opened
        changed = {
            name: value
            for name, value in self.values.items()
            if name in opened and not same(value, opened[name]) and not same(value, now.get(name))
        }
        row = self._at(base)
        left = {
            name: row.get(name) for name, value in self.values.items() if same(value, opened.get(name, ...))
        }
        return Sent({**self.values, **left}, changed, base, writer)

    def _press(self) -> str:
        """The press as it is recorded."""
        return presses.named(self._token, sorted(self.content.items()))

    def _repeats(self, press: str) -> bool:
        """The same press twice: the browser had not yet been told that the first was recorded."""
        return presses.is_twice(self.held, press, self.content, self._carried, creates=self.stored is None)

    def _check_recorded(self) -> None:
        """Stops here, and says so, where this very press was recorded."""
        found = presses.recorded(self._token)
        if found is not None and found.press == self._press():
            self._was_recorded(found)

    def _was_recorded(self, found: Pressed) -> None:
        """Says of a press whose answer was lost that it was recorded, and goes on from there; what was typed since stays."""
        press = self._press()
        said = presses.words(found, press)
        if found.press == press:
            self.held.update(anew=True, drawn=None, ended=self._token)
        else:
            self._rebase(found.number)
        presses.renew(self.held)
        self.held.update(pressed=None, conflict=None, said=said)
        presses.know(self.held, self._carried)
        st.rerun()

    def _rebase(self, revision: int, fields: Collection[str] = ()) -> None:
        """At the next run: their values in these fields, and wherever this form was left as it was; the rest as typed."""
        opened, theirs = self._at(self._seen), self._at(revision)
        put = {
            name: theirs.get(name)
            for name, value in self.values.items()
            if name in theirs and (name in fields or same(value, opened.get(name)))
        }
        self.held.update(put={**put, SEEN: revision}, drawn=None)
        presses.renew(self.held)

    def _at(self, revision: int) -> Values:
        return (self.stored(revision) if self.stored else None) or {}
