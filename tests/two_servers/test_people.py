"""People that several servers share: what ends on one has ended on the other, and a line that is cut lets nobody in until it is back."""

from contextlib import closing
from pathlib import Path

import pytest

from lib.domain.errors import StoreUnavailable
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people import copies
from lib.people.store import People
from lib.store.places.shared.address import SharedAddress
from lib.usecases.people import accounts, sessions
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.people.carrying import administered, move_people
from tests.accounts import PASSWORD, ROOT, present

ASKED = Asked(ROOT, present(), "192.0.2.1", "Firefox")


def joined(people, name="Awa"):
    _, link = accounts.invite(people, Said(f"{name}@example.org", name, Role.ADMINISTRATOR), ASKED)
    return accounts.accept(people, link, PASSWORD, ASKED)


def test_a_session_ended_on_one_server_is_ended_on_the_other(database):
    address = SharedAddress(database)
    with closing(People.open(address)) as here, closing(People.open(address)) as there:
        awa = joined(here)
        token = sessions.begin(here, awa, "password", ASKED)
        person = sessions.person_of(there, token, present())
        assert isinstance(person, Person)
        sessions.end(here, Asked(person, present()))
        assert sessions.person_of(there, token, present()) is None
        again = sessions.begin(there, awa, "password", ASKED)
        accounts.forget_doors(here, awa.id, ASKED)
        assert sessions.person_of(there, again, present()) is None


def test_people_move_into_postgresql_and_back(database, tmp_path):
    address, file = SharedAddress(database), Path(tmp_path / "plan.duckdb")
    assert not copies.exists(address) and administered(address) is None
    with closing(People.open(file)) as people:
        joined(people)
        before = people.rows("accounts")
    assert move_people(file, address) == 1
    assert administered(address) == (1, ("Awa",))
    back = tmp_path / "back.duckdb"
    assert move_people(address, back) == 1
    with closing(People.open(back)) as people:
        assert people.rows("accounts") == before
        assert sessions.begin(people, accounts.accounts(people, ROOT)[0], "password", ASKED)


def test_a_line_that_is_cut_lets_nobody_in_and_comes_back(cable, postgres, database):
    line = cable(postgres.port)
    through = SharedAddress(database.replace(f":{postgres.port}/", f":{line.port}/"))
    with closing(People.open(through)) as people:
        token = sessions.begin(people, joined(people), "password", ASKED)
        assert sessions.person_of(people, token, present())
        line.cut()
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                sessions.person_of(people, token, present())
        line.restore(lost=True)
        assert sessions.person_of(people, token, present())
