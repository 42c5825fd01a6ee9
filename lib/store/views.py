"""The views of one store: as a partner sees it, and without the actions that somebody of the team is not shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

View = TypeVar("View")
#: What a view leaves out: actions, « plan:key »; None is the partner's, who is shown what a list shows.
Hidden = frozenset[str] | None
#: Views that are kept at once: one for each set of actions that somebody is not shown.
MOST = 40


class Views(Generic[View]):
    """The same object for what is left out alike, as answers are kept by it, and none waits for a writer."""

    def __init__(self, make: Callable[[Hidden], View], learn: Callable[[str], None]) -> None:
        self._make = make
        self._learn = learn
        self._lock = Lock()
        self._held: OrderedDict[Hidden, View] = OrderedDict()
        self._learned: set[str] = set()

    def of(self, hidden: Hidden) -> View:
        """The view that leaves this out; its macros are loaded with the first one that needs them."""
        macros = "partner" if hidden is None else "team"
        with self._lock:
            if macros not in self._learned:
                self._learn(macros)
                self._learned.add(macros)
            if hidden not in self._held:
                self._held[hidden] = self._make(hidden)
            self._held.move_to_end(hidden)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
            return self._held[hidden]
