"""The drafts of one text of minutes: what changed from one to another, and who changed it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from lib.domain.minutes_text import ROWS, MinutesText
from lib.domain.minutes_versions import Place

Texts = Mapping[str, MinutesText]
#: From which likeness two entries of a list are one entry that changed, rather than one gone and one new.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts as one revision recorded them, by language."""

    revision: int
    author: str
    recorded_at: datetime  # UTC, without timezone
    texts: Texts


@dataclass(frozen=True, slots=True)
class TextChange:
    """A place whose words changed; empty before: it is new, empty after: it is gone. The rank is that of the text where
    it stands, the later one first."""

    language: str
    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A change between two drafts, and the draft that brought it."""

    change: TextChange
    draft: Draft


def distinct(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts whose texts differ from the one before: what else a revision changed makes no new draft."""
    kept: list[Draft] = []
    for draft in drafts:
        if not kept or kept[-1].texts != draft.texts:
            kept.append(draft)
    return tuple(kept)


def compared(drafts: Sequence[Draft]) -> tuple[Told, ...]:
    """What changed from the first of some drafts, in their order, to the last; each with the last draft that touched it.

    What was changed and changed back is no change.
    """
    if len(drafts) < 2:
        return ()
    steps = [(later, tuple(changes(earlier.texts, later.texts))) for earlier, later in pairwise(drafts)]
    return tuple(Told(change, _who(change, steps)) for change in changes(drafts[0].texts, drafts[-1].texts))


def changes(before: Texts, after: Texts) -> Iterator[TextChange]:
    """What changed from one state of the texts to another, language by language, in the order of the paper."""
    for language in dict.fromkeys((*before, *after)):
        old, new = before.get(language, MinutesText()), after.get(language, MinutesText())
        for part in fields(MinutesText):
            held, now = getattr(old, part.name), getattr(new, part.name)
            if held == now:
                continue
            if isinstance(now, tuple):
                yield from _entries(language, part.name, held, now)
            elif isinstance(now, bool):
                yield TextChange(language, Place(part.name), "x" * held, "x" * now)
            else:
                yield TextChange(language, Place(part.name), held, now)


def _entries(language: str, section: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[TextChange]:
    """The entries of a list: what stays is found again wherever it moved to by lines put in or taken away."""
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone = dict(enumerate(old[i:i_end], i))
        for rank, entry in enumerate(new[j:j_end], j):
            alike = max(gone, key=lambda n: (_likeness(gone[n], entry), -n), default=None)
            if alike is None or _likeness(gone[alike], entry) < ALIKE:
                yield TextChange(language, Place(section, rank), "", said(entry))
            else:
                yield from _columns(language, section, rank, gone.pop(alike), entry)
        for rank, entry in gone.items():
            yield TextChange(language, Place(section, rank), said(entry), "")


def _columns(language: str, section: str, rank: int, held: Any, now: Any) -> Iterator[TextChange]:
    if isinstance(now, str):
        yield TextChange(language, Place(section, rank), held, now)
        return
    for column in (part.name for part in fields(ROWS[section])):
        before, after = getattr(held, column), getattr(now, column)
        if before != after:
            yield TextChange(language, Place(section, rank, column), before, after)


def said(entry: Any) -> str:
    """An entry of a list as one text: its values, one after the other."""
    if isinstance(entry, str):
        return entry
    held = (str(getattr(entry, part.name)) for part in fields(entry))
    return " · ".join(value for value in held if value)


def _likeness(one: Any, other: Any) -> float:
    """From 0 to 1: how much two entries have in common, by what they are known by; a new wording of a day is not read."""
    if isinstance(one, str):
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    first, *rest = (part.name for part in fields(one))
    words = SequenceMatcher(None, getattr(one, first), getattr(other, first), autojunk=False).ratio()
    same = [getattr(one, name) == getattr(other, name) for name in rest if getattr(one, name)]
    return max(words, sum(same) / len(same) if same else 0.0)


def _who(change: TextChange, steps: Sequence[tuple[Draft, Sequence[TextChange]]]) -> Draft:
    """The last draft that brought these words, else that took those away, else that touched the section."""

    def brought(found: TextChange) -> bool:
        return bool(change.after) and found.after == change.after

    def took(found: TextChange) -> bool:
        return found.before == change.before and not change.after

    def touched(found: TextChange) -> bool:
        return True

    for rule in (brought, took, touched):
        for draft, found in reversed(steps):
            if any(
                c.language == change.language and c.place.section == change.place.section and rule(c)
                for c in found
            ):
                return draft
    return steps[-1][0]
