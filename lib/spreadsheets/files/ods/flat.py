"""A flat .fods: the XML of an .ods that was not packed. Packed, it is read as one."""

from __future__ import annotations

import io
import zipfile

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
#: What the document says of itself stands first.
ITSELF = 100_000


def packed(content: bytes) -> bytes:
    """The .ods that holds the same sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("meta.xml", content[:ITSELF])
        archive.writestr("content.xml", content)
    return out.getvalue()
