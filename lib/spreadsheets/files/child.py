"""The killable process: bytes on standard input, a pickled answer on standard output.

It limits its own memory and time before it touches the file, so that no file can take the app down.
"""

from __future__ import annotations

import pickle
import sys

from lib.domain.errors import FileRefused
from lib.spreadsheets.files.container import DEFAULT_LIMITS


def main(file: str, kind: str) -> None:
    """Parses one file; answers ("ok", workbook) or ("refused", code, message, values)."""
    _limit(DEFAULT_LIMITS.memory, int(DEFAULT_LIMITS.seconds))
    from lib.spreadsheets.files.parse import parse  # after the limits, so that they hold for its imports too

    answer: tuple[object, ...]
    try:
        answer = ("ok", parse(sys.stdin.buffer.read(), file, kind))
    except FileRefused as refusal:
        answer = ("refused", refusal.code, refusal.message, refusal.values)
    except MemoryError:
        answer = ("memory",)
    pickle.dump(answer, sys.stdout.buffer, protocol=5)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's timeout stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # told first, killed a second later
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
