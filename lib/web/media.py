"""Files that the framework holds in memory, `/media/<id>`, and who was told of one: nobody else is given it.

The framework gives a file to whoever knows its address. An address reaches a browser over the socket of its own page alone: who
was told of it there may ask for it, as long as the session lasts in which they were told.
"""

from __future__ import annotations

import re
from collections import OrderedDict

from starlette.types import Message, Send

MEDIA = "media"
#: An address as it stands in a message; what follows the name, the ending, says nothing.
NAMED = re.compile(rb"/media/([0-9A-Za-z_-]+)")
#: Addresses that are remembered at once, the last told of all sessions.
MOST = 100_000


class Media:
    """Who was told of which file. Asked on the thread of the server alone."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._told: OrderedDict[tuple[str, bytes], None] = OrderedDict()

    def telling(self, session: str, send: Send) -> Send:
        """Sends on what a page is told, and remembers the files that it names."""

        async def sent(message: Message) -> None:
            self._hear(session, message.get("bytes") or b"")
            await send(message)

        return sent

    def gives(self, session: str, path: str) -> bool:
        """Whether an address is of no such file, or of one that this session was told of."""
        _, first, *below = path.split("/")
        return first != MEDIA or (session, "".join(below).partition(".")[0].encode()) in self._told

    def _hear(self, session: str, said: bytes) -> None:
        for name in NAMED.findall(said):
            self._told[session, name] = None
            self._told.move_to_end((session, name))
        while len(self._told) > self._most:
            self._told.popitem(last=False)
