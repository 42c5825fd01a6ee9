"""Says since when the server that keeps the ledger is silent: what is shown then may be older than what others recorded."""

from __future__ import annotations

from datetime import timedelta

from lib import clock
from lib.domain import asked
from lib.domain.errors import StoreUnavailable
from lib.i18n.formats import format_recorded
from lib.store import reads
from lib.ui import data, markup, session
from lib.ui.session import t


def banner() -> None:
    """Nothing while the ledger answers, or where it is a file; nothing where it answers with a fault, which is told
    instead (`lib/ui/standing.py`)."""
    place = data.whole_store().place
    moment = since()
    if moment is None or place.fault is not None:
        return
    markup.box(
        "plan-banner",
        t(
            "The data server has not answered since {moment}. What is shown is what was recorded until then. Nothing can"
            " be recorded for now; everything goes on by itself once it answers.",
            moment=moment,
        ),
    )


def since() -> str | None:
    """The moment of which the copy is, in the reader's words; None for one that is fresh."""
    silent = data.whole_store().place.silence
    if silent is None:
        return None
    held = clock.now() - timedelta(seconds=silent)
    return format_recorded(session.language(), held, data.read(reads.time_zone))


def watched() -> None:
    """The page is drawn again as soon as somebody records something (meeting.js): for one on which several work at once."""
    if not session.shows_past():
        markup.paragraph(str(session.latest()), "plan-revision")


def newer() -> int:
    """The last revision of the plan, where it is newer than what the page shows; else 0, and while nobody answers."""
    try:
        last = data.revision_on(asked.LAST_DAY)
    except StoreUnavailable:  # told by the next run, or over when the server is back
        return 0
    return last if last > session.latest() else 0
