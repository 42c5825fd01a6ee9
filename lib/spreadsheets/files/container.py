"""What a file is, from its bytes: never from its name alone."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from lib.domain.errors import FileRefused
from lib.spreadsheets.files.refusals import refusal
from lib.spreadsheets.files.text.kinds import kind_of_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may cost. Sizes in bytes, times in seconds."""

    size: int = 25 * 2**20
    unpacked: int = 300 * 2**20
    ratio: int = 200
    entries: int = 2000
    memory: int = 1200 * 2**20
    seconds: float = 7.0
    cells: int = 6_000_000


DEFAULT_LIMITS = Limits()


def identify(content: bytes, file: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """The format of a file: xlsx, xlsm, xls, ods, fods, spreadsheetml, html, mht or csv.

    Raises FileRefused, with what to do, for everything else.
    """
    name = file.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
    if name.startswith("~$"):
        raise FileRefused(
            "file_lock",
            "“{file}” is the lock file that Excel leaves while a workbook is open. Choose the workbook itself.",
            file=name,
        )
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise FileRefused("file_empty", "“{file}” is empty. Choose the file that holds the table.", file=name)
    if len(content) > limits.size:
        raise FileRefused(
            "file_too_big",
            "“{file}” weighs {size} MB; the limit is {limit} MB. Keep only the sheet to import and try again.",
            file=name,
            size=len(content) // 2**20,
            limit=limits.size // 2**20,
        )
    if content.startswith(b"PK"):
        return _zip(content, name, limits)
    if content.startswith(OLE):
        return _ole(content, name)
    return kind_of_text(content, name)


def _zip(content: bytes, name: str, limits: Limits) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_size(entries, name, limits)
            names = {entry.filename for entry in entries}
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise refusal("file_unreadable", name) from error
    if any(part.endswith("xl/workbook.bin") for part in names):
        raise refusal("file_xlsb", name)
    if "xl/workbook.xml" in names or any(part.startswith("xl/worksheets/") for part in names):
        return "xlsm" if "xl/vbaProject.bin" in names else "xlsx"
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if any(part.startswith("word/") for part in names) or b"opendocument.text" in mimetype:
        raise refusal("file_word_document", name)
    if any(part.startswith("ppt/") for part in names) or b"opendocument.presentation" in mimetype:
        raise refusal("file_slides", name)
    if any(part.endswith((".iwa", "Index.zip")) for part in names):
        raise refusal("file_numbers", name)
    raise refusal("file_not_a_table" if mimetype else "file_archive", name)


def _check_size(entries: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    total = sum(entry.file_size for entry in entries)
    inflated = any(
        entry.file_size > 10 * 2**20 and entry.file_size > limits.ratio * max(entry.compress_size, 1)
        for entry in entries
    )
    if total > limits.unpacked or inflated or len(entries) > limits.entries:
        raise FileRefused(
            "file_bomb",
            "“{file}” unpacks to an abnormal size and was not opened. Copy the table into a new workbook.",
            file=name,
        )


def _ole(content: bytes, name: str) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise refusal("file_password", name)
    if holds("Workbook") or holds("Book"):
        return "xls"
    if holds("PowerPoint Document"):
        raise refusal("file_slides", name)
    if holds("__substg1.0_") or holds("__properties_version1.0"):
        raise refusal("file_mail", name)
    if holds("WordDocument"):
        raise refusal("file_word_document", name)
    # The header says in which 512-byte sector the directory starts: beyond the end, the file was cut.
    directory = int.from_bytes(content[48:52], "little")
    if (directory + 1) * 512 >= len(content):
        raise refusal("file_unreadable", name)
    raise refusal("file_not_a_table", name)
