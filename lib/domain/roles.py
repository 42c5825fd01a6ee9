"""Who may do what: a role contains every role below it."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """Ordered, so that `role >= Role.EDITOR` reads as it sounds."""

    GUEST = 0
    READER = 1
    EDITOR = 2
    ADMINISTRATOR = 3
