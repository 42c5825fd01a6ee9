"""What one PDF holds of signatures, as pyHanko finds it; in the child process alone. Nothing is asked of anybody: offline."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    CatalogModificationRule,
    DiffResult,
    ModificationLevel,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from lib.domain.signed import Level
from lib.signing.certificates import holder_of

#: Files of a few pages have a few; what has more was not made to be read.
REVISIONS, SIGNATURES = 60, 20
LEVELS = {
    ModificationLevel.NONE: Level.NONE,
    ModificationLevel.LTA_UPDATES: Level.VALIDATION,
    ModificationLevel.FORM_FILLING: Level.SIGNING,
}
#: Before a first signature nothing says what it will permit: it may be one that certifies the file.
UNSIGNED = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}),  # type: ignore[no-untyped-call]
        *DEFAULT_DIFF_POLICY.global_rules[1:],
    ],
    form_rule=DEFAULT_DIFF_POLICY.form_rule,
)
#: A signature of which nothing can be read.
BROKEN: dict[str, Any] = {
    "holder": "", "certificate": "", "signed_at": None, "is_whole": False, "covers_all": False,
    "after": Level.OTHER, "is_permitted": False, "is_in_date": True,
}  # fmt: skip


def told_of(content: bytes, length: int) -> dict[str, Any]:
    """What a file holds: {"signatures", "fields", "since"}, or {"refused": code}.

    `length`: up to where it is, byte by byte, a file that was made here; 0 for one that is not.
    """
    try:
        reader = PdfFileReader(io.BytesIO(content))
        if reader.encrypted:
            return {"refused": "signed_encrypted"}
        if reader.total_revisions > REVISIONS:
            return {"refused": "signed_damaged"}
        found = reader.embedded_signatures
        filled = [str(name) for name, _, _ in enumerate_sig_fields(reader, filled_status=True)]
        if len(filled) > SIGNATURES:
            return {"refused": "signed_damaged"}
        unread = set(filled) - {str(one.field_name) for one in found}
        return {
            "signatures": [
                *(_signature(one) for one in found if one.sig_object_type == "/Sig"),
                *(BROKEN | {"field": name} for name in sorted(unread)),  # of a kind that nobody knows
            ],
            "fields": _fields(reader),
            "since": _since(reader, content[:length]) if length else None,
        }
    except (
        Exception
    ):  # whatever a reader of foreign bytes may raise: the file is named damaged, none of it is shown
        return {"refused": "signed_damaged"}


def _signature(found: EmbeddedPdfSignature) -> dict[str, Any]:
    """One signature; what cannot be read of it makes it one that is not whole."""
    told = {"field": str(found.field_name or "")}
    try:
        status = validate_pdf_signature(
            found, ValidationContext(trust_roots=[], allow_fetching=False, revocation_mode="soft-fail")
        )
        certificate = found.signer_cert
        signed_at: datetime | None = status.signer_reported_dt
        in_date = (
            signed_at is None or certificate.not_valid_before <= signed_at <= certificate.not_valid_after
        )
        return told | {
            "holder": holder_of(certificate),
            "certificate": certificate.sha256.hex(),
            "signed_at": signed_at.astimezone(UTC).replace(tzinfo=None).isoformat() if signed_at else None,
            "is_whole": bool(
                status.intact
                and status.valid
                and status.coverage is not None
                and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
            ),
            "covers_all": status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
            "after": _level(found.diff_result),
            "is_permitted": status.docmdp_ok is not False,
            "is_in_date": in_date,
        }
    except Exception:  # of a signature alone: the others are read all the same
        return BROKEN | told


def _level(difference: object) -> Level:
    """What a comparison of two points of a file found; what it gave up on is another change."""
    if not isinstance(difference, DiffResult):
        return Level.OTHER
    return LEVELS.get(difference.modification_level, Level.OTHER)


def _fields(reader: PdfFileReader) -> list[str]:
    """Every field of the form, of signature or not."""
    signatures = [str(name) for name, _, _ in enumerate_sig_fields(reader, filled_status=None)]
    if "/AcroForm" not in reader.root or "/Fields" not in reader.root["/AcroForm"]:
        return signatures
    held = [field.get_object() for field in reader.root["/AcroForm"]["/Fields"]]
    return signatures + [str(field.get("/T") or "") for field in held if field.get("/FT") != "/Sig"]


def _since(reader: PdfFileReader, made: bytes) -> Level:
    """What was changed since the file was made here.

    That it begins with those bytes is not enough: what follows may leave them aside, and stand on nothing of them. The
    point at which they ended is looked for in its history, and all that follows is compared with it.
    """
    before = PdfFileReader(io.BytesIO(made))
    point = before.total_revisions - 1
    if reader.total_revisions <= point or any(
        reader.xrefs.get_startxref_for_revision(n) != before.xrefs.get_startxref_for_revision(n)
        for n in range(point + 1)
    ):
        return Level.OTHER
    try:
        return _level(UNSIGNED.review_file(reader, point))
    except PdfReadError:
        return Level.OTHER
