"""Bytes → workbook, in a child process with limits: whatever the bytes, an answer in words."""

from __future__ import annotations

import pickle
import signal
import subprocess
from pathlib import Path

from lib.domain.errors import FileRefused
from lib.spreadsheets.files.container import DEFAULT_LIMITS, Limits, identify
from lib.spreadsheets.files.handover import unpacked
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.files.refusals import refusal
from lib.spreadsheets.files.spare import Spare, answer
from lib.spreadsheets.model import Workbook
from lib.spreadsheets.turns import READING

SPARE = Spare()
#: The child stops itself after so many seconds of work; the clock, which runs a little longer on a busy machine,
#: decides for one that waits: with both, an answer in words comes in under ten seconds.
PATIENCE = 1.35
TIRED = -getattr(signal, "SIGXCPU", 0)


def keep_ready() -> None:
    """Has a process wait for the next file: for servers, when somebody is about to drop one."""
    SPARE.keep_ready()


@READING.taken()
def read(content: bytes, file: str, *, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """The workbook in an uploaded file, once it is its turn. Raises FileRefused with what was found and what to do."""
    kind = identify(content, file, limits)
    process = SPARE.take()
    try:
        said = answer(process, file, kind, content, limits.seconds * PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise refusal("file_timeout", file) from error
    if process.returncode and process.returncode == TIRED:
        raise refusal("file_timeout", file)
    if process.returncode != 0 or not said:
        raise refusal("file_unreadable", file)
    # The answer was pickled by our own child, from our own dataclasses.
    outcome, *told = pickle.loads(said)
    if outcome == "ok":
        return unpacked(*told)
    if outcome == "refused":
        code, message, values = told
        raise FileRefused(code, message, **values)
    raise refusal("file_memory", file)


def read_own(path: Path) -> Workbook:
    """The workbook in a file that the product itself ships: no child is needed."""
    content = path.read_bytes()
    return parse(content, path.name, identify(content, path.name))
