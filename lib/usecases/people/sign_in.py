"""Coming in by password: the same answer, after the same time, for a wrong one and for nobody's."""

from __future__ import annotations

from lib.domain.errors import NotAllowed
from lib.domain.people import Account
from lib.people.store import People, record_of
from lib.usecases.people import passwords, sessions, slowing
from lib.usecases.people.audit import Asked, note


def sign_in(people: People, email: str, password: str, asked: Asked) -> str:
    """Lets somebody in; answers what the browser keeps. Raises NotAllowed for a wrong address or password, and while
    attempts are slowed."""
    email = email.strip().casefold()[:200]
    counted = slowing.subjects(email, asked.address)
    known = people.first(
        "known_address", email=email, address=asked.address, since=asked.at - slowing.REMEMBERED
    )
    if (
        known and asked.address
    ):  # what others try elsewhere costs whoever comes from where they came in before nothing
        counted = {subject: limit for subject, limit in counted.items() if limit is not slowing.ACCOUNT}
    slowing.check(people, counted, asked.at)
    slowing.tried(people, counted, asked.at)
    found = people.first("account_of_email", email=email)
    held = found["password"] if found and found["disabled_at"] is None else None
    if not passwords.matches(password, held) or found is None:
        note(people, "sign_in_failed", asked, email=email)
        raise NotAllowed("sign_in_wrong", "The e-mail address or the password is not right.")
    slowing.forget(people, email, asked.address)
    return sessions.begin(people, record_of(Account, found), "password", asked)
