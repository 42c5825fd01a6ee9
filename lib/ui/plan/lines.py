"""Actions as lines that begin with their days: what is late and who must move, who must move and for what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import label, sign
from lib.store.reads import Dated
from lib.store.rows import Rows
from lib.ui import data, digest, markup, session, writing
from lib.ui.session import t
from lib.wording.short import days as in_days


def late(rows: Rows[Dated]) -> None:
    """The oldest first: days past, code and title, then situation and who must move."""
    markup.show(
        data.worded("late_lines", lambda: digest.lines_html(map(_late, rows)), rows, writing.is_possible())
    )


def _late(row: Dated) -> digest.Line:
    language = session.language()
    return digest.Line(
        in_days(language, row.days_late), _named(row), ((_situation(row), _who(row)),), burns=True
    )


def coming(row: Dated) -> digest.Line:
    """The day, code and title, then who must move."""
    return digest.Line(format_day(session.language(), row.deadline), _named(row), ((_who(row),),))


def movers(rows: Rows[Dated], measure: Callable[[Dated], int], *, burns: bool) -> None:
    """Who must move, each once, where the first of their deadlines stands; below, for what.

    `measure` is the number of days of a row, past its deadline or left.
    """

    def written() -> str:
        return digest.lines_html(_movers(rows, measure, burns=burns))

    name = "late_movers" if burns else "movers"
    markup.show(data.worded(name, written, rows, writing.is_possible()))


def _movers(rows: Rows[Dated], measure: Callable[[Dated], int], *, burns: bool) -> Iterable[digest.Line]:
    held: dict[tuple[str | None, str | None], list[Dated]] = {}
    for row in rows:
        # Where nobody is named, each action has somebody of its own to find.
        key = (row.owner, row.lead) if row.responsible else (row.key, None)
        held.setdefault(key, []).append(row)
    language = session.language()
    for actions in held.values():
        first = actions[0]
        several = len(actions) > 1
        yield digest.Line(
            in_days(language, measure(first)),
            (_who(first, style="code"), *_of(first)),
            tuple(_due(row, measure(row) if several else None) for row in actions),
            burns=burns,
        )


def _of(row: Dated) -> tuple[markup.Cell, ...]:
    """The organisation, where the name does not tell it."""
    if not row.lead or row.lead == row.responsible or (row.owner and row.lead in row.owner):
        return ()
    return (markup.partner_cell(row.lead),)


def _due(row: Dated, days: int | None) -> tuple[markup.Cell, ...]:
    language = session.language()
    code = markup.Cell(
        " ".join(part for part in (row.code, row.title) if part) or MISSING,
        markup.action_link(row.code, row.key),
    )
    since = [in_days(language, days)] if days is not None else []
    told = t("due on {day}", day=format_day(language, row.deadline))
    return (code, *map(markup.Cell, since), markup.Cell(told), _situation(row))


def _named(row: Dated) -> tuple[markup.Cell, ...]:
    """The code, which opens the action, and the title; the title opens it where there is no code."""
    link = "" if row.code else markup.action_link(None, row.key)
    return (*coded(row.code, row.key), markup.Cell(row.title or MISSING, link))


def coded(code: str | None, key: str) -> tuple[markup.Cell, ...]:
    """The code of an action, which opens it; nothing where it has none."""
    return (markup.Cell(code, markup.action_link(code, key), style="code"),) if code else ()


def _situation(row: Dated) -> markup.Cell:
    """Sign and word of the situation."""
    value = Situation(row.situation)
    return markup.Cell(label(session.language(), value), style=f"s-{value}", mark=sign(value))


def _who(row: Dated, style: str = "") -> markup.Cell:
    """Who must move; where nobody is named, the way to name somebody."""
    if row.responsible:
        return markup.Cell(row.responsible, style=style)
    if not writing.is_possible():
        return markup.Cell(t("no owner named"), style=style)
    return markup.Cell(t("+ name an owner"), markup.fill_link(row.code, row.key, "owner"), style=style)
