"""A press: where it is noted, to which form it belongs, and whether it was recorded already.

A form has a token, made anew with each success. It travels in the hidden field beside the revision seen, so that the
browser brings it back to a server started again, and is recorded with the revision that a press leads to. So a press
that comes twice is done once, and one whose answer was lost on the way is found again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_hex
from typing import Any

from lib.store import reads
from lib.store.reads import Pressed
from lib.ui import data, session
from lib.ui.session import t

#: Milliseconds within which nobody fills in a form once more: what comes then is one press made twice.
TWICE = 1000


@dataclass(frozen=True, slots=True)
class Carried:
    """What the hidden field carries, « 52:token/record.mark », with the token that was recorded before behind its own; the
    mark is that of the last press (links.js)."""

    revision: str = ""
    token: str = ""
    mark: str = ""

    @property
    def choice(self) -> str:
        """The button of the press."""
        return self.mark.partition(".")[0]

    @property
    def moment(self) -> int | None:
        """When it was pressed, in milliseconds, by the clock of the browser; None when it does not say."""
        try:
            return int(self.mark.partition(".")[2], 36)
        except ValueError:
            return None


def carried(sent: object) -> Carried:
    """What a hidden field says as the browser has it; nothing for a field that it does not know."""
    place, _, mark = str(sent or "").partition("/")
    revision, _, token = place.partition(":")
    return Carried(revision, token.partition(":")[0], mark)


def token_of(held: dict[str, Any]) -> str:
    """The token of a form."""
    return str(held.setdefault("token", token_hex(8)))


def renew(held: dict[str, Any]) -> None:
    """Gives a form another token: what it is pressed for next is something else."""
    held["token"] = token_hex(8)


def press(held: dict[str, Any], box: dict[str, Any], choice: str) -> None:
    """Called by a button, before the run: notes the press where an interrupted run does not lose it."""
    held["pressed"] = choice
    box["pressed"] = held


def hear(held: dict[str, Any], box: dict[str, Any], sent: Carried) -> None:
    """Notes a press that came in the hidden field alone, its button forgotten on the way.

    One that the session finds there at first was made before it began: see `is_lost`.
    """
    if "mark" not in held or not sent.revision:
        return
    if sent.mark and sent.mark != held["mark"] and not held.get("pressed"):
        press(held, box, sent.choice)
    held["mark"] = sent.mark


def is_lost(held: dict[str, Any], sent: Carried) -> bool:
    """Whether a press is found that was made before this session began: nobody has said yet what became of it."""
    return "mark" not in held and bool(sent.mark) and not held.get("pressed")


def know(held: dict[str, Any], sent: Carried) -> None:
    """Notes the press that the session found first: what became of it is known."""
    held.setdefault("mark", sent.mark)


def raw(keys: Collection[str]) -> dict[str, Any]:
    """What the browser holds in some fields."""
    return {key: session.widget(key) for key in keys}


def is_other(held: dict[str, Any]) -> bool:
    """Whether the fields hold something else than what was recorded last."""
    kept: dict[str, Any] = held.get("raw") or {}
    return bool(kept) and raw(kept) != kept


def is_twice(
    held: dict[str, Any], press: str, content: Mapping[str, Any], sent: Carried, *, creates: bool
) -> bool:
    """Whether this is the press that was recorded last in this session, once more.

    By its name; or by what is in the form, so soon after it that nobody can have typed it again: the browser was told of
    the new token before the fields were emptied. What makes something new is not even filled in as fast.
    """
    if "recorded" not in held:
        return False
    if held["press"] == press:
        return True
    before, now = held.get("at"), sent.moment
    if before is None or now is None or not 0 <= now - before < TWICE:
        return False
    return creates or held["values"] == content


def named(token: str, content: object) -> str:
    """A press as it is recorded: the token of its form, and what was in it."""
    return f"{token}.{sha256(repr(content).encode()).hexdigest()[:16]}"


def recorded(token: str) -> Pressed | None:
    """What a form of this token led to already, whichever server recorded it."""
    return reads.pressed(data.whole_store(), token) if token else None


def words(found: Pressed, press: str) -> str:
    """What is said of a press that was recorded before: all of it, or what was in the form then."""
    said = {"number": found.number, "moment": session.moment(found.recorded_at)}
    if found.press == press:
        return t("This is recorded: revision {number}, {moment}.", **said)
    return t(
        "What you sent first is recorded: revision {number}, {moment}. What you changed since is not: check it, then record again.",
        **said,
    )


def unsent() -> str:
    """What is said of a press that never arrived."""
    return t(
        "Nothing was recorded: the line or the server stopped before what you sent arrived. It is still here: record again."
    )
