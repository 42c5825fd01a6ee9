"""Hours of a day as people type them. Pure."""

from __future__ import annotations

import re

from lib.domain.errors import Invalid

TYPED = re.compile(r"\s*(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?\s*", re.IGNORECASE)


def hour_of(typed: str | None, field: str) -> str | None:
    """An hour as it is stored, « 09:30 », however it is typed; None for none. Raises Invalid for what is no hour."""
    if not (typed or "").strip():
        return None
    found = TYPED.fullmatch(str(typed))
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Invalid("hour_unread", "This is not an hour. Expected, for example: 10:00.", field=field)
    return f"{hour:02d}:{minute:02d}"
