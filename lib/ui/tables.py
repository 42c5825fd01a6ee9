"""Tables of rows: what the usual columns show, and one page of an answer at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from lib.i18n.formats import MISSING, format_percent
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.store.rows import Rows
from lib.ui import choices, data, markup, session
from lib.ui.session import t

Row = TypeVar("Row")


class Named(Protocol):
    """A row that is an action, or is about one."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Shown(Generic[Row]):
    """A column of a table of rows: its heading, and what each row shows there."""

    heading: markup.Column
    cell: Callable[[Row], markup.Content]


def table(rows: Rows[Row], caption: str, *columns: Shown[Any], also: object = None) -> None:
    """The rows as a table, written once for everyone; `also` is what its cells depend on beside the rows."""
    headings = tuple(c.heading for c in columns)

    def written() -> str:
        return markup.table_html(headings, [[c.cell(row) for c in columns] for row in rows], caption)

    markup.show(data.worded("table", written, rows, headings, caption, also))


def page(
    question: Callable[..., Rows[Row]], size: int, /, *, key: str = "page", **arguments: Any
) -> Rows[Row]:
    """The page of an answer that the address names, `size` rows long, with the field that turns the pages.

    A number beyond the last page shows the last one.
    """
    asked = choices.page_asked(key)
    rows = data.read(question, **arguments, limit=size, offset=size * asked)
    if not rows and asked:
        rows = data.read(question, **arguments, limit=size, offset=0)
        asked = 0
    chosen = choices.pager(rows.found, size, key)
    return rows if chosen == asked else data.read(question, **arguments, limit=size, offset=size * chosen)


def field(
    table: str, name: str, *, width: int = 0, short: bool = False, number: bool = False
) -> Shown[Any]:
    """A field of the registry: its label, and its value as people read it."""
    language = session.language()
    return Shown(
        markup.Column(field_label(language, table, name), number=number, short=short, width=width),
        lambda row: value_text(language, table, name, getattr(row, name)),
    )
