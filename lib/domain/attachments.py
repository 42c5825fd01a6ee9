"""What can be attached to a row of the plan: of which rows, how large, under which name, what is shown of it."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

from lib.domain.errors import Invalid
from lib.domain.terms import AttachmentKind

#: The tables whose rows carry files and links.
CARRIERS = ("action", "milestone", "decision", "interaction", "commitment")
#: Where the files of an answer wait: they go over to the action once it is accepted.
WAITING = "declaration"
#: What stands for a deliverable where a completion needs one.
PROOF = frozenset({AttachmentKind.DELIVERABLE, AttachmentKind.EVIDENCE})
#: Bytes of a file: the same limit as an upload has (.streamlit/config.toml).
LARGEST_FILE = 25 * 2**20
#: What a file is called is cut there, its ending kept: no system keeps longer names.
LONGEST_NAME, LONGEST_ENDING = 200, 12
#: What no file system or no reader of headers takes in a name.
FORBIDDEN = frozenset('/\\<>:"|?*')
#: Names that Windows keeps for its devices.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})  # fmt: skip
LINKS = ("http", "https")


def carrier_of(table: str, key: str) -> str:
    """A row as an attachment names it."""
    return f"{table}:{key}"


def sent_name(sent: str) -> str:
    """The name of a file as it was before a browser put it into a form, which escapes a quotation mark and the breaks of a line,
    and nothing else; a break is a space."""
    for escaped, meant in (("%22", '"'), ("%0D%0A", " "), ("%0D", " "), ("%0A", " ")):
        sent = sent.replace(escaped, meant)
    return sent


def plain(typed: str) -> str:
    """A name as it is read: without the marks that turn its letters around or cannot be seen."""
    text = unicodedata.normalize("NFC", typed)
    kept = (" " if c in "\t\r\n" else c for c in text if c in "\t\r\n" or unicodedata.category(c)[0] != "C")
    return " ".join("".join(kept).split())


def safe_name(typed: str) -> str:
    """What a file is called: never a path, never a device, no longer than a file system takes; its ending stays."""
    text = "".join("_" if c in FORBIDDEN else c for c in plain(typed)).strip(" .")
    stem, dot, ending = text.rpartition(".")
    if not stem or len(ending) > LONGEST_ENDING or " " in ending:
        stem, dot, ending = text, "", ""
    room = LONGEST_NAME - len(f"{dot}{ending}".encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .") or "file"
    return f"{'_' if stem.casefold() in DEVICES else ''}{stem}{dot}{ending}"


def safe_link(typed: str) -> str:
    """The address of a page, as it is opened. Raises Invalid for anything else, as a script or a path."""
    text = plain(typed)
    try:
        parts = urlsplit(text)
        is_one = parts.scheme.lower() in LINKS and bool(parts.hostname) and " " not in text
    except ValueError:
        is_one = False
    if not is_one:
        raise Invalid("link_unsafe", "A link begins with https:// or http://.", field="link")
    return text


def format_of(content: bytes) -> str:
    """What can be shown of a file, by its first bytes whatever its name: png, jpeg, gif, webp, pdf; empty for all else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return "pdf" if content.startswith(b"%PDF-") else ""
