"""Actions as lines that begin with their days: late since, due on; then what, then who must move."""

from __future__ import annotations

from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import label, sign
from lib.store.reads import Dated
from lib.store.rows import Rows
from lib.ui import data, markup, session
from lib.ui.session import t
from lib.wording.short import days as in_days


def late(rows: Rows[Dated]) -> None:
    """The oldest first: days past, code and title, then situation and who must move."""
    markup.show(data.worded("late_lines", lambda: markup.lines_html(map(_late, rows)), rows))


def _late(row: Dated) -> markup.Line:
    language = session.language()
    return markup.Line(in_days(language, row.days_late), named(row), (situation(row), who(row)), burns=True)


def coming(row: Dated) -> markup.Line:
    """The day, code and title, then who must move."""
    return markup.Line(format_day(session.language(), row.deadline), named(row), (who(row),))


def named(row: Dated) -> tuple[markup.Cell, ...]:
    """The code, which opens the action, and the title."""
    return (
        markup.Cell(row.code or MISSING, markup.action_link(row.code, row.key), style="code"),
        markup.Cell(row.title or MISSING),
    )


def situation(row: Dated) -> markup.Cell:
    """Sign and word of the situation."""
    value = Situation(row.situation)
    return markup.Cell(label(session.language(), value), style=f"s-{value}", mark=sign(value))


def who(row: Dated) -> markup.Cell:
    """Who must move; where nobody is named, the way to name somebody."""
    if row.responsible:
        return markup.Cell(row.responsible)
    return markup.Cell(t("+ name an owner"), markup.action_link(row.code, row.key))
