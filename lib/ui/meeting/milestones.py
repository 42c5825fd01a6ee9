"""What is said of milestones on the screens of a meeting, beside the action that they are of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from lib.domain.terms import MeetingState
from lib.reports.meeting import Shown
from lib.store import reads
from lib.ui import data, markup, session
from lib.ui.meeting.rows import Row
from lib.wording.milestones import next_words


def told(facts: Shown, keys: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Of some actions, by key: the next milestone and those that are late, as they stood when the meeting opened."""
    meeting, now = facts.meeting, data.state()
    is_convened = meeting.state == MeetingState.CONVENED
    frozen = now if is_convened else now.at(meeting.shown_revision, meeting.held_on)
    named = tuple(sorted({key for key in keys if key}))
    if not named:
        return {}
    found = sorted(data.read_at(frozen, reads.milestones, keys=named), key=lambda row: row.action)
    return {
        key: next_words(session.language(), list(rows)) for key, rows in groupby(found, lambda r: r.action)
    }


def beside(row: Row, said: Mapping[str, Sequence[str]]) -> Row:
    """The row with the words of its milestones below its title."""
    words = said.get(row.key, ())
    if not words:
        return row
    first, second, *rest = row.cells
    cell = markup.Cell(second) if isinstance(second, str) else second
    quiet = " · ".join(part for part in (cell.quiet, *words) if part)
    return replace(row, cells=(first, replace(cell, quiet=quiet), *rest))
