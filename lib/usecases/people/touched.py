"""What of an answer page its reader typed. The page tells a short mark of each field as it was given: a field that comes back
with that mark was not touched and stays as it is kept; one that somebody else changed meanwhile is not written over."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from lib.domain.schema import ANSWERED, DECLARATION
from lib.people.store import People
from lib.usecases.people.drafts import WORD, check

#: An action ("" for the whole answer) and a field of it.
Key = tuple[str, str]
#: Letters of a mark: a page has a hundred of them, and is light.
WIDTH = 5
#: The fields that hold several lines; a browser takes the ends of lines out of any other.
AREAS = ("obstacle", "support_requested", WORD)


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed from what both were shown; `theirs` is kept, `mine` is not."""

    action: str
    field: str
    mine: str
    theirs: str


def mark(text: str) -> str:
    """The mark of a text, whatever its ends of lines."""
    plain = text.replace("\r\n", "\n").replace("\0", "").strip()
    return urlsafe_b64encode(sha256(plain.encode("utf-8", "replace")).digest())[:WIDTH].decode()


def told_of(texts: Mapping[Key, str], actions: Sequence[str]) -> str:
    """The marks of the fields of a page as one compact text: « 3f2a:xxxxxyyyyy… :zzzzz »."""
    return " ".join(
        f"{action}:{''.join(mark(_as_shown(name, texts.get((action, name), ''))) for name in _names(action))}"
        for action in (*actions, "")
    )


def marks_of(told: str) -> dict[Key, str]:
    """The marks that a page gives back; what is no such text tells of nothing."""
    found = {}
    for one in told.split(" "):
        action, parted, marks = one.partition(":")
        names = _names(action)
        if parted and len(marks) == WIDTH * len(names):
            for at, name in enumerate(names):
                found[action, name] = marks[WIDTH * at : WIDTH * (at + 1)]
    return found


def keep_touched(
    people: People,
    answer: str,
    typed: Mapping[Key, str],
    now: datetime,
    *,
    shown: Mapping[Key, str],
    first: Mapping[Key, str],
    tried: Mapping[Key, Sequence[str]],
) -> list[Clash]:
    """Keeps the fields that were touched, and answers those that somebody else changed meanwhile, which are left. `shown`:
    the marks of what its reader was given (what is in none is kept as it comes); `first`: what stands where nothing is
    kept; `tried`: what the same page sent before, without knowing whether it came. Raises Invalid as `drafts.keep`."""
    check(typed)
    clashes = []
    with people.together() as together:
        kept = {(row["action"], row["field"]): row["value"] for row in together.rows("drafts", answer=answer)}
        for (action, field), text in typed.items():
            was, own = shown.get((action, field)), tried.get((action, field), ())
            if was == mark(text) and not own:
                continue
            stands = str(kept.get((action, field), first.get((action, field), "")))
            if was is not None and mark(stands) == mark(text):
                continue
            same = {mark(stands), mark(_as_shown(field, stands))}
            if was is None or same & {was, *map(mark, own)}:
                value = text.replace("\0", "")
                together.rows("draft_save", answer=answer, action=action, field=field, value=value, now=now)
            else:
                clashes.append(Clash(action, field, text, stands))
    return clashes


def _names(action: str) -> tuple[str, ...]:
    return ANSWERED if action else (WORD,)


def _as_shown(field: str, text: str) -> str:
    """A text as the field of a browser holds it, and gives it back untouched."""
    if field in AREAS:
        return text
    if DECLARATION.field(field).kind == "date":
        try:
            return date.fromisoformat(text.strip()).isoformat()
        except ValueError:
            return ""
    return text.replace("\r", "").replace("\n", "")
