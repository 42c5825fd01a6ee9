"""A PostgreSQL for the tests of a run; without its package they are skipped, in the gate they fail."""

import os
from itertools import count

import pytest

from tests.two_servers.postgres import PROGRAMS, Postgres

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres():
    """A server that the tests of a worker share, each on a database of its own."""
    if not PROGRAMS:
        if os.environ.get("POSTGRES_REQUIRED"):
            pytest.fail("no PostgreSQL on this machine, and the gate needs one")
        pytest.skip("no PostgreSQL on this machine")
    running = Postgres()
    yield running
    running.remove()


@pytest.fixture
def database(postgres):
    """The address of an empty database."""
    return postgres.database(f"test{next(_numbers)}")
