"""The audit as a workbook: every line that was asked for, in the time zone of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from lib.domain.people import Done
from lib.domain.zones import in_zone
from lib.i18n import Language, direction, translate
from lib.i18n.authors import author_name
from lib.i18n.formats import zone_name
from lib.spreadsheets.write import write_table
from lib.wording.people import done_text, told_text


def audit_workbook(rows: Sequence[Done], *, language: Language, zone: str) -> bytes:
    """The lines as .xlsx."""
    when = translate(language, "When (time of {place})", place=zone_name(language, zone))
    others = ("Who did it", "Account", "What was done", "Details", "From the address")
    labels = [when, *(translate(language, name) for name in others)]
    told = [
        [
            f"{in_zone(row.at, zone):%Y-%m-%d %H:%M:%S}",
            author_name(language, row.author),
            row.account,
            done_text(language, row.kind),
            told_text(language, row),
            row.address,
        ]
        for row in rows
    ]
    title = translate(language, "Audit")
    return write_table(labels, told, title=title, right_to_left=direction(language) == "rtl")
