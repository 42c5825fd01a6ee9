"""Files of minutes made to be signed electronically, and what is made of one that comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from typing import cast, get_args

from lib.documents import pdf
from lib.documents.minutes import joint_minutes
from lib.domain.errors import FileRefused
from lib.domain.minutes_text import originals
from lib.domain.signed import FIELDS, Judged, Prepared, Side, decode_prepared, judged, said_by
from lib.domain.terms import LanguageClause, MinutesStep
from lib.i18n import Language
from lib.reports.minutes import minutes_facts
from lib.reports.minutes_names import check_whole
from lib.signing import check
from lib.signing.fields import Place, with_fields
from lib.store import reads
from lib.store.reads import Minutes
from lib.store.state import State
from lib.wording.minutes import step_name

SIGNED: Mapping[Side, MinutesStep] = {"a": MinutesStep.SIGNED_A, "b": MinutesStep.SIGNED_B}


def said_of(minutes: Minutes) -> str:
    """What the minutes say now, as a file made to be signed keeps it."""
    return said_by(asdict(minutes))


def of_now(minutes: Minutes) -> tuple[Prepared, ...]:
    """The files made to be signed that say what the minutes say."""
    said = said_of(minutes)
    return tuple(one for one in decode_prepared(minutes.prepared) if one.said == said)


def made_to_sign(state: State, minutes: Minutes, *, reader: Language) -> list[tuple[Prepared, bytes]]:
    """Both originals in each of their languages, without the mark of a draft, with a field for each party where it signs.

    Raises Invalid while one of them would hold a name between brackets or a part to complete, in the reader's words.
    """
    check_whole(state, minutes, reader=reader)
    clause = LanguageClause(minutes.language_clause) if minutes.language_clause else None
    made = []
    for language in cast(tuple[Language, ...], originals(clause)):
        facts = replace(minutes_facts(state, minutes, language=language), is_signed=True)
        for first in cast(tuple[Side, ...], get_args(Side)):
            document = joint_minutes(facts, first)
            paper = pdf.write(document, has_frames=True)
            sides: tuple[Side, ...] = ("a", "b") if first == "a" else ("b", "a")
            places = [
                Place(FIELDS[side], step_name(language, SIGNED[side], minutes), room)
                for side, room in zip(sides, pdf.rooms_to_sign(document), strict=True)
            ]
            content = with_fields(paper, places)
            told = Prepared(
                language=language,
                original=first,
                said=said_of(minutes),
                paper_sha256=sha256(paper).hexdigest(),
                paper_length=len(paper),
                file_sha256=sha256(content).hexdigest(),
                file_length=len(content),
                name=f"pv-{(minutes.reference or minutes.key).replace('/', '-')}-{first}-{language}.pdf",
            )
            made.append((told, content))
    return made


def parties_of(state: State, minutes: Minutes) -> dict[str, Side]:
    """The fingerprint of each certificate that a party of the minutes gave → its side."""
    sides: dict[str | None, Side] = {minutes.party_a: "a", minutes.party_b: "b"}
    return {
        str(one.sha256): sides[one.organisation]
        for one in reads.certificates(state)
        if one.organisation in sides
    }


def checked(state: State, minutes: Minutes, content: bytes) -> Judged | FileRefused:
    """What is made of a signed file, or why it could not be checked: either is an answer, and is kept as one."""
    try:
        reading, prepared = check.read(content, decode_prepared(minutes.prepared))
    except FileRefused as refusal:
        return refusal
    return judged(reading, prepared, said_of(minutes), parties_of(state, minutes))


def is_signed_file(content: bytes) -> bool:
    """Whether a file kept with a step may hold an electronic signature, and not be the scan of one by hand."""
    return check.looks_signed(content)
