"""The killable process that reads one signed file: its bytes on standard input, an answer in JSON on standard output.

It limits its own memory and time before it looks at the file, so that no file can take the app down.
"""

from __future__ import annotations

import json
import logging
import os
import sys


def main() -> None:
    """Reads one file, after eight bytes that tell up to where it is one that was made here (0: nowhere)."""
    from lib.signing.check import MEMORY, SECONDS

    _limit(MEMORY, SECONDS)
    logging.disable(logging.CRITICAL)  # what is found is answered, not told to anybody
    asked = sys.stdin.buffer.read()
    from lib.signing.reading import told_of  # after the limits, so that they hold for imports too

    json.dump(told_of(asked[8:], int.from_bytes(asked[:8], "big")), sys.stdout)
    sys.stdout.flush()
    os._exit(0)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's timeout stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
