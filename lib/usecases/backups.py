"""Backups: whole copies of the plan, named by the moment at which they were made, in a folder beside the data file.

One counts once it was opened and read through; only then it gets its name. Moments are UTC, so that names sort by time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from lib.domain.errors import AppError, Invalid, StoreUnavailable
from lib.domain.flaws import Flaw
from lib.domain.zones import day_in
from lib.people import copies
from lib.people.store import path_of
from lib.store.connection import Store
from lib.store.copies import making, reading
from lib.store.copies.naming import DAILY, REPLACED, RESCUED, folder_of, free_name, named
from lib.store.places.shared.address import SharedAddress
from lib.store.reads import current_revision
from lib.usecases.checking import examine

#: How many days have their backup, and how many weeks where weekly ones are asked for.
DAYS, WEEKS = 14, 52
#: The setting of the machine that says how long daily backups stay, and what it may say.
SETTING, KEPT = "PLAN_BACKUPS", ("daily", "weekly")
_daily = Lock()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: by its name the moment at which it was made (UTC) and why, the rest once somebody has opened it."""

    path: Path
    moment: datetime
    why: str = ""
    opened: bool = False  # whether it was looked at, and opens
    revision: int | None = None  # the last one that it holds, where it opened
    flaws: tuple[Flaw, ...] = ()  # what is wrong in the plan itself, where that was asked


@dataclass(frozen=True, slots=True)
class Failure:
    """Why no backup could be made, and when that was tried (UTC)."""

    error: AppError
    moment: datetime


#: Of each folder what was tried last, when it failed.
_failures: dict[Path, Failure] = {}


def listed(folder: Path, database: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a folder, or those of one data file, the latest first; none of them is opened."""
    found = []
    for path in folder.glob("*.duckdb") if folder.is_dir() else ():
        told = named(path)
        if told is not None and (database is None or told[0] == database.stem):
            found.append(Backup(path, *told[1:]))
    return tuple(sorted(found, key=lambda backup: (backup.moment, backup.path.name), reverse=True))


def last_backup(folder: Path, database: Path | None = None) -> Backup | None:
    """The latest backup of a folder, or of one data file, opened to say whether it does; not what a restore replaced or
    a rescue kept."""
    found = newest(folder, database)
    return looked_at(found) if found else None


def newest(folder: Path, database: Path | None = None) -> Backup | None:
    """The same, not opened."""
    return next((b for b in listed(folder, database) if b.why not in (REPLACED, RESCUED)), None)


def mark_of(backup: Backup) -> tuple[int, int, int]:
    """What changes when the file of a backup does; nothing of a file that is gone."""
    try:
        told = backup.path.stat()
    except OSError:
        return (0, 0, 0)
    return told.st_ino, told.st_size, told.st_mtime_ns


def looked_at(backup: Backup) -> Backup:
    """The same backup, with whether it opens and the last revision that it holds."""
    try:
        number = reading.last_revision(backup.path)
    except StoreUnavailable:
        return replace(backup, opened=False, revision=None)
    return replace(backup, opened=True, revision=number)


def back_up(database: Path, folder: Path, moment: datetime, why: str = "") -> Backup:
    """A backup of a data file, whichever process holds it; never called for one that this very process holds.

    Raises StoreUnavailable, and leaves no file of that name, when it could not be made or does not open.
    """
    return _made(folder, database, moment, why, database, lambda made: making.copy_file(database, made))


def back_up_store(store: Store, database: Path, folder: Path, moment: datetime, why: str = "") -> Backup:
    """The same of the store that this process holds; people go on writing meanwhile."""
    shared = getattr(store.place, "address", None)  # the people of a shared plan are beside it
    return _made(
        folder, database, moment, why, shared or database, lambda made: making.copy_store(store, made)
    )


def content_of(store: Store, database: Path, folder: Path) -> bytes:
    """The bytes of a backup of the plan as it stands, made and opened for whoever takes it away. Raises StoreUnavailable."""
    with making.workshop(folder) as workshop:
        made = workshop / database.name
        making.copy_store(store, made)
        examine(made, undone=0)
        return made.read_bytes()


def _made(
    folder: Path,
    database: Path,
    moment: datetime,
    why: str,
    people: Path | SharedAddress,
    copy: Callable[[Path], None],
) -> Backup:
    """A copy, made aside, opened, read through and asked every rule before it gets its name; the people of the plan beside it,
    under a name of its own that is there first."""
    with making.workshop(folder) as workshop:
        made = workshop / database.name
        copy(made)
        found = examine(made, undone=0)
        path, moment = free_name(folder, database, moment, why)
        if copies.copy(people, made) is not None:
            making.give_name(path_of(made), path_of(path))
        making.give_name(made, path)
    return Backup(path, moment, why, opened=True, revision=found.revision, flaws=found.broken)


def daily(
    store: Store, database: Path, moment: datetime, zone: str, environment: Mapping[str, str]
) -> Backup | None:
    """The backup of this day of the plan, None when there is one already or nothing to back up; then what is too old
    is taken away.

    Raises StoreUnavailable when it could not be made, Invalid for a setting that says something else.
    """
    folder, kept = folder_of(database), environment.get(SETTING) or KEPT[0]
    with _daily:
        day = day_in(moment, zone)
        if any(b.why == DAILY and day_in(b.moment, zone) == day for b in listed(folder, database)):
            return None
        if not current_revision(store):
            return None
        made = back_up_store(store, database, folder, moment, DAILY)
        if kept not in KEPT:
            raise Invalid(
                "backups_setting",
                "The setting {name} holds “{held}”: it may say daily or weekly. Nothing was taken away.",
                name=SETTING,
                held=kept,
            )
        for old in outdated(listed(folder, database), moment, zone, weekly=kept == "weekly"):
            old.path.unlink(missing_ok=True)
            path_of(old.path).unlink(missing_ok=True)
        return made


def outdated(backups: Iterable[Backup], moment: datetime, zone: str, *, weekly: bool) -> tuple[Backup, ...]:
    """The daily backups that need not stay: of each of the last fourteen days that have one the latest stays, and of
    each of the last fifty-two weeks where weekly ones are asked for; what is dated later than now stays too."""
    days, weeks = set[date](), set[tuple[int, int]]()
    found = []
    for backup in sorted(backups, key=lambda backup: backup.moment, reverse=True):
        if backup.why != DAILY or backup.moment > moment:
            continue
        day = day_in(backup.moment, zone)
        week = day.isocalendar()[:2]
        stays = day not in days and len(days) < DAYS
        if weekly and week not in weeks and len(weeks) < WEEKS:
            stays = True
        days.add(day)
        weeks.add(week)
        if not stays:
            found.append(backup)
    return tuple(found)


def keep_daily(
    store: Store, database: Path, moment: datetime, zone: str, environment: Mapping[str, str]
) -> Backup | None:
    """The same for who tries again and again: a failure is kept to be told, and raised."""
    folder = folder_of(database)
    try:
        made = daily(store, database, moment, zone, environment)
    except AppError as error:
        _failures[folder] = Failure(error, moment)
        raise
    _failures.pop(folder, None)
    return made


def failure(folder: Path) -> Failure | None:
    """Why the last daily backup that this process tried to make could not be; None when it was made."""
    return _failures.get(folder)
