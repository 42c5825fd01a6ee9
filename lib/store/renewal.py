"""What becomes of an open store whose place is no longer what it was: a copy of it, and what stands there now.

Also the copy that is made before a migration. Every copy is made aside, opened and compared before it has its name; its
name tells the moment of the last revision that it holds.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from lib.domain.errors import StoreUnavailable
from lib.store.copies.naming import BEFORE, RESCUED, beside, folder_of, free_name
from lib.store.places.beginning import log_of, quoted
from lib.store.places.file import FilePlace
from lib.store.places.protocol import Place, Told
from lib.store.places.refusals import LOST
from lib.store.places.shared.address import SharedAddress
from lib.store.statements import statement

if TYPE_CHECKING:
    from lib.store.connection import Store
    from lib.store.places.shared.line import Line

Cursors = Callable[[], duckdb.DuckDBPyConnection]
#: What is told once of a file whose bytes became others.
OVERWRITTEN = Told(
    "The data file was overwritten from outside while the program runs, and is read since. If it is not the right one, stop"
    " the program and restore a backup."
)
#: The code of a shared ledger that is another one than it was.
RESTORED = "shared_replaced"
#: Of a plan that holds no revision yet.
NEVER = datetime(1970, 1, 1)


def rescue(store: Store) -> bool:
    """Copies what a store holds once its file is lost, and notes the name of the copy for the sentences; whether the
    file is lost."""
    place = store.place
    fault = place.fault
    if not isinstance(place, FilePlace) or place.path is None or fault is None:
        return False
    if fault.code not in {*LOST, "store_lost_uncopied"}:
        return False
    if not place.rescued:
        try:
            copy = _copied(store.cursor, place.path, RESCUED, place)
            place.rescued = f"{copy.parent.name}/{copy.name}"
        except StoreUnavailable as error:
            place.unrescued = str(error.values.get("why") or error.code)
    return True


def keep_before(store: Store, migration: str) -> None:
    """A copy of the file as it is before a migration; the one that an attempt made which was killed is enough.

    Raises StoreUnavailable when it cannot be made: nothing is migrated then.
    """
    place = store.place
    if isinstance(place, FilePlace) and place.path is not None:
        _copied(store.cursor, place.path, BEFORE + migration, place)


def keep_shared_before(line: Line, address: SharedAddress, migration: str) -> None:
    """The same of a shared ledger, its files with it, in the transaction that migrates: nobody records meanwhile.

    Raises StoreUnavailable when it cannot be made, psycopg.Error.
    """
    from lib.store.moves.shared import read

    root = duckdb.connect()
    try:
        read(line, root, "plan")
        _copied(root.cursor, beside(address), BEFORE + migration)
    finally:
        root.close()


def renewed(store: Store, where: Path | SharedAddress) -> Store:
    """The store to go on with, whose place has a fault. Raises StoreUnavailable when a file cannot be opened anew."""
    if isinstance(where, Path):
        return _renewed_file(store, where)
    fault = store.place.fault
    return store if fault is None or fault.code != RESTORED else _renewed_copy(store, where)


def _renewed_copy(store: Store, where: SharedAddress) -> Store:
    """The store of the ledger that the server holds now; the one before stays while it cannot be opened. What that one
    held is kept beside: the ledger that took its place may lack some of it."""
    try:
        found = store.again(where)
    except StoreUnavailable:
        return store
    kept = "–"
    with suppress(StoreUnavailable):
        copy = _copied(store.cursor, beside(where), RESCUED, store.place)
        kept = f"{copy.parent.name}/{copy.name}"
    store.leave()
    found.place.told = Told(
        "The plan on the data server was replaced while the program runs, or a backup was put back; it is read since. What was"
        " recorded before and could be read here is kept in {rescued}, the bytes of imported files aside.",
        {"rescued": kept},
    )
    return found


def _renewed_file(store: Store, path: Path) -> Store:
    """The store to go on with: the same while nothing can be read in the place of its file, which whoever reads does not
    notice; another one as soon as a whole plan stands there, or when the file itself has to be opened anew.

    A file whose bytes are others is not asked a thing: the engine trusts what it read of it before. Raises
    StoreUnavailable when the file cannot be opened anew.
    """
    fault = store.place.fault
    if fault is None or not isinstance(store.place, FilePlace):
        return store
    if fault.code == "store_interrupted":
        store.leave()
        return store.again(path)
    told = OVERWRITTEN
    if fault.code != "store_overwritten":
        if not rescue(store) or not path.is_file() or not _is_whole(path):
            return store
        if store.place.rescued:
            told = Told(
                "The data file was replaced while the program runs, and is read since. What was recorded before is kept in"
                " {rescued}.",
                {"rescued": store.place.rescued},
            )
    store.leave()
    try:
        found = store.again(path)
    except StoreUnavailable as error:
        if error.code != "store_log_other":
            raise
        _keep_log(path)  # of the file before
        found = store.again(path)
    if isinstance(found.place, FilePlace):
        found.place.told = told
    return found


def _is_whole(path: Path) -> bool:
    """Whether a whole plan stands there, and nobody writes it any more: looked at in a copy, since to close a file would
    give up every lock that this process has on it."""
    from lib.store.copies import making, reading

    before = path.stat()
    try:
        with making.workshop(folder_of(path)) as workshop:
            made = workshop / path.name
            making.copy_bytes(path, made)
            whole = reading.last_revision(made) > 0 and bool(reading.contents_of(made))
    except StoreUnavailable:
        return False
    after = path.stat()
    return whole and (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def _keep_log(path: Path) -> None:
    log = log_of(path)
    kept, number = folder_of(path) / f"{log.name}-{RESCUED}", 1
    while kept.exists():
        number += 1
        kept = kept.with_name(f"{log.name}-{RESCUED}-{number}")
    with suppress(OSError):
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        log.rename(kept)


def _copied(cursors: Cursors, path: Path, why: str, place: Place | None = None) -> Path:
    """A copy of what is open as `plan`, whatever its version, in the folder of the backups; one that is there and holds
    the same is enough, one that holds something else is never replaced. Raises StoreUnavailable."""
    from lib.store.copies import making, reading

    folder = folder_of(path)
    moment = _last_recorded(cursors) or NEVER
    with making.workshop(folder) as workshop:
        made = workshop / path.name
        cursor = cursors()
        try:
            cursor.execute(statement("copies/attach").replace("@location", quoted(made)))
            try:
                cursor.begin()
                cursor.execute(statement("copies/fill"))
                expected = reading.contents(cursor)
                cursor.commit()
            finally:
                with suppress(duckdb.Error):
                    cursor.rollback()
                cursor.execute(statement("copies/detach"))
        except duckdb.Error as error:
            raise making.damaged(place, error) or making.unwritable(folder, error) from error
        finally:
            cursor.close()
        if reading.contents_of(made) != expected:
            raise making.unlike(made)

        def is_same(copy: Path) -> bool:
            with suppress(StoreUnavailable):
                return reading.contents_of(copy) == expected
            return False

        named, _ = free_name(folder, path, moment, why, is_same)
        if not named.exists():
            making.give_name(made, named)
    return named


def _last_recorded(cursors: Cursors) -> datetime | None:
    cursor = cursors()
    try:
        row = cursor.execute(statement("setup/last_recorded")).fetchone()
    except duckdb.Error:  # a plan that has no revisions yet
        return None
    finally:
        cursor.close()
    return row[0] if row else None
