"""Somebody who has an account in an app under test, and is signed in: what the browser keeps then."""

from datetime import UTC, datetime, time
from pathlib import Path

from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts, sessions
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked

ROOT = Person("Poste local", Role.ADMINISTRATOR)
PASSWORD = "un long chemin de halage"
#: The settings of an app with accounts under a name of its own.
SETTINGS = {"PLAN_ACCESS": "accounts", "PLAN_URL": "https://plan.test"}
#: What the browser keeps of a session there, and where the app is only this machine's.
SECURE, PLAIN = "__Host-plan_session", "plan_session"


def present():
    """Now, on the day on which the apps under test are held."""
    now = datetime.now(UTC)
    return datetime.combine(datetime(2026, 11, 24), time(now.hour, now.minute, now.second))


def signed_in(
    where, name="Sami Alaoui", role=Role.ADMINISTRATOR, organisation="CCIS-RSK", job="Secrétaire général"
):
    """Makes an account with a password in the people of a plan, and a session of it; answers the account and the token."""
    people = People.open(Path(where) if isinstance(where, str) else where)
    try:
        asked = Asked(ROOT, present(), "127.0.0.1", "Firefox")
        email = f"{name.split()[0].lower()}@example.org"
        _, link = accounts.invite(people, Said(email, name, role, job, organisation), asked)
        account = accounts.accept(people, link, PASSWORD, asked)
        return account, sessions.begin(people, account, "password", asked)
    finally:
        people.close()
