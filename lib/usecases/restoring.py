"""Putting a backup in the place of the data file, and making the data file small: what is replaced is kept until then."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lib.domain.errors import Invalid, StoreUnavailable
from lib.people import copies
from lib.people.store import path_of
from lib.store.connection import Store
from lib.store.copies import making, reading
from lib.store.copies.naming import REPLACED, folder_of, free_name
from lib.store.copies.reading import Growth
from lib.store.copies.replacing import free_of_log, kept_alone, set_aside
from lib.store.places.file import FilePlace
from lib.usecases.checking import Examined, examine


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and where what it replaced is kept: nowhere when there was none."""

    found: Examined
    replaced: Path | None
    accounts: int | None = None  # that the backup brought; None for one that holds no people


@dataclass(frozen=True, slots=True)
class Compacted:
    """The data file before and after, in bytes, and what it holds."""

    before: int
    after: int
    growth: Growth


def restore(file: Path, database: Path, moment: datetime, *, anyway: bool = False) -> Restored:
    """Puts a backup in the place of the data file, while the app runs or not, and keeps what it replaces. The people that were
    kept with the backup come back too; everybody signs in again then.

    `anyway`: in spite of rules of the ledger that the backup breaks. Raises StoreUnavailable for a file that is
    damaged, of a newer version or no plan, Invalid for one that breaks a rule; nothing is replaced then.
    """
    with making.workshop(database.parent) as workshop:
        whole = workshop / file.name
        making.copy_file(file, whole)
        found = examine(whole)
        if not found.revision:
            raise Invalid(
                "restore_empty", "“{file}” holds no plan yet. Nothing was replaced.", file=file.name
            )
        if found.broken and not anyway:
            raise Invalid(
                "restore_unsound",
                "“{file}” opens, but {n} of its rows break a rule: `check {file}` names them. Nothing was replaced. Choose"
                " another backup, or add --anyway to restore this one.",
                file=file.name,
                n=len(found.broken),
            )
        replaced = None
        if database.exists():
            replaced, _ = free_name(folder_of(database), database, moment, REPLACED)
            free_of_log(database, replaced)
            set_aside(database, replaced)
            copies.copy(database, replaced)
        brought = None
        if path_of(file).exists():
            making.copy_bytes(path_of(file), path_of(whole))
            brought = copies.copy(whole, database)
        making.give_name(whole, database)
    return Restored(found, replaced, brought)


def compact(database: Path) -> Compacted:
    """Writes the data file anew, without the room that it no longer uses; all of the history stays.

    What it replaces is there until the new file was opened and compared. Raises StoreUnavailable when another process
    holds the file, or the new one does not hold what the old one holds: the old one stays then.
    """
    with making.workshop(database.parent) as workshop:
        whole, old = workshop / database.name, workshop / "before.duckdb"
        with closing(Store.at(FilePlace(database))) as store:
            making.copy_store(store, whole)
            expected = reading.contents_of(whole)
        free_of_log(database, old)
        before = database.stat().st_size
        with kept_alone(database):
            set_aside(database, old)
            making.give_name(whole, database)
        try:
            if reading.contents_of(database) != expected:
                raise making.unlike(database)
        except StoreUnavailable:
            making.give_name(old, database)
            raise
    return Compacted(before, database.stat().st_size, reading.growth_of(database))
