"""The certificate of a signer, as a party gives it: read, never trusted further than its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lib.domain.errors import Invalid

#: A certificate is some thousands of bytes.
LARGEST = 100_000
#: Characters of a holder's name.
LONGEST = 160
PRIVATE = (b"PRIVATE KEY", b"\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01")  # of PEM; the bags of keys of PKCS#12
BAG = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # what PKCS#12 and PKCS#7 begin with


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose it is, and its bytes (DER)."""

    holder: str
    content: bytes


def read_certificate(content: bytes) -> Certificate:
    """The one certificate in a file (.cer, .crt, .pem, .der).

    Raises Invalid for a file that holds a private key, which nobody gives away, none or more than one certificate.
    """
    if len(content) > LARGEST:
        raise _unreadable()
    if any(mark in content for mark in PRIVATE) or _is_key_store(content):
        raise Invalid(
            "certificate_private",
            "This file may hold a private key, which its holder never gives away: nothing of it was kept. "
            "Ask for the certificate alone (.cer, .crt or .pem).",
            field="certificate",
        )
    from pyhanko.keys.pemder import load_certs_from_pemder_data

    try:
        found = list(load_certs_from_pemder_data(content))
        read = [Certificate(holder_of(one), one.dump()) for one in found if one.public_key.algorithm]
    except Exception as error:  # whatever a parser of foreign bytes may raise
        raise _unreadable() from error
    if not read:
        raise _unreadable()
    if len(read) > 1:
        raise Invalid(
            "certificate_several",
            "This file holds several certificates: give the holder's alone.",
            field="certificate",
        )
    return read[0]


def holder_of(certificate: Any) -> str:
    """Whose a certificate (of asn1crypto) says that it is: a name and its organisation, in one short line."""
    told = certificate.subject.native
    parts = [told.get(name) for name in ("common_name", "organization_name")]
    said = ", ".join(str(part) for part in parts if part) or certificate.subject.human_friendly
    return " ".join(said.split())[:LONGEST]


def _is_key_store(content: bytes) -> bool:
    """Whether a file is a PKCS#12 store: a version 3, then an envelope."""
    return content[:1] == b"\x30" and b"\x02\x01\x03\x30" in content[:12] and BAG in content[:40]


def _unreadable() -> Invalid:
    return Invalid(
        "certificate_unreadable",
        "No certificate could be read in this file (.cer, .crt, .pem or .der).",
        field="certificate",
    )
