"""What is said on the screens of a meeting of what an action waits for, and of its next occurrence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lib.domain.terms import MeetingState
from lib.i18n.formats import MISSING
from lib.reports.meeting import Shown
from lib.store import reads
from lib.ui import data, session
from lib.wording.links import coming_words, waits_for


def told(facts: Shown, keys: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Of some actions, by key: what each needs that is not done, and how far it is when it comes back, as they stood when
    the meeting opened."""
    meeting, now = facts.meeting, data.state()
    is_convened = meeting.state == MeetingState.CONVENED
    frozen = now if is_convened else now.at(meeting.shown_revision, meeting.held_on)
    named = tuple(sorted({key for key in keys if key}))
    if not named:
        return {}
    language = session.language()
    said: dict[str, list[str]] = defaultdict(list)
    for row in data.read_at(frozen, reads.conditions, keys=named):
        said[row.action].append(
            waits_for(language, row.code or row.title or MISSING, is_late=row.is_past_due)
        )
    for course in data.read_at(frozen, reads.courses, keys=named):
        said[course.action].append(coming_words(language, course))
    return said
