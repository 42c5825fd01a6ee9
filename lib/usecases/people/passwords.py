"""Passwords: what is asked of a new one, and how one is checked; slow on purpose (argon2id, OWASP's smallest cost)."""

from __future__ import annotations

from functools import cache
from secrets import token_urlsafe
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from lib.domain.errors import Invalid

#: What OWASP's cheat sheet on storing passwords asks at least: 19 MiB, two passes.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
#: Characters of a password, at least and at most: length is what makes one hard to guess (NIST SP 800-63B).
SHORTEST, LONGEST = 10, 200
#: Checks at once: each holds 19 MiB.
_turn = BoundedSemaphore(4)


def hashed(password: str, *, about: tuple[str, ...] = ()) -> str:
    """What is kept of a new password. Raises Invalid for one that is too short, too long, or names the person."""
    if len(password) < SHORTEST:
        raise Invalid(
            "password_short",
            "A password has at least {least} characters: a short sentence is easy to keep in mind.",
            least=SHORTEST,
            field="password",
        )
    if len(password) > LONGEST:
        raise Invalid(
            "password_long", "A password has at most {most} characters.", most=LONGEST, field="password"
        )
    folded = password.casefold()
    if len(set(folded)) < 5 or any(word.casefold() in folded for word in about if len(word) > 3):
        raise Invalid(
            "password_weak",
            "This password is easy to guess: it repeats itself, or holds a name or an address that others know.",
            field="password",
        )
    with _turn:
        return _HASHER.hash(password)


def matches(password: str, held: str | None) -> bool:
    """Whether a password is the one that was kept. Where none is, the same time passes."""
    with _turn:
        try:
            return _HASHER.verify(held or _nobodys(), password[: LONGEST + 1]) and held is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _HASHER.hash(token_urlsafe())
