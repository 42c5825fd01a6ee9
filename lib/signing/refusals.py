"""What is said of a signed file that could not be checked: why, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.errors import FileRefused

SENTENCES: Mapping[str, str] = {
    "signed_large": "This file is larger than {size} MB: it was not checked.",
    "signed_no_pdf": "This file is not a PDF: an electronic signature is checked in the PDF that was signed, as it came.",
    "signed_encrypted": "This PDF is locked with a password or encrypted: it was not checked. Ask for the signed file itself.",
    "signed_damaged": "This PDF is damaged, or not written as the standard asks: it could not be checked. Ask for the file again.",
    "signed_slow": "This PDF could not be checked in {seconds} seconds and was left aside. Ask for the file as it was signed.",
    "signed_none": "This PDF holds no electronic signature. The scan of a paper signed by hand is kept with its step, without a check.",
}


def refusal(code: str, **values: object) -> FileRefused:
    """The refusal with that code, to be raised."""
    return FileRefused(code, SENTENCES[code], **values)
