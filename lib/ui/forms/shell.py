"""A form is one thing: it holds what its reader saw, submits to one use-case, words a refusal or a conflict, clears itself.

Four rules, each learnt from a way in which a person can lose what was typed:

- **What was seen travels in the form**, as a hidden field beside the others: the browser sends back the revision that
  it shows, so a server started again meanwhile, or somebody else's recording, is noticed.
- **Keys never change**, which a server started again would not know: a form is emptied by setting its fields anew.
- **A press is noted before the run that it asks for**, in an object that the session keeps: whatever asks for another
  run at the same moment interrupts the first, and the second finds the press. It travels in the hidden field too, with
  the token of the form: what was recorded once is not recorded again, by no server (presses).
- **Between the commit and the word of it nothing can be interrupted**: both are noted without asking the framework.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from types import TracebackType
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import RerunException, StopException

from lib.domain.errors import AppError, Conflict
from lib.ui import data, here, session, writing
from lib.ui.forms import conflicts, presses
from lib.ui.forms.opened import SEEN, Opened
from lib.ui.forms.state import Write, same
from lib.ui.session import t
from lib.usecases.people.renamed import Followed

RECORD, MINE, THEIRS = "record", "mine", "theirs"


class Form(Opened):
    """One form of a page: `with Form(…) as form:` draws it, `form.submit(…)` ends it."""

    _block: DeltaGenerator | None = None

    def __enter__(self) -> Form:
        # While a conflict waits for its answer, Enter in a field must not be one.
        self._block = st.form(self.name, border=False, enter_to_submit=not self.held.get("conflict"))
        self._block.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._block is not None:
            self._block.__exit__(kind, error, trace)

    def submit(
        self,
        name: str,
        write: Write,
        said: str | Callable[[Any], str],
        *,
        primary: bool = True,
        after: Callable[[Any], None] | None = None,
        renew: Callable[[], None] | None = None,
        place: DeltaGenerator | None = None,
        **look: Any,
    ) -> None:
        """The button, and what a press does: `write` records and answers something, or None when nothing differs.

        `said` is the sentence for what was recorded, `after` where to go then, `renew` what to do after a conflict that
        leaves nothing to choose. `place` holds the button alone: what is said of a press, and the ways out of a conflict,
        need the width of the form. The last statement of the form.
        """
        self._see()
        held, set_anew = self.held, self.is_anew
        if set_anew or self.anew or self.recalled:
            held["drawn"] = self._box.get("run")
            self._box.setdefault("drawn", []).append(held)
        choice = held.get("pressed")
        if choice and set_anew:  # pressed twice: the first press recorded it
            held["pressed"] = None
        elif choice and not (choice == RECORD and held.get("conflict")):
            self._attempt(str(choice), write, renew)
        held["pressed"] = None
        if "answer" in held:
            self._done(said, after)
        if held.get("said"):
            st.info(held["said"], icon=":material/sync_problem:")
        if held.get("conflict"):
            found = self._ask()
        else:
            kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
            with place or nullcontext():
                found = RECORD if self._button(RECORD, name, type=kind, **look) else None
        if found and not choice:  # a server started again does not know yet what a press calls
            held["pressed"] = found
            st.rerun()

    def _button(self, choice: str, name: str, **look: Any) -> bool:
        key, args = f"{self.name}_{choice}", (self.held, session.outbox(), choice)
        return st.form_submit_button(name, key=key, on_click=presses.press, args=args, **look)

    def _attempt(self, choice: str, write: Write, renew: Callable[[], None] | None) -> None:
        """Records, or says why not; a run that is interrupted before leaves the press to the next one."""
        told, self.held["said"] = self.held.get("conflict"), None
        if choice == THEIRS and told:
            self._rebase(int(told["revision"]), told["fields"])
            self.held.update(pressed=None, conflict=None)
            st.rerun()
        self._record(write, int(told["revision"]) if choice == MINE and told else self._seen, renew)

    def _record(self, write: Write, base: int, renew: Callable[[], None] | None) -> None:
        try:
            if self.faults:
                raise self.faults[0]
            press = self._press()
            if self._repeats(press):
                self.held.update(pressed=None, anew=True, drawn=None, answer=self.held["recorded"])
                return
            found = presses.recorded(self._token)
            if found is not None and (found.press == press or not self.stored):
                self._was_recorded(found)
            if found is not None:  # an edit that goes on from there
                base = self._seen = max(self._seen, found.number)
                self._token = presses.token_of(self.held)
                press = self._press()
            sent = self._sent(base, press)
            box, words, raw = session.outbox(), t("The changes were recorded."), presses.raw(self.keys)
            asked = here.asked(session.person())
            answer = write(sent)
            # Nothing here may ask the framework for anything: it could be interrupted.
            self.held.update(
                followed=writing.followed(answer, asked),
                answer=answer, pressed=None, anew=True, drawn=None, conflict=None, recorded=answer, raw=raw,
                values=self.content, press=press, of=self._carried.token, at=self._carried.moment,
                ended=self._token,
            )  # fmt: skip
            presses.renew(self.held)
            box.update(notice=words, told=box.get("told", 0) + 1)
        except Conflict as conflict:
            self._check_recorded()  # the same press may have come by another way at the same moment
            last = data.latest_revision()
            if base < last and self._agrees(conflict, last):
                self._record(write, last, renew)
                return
            self._conflict(conflict, base)
            if renew is not None:
                renew()
        except AppError as error:
            self._check_recorded()
            writing.refused(error, self.table, labels=self.labels)
        except (RerunException, StopException):
            raise
        except Exception:
            self.held["pressed"] = None
            raise

    def _done(self, said: str | Callable[[Any], str], after: Callable[[Any], None] | None) -> None:
        answer = self.held.pop("answer")
        if answer is None:
            words = t("Nothing differed: nothing was recorded.")
        else:
            words = said if isinstance(said, str) else said(answer)
            if told := writing.following(self.held.pop("followed", None) or Followed()):
                words = f"{words} {told}"
            if self.has_file:
                session.advance(self.name)
        try:
            if after is not None and answer is not None:
                after(answer)
        finally:  # it may have led to another page, which tells it
            box, earlier = session.outbox(), session.shows_earlier()
            box.update(notice=words, returns=earlier)
        st.rerun()

    def _agrees(self, conflict: Conflict, revision: int) -> bool:
        """Whether somebody else recorded nothing but what is typed here too."""
        now = self._at(revision)
        named = [field for difference in conflict.details for field in self.fields_of(difference)]
        return bool(named) and all(f in self.values and same(self.values[f], now.get(f)) for f in named)

    def _conflict(self, conflict: Conflict, base: int) -> None:
        """Keeps what disagrees until the person has chosen; a form that edits no row looks again by itself."""
        last = data.latest_revision()
        if self.stored is None:
            self.held.update(put={SEEN: last}, drawn=None)
            presses.renew(self.held)
            writing.collided(conflict)
            return
        if self.stored(last) is None:
            st.error(t("Somebody removed this meanwhile. Nothing was recorded."), icon=":material/error:")
            return
        now, before = self._at(last), self._at(base)
        disputed = {
            field: difference
            for difference in conflict.details
            for field in self.fields_of(difference)
            if field in now and not same(now[field], before.get(field))
            if not same(self.values.get(field), now[field])
        }
        # Otherwise what disagrees is not asked here, or another writer took the same moment: press again.
        if not disputed:
            if conflict.details:
                self._rebase(last)
            writing.collided(conflict)
            return
        # What follows from a field, as the precision of a deadline, is named only where nothing else is.
        asked = {f: d for f, d in disputed.items() if f in self.values}
        self.held.update(pressed=None, conflict={"revision": last, "fields": asked or disputed})
        st.rerun()

    def _ask(self) -> str | None:
        """Both values, who and when; then a button for each way out. Answers the one that was pressed."""
        theirs = self._at(int((told := self.held["conflict"])["revision"]))
        conflicts.tell(
            [
                conflicts.Dispute(
                    self.label_of(field),
                    self.words_of(field, self.values.get(field)),
                    self.words_of(field, theirs.get(field)),
                    difference.author,
                    difference.recorded_at,
                )
                for field, difference in told["fields"].items()
            ]
        )
        with st.container(horizontal=True, gap="small"):
            theirs_pressed = self._button(THEIRS, t("Take the recorded values"))
            mine_pressed = self._button(MINE, t("Record mine instead"))
        return THEIRS if theirs_pressed else MINE if mine_pressed else None


def button(
    name: str,
    words: str,
    write: Write,
    said: str | Callable[[Any], str],
    *,
    table: str = "",
    primary: bool = False,
    is_beside: bool = False,
    **look: Any,
) -> None:
    """A button that records at once, from what the page showed when it was pressed."""
    with Form(name, table, is_beside=is_beside) as form:
        form.follow()
        form.submit(words, write, said, primary=primary, **look)
