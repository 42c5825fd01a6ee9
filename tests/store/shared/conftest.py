"""Stores that share a PostgreSQL database."""

from contextlib import ExitStack, closing
from urllib.parse import urlsplit

import pytest

from lib.store.connection import Store
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.place import SharedPlace

from .relay import Relay


@pytest.fixture
def server(request):
    """The server of these tests; without one they say so."""
    if request.config.server is None:
        pytest.skip("PLAN_TEST_SHARED names no PostgreSQL (.ci/postgresql starts one)")
    return request.config.server


@pytest.fixture
def database(server):
    """A database with the schema alone, dropped afterwards."""
    name = server.database()
    yield name
    server.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def address(server, database):
    """Its address."""
    return server.address(database)


@pytest.fixture
def opened():
    """Opens stores, closed afterwards."""
    with ExitStack() as stack:
        yield lambda address: stack.enter_context(closing(Store.at(SharedPlace(address))))


@pytest.fixture
def relay(address):
    """A line that can be cut, and the address at its other end."""
    parts = urlsplit(address.url)
    line = Relay(parts.hostname, parts.port)
    line.address = SharedAddress(address.url.replace(f":{parts.port}/", f":{line.port}/"))
    yield line
    line.end()
