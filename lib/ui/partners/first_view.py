"""What the page of partners answers before anything else: who must move, who waits, since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.i18n.formats import MISSING
from lib.store.reads import PendingLetter, Promise, TurnBalance
from lib.store.rows import Rows
from lib.ui import data, digest, markup, session
from lib.ui.session import tn
from lib.wording.short import days as in_days

#: Names told beside a count; the rest is behind its link.
NAMED = 5


def answers(
    letters: Rows[PendingLetter],
    owed: Rows[PendingLetter],
    promised: Rows[Promise],
    organisations: Rows[TurnBalance],
) -> None:
    """One line for each, the days first: letters without answer on either side, follow-ups past their day, whose move is
    next.
    """
    day = session.today()
    lines = data.worded(
        "partners_first",
        lambda: [*_letters(letters), *_owed(owed), *_promises(promised), *_moves(organisations)],
        letters,
        owed,
        promised,
        organisations,
        day,
    )
    if lines:
        digest.lines(lines)


def _letters(rows: Rows[PendingLetter]) -> Iterator[digest.Line]:
    """The letters that wait for an answer, the oldest first."""
    if rows:
        yield _line(rows, tn("{n} letter waits for an answer", "{n} letters wait for an answer", len(rows)))


def _owed(rows: Rows[PendingLetter]) -> Iterator[digest.Line]:
    """The letters received that were not answered, the oldest first."""
    if rows:
        yield _line(
            rows,
            tn("{n} letter received is not answered", "{n} letters received are not answered", len(rows)),
        )


def _line(rows: Rows[PendingLetter], said: str) -> digest.Line:
    language = session.language()
    oldest: dict[str, int] = {}
    for row in rows:
        oldest.setdefault(row.partner or MISSING, row.age)
    names = [
        (markup.Cell(name, markup.address("partner", partner=name)), in_days(language, age))
        for name, age in oldest.items()
    ]
    link = markup.Cell(said, markup.address("partners", view="letters"))
    return digest.Line(in_days(language, rows[0].age), (link,), (_some(names),))


def _promises(rows: Rows[Promise]) -> Iterator[digest.Line]:
    """The promised follow-ups that are past their day."""
    late = [row for row in rows if row.is_overdue]
    if not late:
        return
    said = tn(
        "{n} promised follow-up is past its day",
        "{n} promised follow-ups are past their day",
        rows[0].overdue,
    )
    oldest = max(row.days_over or 0 for row in late)
    who = [
        markup.Cell(name)
        for name in dict.fromkeys(row.follow_up_by or row.partner or MISSING for row in late)
    ]
    link = markup.Cell(said, markup.address("partners", view="letters"))
    yield digest.Line(in_days(session.language(), oldest), (link,), (_some(who),))


def _moves(rows: Rows[TurnBalance]) -> Iterator[digest.Line]:
    """Whose move is next, who has most of them first."""
    held = sorted((row for row in rows if row.turn_of), key=lambda row: -row.actions)
    if not held:
        return
    n = sum(row.actions for row in held)
    said = tn("{n} open action waits for a next move", "{n} open actions wait for a next move", n)
    names = [
        (
            markup.Cell(
                row.turn_of or MISSING, markup.address("partners", view="turns", turn=row.turn_of or "")
            ),
            f"({row.actions})",
        )
        for row in held
    ]
    first = min((row.since for row in held if row.since is not None), default=None)
    days = in_days(session.language(), (session.today() - first).days) if first else ""
    link = markup.Cell(said, markup.address("partners", view="turns"))
    yield digest.Line(days, (link,), (_some(names),))


def _some(names: Sequence[digest.Told]) -> tuple[digest.Told, ...]:
    """The first names, and how many others."""
    others = len(names) - NAMED
    if others <= 0:
        return tuple(names)
    return (*names[:NAMED], markup.Cell(tn("and {n} other", "and {n} others", others)))
