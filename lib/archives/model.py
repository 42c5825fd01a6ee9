"""What an archive of a plan holds, and how much one may cost to be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lib.domain.changes import Values

#: Says that a zip is one of ours, and which version of the form it has.
FORMAT, VERSION = "plan-archive", 1
MANIFEST, TABLES_FOLDER, FILES_FOLDER = "manifest.json", "tables", "files"
#: For people: what the archive is, the workbook of the plan.
READ_ME, WORKBOOK = "LISEZMOI.txt", "plan.xlsx"
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
MEGABYTE = 2**20

Stored = Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """A file that rows name by its fingerprint."""

    sha256: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Archive:
    """The rows of a plan as they stood at a revision, by table and key, with the files that they name."""

    title: str
    made_on: date
    revision: int
    tables: Mapping[str, Stored]
    files: tuple[ArchivedFile, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it holds in all."""
        return sum(map(len, self.tables.values()))


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may cost: bytes once unpacked, of a table and of a file; how many entries; how many times
    smaller what is packed may be."""

    unpacked: int = 1024 * MEGABYTE
    table: int = 300 * MEGABYTE
    file: int = 25 * MEGABYTE
    entries: int = 20_000
    ratio: int = 200


#: What a server reads for somebody: less than a terminal of one's own.
ON_SCREEN = Limits(unpacked=250 * MEGABYTE, table=100 * MEGABYTE)
