"""Answers kept by what they depend on, shared by every session of the process.

Frames and figures are told apart by who they are, not by what they hold: reading the contents of a frame
to find its key costs more than most blocks. What is kept is never changed by anybody.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from itertools import islice
from threading import Lock
from typing import Any

#: Of a long list so many parts are weighed, and the others taken to weigh as much.
WEIGHED = 40
#: Deeper than this nothing is weighed: answers are rows of values, texts, frames and figures.
DEPTH = 12


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


def weight(value: Any, depth: int = DEPTH) -> int:
    """About how many bytes a value holds: enough to bound a cache, and quick however long the value is."""
    if isinstance(value, str | bytes | int | float | bool | None) or depth == 0:
        return sys.getsizeof(value)
    if hasattr(value, "memory_usage"):  # a frame, with the texts in it
        told = value.memory_usage(index=True, deep=True)
        return int(told.sum() if hasattr(told, "sum") else told)
    if hasattr(value, "nbytes"):
        return int(value.nbytes)
    if hasattr(value, "to_plotly_json"):
        return weight(value.to_plotly_json(), depth - 1)
    if isinstance(value, Mapping):
        return sys.getsizeof(value) + _of_many(value.items(), len(value), depth)
    if isinstance(value, Sequence | Set):
        return sys.getsizeof(value) + _of_many(value, len(value), depth)
    if is_dataclass(value) and not isinstance(value, type):
        return sys.getsizeof(value) + sum(weight(getattr(value, f.name), depth - 1) for f in fields(value))
    return sys.getsizeof(value)


def _of_many(parts: Any, count: int, depth: int) -> int:
    if count <= WEIGHED:
        return sum(weight(part, depth - 1) for part in parts)
    step = count // WEIGHED
    return sum(weight(part, depth - 1) for part in islice(parts, 0, step * WEIGHED, step)) * count // WEIGHED


class Cache:
    """The last answers asked for: at most `size` of them, and together about `most` bytes; the last one always.

    Who asks for one that is being made waits for it: work is done once.
    """

    def __init__(self, size: int, most: int) -> None:
        self._size = size
        self._most = most
        self._held = 0
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    @property
    def held(self) -> int:
        """About how many bytes the answers hold."""
        return self._held

    def answer(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The answer under a key, made when there is none; a failure is raised and not kept."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key][0]
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._answers:
                    return self._answers[key][0]
            try:
                made = make()
                heavy = weight(made)
                with self._lock:
                    self._answers[key] = (made, heavy)
                    self._held += heavy
                    while len(self._answers) > 1 and self._is_full():
                        self._held -= self._answers.popitem(last=False)[1][1]
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _is_full(self) -> bool:
        return len(self._answers) > self._size or self._held > self._most

    def forget(self) -> None:
        """Forgets every answer."""
        with self._lock:
            self._answers.clear()
            self._held = 0
