"""Who may do what: a role opens every page that the roles below it open."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """Ordered, so that `role >= Role.EDITOR` reads as it sounds.

    A partner opens the pages that a reader opens, always in the partner's view, and says what its own organisation has to
    say; a reader sees everything and writes nothing. A visitor has no account and sees one page, by a link that somebody
    shared; a guest is nobody.
    """

    GUEST = -1
    VISITOR = 0
    READER = 1
    PARTNER = 2
    EDITOR = 3
    ADMINISTRATOR = 4
