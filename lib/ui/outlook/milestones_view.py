"""The milestones that must be reached by a day."""

from __future__ import annotations

from datetime import date

from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, sign
from lib.store import reads
from lib.store.reads import Milestone
from lib.ui import data, layout, markup, session, tables
from lib.ui.session import t
from lib.wording.milestones import milestone_state
from lib.wording.short import without_mark

SHOWN = 25


def due_by(by: date) -> None:
    """The open milestones of open actions up to a day, those that are late among them; nothing where there is none."""
    language = session.language()
    rows = data.read(reads.milestones_due, until=by, limit=SHOWN)
    if not rows:
        return
    title = t("Milestones to be reached by {day}", day=format_day(language, by))
    layout.section(title)
    code = markup.Column(field_label(language, "action", "code"), short=True)
    named = markup.Column(field_label(language, "milestone", "title"), width=44)
    state = markup.Column(field_label(language, "milestone", "status"), width=20)
    tables.table(
        rows,
        title,
        tables.Shown(code, _code),
        tables.Shown(
            named,
            lambda r: markup.named(without_mark(r.title or MISSING), without_mark(r.action_title or "")),
        ),
        tables.field("milestone", "owner", width=16),
        tables.field("milestone", "deadline", short=True),
        tables.Shown(state, _state),
    )
    if rows.found > len(rows):
        markup.paragraph(t("The first {n} of {total} are shown.", n=len(rows), total=rows.found))


def _code(row: Milestone) -> markup.Cell:
    link = markup.action_link(row.action_code, row.action)
    return markup.Cell(row.action_code or t("Action"), link)


def _state(row: Milestone) -> markup.Cell:
    said = milestone_state(session.language(), row)
    if not row.is_late:
        return markup.Cell(said)
    return markup.Cell(said, style=f"s-{Situation.OVERDUE}", mark=sign(Situation.OVERDUE))
