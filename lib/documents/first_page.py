"""The first page of a PDF that somebody gave, as a picture: drawn in a killable process with limits, whatever its bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).parents[2]
#: Seconds and bytes that the child may take.
SECONDS, MEMORY = 6, 1_000_000_000
#: One file at a time: each may take all the memory that it is allowed.
TURN = Lock()
#: A page as wide as the column that shows it, as high as it is; nothing else of the file is read.
TEMPLATE = '#set page(width: 560pt, height: auto, margin: 0pt)\n#image("given.pdf", page: 1, width: 100%)\n'
POINTS_PER_INCH = 96


def first_page(content: bytes) -> bytes | None:
    """The picture (PNG) of the first page; None for a file that cannot be drawn, or not in time."""
    with (
        TURN,
        subprocess.Popen(
            [sys.executable, "-m", "lib.documents.first_page"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        ) as process,
    ):
        try:
            said, _ = process.communicate(content, timeout=SECONDS * 1.5)
        except subprocess.TimeoutExpired:
            process.kill()
            return None
    return said if process.returncode == 0 and said else None


def main() -> None:
    """Reads a PDF from standard input and answers its first page; ends with 1 where it cannot."""
    _limit()
    content = sys.stdin.buffer.read()
    import typst  # after the limits, so that they hold for imports too

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "given.pdf").write_bytes(content)
        paper = Path(folder) / "page.typ"
        paper.write_text(TEMPLATE, encoding="utf-8")
        try:
            drawn = typst.compile(str(paper), root=folder, format="png", ppi=POINTS_PER_INCH)
        except BaseException:  # a reader of foreign bytes may end as it likes: there is no picture then
            drawn = b""
    sys.stdout.buffer.write(drawn if isinstance(drawn, bytes) else drawn[0])
    sys.stdout.flush()
    os._exit(0 if drawn else 1)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's timeout stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
