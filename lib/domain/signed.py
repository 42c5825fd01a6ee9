"""What a signed file that comes back says, and what is made of it: whole or altered, by whom, whether it is the version of record.

Nothing here tells what a signature is worth in law. It tells what the bytes show: that they are those that were signed,
whose certificate it was as far as the parties told theirs, and that what was signed is the file that was made to be signed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

from lib.domain.changes import Value
from lib.domain.minutes_text import decode
from lib.domain.schema import MINUTES

Side = Literal["a", "b"]
#: The field of each party in every file made here; the first party of the minutes is A in both originals.
FIELDS: Mapping[Side, str] = MappingProxyType({"a": "Partie_A", "b": "Partie_B"})
#: What the file was made from: another value of one of these is another text.
SAID = tuple(name for name in MINUTES.names if name not in ("content", "prepared"))


class Level(StrEnum):
    """What was changed after a point of a file, the most that was found."""

    NONE = "none"
    VALIDATION = "validation"  # what proves signatures, or the properties of the file
    SIGNING = "signing"  # a field of signature was added or filled
    OTHER = "other"


#: What may follow a signature: another one.
ALLOWED = frozenset({Level.NONE, Level.SIGNING})


class Flaw(StrEnum):
    """Why a signed file is not what was expected, the gravest first."""

    ALTERED = "altered"  # bytes that were signed are no longer those
    CHANGED = "changed"  # something else than a signature was added before the last one
    ADDED = "added"  # something stands after the last signature
    OTHER_TEXT = "other_text"  # not the file that was made to be signed
    OLD_TEXT = "old_text"  # made to be signed, but the text was changed since
    FIELD = "field"  # a field that the file did not have
    STRANGER = "stranger"  # a certificate that no party gave
    MISPLACED = "misplaced"  # the certificate of one party in the field of the other
    OUT_OF_DATE = "out_of_date"  # not within the dates of the certificate


#: What is not as it should be of a signer alone: the file is whole, and its text that of record.
OF_SIGNERS = frozenset({Flaw.STRANGER, Flaw.MISPLACED, Flaw.OUT_OF_DATE})


@dataclass(frozen=True, slots=True)
class Room:
    """Where a party signs on a paper: its page from 0, its corners in points from the foot of the page."""

    page: int
    left: float
    foot: float
    right: float
    head: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made to be signed. `paper`: the fingerprint and length of it before fields were laid; `file`: of it with them.

    `said` tells what the text was: minutes that say something else since have no file made to be signed.
    """

    language: str
    original: Side  # whose original: this party is named first
    said: str
    paper_sha256: str
    paper_length: int
    file_sha256: str
    file_length: int
    name: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature as the file holds it. Its time is the signer's word."""

    field: str
    holder: str
    certificate: str  # SHA-256, hexadecimal
    signed_at: datetime | None  # UTC, without timezone
    is_whole: bool
    covers_all: bool
    after: Level  # what was changed since
    is_permitted: bool  # by what an earlier signature allows
    is_in_date: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. `since`: what was changed since the point up to which it is a file that was made here, if it is."""

    signatures: tuple[Signature, ...]
    fields: tuple[str, ...]
    since: Level | None = None

    @property
    def is_altered(self) -> bool:
        """Whether what was made or signed was changed since, or a signature does not hold: whoever signed, whatever it says.

        What other programs may add is none of it: what proves a signature, one more field to sign in.
        """
        changed = Level.OTHER in {self.since, *(one.after for one in self.signatures)}
        return changed or not all(one.is_whole and one.is_permitted for one in self.signatures)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a signed file: its flaws, the parties whose signature stands, what it is."""

    reading: Reading
    prepared: Prepared | None
    flaws: tuple[Flaw, ...]
    sides: Mapping[str, Side]  # fingerprint of a known certificate → its party

    @property
    def signed(self) -> tuple[Side, ...]:
        """The parties whose signature is whole."""
        found = {self.sides.get(s.certificate) for s in self.reading.signatures if s.is_whole}
        return tuple(side for side in FIELDS if side in found)

    @property
    def is_of_record(self) -> bool:
        """Whether the file is whole and says what was made to be signed, whoever signed it."""
        return OF_SIGNERS.issuperset(self.flaws)

    @property
    def missing(self) -> tuple[Side, ...]:
        """The parties whose signature the file does not hold."""
        return tuple(side for side in FIELDS if side not in self.signed)


def said_by(values: Mapping[str, Value]) -> str:
    """The fingerprint of all that a file is made from: the fields of minutes, their texts without the note of the team."""
    texts = {name: asdict(text) for name, text in decode(str(values.get("content") or "")).texts.items()}
    told = [[str(values.get(name) or "") for name in SAID], texts]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def encode_prepared(files: Sequence[Prepared]) -> str | None:
    """The files made to be signed as they are stored; None for none."""
    return json.dumps([asdict(one) for one in files], ensure_ascii=False, sort_keys=True) if files else None


def decode_prepared(stored: str | None) -> tuple[Prepared, ...]:
    """The files made to be signed from what is stored."""
    return tuple(Prepared(**values) for values in (json.loads(stored) if stored else ()))


def of_record(content: bytes, files: Sequence[Prepared]) -> Prepared | None:
    """The file made to be signed that a content begins with, byte by byte."""
    for one in files:
        length = one.file_length
        if len(content) >= length and sha256(content[:length]).hexdigest() == one.file_sha256:
            return one
    return None


def judged(reading: Reading, prepared: Prepared | None, said: str, sides: Mapping[str, Side]) -> Judged:
    """What is made of a file: stricter than that each signature holds.

    Whole signatures alone would let pass a comment after the last one, a page that was replaced before the first, a new
    field, or another paper that the right people signed.
    """
    found: set[Flaw] = set()
    for signature in reading.signatures:
        found |= _flaws_of(signature, sides)
    if reading.signatures and not any(s.covers_all for s in reading.signatures):
        found.add(Flaw.ADDED)
    if set(reading.fields) - set(FIELDS.values()):
        found.add(Flaw.FIELD)
    if prepared is None or reading.since is None:
        found.add(Flaw.OTHER_TEXT)
    elif reading.since not in ALLOWED:
        found.add(Flaw.CHANGED)
    if prepared is not None and prepared.said != said:
        found.add(Flaw.OLD_TEXT)
    if Flaw.ADDED in found and all(s.after is not Level.OTHER for s in reading.signatures):
        found.discard(Flaw.CHANGED)  # it is what stands after the last one, and is said so
    return Judged(reading, prepared, tuple(flaw for flaw in Flaw if flaw in found), sides)


def _flaws_of(signature: Signature, sides: Mapping[str, Side]) -> set[Flaw]:
    if not signature.is_whole:
        return {Flaw.ALTERED}
    found: set[Flaw] = set()
    if signature.after not in ALLOWED or not signature.is_permitted:
        found.add(Flaw.CHANGED)
    side = sides.get(signature.certificate)
    if side is None:
        found.add(Flaw.STRANGER)
    elif signature.field in FIELDS.values() and signature.field != FIELDS[side]:
        found.add(Flaw.MISPLACED)
    if not signature.is_in_date:
        found.add(Flaw.OUT_OF_DATE)
    return found
