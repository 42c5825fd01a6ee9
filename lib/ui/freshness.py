"""Says since when the server that keeps the ledger is silent: what is shown then may be older than what others recorded."""

from __future__ import annotations

from datetime import timedelta

from lib import clock
from lib.i18n.formats import format_recorded
from lib.store import reads
from lib.ui import data, markup, session
from lib.ui.session import t


def banner() -> None:
    """Nothing while the ledger answers, or where it is a file."""
    silent = data.whole_store().place.silence
    if silent is None:
        return
    since = clock.now() - timedelta(seconds=silent)
    markup.box(
        "plan-banner",
        t(
            "The data server has not answered since {moment}. What is shown is what was recorded until then. Nothing can"
            " be recorded for now; everything goes on by itself once it answers.",
            moment=format_recorded(session.language(), since, data.read(reads.time_zone)),
        ),
    )
