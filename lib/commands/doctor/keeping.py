"""Where the data are: paths, who may read them, who holds them, the backups, the room that is left."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lib.commands.doctor.findings import Finding, mark, size, well, wrong
from lib.commands.doctor.processes import holder, named
from lib.faults import file_of
from lib.store.connection import location
from lib.store.copies import naming
from lib.usecases import backups

#: Bytes that are needed beside three times the data: backups, a migration's copy, logs.
SPARE = 200_000_000
#: How old the last backup may be: the app makes one a day when somebody works.
OLD = timedelta(days=3)


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Of a file of data; of a shared ledger, what this machine keeps beside it: backups and faults."""
    log, where = file_of(environment), location(environment)
    database = naming.beside(where)
    copies = [backup.path for backup in backups.listed(naming.folder_of(database), database)]
    if isinstance(where, Path):
        yield _data(where, copies)
        if where.exists():
            yield _held(where)
    yield _backups(database, is_expected=not isinstance(where, Path) or where.exists())
    held = [database, database.with_name(f"{database.name}.wal")] if isinstance(where, Path) else []
    yield from _modes([*held, log, *copies], database.parent)
    yield _room(database)
    if log.exists():
        last = datetime.fromtimestamp(log.stat().st_mtime).astimezone()
        told = mark("{path}, last written on {moment}")
        yield well(mark("Faults"), told, path=log, moment=f"{last:%Y-%m-%d %H:%M %z}")
    else:
        yield well(mark("Faults"), mark("none recorded; they would be in {path}"), path=log)


def _data(path: Path, copies: list[Path]) -> Finding:
    if not path.exists():
        if copies:
            gone = mark(
                "{path} is not there, but backups of it are. Do not start the app: restore the last one with"
                " `python -m lib restore {copy}`."
            )
            return wrong(mark("Data"), gone, path=path, copy=copies[0])
        return well(mark("Data"), mark("{path} is not there yet: the first start makes it"), path=path)
    log = path.with_name(f"{path.name}.wal")
    if log.exists() and log.stat().st_size:
        both = mark("{path}, {size}, and {log} in its log: copy both, or make a backup")
        return well(
            mark("Data"), both, path=path, size=size(path.stat().st_size), log=size(log.stat().st_size)
        )
    return well(mark("Data"), mark("{path}, {size}, whole"), path=path, size=size(path.stat().st_size))


def _held(path: Path) -> Finding:
    found = holder(path)
    if found is None:
        return well(mark("Lock"), mark("who holds the file is not told by this system"))
    if not found:
        return well(mark("Lock"), mark("nobody holds the file"))
    return well(mark("Lock"), mark("held by process {number}: {program}"), number=found, program=named(found))


def _backups(path: Path, *, is_expected: bool) -> Finding:
    folder = naming.folder_of(path)
    there = backups.listed(folder, path)
    last = backups.last_backup(folder, path)
    if last is None:
        none = mark("There is none in {folder}. Make one now: `python -m lib backup`.")
        if is_expected:
            return wrong(mark("Backups"), none, folder=folder)
        return well(mark("Backups"), mark("none yet, in {folder}"), folder=folder)
    told = {"n": len(there), "last": last.path, "moment": f"{last.moment:%Y-%m-%d %H:%M} UTC"}
    if not last.opened:
        broken = mark("The last one, {last}, does not open. Make another: `python -m lib backup`.")
        return wrong(mark("Backups"), broken, **told)
    changed = (
        datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None) if path.exists() else None
    )
    if changed and changed - last.moment > OLD:
        old = mark(
            "The last one is of {moment}, and the plan changed since. Make one: `python -m lib backup`."
        )
        return wrong(mark("Backups"), old, **told)
    return well(mark("Backups"), mark("{n}, the last of {moment}, which opens: {last}"), **told)


def _modes(paths: list[Path], folder: Path) -> Iterator[Finding]:
    if os.name == "nt":
        return
    others = stat.S_IRWXG | stat.S_IRWXO
    there = [path for path in paths if path.exists()]
    open_ones = [path for path in there if path.stat().st_mode & others]
    if open_ones:
        told = mark("Other accounts of this machine may read {files}. Close them: `chmod 600`.")
        yield wrong(mark("Rights"), told, files=", ".join(str(path) for path in open_ones))
    elif there:
        yield well(mark("Rights"), mark("the files belong to their owner alone ({n})"), n=len(there))
    if folder.exists() and folder.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        told = mark("Other accounts of this machine may replace files in {folder}. Close it: `chmod 700`.")
        yield wrong(mark("Rights"), told, folder=folder)
    if folder.exists() and not os.access(folder, os.W_OK):
        told = mark("This account may not write in {folder}: run as the account of the app.")
        yield wrong(mark("Rights"), told, folder=folder)


def _room(path: Path) -> Finding:
    folder = next(up for up in path.parents if up.exists())
    free = shutil.disk_usage(folder).free
    needed = SPARE + 3 * (path.stat().st_size if path.exists() else 0)
    if free < needed:
        told = mark("{free} free, {needed} needed for backups and updates. Free some space in {folder}.")
        return wrong(mark("Disk"), told, free=size(free), needed=size(needed), folder=folder)
    return well(mark("Disk"), mark("{free} free in {folder}"), free=size(free), folder=folder)
