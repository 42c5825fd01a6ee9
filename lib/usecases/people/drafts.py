"""What an organisation is about to answer: kept field by field as it is typed, its files piece by piece as they come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from lib.domain.attachments import LARGEST_FILE, safe_name
from lib.domain.errors import Invalid
from lib.domain.schema import ANSWERED
from lib.people.store import People
from lib.usecases.attachments import GivenFile

#: Letters of a field, bytes of a piece, files and bytes that one answer brings.
LONGEST, PIECE, MOST, HEAVIEST = 4000, 2**19, 40, 100 * 2**20
#: The one field that is of no action.
WORD = "word"


@dataclass(frozen=True, slots=True)
class Kept:
    """A field as it was typed, and when it was kept."""

    action: str
    field: str
    value: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Brought:
    """A file of an answer, as far as it has come."""

    id: str
    action: str
    name: str
    size: int
    received: int
    saved_at: datetime

    @property
    def is_whole(self) -> bool:
        """All of it has come."""
        return self.received == self.size


def drafts(people: People, answer: str) -> dict[tuple[str, str], Kept]:
    """What is kept of an answer, by action and field."""
    found = people.records(Kept, "drafts", answer=answer)
    return {(kept.action, kept.field): kept for kept in found}


def keep(people: People, answer: str, values: Mapping[tuple[str, str], str], now: datetime) -> None:
    """Keeps fields as they were typed. Raises Invalid for one that no page asks for, or that is too long."""
    check(values)
    with people.together() as together:
        for (action, field), value in values.items():
            text = value.replace("\0", "")
            together.rows("draft_save", answer=answer, action=action, field=field, value=text, now=now)


def check(values: Mapping[tuple[str, str], str]) -> None:
    """Raises Invalid for a field that no page asks for, or that is too long."""
    for (action, field), value in values.items():
        if (field not in ANSWERED or not action) and (action, field) != ("", WORD):
            raise Invalid("draft_unknown", "Nothing of that name is asked here.")
        if len(value) > LONGEST or len(action) > 40:
            raise Invalid("draft_long", "This text is too long: {n} letters at most.", n=LONGEST, field=field)


def forget(people: People, answer: str) -> None:
    """Forgets all that was kept of an answer: its round is over."""
    with people.together() as together:
        together.rows("drafts_forget", answer=answer)
        for row in together.rows("brought_files", answer=answer):
            together.rows("pieces_forget", id=row["id"])
            together.rows("brought_forget", id=row["id"])


def files(people: People, answer: str) -> list[Brought]:
    """The files that an answer brings."""
    return people.records(Brought, "brought_files", answer=answer)


def begin(people: People, answer: str, action: str, name: str, size: int, now: datetime) -> Brought:
    """A file that is to come; one that has come in part already goes on from there. Raises Invalid for one that is empty
    or too large, or when the answer brings too many."""
    called = safe_name(name)
    if size <= 0:
        raise Invalid("file_without_content", "This file is empty: nothing would be kept.", field="file")
    if size > LARGEST_FILE:
        raise Invalid(
            "file_large", "This file is larger than {size} MB.", field="file", size=LARGEST_FILE // 2**20
        )
    held = files(people, answer)
    for one in held:
        if (one.action, one.name, one.size) == (action, called, size):
            return one
    if len(held) >= MOST or sum(one.size for one in held) + size > HEAVIEST:
        raise Invalid("answer_heavy", "This answer brings too many files: send it first, then go on.")
    made = Brought(token_hex(8), action, called, size, 0, now)
    people.rows("brought_insert", id=made.id, answer=answer, action=action, name=called, size=size, now=now)
    return made


def add(people: People, answer: str, file: str, place: int, content: bytes, now: datetime) -> int:
    """A piece of a file, at its place; answers how much has come. A piece that came already, or too early, changes
    nothing: who sends goes on from the answer. Raises Invalid for a file that is not there, or too large a piece."""
    if not content or len(content) > PIECE:
        raise Invalid("piece_size", "This piece of a file is not of a size that is taken.")
    with people.together() as together:
        row = together.first("brought", id=file, answer=answer)
        if row is None:
            raise Invalid("file_not_begun", "This file is not known here: choose it again.", field="file")
        received = int(row["received"])
        if place != received or received + len(content) > row["size"]:
            return received
        together.rows("piece_insert", id=file, place=place, content=content)
        together.rows("brought_received", id=file, received=received + len(content), now=now)
        return received + len(content)


def drop(people: People, answer: str, file: str) -> None:
    """Leaves a file out of the answer."""
    with people.together() as together:
        if together.first("brought", id=file, answer=answer) is not None:
            together.rows("pieces_forget", id=file)
            together.rows("brought_forget", id=file)


def whole(people: People, answer: str) -> Iterator[tuple[Brought, GivenFile]]:
    """The files that have come whole, with their bytes."""
    for one in files(people, answer):
        if one.is_whole:
            pieces = (bytes(row["content"]) for row in people.rows("pieces", id=one.id))
            yield one, GivenFile(one.name, b"".join(pieces))
