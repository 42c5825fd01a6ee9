"""A signed file that came back → what it holds, read in a child process with limits: whatever the bytes, an answer in words."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from lib.domain.signed import Level, Prepared, Reading, Signature, of_record
from lib.signing.refusals import refusal

ROOT = Path(__file__).parents[2]
#: A paper and its signatures are some hundreds of kilobytes; a scan that was signed, some megabytes.
LARGEST = 20_000_000
#: Seconds and bytes that the child may take.
SECONDS, MEMORY = 20, 1_500_000_000
CHILD = "lib.signing.child"
HEAD = 1024  # within so many bytes a PDF says that it is one
#: One file at a time: each may take all the memory that it is allowed.
TURN = Lock()
TIRED = -getattr(signal, "SIGXCPU", 0)


def looks_signed(content: bytes) -> bool:
    """Whether a file may hold an electronic signature: cheap, to tell a scan from it."""
    return b"%PDF-" in content[:HEAD] and b"/ByteRange" in content


def read(content: bytes, files: Sequence[Prepared] = ()) -> tuple[Reading, Prepared | None]:
    """What a PDF holds of signatures, and which of the files made to be signed it is.

    Raises FileRefused for what is no PDF, too large, encrypted, damaged, too slow to read, or holds no signature.
    """
    if len(content) > LARGEST:
        raise refusal("signed_large", size=LARGEST // 1_000_000)
    if b"%PDF-" not in content[:HEAD]:
        raise refusal("signed_no_pdf")
    prepared = of_record(content, files)
    with TURN:
        told = _answer((prepared.file_length if prepared else 0).to_bytes(8, "big") + content)
    if "refused" in told:
        raise refusal(told["refused"])
    reading = _reading(told)
    if not reading.signatures:
        raise refusal("signed_none")
    return reading, prepared


def _answer(asked: bytes) -> dict[str, Any]:
    with subprocess.Popen(
        [sys.executable, "-m", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    ) as process:
        try:
            said, _ = process.communicate(asked, timeout=SECONDS * 1.5)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise refusal("signed_slow", seconds=SECONDS) from error
    if process.returncode and process.returncode == TIRED:
        raise refusal("signed_slow", seconds=SECONDS)
    if process.returncode or not said:
        raise refusal("signed_damaged")
    told: dict[str, Any] = json.loads(said)
    return told


def _reading(told: dict[str, Any]) -> Reading:
    since = told["since"]
    return Reading(
        tuple(_signature(one) for one in told["signatures"]),
        tuple(told["fields"]),
        Level(since) if since else None,
    )


def _signature(told: dict[str, Any]) -> Signature:
    signed_at = told["signed_at"]
    read = Signature(**{**told, "after": Level(told["after"]), "signed_at": None})
    return replace(read, signed_at=datetime.fromisoformat(signed_at)) if signed_at else read
