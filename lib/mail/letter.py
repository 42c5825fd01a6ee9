"""A message as it travels: text and HTML side by side, its papers attached, every header that a good sender sets. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.utils import format_datetime, parseaddr

#: Seven bits whatever the text, for servers and readers that take no more.
ENCODING = "quoted-printable"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along, its kind as `application/pdf`."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person."""

    sender: str
    to: str  # empty: of nobody's address, for whoever opens the draft to say
    name: str  # of the person
    subject: str
    text: str
    html: str
    language: str
    at: datetime  # UTC without timezone
    identifier: str  # what stands before the @ of its Message-ID: the same message never has two
    domain: str
    stops: Sequence[str] = ()  # where one asks to be written to no more: addresses of pages or of mail
    attachments: Sequence[Attachment] = ()


def message(letter: Letter) -> EmailMessage:
    """The message to be sent. Raises ValueError for a line break in a header: nothing can be added to one."""
    made = EmailMessage(policy=POLICY)
    made["From"] = _address(letter.sender)
    if letter.to:
        made["To"] = Address(display_name=letter.name, addr_spec=letter.to)
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(letter.at.replace(tzinfo=UTC))
    made["Message-ID"] = f"<{letter.identifier}@{letter.domain}>"
    # No answering machine answers it, and no list of theirs takes it for a person's.
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    if letter.stops:
        made["List-Unsubscribe"] = ", ".join(f"<{stop}>" for stop in letter.stops)
        if any(stop.startswith("https:") for stop in letter.stops):
            made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(letter.text, cte=ENCODING)
    made.add_alternative(letter.html, subtype="html", cte=ENCODING)
    for file in letter.attachments:
        main, _, sub = file.kind.partition("/")
        made.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    made["Content-Language"] = letter.language  # last: what is put in parts takes such headers with it
    return made


def draft(letter: Letter) -> bytes:
    """The message as a file that a mail program opens ready to be sent by whoever opens it: from nobody yet."""
    made = message(letter)
    for header in ("From", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"):
        del made[header]
    for header in ("List-Unsubscribe", "List-Unsubscribe-Post"):
        del made[header]
    made["X-Unsent"] = "1"
    return bytes(made)


def _address(sender: str) -> Address:
    name, address = parseaddr(sender)
    return Address(display_name=name, addr_spec=address)
