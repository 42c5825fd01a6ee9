"""Files and links kept with a row of the plan: what proves that something was done, or goes with it."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.schema.model import Table, shown

__all__ = ["ATTACHMENT"]

ATTACHMENT = Table(
    "attachment",
    "attachments",
    "Attachment",
    (
        # « action:3f2a… », see lib.domain.attachments.
        shown("carrier", "text", "Attached to", needed=True, names_row=True, in_form=False),
        shown("kind", "text", "Nature of the attachment", terms.AttachmentKind, needed=True),
        shown("title", "text", "Title of the attachment"),
        shown("link", "text", "Address of the link"),
        # What the file is called, made safe; its bytes are kept by their fingerprint.
        shown("file_name", "text", "File", in_form=False),
        shown("size", "integer", "Size (bytes)", in_form=False),
        shown("sha256", "text", "Fingerprint of the file", in_form=False),
        shown("added_on", "date", "Added on", in_form=False),
        shown("added_by", "text", "Added by", in_form=False),
        shown("shared", "flag", "Shared with the partners"),
    ),
    named_by=("title",),
    sheet="Attachments",
    gone="This attachment is no longer there.",
    opened_by="shared",
)
