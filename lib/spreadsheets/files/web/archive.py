"""Web pages kept in one file (.mht, what Excel calls a single file web page) and messages: their pages are read."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from itertools import islice

from lib.spreadsheets.files.canvas import named
from lib.spreadsheets.files.container import Limits
from lib.spreadsheets.files.refusals import refusal
from lib.spreadsheets.files.web.html_tables import tables_of
from lib.spreadsheets.model import Issue, Sheet, Workbook

#: Parts that are looked at: a workbook saved so has one for each sheet.
PARTS = 500


def parse_web_archive(content: bytes, file: str, limits: Limits) -> Workbook:
    """The tables of the pages that the file holds. Raises FileRefused when they hold none, or for a message
    whose workbook is attached to it."""
    parts = list(islice(message_from_bytes(content).walk(), PARTS))
    if any(_is_workbook(part) for part in parts):
        raise refusal("file_mail", file)
    sheets: list[Sheet] = []
    issues: list[Issue] = []
    for part in parts:
        body = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(body, bytes):
            tables, said = tables_of(body, file, limits, part.get_content_charset() or "")
            sheets += tables
            issues += said
    if not sheets:
        raise refusal("file_mail", file)
    return Workbook(file, "mht", tuple(named(sheets)), tuple(issues))


def _is_workbook(part: Message) -> bool:
    """Whether a workbook is attached: in a page kept in one file, nothing is."""
    name = (part.get_filename() or "").lower()
    return name.endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"))
