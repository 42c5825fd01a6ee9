"""The link of one organisation to its answer: signed, never stored; it ends when it is taken back, or its round closes."""

from __future__ import annotations

import hmac
from base64 import b32encode
from hashlib import sha256
from secrets import token_urlsafe

from lib.people.store import People

#: What signs the links of this installation, by its name.
SIGNER = "round_links"
#: Letters of a signature: 130 bits, in letters and digits alone, so that whatever shows the address makes it a link whole.
SIGNED = 26


def token_of(people: People, plan: str, answer: str) -> str:
    """The link of an answer, as it stands in an address; the same each time, until it is taken back."""
    return f"{answer}-{_signature(people, plan, answer)}"


def answer_of(people: People, plan: str, token: str) -> str | None:
    """The answer that a link leads to; None for one that nobody signed, or that was taken back."""
    answer, _, given = token.rpartition("-")
    if not answer or len(token) > 100 or not token.isascii():
        return None
    return answer if hmac.compare_digest(given, _signature(people, plan, answer)) else None


def renew(people: People, answer: str) -> None:
    """Takes the link of an answer back: another one takes its place."""
    people.rows("round_link_renew", answer=answer)


def _signature(people: People, plan: str, answer: str) -> str:
    found = people.first("round_link", answer=answer)
    said = f"{plan}\n{answer}\n{found['renewed'] if found else 0}"
    signed = hmac.new(_secret(people).encode(), said.encode(), sha256).digest()
    return b32encode(signed).decode().lower()[:SIGNED]


def _secret(people: People) -> str:
    found = people.first("secret", name=SIGNER)
    if found is None:
        people.rows("secret_insert", name=SIGNER, held=token_urlsafe(32))
        found = people.first("secret", name=SIGNER)
    return str(found["held"]) if found else ""
