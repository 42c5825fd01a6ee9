"""What a workbook says of itself: when it was last saved."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import UTC, datetime

PARTS = {
    "xlsx": ("docProps/core.xml", re.compile(rb"<dcterms:modified[^>]*>([^<]{10,40})<")),
    "xlsm": ("docProps/core.xml", re.compile(rb"<dcterms:modified[^>]*>([^<]{10,40})<")),
    "ods": ("meta.xml", re.compile(rb"<dc:date>([^<]{10,40})<")),
}
LONGEST = 200_000


def last_saved(content: bytes, kind: str) -> datetime | None:
    """When the file was last saved, UTC without timezone; None when it does not say."""
    if kind not in PARTS:
        return None
    part, pattern = PARTS[kind]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(part) as stream:
            found = pattern.search(stream.read(LONGEST))
    except (KeyError, zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return None
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found[1].decode("ascii", "replace")[:26].replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
