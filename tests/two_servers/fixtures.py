"""A PostgreSQL for the tests of a run; without its package they are skipped, in the gate they fail."""

import os
from itertools import count

import pytest

from tests.two_servers.line import Line
from tests.two_servers.postgres import PROGRAMS, Postgres

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres():
    """A server that the tests of a worker share, each on a database of its own."""
    _check_installed()
    running = Postgres()
    yield running
    running.remove()


@pytest.fixture
def database(postgres):
    """The address of an empty database."""
    return postgres.database(f"test{next(_numbers)}")


@pytest.fixture
def sample_database(database, sample_file):
    """The address of a database that holds the sample."""
    from lib.store.moves.file import WholeFile
    from lib.store.moves.ledger import move
    from lib.store.moves.shared import WholeServer
    from lib.store.places.shared.address import SharedAddress

    move(WholeFile(sample_file), WholeServer(SharedAddress(database)))
    return database


@pytest.fixture
def own_postgres(sample_file):
    """A server of a test's own, to be stopped and killed, with the sample in its database `plan`."""
    from lib.store.moves.file import WholeFile
    from lib.store.moves.ledger import move
    from lib.store.moves.shared import WholeServer
    from lib.store.places.shared.address import SharedAddress

    _check_installed()
    running = Postgres()
    move(WholeFile(sample_file), WholeServer(SharedAddress(running.database("plan"))))
    yield running
    running.remove()


@pytest.fixture
def cable():
    """Lines to a server that can be cut, as many as wanted."""
    laid = []

    def lay(port):
        laid.append(Line(port))
        return laid[-1]

    yield lay
    for line in laid:
        line.close()


def _check_installed():
    if not PROGRAMS:
        if os.environ.get("POSTGRES_REQUIRED"):
            pytest.fail("no PostgreSQL on this machine, and the gate needs one")
        pytest.skip("no PostgreSQL on this machine")
