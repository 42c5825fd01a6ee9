"""What a file that is neither an archive nor an old workbook is: a kind of text, or something to refuse."""

from __future__ import annotations

import re

from lib.spreadsheets.files.refusals import refusal

HEAD = 4096
UTF16 = (b"\xff\xfe", b"\xfe\xff")
#: How a file begins that is no table, and what is said of it.
BEGINNINGS = (
    ((b"%pdf",), "file_pdf"),
    (
        (b"\x89png", b"\xff\xd8\xff", b"gif8", b"ii*\x00", b"mm\x00*", b"<svg", b"8bps", b"\x00\x00\x01\x00"),
        "file_picture",
    ),
    ((b"{\\rtf",), "file_word_document"),
    ((b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"rar!\x1a"), "file_archive"),
    ((b"l\x00\x00\x00\x01\x14\x02\x00", b"[internetshortcut]", b"[desktop entry]"), "file_shortcut"),
    ((b"\x7felf", b"mz\x90"), "file_not_a_table"),
)
#: Brands of the container that telephones and cameras write pictures in; the others are films.
PICTURE_BRANDS = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")
PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|link|title|style|script|table|div|font|center|form|span|tr|thead|p|br|h[1-6])\b|<!--"
)
MARKED_UP = re.compile(rb"<\?xml|<[a-z]+:?workbook\b|<workbook\b")
MAIL = re.compile(
    rb"(?:^|\n)(?:mime-version:|content-type:\s*(?:multipart/|text/html|message/)|received:\s|return-path:)"
)
HEADER_LINES = re.compile(rb"[a-z][a-z0-9-]*:[ \t][^\n]*\n(?:[ \t]+[^\n]*\n)*[a-z][a-z0-9-]*:[ \t]")
ON_LINE = re.compile(rb'^\{\s*"[^{}]*https?:[^{}]*"[^{}]*\}\s*$', re.DOTALL)


def kind_of_text(content: bytes, name: str) -> str:
    """html, mht, spreadsheetml, fods or csv. Raises FileRefused, with what to do, for what is no table."""
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if content.startswith(UTF16):
        head = content[: 2 * HEAD].decode("utf-16", "ignore").strip().lower().encode()
    for beginnings, code in BEGINNINGS:
        if head.startswith(beginnings):
            raise refusal(code, name)
    if _is_picture(content):
        raise refusal("file_picture", name)
    if MARKED_UP.match(head):
        return _kind_of_xml(content, head, name)
    if PAGE.match(head) or (head.startswith(b"version:") and b"starthtml:" in head):
        return "html"
    if HEADER_LINES.match(head) and MAIL.search(head):
        return "mht"
    if len(content) < HEAD and ON_LINE.match(head):
        raise refusal("file_shortcut", name)
    _refuse_bytes(content, name)
    return "csv"


def _is_picture(content: bytes) -> bool:
    if content.startswith(b"RIFF"):
        return content[8:12] == b"WEBP"
    if content.startswith(b"BM"):
        return int.from_bytes(content[2:6], "little") == len(content)
    return content[4:8] == b"ftyp" and content[8:12] in PICTURE_BRANDS


def _kind_of_xml(content: bytes, head: bytes, name: str) -> str:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "spreadsheetml"
    if b"urn:oasis:names:tc:opendocument:xmlns:office" in head and b"<office:document" in head:
        if b"<office:spreadsheet" in content:
            return "fods"
        raise refusal("file_word_document" if b"<office:text" in content else "file_not_a_table", name)
    if b"<html" in head or b"<!doctype html" in head:
        return "html"
    if b"word.document" in head or b"worddocument" in head:
        raise refusal("file_word_document", name)
    if b"<svg" in head:
        raise refusal("file_picture", name)
    if b"<plist" in head and b"<key>url</key>" in head:
        raise refusal("file_shortcut", name)
    raise refusal("file_not_a_table", name)


def _refuse_bytes(content: bytes, name: str) -> None:
    """Refuses what holds too many control characters to be a text."""
    sample = content[:65536]
    if not content.startswith(UTF16):
        controls = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample))
        if controls > max(2, len(sample) // 100):
            raise refusal("file_not_a_table", name)
