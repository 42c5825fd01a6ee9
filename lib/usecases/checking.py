"""Whether a file of data is sound: every value of it read, every rule of the ledger asked, the last revisions undone on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.domain.errors import AppError, StoreUnavailable
from lib.domain.flaws import Flaw
from lib.store.checks.asking import flaws
from lib.store.connection import Store
from lib.store.copies import making, reading
from lib.store.ledger import changes_of
from lib.store.places.file import FilePlace
from lib.store.reads import current_revision, revision
from lib.usecases.undo import plan_undo

#: How many of the last revisions are undone on paper; of the others it is known that it can be told how.
UNDONE = 20


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file holds: its last revision, what is wrong, what it has to be adapted by before it is used."""

    revision: int
    flaws: tuple[Flaw, ...] = ()
    pending: tuple[str, ...] = ()

    @property
    def broken(self) -> tuple[Flaw, ...]:
        """What is wrong, remarks aside."""
        return tuple(flaw for flaw in self.flaws if not flaw.is_remark)


def examine(path: Path, *, undone: int = UNDONE) -> Examined:
    """A file that nobody writes, read to the last value; it is left as it is. `undone`: revisions undone on paper.

    Raises StoreUnavailable for a file that is damaged, of a newer version, or no plan.
    """
    reading.contents_of(path)
    waiting = reading.pending(path)
    if not waiting:
        try:
            with reading.read_only(path, defined=bool(undone)) as store:
                return examine_store(store, undone=undone)
        except (
            StoreUnavailable
        ) as error:  # a block that only a question meets: it is this file, not the one in use
            if error.code != "store_damaged":
                raise
            raise reading.unreadable(path, error) from error
    with (
        TemporaryDirectory() as folder
    ):  # an older one is adapted on the side: rules speak of the tables of today
        adapted = Path(folder) / path.name
        making.copy_file(path, adapted)
        try:
            store = Store.at(FilePlace(adapted))
        except StoreUnavailable:
            raise
        except Exception as error:  # whatever the engine says of a structure that is neither old nor new
            raise reading.unreadable(path, error) from error
        try:
            found = examine_store(store, undone=undone)
        finally:
            store.close()
    return Examined(found.revision, found.flaws, waiting)


def check(database: Path) -> Examined:
    """The file of data in use, while the app runs or not: a copy of it is examined. Raises StoreUnavailable."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        making.copy_file(database, copy)
        return examine(copy)


def check_store(store: Store) -> Examined:
    """The same of an open store, wherever it keeps its ledger. Raises StoreUnavailable."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "plan.duckdb"
        making.copy_store(store, copy)
        return examine(copy)


def examine_store(store: Store, *, undone: int = UNDONE) -> Examined:
    """The same of an open store, as it stands. Raises StoreUnavailable where it cannot be read."""
    last = current_revision(store)
    return Examined(last, (*flaws(store), *_undoing(store, last, undone)))


def _undoing(store: Store, last: int, undone: int) -> Iterator[Flaw]:
    """What undoing each of the last revisions would do; the last of all brings back everything."""
    for number in range(last, max(0, last - undone), -1):
        told = revision(store, number)
        if told is None or not changes_of(store, number):
            continue  # named already
        try:
            found = plan_undo(store, number, plan=told.plan, revision=last)
        except (AppError, KeyError, ValueError, TypeError) as error:
            yield Flaw("undo_impossible", {"revision": number, "held": str(error)})
            continue
        if number == last and found.kept:
            yield Flaw("undo_differs", {"revision": number})
