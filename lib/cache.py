"""Answers kept by what they depend on, shared by every session of the process.

Frames and figures are told apart by who they are, not by what they hold: reading the contents of a frame
to find its key costs more than most blocks. What is kept is never changed by anybody.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Any


class Same:
    """A key that is one object itself; it keeps the object, so that no other takes its identity."""

    __slots__ = ("held",)

    def __init__(self, held: object) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.held is self.held


def key_of(value: object) -> Hashable:
    """The value as a key: plain data by what they say, anything else by which object it is."""
    if isinstance(value, (list, tuple)):
        return tuple(key_of(part) for part in value)
    if isinstance(value, Mapping):
        return tuple((name, key_of(part)) for name, part in value.items())
    try:
        hash(value)
    except TypeError:
        return Same(value)
    return value


class Cache:
    """The last `size` answers asked for. Who asks for one that is being made waits for it: work is done once."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    def answer(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The answer under a key, made when there is none; a failure is raised and not kept."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._answers:
                    return self._answers[key]
            try:
                made = make()
                with self._lock:
                    self._answers[key] = made
                    if len(self._answers) > self._size:
                        self._answers.popitem(last=False)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def forget(self) -> None:
        """Forgets every answer."""
        with self._lock:
            self._answers.clear()
