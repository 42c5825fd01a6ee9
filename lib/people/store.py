"""The open store of people: one statement file each, the same text for SQLite and for PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, TypeVar

from lib.domain.errors import StoreUnavailable
from lib.store.places.shared.address import SharedAddress

Record = TypeVar("Record")
Rows = list[dict[str, Any]]
FOLDER = Path(__file__).parent
#: A name of a table or a column.
NAME = re.compile(r"[a-z_][a-z0-9_]*")
#: How a moment is written; UTC.
MOMENT = "%Y-%m-%d %H:%M:%S"


class Asking(Protocol):
    """Runs one statement and answers its rows; within a transaction, or each a transaction of its own."""

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of a statement, none for one that answers none."""


class Place(Protocol):
    """Where people are kept."""

    #: The statement that names its tables.
    tables: str

    def begin(self, pending: Iterator[tuple[str, str]]) -> None:
        """Applies the migrations that are not there yet, each once, whoever else starts at the same moment."""

    def asking(self, *, whole: bool = False) -> AbstractContextManager[Asking]:
        """Something that runs statements; `whole`: all of them or none."""

    def close(self) -> None:
        """Lets go of it."""


@cache
def statement(name: str) -> str:
    """The text of a statement file."""
    return (FOLDER / "statements" / f"{name}.sql").read_text(encoding="utf-8")


def migrations() -> Iterator[tuple[str, str]]:
    """The migrations in order: name and text."""
    for path in sorted((FOLDER / "migrations").glob("*.sql")):
        yield path.stem, path.read_text(encoding="utf-8")


class People:
    """Share one per process; every method may be called from any thread."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @classmethod
    def open(cls, where: Path | SharedAddress) -> People:
        """The people of the plan that is kept there; made or brought up to date as needed. Raises StoreUnavailable."""
        place = _place(where)
        try:
            place.begin(migrations())
        except BaseException:
            place.close()
            raise
        return cls(place)

    def rows(self, name: str, /, **parameters: Any) -> Rows:
        """The rows of a statement. Raises StoreUnavailable."""
        with self._place.asking() as asking:
            return asking.run(statement(name), written(parameters))

    def first(self, name: str, /, **parameters: Any) -> dict[str, Any] | None:
        """Its first row; None when it has none."""
        return next(iter(self.rows(name, **parameters)), None)

    def records(self, kind: type[Record], name: str, /, **parameters: Any) -> list[Record]:
        """Its rows as records of a frozen dataclass, which takes the columns that it names."""
        return [record_of(kind, row) for row in self.rows(name, **parameters)]

    def record(self, kind: type[Record], name: str, /, **parameters: Any) -> Record | None:
        """Its first row as a record; None when it has none."""
        return next(iter(self.records(kind, name, **parameters)), None)

    @contextmanager
    def together(self) -> Iterator[Together]:
        """Several statements, all of them or none."""
        with self._place.asking(whole=True) as asking:
            yield Together(asking, self._place.tables)

    def close(self) -> None:
        """Lets go of what is open."""
        self._place.close()


class Together:
    """Statements of one transaction."""

    def __init__(self, asking: Asking, tables: str) -> None:
        self._asking = asking
        self._tables = tables

    def tables(self) -> list[str]:
        """The tables that are there."""
        return [str(row["name"]) for row in self.rows(self._tables)]

    def table(self, what: str, table: str, row: Mapping[str, Any] | None = None) -> Rows:
        """Reads, writes or clears a table as a whole, by the names of the migrations and no other. Raises ValueError."""
        columns = list(row or ())
        if not all(NAME.fullmatch(word) for word in (table, *columns)):
            raise ValueError(table)
        text = statement(f"table_{what}").replace("@table", table).replace("@columns", ", ".join(columns))
        return self._asking.run(text.replace("@values", ", ".join(f"${name}" for name in columns)), row or {})

    def rows(self, name: str, /, **parameters: Any) -> Rows:
        """The rows of a statement."""
        return self._asking.run(statement(name), written(parameters))

    def first(self, name: str, /, **parameters: Any) -> dict[str, Any] | None:
        """Its first row; None when it has none."""
        return next(iter(self.rows(name, **parameters)), None)


def written(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as they are kept: moments as texts, flags and roles as numbers."""
    return {
        name: value.strftime(MOMENT)
        if isinstance(value, datetime)
        else int(value)
        if isinstance(value, bool | int)
        else value
        for name, value in parameters.items()
    }


def record_of(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """A row as a record: what is `at`, or ends in `_at`, is a moment."""
    held: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        value = row[field.name]
        held[field.name] = (
            datetime.strptime(value, MOMENT)
            if value is not None and field.name.split("_")[-1] == "at"
            else value
        )
    return kind(**held)


_opened: dict[Path | SharedAddress, People] = {}
_opening = Lock()


def opened(where: Path | SharedAddress) -> People:
    """The people of a location, opened once in this process whoever asks. Raises StoreUnavailable; the next one who asks
    tries again."""
    with _opening:
        if where not in _opened:
            _opened[where] = People.open(where)
        return _opened[where]


def close_all() -> None:
    """Lets go of every one. The next one who asks opens it again."""
    with _opening:
        while _opened:
            _opened.popitem()[1].close()


def _place(where: Path | SharedAddress) -> Place:
    if isinstance(where, Path):
        from lib.people.file import FilePlace

        return FilePlace(path_of(where))
    from lib.people.shared import SharedPlace  # its client is not waited for by who keeps a file

    return SharedPlace(where)


def unbegun(where: Path | SharedAddress) -> People:
    """The people of a place as it is: nothing is made there, nor brought up to date."""
    return People(_place(where))


def tables_of(where: Path | SharedAddress) -> list[str]:
    """The tables of people in a place as it is: nothing is made there, nor brought up to date. Raises StoreUnavailable."""
    place = _place(where)
    try:
        with place.asking() as asking:
            return [str(row["name"]) for row in asking.run(statement(place.tables), {})]
    finally:
        place.close()


def path_of(database: Path) -> Path:
    """The file of the people of a data file: beside it, under its name."""
    return database.with_name(f"{database.stem}.people.sqlite")


def unavailable(where: object, why: Exception) -> StoreUnavailable:
    """What is said of people that cannot be read."""
    return StoreUnavailable(
        "people_unavailable",
        "The accounts in {file} cannot be read ({why}). Nobody is let in meanwhile; the plan itself is untouched.",
        file=str(where),
        why=str(why),
    )
