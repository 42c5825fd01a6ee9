"""What is said when a data file cannot be opened, read or written: what happened, what is safe, what to do.

The engine tells its failures in one kind of error with an English text; here each becomes its own code and sentence.
"""

from __future__ import annotations

import re
from errno import EDQUOT, EFBIG, ENOSPC, EROFS
from pathlib import Path

import duckdb

from lib.domain.errors import StoreUnavailable

#: The codes, each with its sentence.
SENTENCES = {
    "store_removed": "The data file {file} is no longer in its folder: it was moved, renamed or deleted while the program"
    " runs. What was recorded can still be read here, and a copy of all of it is {rescued}. Nothing more is recorded until"
    " the file is back: put it back, or copy that backup in its place; the program goes on by itself.",
    "store_replaced": "The data file {file} is no longer the one that was opened: another file took its place while the"
    " program runs. What was recorded can still be read here, and a copy of all of it is {rescued}. Nothing more is recorded"
    " until a whole plan stands there: put back the right file; the program goes on with it by itself.",
    "store_overwritten": "The data file {file} was overwritten from outside while the program runs. Nothing was recorded in"
    " it since. The program reads what stands there now by itself; if it is not the right file, stop the program and restore"
    " a backup (python -m lib restore).",
    "store_lost_uncopied": "The data file {file} is no longer the one that was opened: it was moved, deleted or replaced"
    " while the program runs, and what was recorded could not be copied to the backups ({why}). It can still be read here:"
    " leave the program running, and put the file back, or take a backup on the page Quality. Nothing more is recorded until"
    " then.",
    "store_unreachable": "The folder of the data file {file} cannot be reached: a disk or a network drive is away. What was"
    " recorded before is safe there. Nothing is recorded meanwhile. Connect it again; the program goes on by itself.",
    "store_no_parent": "The data file {file} cannot be made: its folder “{folder}” does not exist and could not be created"
    " ({why}). Nothing was changed. Correct the setting PLAN_DATABASE, or create the folder, then try again.",
    "store_read_only": "The data file {file} cannot be written: the file or its folder is read-only for this program. What"
    " was recorded before is safe; this was not recorded. Give this program the right to write there, then try again.",
    "store_not_allowed": "The data file {file} cannot be opened: this program has no right to. Nothing was changed. Give it"
    " the right to read and write the file and its folder, then try again.",
    "store_disk_full": "The disk of the data file {file} is full. What was recorded before is safe; this was not recorded."
    " Free some space, then try again; nothing else is needed.",
    "store_damaged": "The data file {file} is damaged: part of it cannot be read. Nothing was changed in it. Stop the"
    " program and restore the last backup (python -m lib restore); the damaged file is kept beside.",
    "store_other_file": "The file {file} is not a file of data of this program, or it is empty. It was left as it is. If"
    " it was the plan, restore the last backup (python -m lib restore), which keeps this file beside. Otherwise move it away,"
    " or correct the setting PLAN_DATABASE, then try again.",
    "store_newer": "The data file {file} was written by a newer version of this program. It was left as it is, and nothing"
    " is lost. Update the program, then start it again.",
    "store_locked": "The data file {file} is in use by another program ({holder}). Nothing was changed. Use the window that"
    " is open already, or close that program; then try again.",
    "store_log_other": "The log {log}, beside the data file, does not belong to it: one of the two was replaced or damaged."
    " Both were left as they are, so nothing was lost. Put back the file that goes with the log; or, if the data file alone is"
    " the right one, move the log to another folder; then try again.",
    "store_log_alone": "The data file {file} is missing, but its log {log} is there: it holds the last changes. Nothing was"
    " changed. Put the data file back beside it; or, to begin anew, move the log to another folder; then try again.",
    "store_is_folder": "The setting PLAN_DATABASE names “{file}”, which is a folder: a file is needed, as plan.duckdb. Nothing"
    " was changed. Correct the setting, then start again.",
    "store_interrupted": "The data file {file} could not be brought up to date on the disk, and is opened again by itself."
    " What was recorded is safe. Try again in a moment.",
    "store_failed": "The data file {file} could not be read or written ({why}). What was recorded before is safe; this was"
    " not recorded. Try again; if it stays so, restart the program.",
}
#: Codes of a file that is no longer there: what is open is all there is of it, so a copy is made at once.
LOST = frozenset({"store_removed", "store_replaced"})
_FULL = re.compile(r"No space left|File too large|[Qq]uota|not enough space|disk full", re.IGNORECASE)
_HELD = re.compile(r"Conflicting lock is held in (?P<program>.+?) \(PID (?P<number>\d+)\)")
_LOG = re.compile(r"\bWAL\b")
_MARKS = (
    ("store_interrupted", re.compile(r"has been invalidated")),
    ("store_disk_full", _FULL),
    ("store_locked", re.compile(r"Could not set lock|being used by another process|Conflicting lock")),
    ("store_newer", re.compile(r"version number|newer version|storage version", re.IGNORECASE)),
    ("store_log_other", _LOG),
    (
        "store_read_only",
        re.compile(r"Read-only file system|read-only|\.wal\": Permission denied", re.IGNORECASE),
    ),
    ("store_not_allowed", re.compile(r"Permission denied|Operation not permitted|Access is denied")),
    ("store_is_folder", re.compile(r"Is a directory")),
    ("store_no_parent", re.compile(r"No such file or directory|Not a directory|cannot find the path")),
    ("store_other_file", re.compile(r"not a valid DuckDB database")),
    (
        "store_damaged",
        re.compile(r"[Cc]orrupt|checksum|Could not read enough bytes|Failed to load|deserializ"),
    ),
)
#: Errors of the engine that speak of the file, whatever their text; the others speak of what was asked.
_OF_THE_FILE = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
    duckdb.PermissionException,
)
_AT_COMMIT = re.compile(
    r"Failed to commit: .*(write|open|sync|flush|space|truncate|file)", re.IGNORECASE | re.DOTALL
)


def refusal(code: str, path: Path, **values: object) -> StoreUnavailable:
    """The refusal of a code, with its sentence."""
    return StoreUnavailable(code, SENTENCES[code], file=path.name, **values)


def refused(error: Exception, path: Path) -> StoreUnavailable | None:
    """What an error of the engine or of the system says of the data file; None when it speaks of something else."""
    text = str(error)
    if isinstance(error, OSError):
        return refusal(
            _of_the_system(error), path, why=error.strerror or "", folder=str(path.parent), rescued="–"
        )
    if not isinstance(error, _OF_THE_FILE) and not (
        isinstance(error, duckdb.TransactionException) and _AT_COMMIT.search(text)
    ):
        return None
    code = next((code for code, mark in _MARKS if mark.search(text)), "")
    if code == "store_locked":
        held = _HELD.search(text)
        holder = f"{Path(held['program']).name}, {held['number']}" if held else "?"
        return refusal(code, path, holder=holder)
    if not code and isinstance(error, duckdb.FatalException | duckdb.InternalException):
        code = "store_interrupted" if isinstance(error, duckdb.FatalException) else "store_damaged"
    why = text.splitlines()[0].replace(str(path.parent), "…")
    return refusal(
        code or "store_failed", path, why=why, folder=str(path.parent), log=f"{path.name}.wal", rescued="–"
    )


def _of_the_system(error: OSError) -> str:
    if error.errno in (ENOSPC, EDQUOT, EFBIG):
        return "store_disk_full"
    if error.errno == EROFS:
        return "store_read_only"
    if isinstance(error, PermissionError):
        return "store_not_allowed"
    if isinstance(error, FileNotFoundError | NotADirectoryError | FileExistsError):
        return "store_no_parent"
    return "store_unreachable"
