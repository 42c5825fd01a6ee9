"""A zip that may be an archive of ours → its rows and files, or why not. Nothing of it is ever written to a disk.

What an archive says of itself is not believed: sizes are counted as they come, rows are read by the registry, files are
compared with their fingerprints.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from lib.archives.model import (
    FINGERPRINT,
    FORMAT,
    MANIFEST,
    READ_ME,
    TABLES_FOLDER,
    VERSION,
    WORKBOOK,
    Archive,
    ArchivedFile,
    Limits,
    Stored,
)
from lib.archives.pack import path_of
from lib.archives.rows import row_of
from lib.domain.attachments import plain, safe_name
from lib.domain.changes import Values
from lib.domain.errors import FileRefused
from lib.domain.schema import TABLES

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError,
    TypeError, AttributeError, RecursionError,
)  # fmt: skip
#: Where the name of the first entry stands in a zip.
FIRST_NAME = 30
#: A manifest names every file with its rows.
MANIFEST_SIZE = 50 * 2**20


def is_archive(content: bytes) -> bool:
    """Whether a file is a zip that says it is an archive of a plan: cheap, to tell it from a workbook.

    One that was cut is an archive still: by its end it would be taken for the workbook inside it.
    """
    if not content.startswith(b"PK"):
        return False
    if content[FIRST_NAME : FIRST_NAME + len(MANIFEST)] == MANIFEST.encode():
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            names = set(source.namelist())
    except BROKEN:
        return False
    return MANIFEST in names and f"{TABLES_FOLDER}/plan.jsonl" in names


def unpack(content: bytes, file: str, limits: Limits = Limits()) -> Archive:  # noqa: B008 - frozen
    """The archive in a file. Raises FileRefused for what is none, damaged, altered, too large, or of a later version."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            return _Reading(source, file, limits).archive()
    except BROKEN as error:
        raise FileRefused(
            "archive_damaged",
            "“{file}” is damaged or is no archive of a plan: make it again from the page Import of the other machine.",
            file=file,
        ) from error


class _Reading:
    def __init__(self, source: zipfile.ZipFile, file: str, limits: Limits) -> None:
        self._source, self._file, self._limits = source, file, limits
        entries = source.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if (
            len(entries) > limits.entries
            or sum(entry.file_size for entry in entries) > limits.unpacked
            or any(
                e.file_size > 2**20 and e.file_size > limits.ratio * max(e.compress_size, 1) for e in entries
            )
        ):
            raise FileRefused(
                "archive_too_large",
                "“{file}” unpacks to more than is read here and was not opened.",
                file=file,
            )
        if len(self._entries) != len(entries) or any(entry.flag_bits & 1 for entry in entries):
            raise ValueError("an entry stands twice, or is encrypted")

    def archive(self) -> Archive:
        """All that it holds, compared with what its manifest says."""
        manifest = json.loads(self._bytes(MANIFEST, MANIFEST_SIZE))
        if manifest["format"] != FORMAT:
            raise ValueError("another format")
        if int(manifest["version"]) > VERSION or set(manifest["tables"]) - set(TABLES):
            raise self._later()
        listed = manifest["files"]
        self._check_names(manifest["tables"], listed)
        tables = {name: self._table(name, told) for name, told in manifest["tables"].items()}
        if len(tables.get("plan", {})) != 1:
            raise ValueError("a plan has one row of its own")
        return Archive(
            plain(str(manifest["title"])),
            date.fromisoformat(manifest["made_on"]),
            int(manifest["revision"]),
            tables,
            tuple(self._given(told) for told in listed),
        )

    def _check_names(self, tables: Mapping[str, Any], files: list[Mapping[str, Any]]) -> None:
        """Raises FileRefused for an entry that no archive of ours has: a path out of it, something added."""
        known = {MANIFEST, READ_ME, WORKBOOK, *(f"{TABLES_FOLDER}/{name}.jsonl" for name in tables)}
        known |= {path_of(str(told["sha256"]), str(told["name"])) for told in files}
        strange = sorted(set(self._entries) - known)
        if strange:
            raise FileRefused(
                "archive_strange",
                "“{file}” holds something that is no part of an archive: {name}. Nothing of it was read.",
                file=self._file,
                name=plain(strange[0])[:80],
            )

    def _table(self, name: str, told: Mapping[str, Any]) -> Stored:
        text = self._bytes(f"{TABLES_FOLDER}/{name}.jsonl", self._limits.table)
        if sha256(text).hexdigest() != told["sha256"]:
            raise self._altered(name)
        rows: dict[str, Values] = {}
        for line in filter(None, text.decode().split("\n")):
            key, row = row_of(TABLES[name], json.loads(line), self._later)
            if key in rows:
                raise ValueError("a key stands twice")
            rows[key] = row
        if len(rows) != told["rows"]:
            raise self._altered(name)
        return rows

    def _given(self, told: Mapping[str, Any]) -> ArchivedFile:
        fingerprint, name = str(told["sha256"]), safe_name(str(told["name"]))
        if not FINGERPRINT.fullmatch(fingerprint):
            raise ValueError("no fingerprint")
        content = self._bytes(path_of(fingerprint, name), self._limits.file)
        if sha256(content).hexdigest() != fingerprint or len(content) != told["size"]:
            raise self._altered(name)
        return ArchivedFile(fingerprint, name, content)

    def _bytes(self, name: str, most: int) -> bytes:
        """The bytes of an entry, never more than it announced, nor than is read of its kind."""
        entry = self._entries[name]
        if entry.file_size > most:
            raise FileRefused(
                "archive_too_large",
                "“{file}” unpacks to more than is read here and was not opened.",
                file=self._file,
            )
        with self._source.open(entry) as opened:
            content = opened.read(entry.file_size + 1)
        if len(content) != entry.file_size:
            raise ValueError("another size than announced")
        return content

    def _altered(self, name: str) -> FileRefused:
        return FileRefused(
            "archive_altered",
            "“{name}” in “{file}” is not what was put there: its fingerprint differs. Nothing was read.",
            file=self._file,
            name=name,
        )

    def _later(self) -> FileRefused:
        return FileRefused(
            "archive_later",
            "“{file}” was made by a later version of this program: update this machine first.",
            file=self._file,
        )
