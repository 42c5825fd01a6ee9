"""Passkeys: a third door to an account. The key stays in the person's device, which asks for a finger, a face or a code."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.people import Account
from lib.people.store import MOMENT, People, record_of
from lib.usecases.people import accounts, errands, sessions
from lib.usecases.people.audit import Asked, note

#: The name of this door, and of what is begun at it.
DOOR, ADDING, COMING = "passkey", "passkey-add", "passkey-in"
#: How long after coming in a door may be added: a session that was taken adds none.
FRESH = timedelta(minutes=15)
#: How many an account has at most, and the characters of a name.
MOST, NAME = 10, 60
#: What a device may send that is not understood: anything.
UNREADABLE = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Site:
    """For which name a passkey is made, from which page it is asked, and what the plan is called there."""

    id: str
    origin: str
    name: str


@dataclass(frozen=True, slots=True)
class Passkey:
    """One of an account, without its key."""

    id: str
    name: str
    made_at: datetime
    used_at: datetime | None


def begin_adding(people: People, site: Site, asked: Asked) -> tuple[str, str]:
    """What the browser keeps, and the JSON that a device is asked with. Raises NotAllowed for a session that began long
    ago; Invalid for an account that has as many as it may."""
    who = _fresh(people, asked)
    held = passkeys(people, asked)
    if len(held) >= MOST:
        raise Invalid("passkeys_most", "An account has at most {most} passkeys: remove one first.", most=MOST)
    options = generate_registration_options(
        rp_id=site.id,
        rp_name=site.name,
        user_id=who.id.encode(),
        user_name=who.email,
        user_display_name=who.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(key.id)) for key in held],
    )
    kept = {"challenge": bytes_to_base64url(options.challenge), "account": who.id}
    return errands.begin(people, ADDING, kept, asked.at), options_to_json(options)


def add(people: People, site: Site, token: str, name: str, answer: str, asked: Asked) -> None:
    """Adds what a device made. Raises Invalid for what does not fit what it was asked, NotAllowed as above."""
    who, held = _fresh(people, asked), errands.take(people, ADDING, token, asked.at)
    if held is None or held["account"] != who.id:
        raise _unfit()
    try:
        made = verify_registration_response(
            credential=json.loads(answer),
            expected_challenge=base64url_to_bytes(held["challenge"]),
            expected_rp_id=site.id,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except UNREADABLE as error:
        raise _unfit() from error
    name = " ".join(name.split())[:NAME] or "–"
    key = b64encode(made.credential_public_key).decode()
    if not people.rows(
        "passkey_insert",
        id=bytes_to_base64url(made.credential_id),
        account=who.id,
        public_key=key,
        sign_count=made.sign_count,
        name=name,
        now=asked.at,
    ):
        raise _unfit()
    note(people, "passkey_added", asked, name=name)


def passkeys(people: People, asked: Asked) -> list[Passkey]:
    """One's own."""
    return people.records(Passkey, "passkeys", account=asked.person.account if asked.person else "")


def remove(people: People, key: str, asked: Asked) -> None:
    """Takes one of one's own away."""
    account = asked.person.account if asked.person else ""
    for row in people.rows("passkey_remove", id=key, account=account):
        note(people, "passkey_removed", asked, name=row["name"])


def begin_coming(people: People, site: Site, now: datetime) -> tuple[str, str]:
    """What the browser keeps, and the JSON that a device is asked with: it names nobody, the device knows whose it is."""
    options = generate_authentication_options(
        rp_id=site.id, user_verification=UserVerificationRequirement.REQUIRED
    )
    kept = {"challenge": bytes_to_base64url(options.challenge)}
    return errands.begin(people, COMING, kept, now), options_to_json(options)


def come_in(people: People, site: Site, token: str, answer: str, asked: Asked) -> str:
    """Lets somebody in; answers what the browser keeps. Raises NotAllowed for anything that does not fit: an answer that was
    used, of another site, without the person, of a copied key, of a closed account."""
    held = errands.take(people, COMING, token, asked.at)
    try:
        told = json.loads(answer)
        found = people.first("passkey", id=str(told["id"])) if held else None
        if held is None or found is None or found["disabled_at"] is not None:
            raise _refused(people, asked)
        seen = verify_authentication_response(
            credential=told,
            expected_challenge=base64url_to_bytes(held["challenge"]),
            expected_rp_id=site.id,
            expected_origin=site.origin,
            credential_public_key=b64decode(found["public_key"]),
            credential_current_sign_count=found["sign_count"],
            require_user_verification=True,
        )
    except UNREADABLE as error:
        raise _refused(people, asked) from error
    used = {"id": found["passkey"], "sign_count": seen.new_sign_count}
    if not people.rows("passkey_used", **used, now=asked.at):
        raise _refused(people, asked)
    return sessions.begin(people, record_of(Account, found), DOOR, asked)


def old() -> NotAllowed:
    """What is said of a session that began too long ago to add one."""
    return NotAllowed(
        "session_old",
        "To add a passkey, sign out and in again first: it was more than a quarter of an hour ago.",
    )


def is_fresh(people: People, asked: Asked) -> bool:
    """Whether somebody came in lately enough to add one."""
    began = people.first("session_began", id=asked.person.session) if asked.person else None
    return began is not None and asked.at - datetime.strptime(began["began_at"], MOMENT) <= FRESH


def _fresh(people: People, asked: Asked) -> Account:
    who = asked.person
    if who is None or not is_fresh(people, asked):
        raise old()
    return accounts.one(people, who.account)


def _unfit() -> Invalid:
    return Invalid(
        "passkey_unfit", "The passkey was not added: the device did not answer as it was asked. Try again."
    )


def _refused(people: People, asked: Asked) -> NotAllowed:
    note(people, "sign_in_failed", asked, door=DOOR)
    return NotAllowed(
        "passkey_refused", "This passkey opens nothing here. Try again, or sign in with your password."
    )
