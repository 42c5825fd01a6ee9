"""How long a file may take to be understood, as there is a limit to how long it may take to be read.

The clock is the caller's: what works here is handed a check, and calls it now and then on its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from lib.domain.errors import FileRefused

T = TypeVar("T")
Check = Callable[[], None]
#: Far more than ten thousand rows take, and what a person would wait for.
SECONDS = 30.0
#: So many rows between two looks at the clock.
EVERY = 500


def endless() -> None:
    """The check of who has all the time."""


def until(file: str, clock: Callable[[], float], seconds: float = SECONDS) -> Check:
    """A check that raises FileRefused (file_too_long) once the clock, in seconds, has gone on for so long."""
    began = clock()

    def check() -> None:
        if clock() - began > seconds:
            raise FileRefused(
                "file_too_long",
                "“{file}” could not be understood in {seconds} seconds and was abandoned. "
                "Keep the rows and the columns of the plan alone, and import that file.",
                file=file,
                seconds=int(seconds),
            )

    return check


def one_by_one(items: Iterable[T], check: Check) -> Iterator[T]:
    """The items, with a look at the clock before each."""
    for item in items:
        check()
        yield item


def checked(items: Iterable[T], check: Check) -> Iterator[T]:
    """The items, with a look at the clock before the first and every few hundred."""
    for number, item in enumerate(items):
        if number % EVERY == 0:
            check()
        yield item
