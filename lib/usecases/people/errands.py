"""What is begun at a door and ended there within minutes: a challenge, a visit to a provider. Kept on the server's side, so
that it is ended once, whichever server does; the browser holds the name of it alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from secrets import token_urlsafe

from lib.people.store import MOMENT, People
from lib.usecases.people.sessions import hash_of

LASTS = timedelta(minutes=10)
#: How many are kept: who begins more than that and ends none takes room from nothing else.
MOST = 2000


def begin(people: People, kind: str, held: Mapping[str, str], now: datetime) -> str:
    """Keeps what is needed to end it; answers what the browser keeps."""
    token = token_urlsafe(24)
    with people.together() as together:
        together.rows("errands_forget", now=now, most=MOST - 1)
        together.rows(
            "errand_insert",
            token=hash_of(token),
            kind=kind,
            held=json.dumps(dict(held)),
            expires_at=now + LASTS,
        )
    return token


def take(people: People, kind: str, token: str, now: datetime) -> dict[str, str] | None:
    """What was kept, once; None for what was ended already, is too old, or was never begun."""
    found = people.first("errand_take", kind=kind, token=hash_of(token)) if token else None
    if found is None or datetime.strptime(found["expires_at"], MOMENT) <= now:
        return None
    return {str(name): str(value) for name, value in json.loads(found["held"]).items()}
