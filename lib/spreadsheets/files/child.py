"""The killable process: one file on standard input, a pickled answer on standard output.

It limits its own memory and time before it touches the file, so that no file can take the app down. What reads most
files is loaded before the file comes: one that waits has little left to prepare. It lives for one file, so that it
neither looks for garbage nor takes its memory apart in the end.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys

from lib.domain.errors import FileRefused
from lib.spreadsheets.files.container import DEFAULT_LIMITS


def main() -> None:
    """Reads one file; answers ("ok", workbook, its rows), ("refused", code, message, values) or ("memory",)."""
    gc.disable()
    _limit(DEFAULT_LIMITS.memory, int(DEFAULT_LIMITS.seconds))
    from lib.spreadsheets.files.handover import packed  # after the limits, so that they hold for imports too
    from lib.spreadsheets.files.parse import parse

    answer: tuple[object, ...]
    try:
        file, kind, content = pickle.load(sys.stdin.buffer)
        answer = ("ok", *packed(parse(content, file, kind)))
    except FileRefused as refusal:
        answer = ("refused", refusal.code, refusal.message, refusal.values)
    except MemoryError:
        answer = ("memory",)
    except EOFError:  # whoever was to send a file is gone
        return
    pickle.dump(answer, sys.stdout.buffer, protocol=5)
    sys.stdout.flush()
    os._exit(0)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's timeout stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # told first, killed a second later
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
