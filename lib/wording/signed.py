"""The words of a signed file that was checked: what its bytes show, with no claim of legal force. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.signed import Flaw, Judged, Side, Signature
from lib.i18n import Language, mark, translate
from lib.i18n.formats import MISSING, format_list
from lib.store.reads import Minutes

FLAWS: Mapping[Flaw, str] = {
    Flaw.ALTERED: mark("The file was altered after it was signed: it no longer says what was signed."),
    Flaw.CHANGED: mark("Something else than a signature was added to the file after it was made or signed."),
    Flaw.ADDED: mark("Something was added at the end of the file after the last signature."),
    Flaw.OTHER_TEXT: mark("It is not one of the files made here to be signed: its text is not the version of record."),
    Flaw.OLD_TEXT: mark("It was made here to be signed, but the text of the minutes was changed since."),
    Flaw.FIELD: mark("It holds a field that the file made here did not have."),
    Flaw.STRANGER: mark("A signature was made with a certificate that neither party has given."),
    Flaw.MISPLACED: mark("The certificate of one party stands in the field of the other."),
    Flaw.OUT_OF_DATE: mark("A signature bears a day on which its certificate was not valid."),
}  # fmt: skip


def party_name(minutes: Minutes, side: Side) -> str:
    """The party of a side, as the plan calls it."""
    return (minutes.party_a if side == "a" else minutes.party_b) or MISSING


def verdict(language: Language, found: Judged, minutes: Minutes) -> str:
    """What is made of the file, in one sentence or two."""
    if found.flaws and found.is_of_record:
        return translate(
            language,
            "The file is whole and its text is the version of record; who signed it is not established.",
        )
    if found.flaws:
        return translate(language, "This file is not, as it stands, the signed version of record.")
    signed = format_list(language, [party_name(minutes, side) for side in found.signed])
    if not found.missing:
        return translate(
            language,
            "The file is whole, its text is the version of record, and both parties signed it: {parties}.",
            parties=signed,
        )
    return translate(
        language,
        "The file is whole and its text is the version of record. Signed by: {parties}. Awaited: {missing}.",
        parties=signed,
        missing=format_list(language, [party_name(minutes, side) for side in found.missing]),
    )


def flaws(language: Language, found: Judged) -> list[str]:
    """Each thing that is not as it should be, the gravest first."""
    return [translate(language, FLAWS[flaw]) for flaw in found.flaws]


def signer(language: Language, found: Judged, signature: Signature, minutes: Minutes) -> str:
    """For whom a signature was made: known by its certificate alone."""
    side = found.sides.get(signature.certificate)
    return party_name(minutes, side) if side else translate(language, "Certificate not registered")


def state_of(language: Language, signature: Signature) -> str:
    """Whether what was signed is whole."""
    if signature.is_whole:
        return translate(language, "Whole")
    return translate(language, "Altered, or cannot be read")


def fingerprint(sha256: str) -> str:
    """A fingerprint as it is read out: groups of four, hexadecimal, the whole of it."""
    return " ".join(sha256[at : at + 4] for at in range(0, len(sha256), 4)).upper() or MISSING
