"""What must be done first for some actions to be done by a day: what they need of others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.i18n.formats import MISSING, format_day
from lib.store import reads
from lib.store.reads import Condition
from lib.ui import data, layout, markup, session, tables
from lib.ui.session import t

SHOWN = 25


def needed_by(by: date, keys: Sequence[str]) -> None:
    """The actions that are not done and that others, due by a day, need; nothing where there is none."""
    found = data.read(reads.conditions, keys=tuple(keys))
    if not found:
        return
    title = t("Needed first by what is due by {day}", day=format_day(session.language(), by))
    layout.section(title)
    tables.table(
        found[:SHOWN],
        title,
        tables.code(),
        tables.title(36),
        tables.deadline(),
        tables.Shown(markup.Column(t("Situation"), width=16), lambda r: markup.situation_cell(r.situation)),
        tables.Shown(markup.Column(t("Needed by"), width=22), _waiting),
    )
    if len(found) > SHOWN:
        markup.paragraph(t("The first {n} of {total} are shown.", n=SHOWN, total=len(found)))


def _waiting(row: Condition) -> markup.Cell:
    named = row.action_code or row.action_title or MISSING
    return markup.Cell(named, markup.action_link(row.action_code, row.action))
