"""Accounts: made by invitation, changed, closed and opened again by administrators; never without one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex, token_urlsafe

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.people import Account, Person
from lib.domain.roles import Role
from lib.people.store import MOMENT, People, Together
from lib.usecases.people import passwords
from lib.usecases.people.audit import Asked, note
from lib.usecases.people.sessions import hash_of

#: How long the link of an invitation, or of a new password, opens.
OPENS = timedelta(days=7)
LANGUAGES = ("fr", "en", "ar")
#: The roles that an account may have.
ROLES = (Role.READER, Role.PARTNER, Role.EDITOR, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Said:
    """What an administrator says of a person."""

    email: str
    name: str
    role: Role
    job: str = ""
    organisation: str = ""
    language: str = "fr"


def invite(people: People, said: Said, asked: Asked) -> tuple[str, str]:
    """Makes an account without a password; answers its key, and what the link for one use holds.

    Raises NotAllowed but for an administrator; Invalid for what is missing, or an address that has an account.
    """
    check_administers(asked.person)
    said = checked(said)
    key = token_hex(6)
    made = people.rows(
        "account_insert",
        id=key,
        email=said.email,
        name=said.name,
        job=said.job,
        organisation=said.organisation,
        role=said.role,
        language=said.language,
        now=asked.at,
    )
    if not made:
        raise Invalid("email_taken", "This e-mail address has an account already.", field="email")
    note(people, "invited", asked, email=said.email, role=said.role.name.lower())
    return key, _link(people, key, "invitation", asked)


def link_again(people: People, account: str, asked: Asked) -> str:
    """A link for one use with which somebody sets a password, the first or a new one; those made before open no more.
    Raises NotAllowed but for an administrator; Invalid for nobody's account."""
    check_administers(asked.person)
    found = one(people, account)
    note(people, "reset_asked", asked, email=found.email)
    return _link(people, account, "reset", asked)


def change(people: People, account: str, said: Said, asked: Asked) -> None:
    """Changes what is said of a person; the role bites at the next click. The e-mail stays: it is how they are known.

    Raises NotAllowed but for an administrator; Invalid for what is missing, and for the last administrator.
    """
    check_administers(asked.person)
    before = one(people, account)
    said = checked(said)
    with people.together() as together:
        if said.role != Role.ADMINISTRATOR:
            _check_not_last(together, before)
        together.rows(
            "account_update",
            id=account,
            name=said.name,
            job=said.job,
            organisation=said.organisation,
            role=said.role,
            language=said.language,
        )
    if said.role != before.role:
        roles = {"before": Role(before.role).name.lower(), "after": said.role.name.lower()}
        note(people, "role_changed", asked, email=before.email, **roles)
    else:
        note(people, "account_changed", asked, email=before.email)


def disable(people: People, account: str, asked: Asked) -> None:
    """Closes an account: its sessions end, its links open nothing. Raises NotAllowed but for an administrator; Invalid
    for the last one of them."""
    check_administers(asked.person)
    found = one(people, account)
    with people.together() as together:
        _check_not_last(together, found)
        together.rows("account_disable", id=account, at=asked.at)
        together.rows("sessions_end", account=account, now=asked.at, but="")
        together.rows("invitations_end", account=account, now=asked.at)
    note(people, "account_disabled", asked, email=found.email)


def enable(people: People, account: str, asked: Asked) -> None:
    """Opens an account again, its password as it was. Raises NotAllowed but for an administrator."""
    check_administers(asked.person)
    found = one(people, account)
    people.rows("account_disable", id=account, at=None)
    note(people, "account_enabled", asked, email=found.email)


def forget_doors(people: People, account: str, asked: Asked) -> None:
    """Unbinds an account from its identities and takes its passkeys away: a device was lost, somebody is known otherwise at
    the provider now; every session ends. Raises NotAllowed but for an administrator; Invalid for nobody's account."""
    check_administers(asked.person)
    found = one(people, account)
    with people.together() as together:
        together.rows("identities_forget", account=account)
        together.rows("passkeys_forget", account=account)
        together.rows("sessions_end", account=account, now=asked.at, but="")
    note(people, "doors_forgotten", asked, email=found.email)


def invited(people: People, token: str, now: datetime) -> Account | None:
    """Whose link this is; None for one that opens nothing any more."""
    found = people.first("invitation", token=hash_of(token)) if token else None
    if (
        found is None
        or found["used_at"] is not None
        or str(found["expires_at"]) <= f"{now:%Y-%m-%d %H:%M:%S}"
    ):
        return None
    account = people.record(Account, "account", id=found["account"])
    return account if account and account.disabled_at is None else None


def accept(people: People, token: str, password: str, asked: Asked) -> Account:
    """Uses a link, once, to set a password; every session of before ends. Raises NotAllowed for a link that opens
    nothing; Invalid for a password that is none."""
    account = invited(people, token, asked.at)
    if account is None:
        raise link_over()
    held = passwords.hashed(password, about=_about(account))
    with people.together() as together:
        if not together.rows("invitation_use", token=hash_of(token), now=asked.at):
            raise link_over()
        together.rows("account_password", id=account.id, password=held)
        together.rows("sessions_end", account=account.id, now=asked.at, but="")
        together.rows("invitations_end", account=account.id, now=asked.at)
    note(people, "invitation_used", Asked(account.person, asked.at, asked.address))
    return account


def change_password(people: People, before: str, after: str, asked: Asked) -> None:
    """Changes one's own password; one's other sessions end. Raises NotAllowed for a wrong one before, Invalid for one
    after that is none."""
    who = asked.person
    held = people.first("account", id=who.account) if who else None
    if who is None or held is None or not passwords.matches(before, held["password"]):
        raise NotAllowed("password_wrong", "The present password is not this one. Nothing was changed.")
    account = one(people, who.account)
    kept = passwords.hashed(after, about=_about(account))
    with people.together() as together:
        together.rows("account_password", id=account.id, password=kept)
        together.rows("sessions_end", account=account.id, now=asked.at, but=who.session)
    note(people, "password_changed", asked)


def accounts(people: People, person: Person | None) -> list[Account]:
    """Every account. Raises NotAllowed but for an administrator."""
    check_administers(person)
    return people.records(Account, "accounts")


def team(people: People) -> list[Account]:
    """The open accounts of the team below its administrators, who see everything: to whom an action can be reserved."""
    return [
        account
        for account in people.records(Account, "accounts")
        if account.disabled_at is None and account.role in (Role.READER, Role.EDITOR)
    ]


def waiting(people: People, person: Person | None, now: datetime) -> dict[str, datetime]:
    """The accounts whose link was not used yet, with the moment until which it opens. Raises NotAllowed but for an
    administrator."""
    check_administers(person)
    rows = people.rows("invitations_open", now=now)
    return {str(row["account"]): datetime.strptime(row["expires_at"], MOMENT) for row in rows}


def one(people: People, account: str) -> Account:
    """One account. Raises Invalid for nobody's."""
    found = people.record(Account, "account", id=account)
    if found is None:
        raise Invalid("account_unknown", "There is no such account.")
    return found


def can_administer(people: People) -> bool:
    """Whether there is anybody who can administer: without, no dashboard with accounts starts."""
    (known,) = people.rows("administrators", role=Role.ADMINISTRATOR, id="")
    return int(known["n"]) > 0


def checked(said: Said) -> Said:
    """What is said of a person, spaces and letters in order. Raises Invalid, with the field, for what is missing."""
    email, name = said.email.strip().casefold(), " ".join(said.name.split())
    before, _, after = email.partition("@")
    if (
        not before
        or "." not in after
        or any(c.isspace() or not c.isprintable() for c in email)
        or len(email) > 200
    ):
        raise Invalid(
            "email_malformed", "An e-mail address is written as name@example.org is.", field="email"
        )
    if not name:
        raise Invalid("value_missing", "This value is needed.", field="name")
    if said.role not in ROLES:
        raise Invalid("value_missing", "This value is needed.", field="role")
    if said.role == Role.PARTNER and not said.organisation.strip():
        raise Invalid(
            "partner_without_organisation",
            "A partner speaks for an organisation: choose which one.",
            field="organisation",
        )
    language = said.language if said.language in LANGUAGES else "fr"
    job, organisation = " ".join(said.job.split()), said.organisation.strip()
    return Said(email, name, said.role, job, organisation, language)


def check_administers(person: Person | None) -> None:
    """Raises NotAllowed but for an administrator."""
    if person is None or person.role < Role.ADMINISTRATOR:
        raise NotAllowed("administrators_only", "Only an administrator may do this.")


def link_over() -> NotAllowed:
    """What is said of a link that opens nothing."""
    return NotAllowed(
        "link_over",
        "This link opens nothing any more: it was used, replaced by a newer one, or is older than seven days. Ask for"
        " another one.",
    )


def _about(account: Account) -> tuple[str, ...]:
    return (*account.email.split("@")[0].split("."), *account.name.split(), account.organisation)


def _link(people: People, account: str, kind: str, asked: Asked) -> str:
    token = token_urlsafe(24)
    by = asked.person.author if asked.person else ""
    with people.together() as together:
        together.rows("invitations_end", account=account, now=asked.at)
        together.rows(
            "invitation_insert",
            token=hash_of(token),
            account=account,
            kind=kind,
            now=asked.at,
            made_by=by,
            expires_at=asked.at + OPENS,
        )
    return token


def _check_not_last(together: Together, account: Account) -> None:
    if account.role != Role.ADMINISTRATOR or account.disabled_at is not None:
        return
    (known,) = together.rows("administrators", role=Role.ADMINISTRATOR, id=account.id)
    if not known["n"] or (known["comes_in"] and not known["come_in"]):
        raise Invalid(
            "last_administrator",
            "This is the last administrator: somebody else must be one first.",
            field="role",
        )
