"""Tables of rows: what the usual columns show, and one page of an answer at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from lib.domain.terms import Precision
from lib.i18n.formats import MISSING, format_percent
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.store.reads import ActionRow
from lib.store.rows import Rows
from lib.store.state import State
from lib.ui import choices, data, markup, session, writing
from lib.ui.session import t
from lib.wording.sentences import deadline_text, reason

Row = TypeVar("Row")
Asked = ParamSpec("Asked")


class Named(Protocol):
    """A row that is an action."""

    @property
    def key(self) -> str:
        """Its stable key."""

    @property
    def code(self) -> str | None:
        """Its code, if it has one."""

    @property
    def title(self) -> str | None:
        """Its title."""


class Led(Named, Protocol):
    """An action that says who leads an action, and who carries it out."""

    @property
    def lead(self) -> str | None:
        """The lead organisation."""

    @property
    def owner(self) -> str | None:
        """The function that carries it out."""


class Due(Named, Protocol):
    """An action that has a deadline, or what was typed for one."""

    @property
    def deadline(self) -> date | None:
        """The day, when it is one."""

    @property
    def deadline_precision(self) -> str | None:
        """How exact it is."""

    @property
    def deadline_text(self) -> str | None:
        """As it was typed."""


class Judged(Protocol):
    """A row with a situation and its reason."""

    @property
    def situation(self) -> str:
        """The situation on the day."""

    @property
    def reason_code(self) -> str | None:
        """Why."""

    @property
    def reason_value(self) -> float | None:
        """By how much."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[Row]):
    """A column of a table of rows: its heading, and what each row shows there.

    `spare`: a column of which no row has anything is left out.
    """

    heading: markup.Column
    cell: Callable[[Row], markup.Content]
    spare: bool = False


def table(rows: Sequence[Row], caption: str, *columns: Shown[Any], also: object = None) -> None:
    """The rows as a table, written once for everyone; `also` is what its cells depend on beside the rows."""
    headings = tuple(column.heading for column in columns)

    def written() -> str:
        held = [(c.heading, [c.cell(row) for row in rows], c.spare) for c in columns]
        kept = [(heading, cells) for heading, cells, spare in held if not (spare and set(cells) <= {MISSING})]
        lines = zip(*(cells for _, cells in kept), strict=True)
        return markup.table_html([heading for heading, _ in kept], list(lines), caption)

    markup.show(data.worded("table", written, rows, headings, caption, also, writing.is_possible()))


def actions(rows: Rows[ActionRow], caption: str) -> None:
    """Code, action, who leads, deadline, progress, situation with its reason; the rest is on the action's own sheet."""
    table(rows, caption, code(), title(), lead(), deadline(), progress(), situation())


def page(
    question: Callable[Concatenate[State, ...], Rows[Row]], size: int, /, *, key: str = "page", **asked: Any
) -> Rows[Row]:
    """The page of an answer that the address names, `size` rows long, below the field that turns the pages.

    A number beyond the last page shows the last one.
    """
    wanted = choices.page_asked(key)
    rows = data.read(question, **asked, limit=size, offset=size * wanted)
    if not rows and wanted:
        wanted, rows = 0, data.read(question, **asked, limit=size, offset=0)
    chosen = choices.pager(rows.found, size, key)
    return rows if chosen == wanted else data.read(question, **asked, limit=size, offset=size * chosen)


def part(rows: Sequence[Row], size: int, *, key: str = "page") -> tuple[Row, ...]:
    """The same for rows that are at hand already."""
    first = size * choices.pager(len(rows), size, key)
    return tuple(rows[first : first + size])


def field(table: str, name: str, *, width: int = 0, short: bool = False, number: bool = False) -> Shown[Any]:
    """A field of a stored table: its label, and its value as people read it."""
    language = session.language()
    return Shown(
        markup.Column(field_label(language, table, name), number=number, short=short, width=width),
        lambda row: value_text(language, table, name, getattr(row, name)),
    )


def code() -> Shown[Named]:
    """The code of an action, which opens its sheet."""
    heading = markup.Column(field_label(session.language(), "action", "code"), short=True)
    return Shown(
        heading, lambda r: markup.Cell(r.code, markup.action_link(r.code, r.key)) if r.code else MISSING
    )


def title(width: int = 40, *, below: Callable[[Any], str | None] = lambda _: None) -> Shown[Named]:
    """The title of an action, which opens its sheet, and a quieter line below it if there is one."""
    heading = markup.Column(field_label(session.language(), "action", "title"), width=width)
    return Shown(
        heading,
        lambda r: markup.Cell(r.title or MISSING, markup.action_link(r.code, r.key), quiet=below(r) or ""),
    )


def lead(width: int = 18) -> Shown[Led]:
    """The lead organisation, and below it the function that carries the action out."""
    return Shown(
        markup.Column(t("Lead"), width=width),
        lambda r: (
            markup.Cell(r.lead, quiet=r.owner or "")
            if r.lead
            else _blank(r, "organisation", t("to be named"), quiet=r.owner or "")
        ),
    )


def deadline() -> Shown[Due]:
    """The day, or what was typed when it is not one."""
    language = session.language()
    return Shown(
        markup.Column(field_label(language, "action", "deadline"), short=True),
        lambda r: (
            deadline_text(language, r.deadline, r.deadline_precision, r.deadline_text)
            if r.deadline or r.deadline_precision == Precision.CONTINUOUS
            else _blank(r, "deadline", r.deadline_text or t("to be set"))
        ),
    )


def progress() -> Shown[Any]:
    """How far the action is."""
    language = session.language()
    heading = markup.Column(field_label(language, "action", "progress"), number=True)
    return Shown(
        heading,
        lambda r: (
            format_percent(language, r.progress, 0)
            if r.progress is not None
            else _blank(r, "progress", MISSING)
        ),
    )


def _blank(row: Named, field: str, words: str, *, quiet: str = "") -> markup.Cell:
    """A value that is missing: for who may write, it opens the form that fills it in."""
    link = markup.fill_link(row.code, row.key, field) if writing.is_possible() else ""
    return markup.Cell(words, link, quiet=quiet)


def situation(width: int = 18) -> Shown[Judged]:
    """Sign and word of the situation, and below them its reason."""
    language = session.language()
    return Shown(
        markup.Column(t("Situation"), width=width),
        lambda r: markup.situation_cell(r.situation, reason(language, r.reason_code, r.reason_value)),
    )
