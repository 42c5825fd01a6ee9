"""A plan → one zip: the workbook and a text for people, a table a file, the files, and what says which row names which."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import IO

from lib.archives.model import (
    FILES_FOLDER,
    FINGERPRINT,
    FORMAT,
    MANIFEST,
    READ_ME,
    TABLES_FOLDER,
    VERSION,
    WORKBOOK,
    Archive,
    Stored,
)
from lib.domain.attachments import safe_name
from lib.domain.changes import Value, Values


def pack(archive: Archive, *, workbook: bytes, read_me: str, out: IO[bytes]) -> None:
    """Writes an archive. The same plan gives the same bytes."""
    tables = {name: _lines(rows) for name, rows in archive.tables.items() if rows}
    named = naming(archive.tables)
    files = [
        {
            "path": path_of(file.sha256, file.name),
            "name": file.name,
            "sha256": file.sha256,
            "size": len(file.content),
            "rows": named.get(file.sha256, []),
        }
        for file in archive.files
    ]
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "title": archive.title,
        "made_on": archive.made_on.isoformat(),
        "revision": archive.revision,
        "tables": {
            name: {"rows": len(archive.tables[name]), "sha256": sha256(text).hexdigest()}
            for name, text in tables.items()
        },
        "files": files,
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        _put(target, MANIFEST, _text(manifest, indent=1).encode(), archive.made_on)
        _put(target, READ_ME, read_me.encode("utf-8-sig"), archive.made_on)
        _put(target, WORKBOOK, workbook, archive.made_on, packed=False)
        for name, text in tables.items():
            _put(target, f"{TABLES_FOLDER}/{name}.jsonl", text, archive.made_on)
        for file, told in zip(archive.files, files, strict=True):
            _put(target, str(told["path"]), file.content, archive.made_on, packed=False)


def naming(tables: Mapping[str, Stored]) -> dict[str, list[list[str]]]:
    """Each fingerprint that rows name, whichever field says it: the rows (table, key) that do."""
    found: dict[str, list[list[str]]] = {}
    for table, rows in tables.items():
        for key, row in rows.items():
            told = {f for value in row.values() if isinstance(value, str) for f in FINGERPRINT.findall(value)}
            for fingerprint in sorted(told):
                found.setdefault(fingerprint, []).append([table, key])
    return found


def path_of(fingerprint: str, name: str) -> str:
    """Where a file stands in the archive: under its own name, in a folder of its fingerprint."""
    return f"{FILES_FOLDER}/{fingerprint[:16]}/{safe_name(name)}"


def _lines(rows: Mapping[str, Values]) -> bytes:
    return "".join(f"{_text({'key': key, **_told(row)})}\n" for key, row in rows.items()).encode()


def _told(row: Values) -> dict[str, Value]:
    """The values that a row has; days as ISO writes them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if value is not None
    }


def _text(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)


def _put(target: zipfile.ZipFile, name: str, content: bytes, day: date, *, packed: bool = True) -> None:
    entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o600 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    target.writestr(entry, content)


def fingerprints(tables: Mapping[str, Stored]) -> Iterable[str]:
    """Every fingerprint that rows name, in order."""
    return sorted(naming(tables))
