"""What the cells of every row say, told column by column: a value that comes back is looked at once.

Rows where a cell has more to tell than its values (an error, a remark, a word nobody knows) are left to be read cell by
cell; they are few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast
from unicodedata import is_normalized

from lib.domain.changes import Value
from lib.spreadsheets.cells.reading import Reading
from lib.spreadsheets.model import CellValue

Said = dict[str, Value]


class ColumnReader:
    """Gathers the columns of a table, in their order, then tells its rows."""

    def __init__(self, size: int, apart: Iterable[int]) -> None:
        """`size` rows; those `apart` (their positions) are read cell by cell whatever they hold."""
        self.size = size
        self.apart = set(apart)
        self.names: list[str] = []
        self.columns: list[Sequence[Value]] = []

    def add(self, values: Sequence[CellValue], read: Callable[[CellValue], Reading]) -> None:
        """A column of which a value says the same on whichever row it stands."""
        # True is 1 to a dictionary, and so is 1.0: where kinds are mixed, a value is told by its kind too.
        mixed = len(set(map(type, values)) - {type(None)}) > 1
        keys: Sequence[Any] = list(zip(map(type, values), values, strict=True)) if mixed else values
        self._add(keys, {key: read(value) for key, value in dict(zip(keys, values, strict=True)).items()})

    def add_as_is(self, field: str, values: Sequence[CellValue]) -> None:
        """A column that says what its cells hold, and nothing else."""
        self.names.append(field)
        self.columns.append(cast(Sequence[Value], values))  # texts alone, as `are_clean` found

    def add_in_order(self, readings: Sequence[Reading]) -> None:
        """A column that is read from its top down."""
        self._add(range(self.size), dict(enumerate(readings)))

    def _add(self, keys: Sequence[Any], readings: Mapping[Any, Reading]) -> None:
        quiet = next((r for r in readings.values() if _is_quiet(r)), None)
        names = tuple(quiet.values) if quiet else ()
        loud = {key for key, r in readings.items() if not _is_quiet(r) or tuple(r.values) != names}
        if loud:
            self.apart.update(place for place, key in enumerate(keys) if key in loud)
        for name in names:
            values = {key: r.values.get(name) for key, r in readings.items()}
            self.names.append(name)
            self.columns.append([values[key] for key in keys])

    def rows(self) -> list[Said | None]:
        """What each row says; None for one that is to be read cell by cell."""
        names = self.names
        said: list[Said | None] = [
            dict(zip(names, row, strict=True)) for row in zip(*self.columns, strict=True)
        ]
        said = said or [{} for _ in range(self.size)]
        for place in self.apart:
            said[place] = None
        return said


def are_clean(values: Sequence[CellValue], longest: int) -> bool:
    """Whether a column holds texts that are stored as they are typed, none too long, seen in one look at all of them."""
    texts = cast(list[str], [text for text in values if text.__class__ is str])
    if len(texts) + values.count(None) != len(values) or max(map(len, texts), default=0) > longest:
        return False
    joined = "\n".join(texts)
    lined = f"\n{joined}\n"
    return (
        joined.count("\n") == max(0, len(texts) - 1)
        and joined.replace("\n", "").isprintable()
        and not any(space in lined for space in ("  ", "\n ", " \n", "\n\n"))
        and is_normalized("NFC", joined)
    )


def _is_quiet(reading: Reading) -> bool:
    return not (reading.said or reading.unknown or reading.kept)
