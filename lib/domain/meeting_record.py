"""The record of a meeting as it is given out: what it is drawn up from, and what was drawn up. Pure.

Whoever draws it is handed the state that is about to be recorded, and hands back the bytes that are kept with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lib.domain.changes import Change, Values

#: The number of the record itself; its corrections are numbered from one.
FIRST = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a record is drawn up from: the plan at `revision`, the sheet of the meeting as it is about to stand.

    A correction says its reason, what it corrects in words (`said`) and by its `changes`; `annuls`: these are all that
    the meeting recorded, about to be undone.
    """

    revision: int
    sheet: Values
    number: int = FIRST
    reason: str = ""
    said: str = ""
    changes: tuple[Change, ...] = ()
    annuls: bool = False


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file as it is given out: how its name ends (docx, pdf), its name, its bytes."""

    ending: str
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The fingerprint by which its bytes are kept."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Given:
    """A record as it was drawn up: its language, the figures that it carries, what it corrects in words, its files."""

    language: str
    shown_revision: int
    fingerprint: str
    files: tuple[PaperFile, ...]
    corrects: str = ""


Draw = Callable[[Drawing], Given]


def stored_files(files: Sequence[PaperFile]) -> str:
    """The files of a record as its row names them: [ending, sha256, file name] of each."""
    return json.dumps([[file.ending, file.sha256, file.name] for file in files], ensure_ascii=False)


def named_files(stored: str | None) -> tuple[tuple[str, str, str], ...]:
    """Ending, sha256 and name of each file that a row names; none where it names none."""
    return tuple((str(e), str(s), str(n)) for e, s, n in json.loads(stored or "[]"))
