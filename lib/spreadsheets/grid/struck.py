"""Texts of which a part is struck out: « ~~12/03/2026~~ 30/06/2026 » says the second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: What joins the old to the new, and says nothing once the old is gone.
JOINTS = " \t\r\n\xa0→➔⇒>-–—/|;:,"
SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Struck:
    """What stands of a text, and what was struck; nothing stands when all of it was."""

    standing: str
    struck: str

    @classmethod
    def of(cls, runs: Sequence[tuple[str, bool]]) -> Struck | None:
        """The runs of a text, each with whether it is struck; None when none is."""
        filled = [(text, out) for text, out in runs if text.strip()]
        gone = [" ".join(text.split()) for text, out in filled if out]
        if not gone:
            return None
        standing = SPACES.sub(" ", "".join(text for text, out in runs if not out)).strip()
        if filled[0][1]:
            standing = standing.lstrip(JOINTS)
        if filled[-1][1]:
            standing = standing.rstrip(JOINTS)
        return cls(standing, " … ".join(gone))
