"""Faults kept in a file beside the data, for whoever looks after the machine: where each happened, never what the plan says.

What any part of the process reports as an error is written there, the framework and the server included, each under a
short reference that the page of the fault shows. The file is bounded; a full disk or a folder that cannot be written
takes the file away and nothing else.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
import threading
import traceback
from collections.abc import Mapping
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path

from lib.domain.errors import AppError

LOG = logging.getLogger("plan")
#: The file, the bytes after which the next one begins, and how many are kept beside it.
NAME, LARGEST, KEPT = "faults.log", 1_000_000, 4
#: The same fault is written so many times in so many seconds, then counted.
OFTEN, WHILE = 5, 60.0
#: Letters and figures that nobody takes for one another.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
#: What these say is about the program and the machine. What others say may quote what a person typed.
SPEAKS_OF_THE_PROGRAM = (
    ImportError,
    NameError,
    AttributeError,
    TypeError,
    MemoryError,
    RecursionError,
    SyntaxError,
)
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_begun = threading.Lock()
_file: _Faults | None = None


def file_of(environment: Mapping[str, str]) -> Path:
    """Where faults are written: `log/faults.log` beside the data file, else in the data folder of the installation."""
    held = environment.get("PLAN_DATABASE", "")
    beside = Path(held).parent if held and "://" not in held else Path(__file__).parents[1] / "data"
    return beside / "log" / NAME


def begin(environment: Mapping[str, str], *, told_in_words: bool = False) -> None:
    """From here on, errors of every part of this process are written to the file as well. Once is enough.

    `told_in_words`: whoever started the process is told each fault in a sentence, and not its places besides.
    """
    global _file
    if told_in_words and not LOG.handlers:
        LOG.addHandler(logging.NullHandler())
    with _begun:
        if _file is not None:
            return
        kept = _file = _Faults(file_of(environment))
    make = logging.getLogRecordFactory()

    def made(*arguments: object, **named: object) -> logging.LogRecord:
        record = make(*arguments, **named)
        kept.hear(record)
        return record

    # Loggers of the framework hand nothing on to a common one, and more of them appear as it goes: a record has one origin.
    logging.setLogRecordFactory(made)
    _hear_what_nobody_caught()


def note(what: str, error: BaseException | None = None) -> str:
    """Reports a fault: where it happened and of which kind; answers the reference under which it is found."""
    reference = "".join(secrets.choice(LETTERS) for _ in range(6))
    told = (type(error), error, error.__traceback__) if error is not None else None
    LOG.error("[%s] %s", reference, what, exc_info=told)
    return reference


def told(error: BaseException) -> str:
    """What an exception says of the program or the machine; nothing of what it may quote from the plan."""
    if isinstance(error, AppError):
        return error.code
    if isinstance(error, OSError):
        return error.strerror or ""
    if isinstance(error, SPEAKS_OF_THE_PROGRAM):
        return str(error).partition("\n")[0][:300]
    if type(error).__module__.split(".")[0] in ("duckdb", "_duckdb"):  # "IO Error: …": up to what it quotes
        return str(error).partition("\n")[0].partition('"')[0].partition("'")[0][:200].strip()
    return ""


class _Plain(logging.Formatter):
    """Where a fault happened, line by line of the program; of what the exceptions say, `told` alone. Of what others report,
    the sentence without the texts that they put into it."""

    def format(self, record: logging.LogRecord) -> str:
        """The lines of a record."""
        kept = copy(record)  # the console writes the same one
        kept.exc_text = None
        if record.name != LOG.name:
            kept.msg, kept.args = _sentence(record)[:500], ()
        return super().format(kept)

    def formatException(self, ei: object) -> str:  # noqa: N802 (the library's name)
        """The places of an exception, the first cause first."""
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(_lines(error, set())) if isinstance(error, BaseException) else ""

    def formatStack(self, stack_info: str) -> str:  # noqa: N802
        """Nothing: a stack quotes lines."""
        return ""


def _sentence(record: logging.LogRecord) -> str:
    if isinstance(record.msg, BaseException):
        return told(record.msg)
    given = record.args if isinstance(record.args, tuple) else ()
    try:
        return str(record.msg) % tuple(_kept(one) for one in given) if given else str(record.msg)
    except (TypeError, ValueError):
        return str(record.msg)


def _kept(given: object) -> object:
    if isinstance(given, BaseException):
        return told(given)
    return given if isinstance(given, (int, float)) else "…"


def _lines(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_lines(before, seen), "  then:"] if before is not None and id(before) not in seen else []
    for frame in traceback.extract_tb(error.__traceback__)[-20:]:
        lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
    said = told(error)
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return [*lines, f"  {kind}: {said}" if said else f"  {kind}"]


class _Faults(RotatingFileHandler):
    """The file: made when there is a first fault, its owner's alone, made again when somebody takes it away."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
        self.setFormatter(_Plain(FORMAT))
        self._counted: dict[object, tuple[float, int]] = {}

    def hear(self, record: logging.LogRecord) -> None:
        """Writes a record that says that something failed; nothing that happens here reaches who reported it."""
        if record.levelno < logging.ERROR or record.name == "uvicorn.access":
            return
        try:
            if self._is_new(record):
                self.handle(record)
        except Exception:
            self.handleError(record)

    def _is_new(self, record: logging.LogRecord) -> bool:
        """Whether it was not written many times in the last minute: one fault of many readers hides no other."""
        raised = record.exc_info[0] if record.exc_info else None
        what = (record.name, record.pathname, record.lineno, record.msg, raised)
        with self.lock or threading.RLock():
            if len(self._counted) > 1000:
                self._counted.clear()
            since, times = self._counted.get(what, (record.created, 0))
            if record.created - since > WHILE:
                since, times = record.created, 0
            self._counted[what] = (since, times + 1)
        return times < OFTEN or bool((times + 1) % 1000 == 0)

    def emit(self, record: logging.LogRecord) -> None:
        """Writes it; a folder or a file that is gone is made again."""
        path = Path(self.baseFilename)
        if self.stream is not None and not path.exists():
            self.stream.close()
            self.stream = None
        if self.stream is None:
            try:
                path.parent.mkdir(0o700, parents=True, exist_ok=True)
            except OSError:
                return
        super().emit(record)

    def _open(self):  # type: ignore[no-untyped-def]
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        made = os.open(self.baseFilename, flags, 0o600)
        if os.name != "nt":
            os.fchmod(made, 0o600)
        return os.fdopen(made, "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (the library's name)
        """A disk that is full or a folder that cannot be written: the fault is on the console still, and the app goes on."""
        try:
            if self.stream is not None:
                self.stream.close()
        except OSError:
            pass
        self.stream = None


def _hear_what_nobody_caught() -> None:
    """Exceptions that end a thread or the process are faults like any other."""
    of_process, of_thread = sys.excepthook, threading.excepthook

    def process(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if issubclass(kind, Exception):
            note("the process ended", error)
        of_process(kind, error, trace)  # type: ignore[arg-type]

    def thread(held: threading.ExceptHookArgs) -> None:
        if held.exc_value is not None and issubclass(held.exc_type, Exception):
            note("a thread ended", held.exc_value)
        of_thread(held)

    sys.excepthook, threading.excepthook = process, thread
