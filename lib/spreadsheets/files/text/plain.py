"""A text that holds a table: cells kept apart by a separator, or tables drawn with bars and dashes."""

from __future__ import annotations

from lib.spreadsheets.files.text.ruled import drawn_tables
from lib.spreadsheets.files.text.separated import decode, separated
from lib.spreadsheets.model import Issue, Workbook


def parse_text(content: bytes, file: str) -> Workbook:
    """The sheets of a text, and what had to be guessed."""
    text, guessed = decode(content)
    issues: tuple[Issue, ...] = ()
    if guessed:
        issues = (
            Issue(
                "warning",
                "text_encoding_guessed",
                "The alphabet of the text was guessed ({encoding}): check that its letters are right.",
                values={"encoding": guessed},
            ),
        )
    count = text.count("\x00")
    if count:
        issues = (*issues, nulls_taken_out(count))
        text = text.replace("\x00", "")
    drawn = drawn_tables(text)
    if drawn:
        return Workbook(file, "markdown", tuple(drawn), issues)
    return Workbook(file, "csv", (separated(text),), issues)


def nulls_taken_out(count: int) -> Issue:
    """What is said of the null characters of a file."""
    return Issue(
        "warning",
        "text_nul",
        "Null characters, which no text has, were taken out ({n}): check that the texts are whole.",
        values={"n": count},
    )
