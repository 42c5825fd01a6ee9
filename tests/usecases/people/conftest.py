"""People of a plan, in a file or where the stores of the tests are; an administrator who asks."""

from datetime import datetime

import pytest

from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked

NOW = datetime(2026, 11, 24, 9, 0)
ROOT = Person("Poste local", Role.ADMINISTRATOR)
PASSWORD = "un long chemin de halage"


@pytest.fixture
def people(tmp_path, request):
    """The people of a plan that nobody has an account in."""
    server = request.config.server
    found = People.open(server.address(server.database()) if server else tmp_path / "plan.duckdb")
    yield found
    found.close()


@pytest.fixture
def asked():
    """Asks as the machine itself, at nine."""
    return Asked(ROOT, NOW, "192.0.2.1", "Firefox")


@pytest.fixture
def account(people, asked):
    """Makes an account with a password, of a role."""

    def make(name="Awa Mensah", role=Role.EDITOR, organisation="CCIT"):
        email = f"{name.split()[0].lower()}@example.org"
        _, token = accounts.invite(people, Said(email, name, role, "Chargée de mission", organisation), asked)
        return accounts.accept(people, token, PASSWORD, asked)

    return make
