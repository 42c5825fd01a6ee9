"""Certificates as parties give them: read alone, never with the key of their holder."""

import pytest

from lib.domain.errors import Invalid
from lib.signing.certificates import LARGEST, read_certificate
from tests.signing import parts

A = parts.person("Le Directeur")


@pytest.mark.parametrize("content", [A.pem(), A.der(), b"Bag Attributes\n" + A.pem()])
def test_a_certificate_is_read_in_either_form(content):
    found = read_certificate(content)
    assert found.content == A.der()
    assert found.holder == "Le Directeur"


def code(content):
    with pytest.raises(Invalid) as caught:
        read_certificate(content)
    assert caught.value.values["field"] == "certificate"
    return caught.value.code


@pytest.mark.parametrize(
    "content",
    [A.store(), A.store(None), A.key_pem(), A.key_pem() + A.pem()],
    ids=["p12", "open", "key", "both"],
)
def test_a_private_key_is_not_taken(content):
    assert code(content) == "certificate_private"


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x30\x03\x02\x01\x03", A.der()[:-40], b"x" * (LARGEST + 1), b"-----BEGIN CERTIFICATE-----"]
)  # fmt: skip
def test_what_is_no_certificate_is_said(content):
    assert code(content) == "certificate_unreadable"


def test_a_chain_is_not_guessed_at():
    assert code(A.pem() + parts.person("Autorité").pem()) == "certificate_several"
