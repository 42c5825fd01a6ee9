"""All that a file holds, whatever its format: every member, property, comment, hidden sheet, stream, and what a reader sees."""

import email
import io
import re
import subprocess
import zipfile
from email import policy
from html import unescape
from urllib.parse import unquote

#: What differs from one making of the same file to the next, and tells nothing.
MADE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?|uuid:[0-9a-f-]{36}|={8,}\d+={2}")


def parts(content, where=""):
    """Its parts, each with the way to it: the text of each as its reader, and as whoever opens it, would find it."""
    if isinstance(content, str):
        content = content.encode()
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{where}/comment", archive.comment.decode("latin-1")
            for info in archive.infolist():
                yield f"{where}/{info.filename}", f"{info.filename} {info.comment!r}"
                yield from parts(archive.read(info), f"{where}/{info.filename}")
    elif content.startswith(b"%PDF"):
        yield from _pdf(content, where)
    elif re.match(rb"(?i)(from|to|subject|date|mime-version|x-[\w-]+|message-id): ", content):
        message = email.message_from_bytes(content, policy=policy.default)
        yield f"{where}/headers", " ".join(f"{name}: {value}" for name, value in message.items())
        for part in message.walk():
            if not part.is_multipart():
                yield from parts(part.get_payload(decode=True) or b"", f"{where}/{part.get_content_type()}")
    else:
        yield from _text(content, where)


def _text(content, where):
    """A text as it stands, without its tags, and with its entities and escapes read."""
    for encoding in ("utf-8", "utf-16"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = content.decode("latin-1")
    yield where, text
    folded = text.replace("\r\n ", "").replace("\n ", "")  # lines of a calendar
    yield f"{where} read", unquote(unescape(re.sub(r"<[^>]*>", "", folded)))
    if "\\u" in text:
        yield f"{where} unescaped", re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)


def _pdf(content, where):
    import pypdf

    seen = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    yield f"{where}/seen", seen.stdout.decode()
    reader = pypdf.PdfReader(io.BytesIO(content))
    yield f"{where}/information", str(reader.metadata)
    for number in range(1, len(reader.xref_objStm) + sum(len(known) for known in reader.xref.values()) + 1):
        found = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        if found is None:
            continue
        yield f"{where}/object {number}", str(found)
        if isinstance(found, pypdf.generic.StreamObject):
            yield f"{where}/stream {number}", found.get_data().decode("latin-1")
            yield f"{where}/stream {number} wide", found.get_data().decode("utf-16-be", "ignore")
    for name, held in reader.attachments.items():
        for one in held:
            yield from parts(one, f"{where}/{name}")


def told(content):
    """What a file tells, to be compared with another making of it."""
    return {
        where: MADE.sub("", text)
        for where, text in parts(content)
        if "/stream " not in where and "/object " not in where
    }
