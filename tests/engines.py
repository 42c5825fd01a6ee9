"""Engines that tests use one after the other: what a store has a new one learn, its macros, takes longer than most tests.

A store gets an engine as new to it as any other: nothing is attached, and what it is asked after its end is refused.
Each is given one thread: the plans are small, and every core has tests of its own to do.
"""

import duckdb

from lib.store import connection
from lib.store.connection import Store

_free = []
_learn = Store._learn


class Engine:
    """An engine in the hands of one store; the next store gets it in hands of its own."""

    def __init__(self, engine, learned):
        self._engine = engine
        self.learned = learned

    @property
    def _held(self):
        if self._engine is None:
            raise duckdb.ConnectionException("Connection Error: Connection already closed!")
        return self._engine

    def cursor(self):
        """As an engine answers it."""
        return self._held.cursor()

    def execute(self, *asked):
        """As an engine does it."""
        return self._held.execute(*asked)

    def close(self):
        """The plan is let go; an engine that cannot do that is closed itself."""
        engine, self._engine = self._engine, None
        if engine is None:
            return
        try:
            engine.execute("DETACH plan; PRAGMA enable_checkpoint_on_shutdown; RESET wal_autocheckpoint")
        except duckdb.Error:
            engine.close()
        else:
            _free.append((engine, self.learned))


def take():
    """An engine without a plan."""
    return Engine(*(_free.pop() if _free else (duckdb.connect(config={"threads": 1}), set())))


def learn(store, folder):
    """What an engine knows already it is not taught again."""
    learned = getattr(store._root, "learned", None)  # a copy that is only read has an engine of its own
    if learned is None or folder not in learned:
        _learn(store, folder)
    if learned is not None:
        learned.add(folder)


def use():
    """From now on, the stores of this process share them."""
    connection.connect = take  # type: ignore[assignment, attr-defined]
    Store._learn = learn  # type: ignore[method-assign]
