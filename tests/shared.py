"""The stores of tests kept in PostgreSQL: with PLAN_TEST_SHARED, whatever a test opens is there, and no test knows it.

A store in memory is a database of its own; a store in a file is one that begins with what the file holds, and that the
same path opens again. A file itself is made by `Store.at(FilePlace(path))`.
"""

import os
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

#: The address of a server where databases may be made and dropped.
SERVER = "PLAN_TEST_SHARED"


class Server:
    """A server of PostgreSQL that tests make databases in."""

    def __init__(self, url):
        self.url = url
        self._numbers = count()
        self._templates = {}
        #: Path of a file → the database that stands for it.
        self._of_file = {}
        self._open = []

    def address(self, name):
        """The address of one of its databases."""
        from lib.store.places.shared.address import SharedAddress

        parts = urlsplit(self.url)
        return SharedAddress(urlunsplit(parts._replace(path=f"/{name}")))

    def run(self, text):
        """Runs a statement that stands alone."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as line:
            line.execute(text)

    def database(self, file=None):
        """A new database: with a schema alone, or with what a file of data holds."""
        key = sha256(Path(file).read_bytes()).hexdigest() if file else ""
        if key not in self._templates:
            self._templates[key] = self._template(file)
        return self._create(self._templates[key])

    def open(self, where=None):
        """What `Store.open` answers: the store of a new database, or of the one that stands for a file."""
        from lib.store.connection import Store
        from lib.store.places.shared.address import SharedAddress
        from lib.store.places.shared.place import SharedPlace

        if isinstance(where, SharedAddress):
            return Store.at(SharedPlace(where))
        path = None if where is None else Path(where).resolve()
        name = self._of_file.get(path)
        if name is None:
            name = self.database(path if path and path.exists() else None)
            if path:
                self._of_file[path] = name
        store = Store.at(SharedPlace(self.address(name)))
        self._open.append((name, path, store))
        return store

    def tidy(self, *, every=False):
        """Drops the databases whose store is closed; those that stand for a file too when all is over."""
        left = []
        for name, path, store in self._open:
            if every or (path is None and store.place.closed):
                self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            else:
                left.append((name, path, store))
        self._open = left
        if every:
            for name in (*self._templates.values(), *self._of_file.values()):
                self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            self._templates, self._of_file = {}, {}

    def _create(self, template):
        name = f"plan_{os.getpid()}_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return name

    def _template(self, file):
        from lib.store.connection import Store
        from lib.store.places.file import FilePlace
        from lib.store.places.shared.place import SharedPlace
        from lib.store.whole import take_whole

        name = self._create("template0")
        with closing(Store.at(SharedPlace(self.address(name)))) as store:
            if file:
                with closing(Store.at(FilePlace(Path(file)))) as whole:
                    assert take_whole(store, whole)
        return name


def configured():
    """The server that the tests were given; None for stores in files."""
    url = os.environ.get(SERVER)
    return Server(url) if url else None
