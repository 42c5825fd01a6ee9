"""A visitor, who has no account and sees one page by a link that somebody shared: the page without a way to anything else, which
draws itself anew when something is recorded and ends with the link."""

from __future__ import annotations

from lib.domain.people import Board
from lib.ui import session

#: Seconds after which a page asks whether its link still holds, and whether anything was recorded.
EVERY = 4


def board() -> Board | None:
    """What was shared with whoever is here; None for everybody else."""
    return who.board if (who := session.person()) else None


def is_visitor() -> bool:
    """Whether whoever is here is a visitor."""
    return board() is not None
