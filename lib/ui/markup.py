"""The little HTML of the screens: every text is escaped here, nowhere else is HTML written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

import streamlit as st

from lib.domain.names import split_names
from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, arrow
from lib.i18n.labels import label, sign
from lib.ui import session, visiting
from lib.wording.directions import BESIDE, linked, words


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of a table or a list; `link` is a page's address, `style` a class of style.css."""

    text: str
    link: str = ""
    style: str = ""
    mark: str = ""
    quiet: str = ""  # a second, quieter line
    old: str = ""  # an old value before the new one
    bar: tuple[float, float | None] | None = None  # progress and what is expected of it, in hundredths
    named: bool = False  # the name of a row: an address in it leads nowhere


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `number` aligns to the end, `short` keeps on one line, `width` is a share in per cent.

    `link` sorts by it; `order` says how it is sorted, as aria-sort does.
    """

    title: str
    number: bool = False
    short: bool = False
    width: int = 0
    link: str = ""
    order: str = ""


#: What stands in a cell: a text, a cell, or several beside each other.
Content = Cell | str | tuple[Cell, ...]


def address(page: str, **query: str) -> str:
    """The address of a page with language and day kept; none for a visitor, who is led nowhere."""
    if visiting.is_visitor():
        return ""
    parameters = session.links(**query)
    return f"/{page}" + (f"?{urlencode(parameters)}" if parameters else "")


def same_page(page: str, /, **query: str) -> str:
    """The address of the page shown with its choices, some of them replaced (empty: left out); none for a visitor."""
    if visiting.is_visitor():
        return ""
    kept = {**session.address(), **query}
    return f"/{page}?{urlencode({name: value for name, value in kept.items() if value})}"


def rows_of(figure: object, **filters: str) -> Cell:
    """A figure that opens its rows on the actions page; nothing to open behind a zero."""
    return Cell(str(figure), address("actions", **filters) if str(figure) not in ("0", "–") else "")


def named(name: str | None, quiet: str = "") -> Cell:
    """The title of a row where it opens nothing; a dash for none. No title leads out of the application."""
    return Cell(name or MISSING, quiet=quiet, named=True)


def action_link(code: str | None, key: str) -> str:
    """The address of an action's sheet."""
    return address("action", code=code or key)


def fill_link(code: str | None, key: str, field: str) -> str:
    """The address of an action's sheet with the form of what it lacks open."""
    return address("action", code=code or key, fill=field)


def partner_cell(label: str | None, quiet: str = "") -> Cell:
    """The name of a partner, which opens its sheet; a dash for none."""
    return (
        Cell(label, address("partner", partner=label), quiet=quiet) if label else Cell(MISSING, quiet=quiet)
    )


def partner_cells(names: str | None) -> tuple[Cell, ...]:
    """The names held in a text field, each of which opens its sheet; none for an empty one."""
    return tuple(partner_cell(name) for name in split_names(names))


def situation_cell(situation: str, quiet: str = "") -> Cell:
    """Sign and word of a situation."""
    value = Situation(situation)
    return Cell(label(session.language(), value), style=f"s-{value}", mark=sign(value), quiet=quiet)


def table(columns: Sequence[Column], rows: Iterable[Sequence[Content]], caption: str) -> None:
    """A table that wraps, prints and reads from right to left; `caption` names it for screen readers."""
    show(table_html(columns, rows, caption))


def show(html: str) -> None:
    """Shows what `table_html` made."""
    st.html(html)


def table_html(columns: Sequence[Column], rows: Iterable[Sequence[Content]], caption: str) -> str:
    """The table as text, to be kept where the same rows are shown at every run."""
    head = "".join(
        f'<th scope="col" role="columnheader" class="{_class(c)}"{_width(c)}{_order(c)}>{_title(c)}</th>'
        for c in columns
    )
    opened = [
        f'<td role="cell" class="{_class(c)}{_place(columns, i)} data-label="{escape(c.title)}">'
        for i, c in enumerate(columns)
    ]
    body = "".join(
        '<tr role="row">'
        + "".join(f"{_start(tag, c)}{_cell(c)}</td>" for tag, c in zip(opened, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="plan-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="plan-table" role="table" aria-label="{escape(caption)}"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def items(entries: Iterable[Sequence[Content]]) -> None:
    """A quiet list, each entry a run of cells."""
    show(items_html(entries))


def items_html(entries: Iterable[Sequence[Content]]) -> str:
    """The list as text, to be kept."""
    lines = "".join("<li>" + " ".join(_cell(c) for c in entry) + "</li>" for entry in entries)
    return f'<ul class="plan-list">{lines}</ul>'


def record_html(lines: Sequence[tuple[Cell, str]], told: str) -> str:
    """Something recorded: what it is about and what became of it, line by line; below them a quieter line."""
    rows = "".join(f"<li>{_cell(subject)}{words(text)}</li>" for subject, text in lines)
    quiet = f'<p class="plan-state">{escape(told)}</p>' if told else ""
    return f'<ul class="plan-record">{rows}</ul>{quiet}'


def heading_html(text: str) -> str:
    """A heading inside what is kept as text, of the level of `layout.section`."""
    return f'<h2 class="plan-heading">{escape(text)}</h2>'


def facts(pairs: Mapping[str, Content]) -> None:
    """Labels and values, two columns."""
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{_cell(value)}</dd>" for name, value in pairs.items())
    st.html(f'<dl class="plan-facts">{lines}</dl>')


def paragraph(text: str, style: str = "plan-sentence") -> None:
    """A sentence in one of the paragraph styles."""
    st.html(f'<p class="{style}">{escape(text)}</p>')


def line(cells: Iterable[Cell], style: str = "plan-state") -> None:
    """A run of cells on a line, in one of the paragraph styles."""
    st.html(f'<p class="{style}">{BESIDE.join(_cell(cell) for cell in cells)}</p>')


def rest(cell: Cell) -> None:
    """The way to the rest, beside a heading or below a list."""
    st.html(f'<p class="plan-rest">{_cell(cell)}</p>', width="content")


def choice_html(name: str, others: Sequence[Cell]) -> str:
    """A name that opens the list of `others` to choose from, as text, to be kept."""
    rows = "".join(f"<li>{_cell(cell)}</li>" for cell in others)
    told = escape(session.t("Choose another plan"))
    return (
        f'<details class="plan-choose"><summary title="{told}"><span class="plan-name" dir="auto">{escape(name)}</span></summary>'
        f"<ul>{rows}</ul></details>"
    )


def masthead(plan: str | None, day: str, choice: str = "") -> None:
    """The plan (which opens the overview, or the `choice` of another), its day, what is searched for; on a narrow screen a
    button for the rest."""
    home, name, more = escape(address("")), escape(plan or ""), escape(session.t("Day, revision, language"))
    first = choice or f'<a class="plan-name" dir="auto" href="{home}" title="{name}">{name}</a>'
    st.html(
        f'<div class="plan-head">{first}'
        f'<span class="plan-day">{escape(session.t("as of {day}", day=day))}</span>{search_form("head")}'
        f'<a class="plan-find" href="{escape(address("search"))}" aria-label="{escape(session.t("Search"))}"></a>'
        f'<details class="plan-more"><summary aria-label="{more}" title="{more}"></summary></details></div>'
    )


def search_form(name: str) -> str:
    """The field for the words searched for in the whole plan; links.js sends it as a link is followed."""
    words = escape(session.t("Search for an action, a partner, a commitment, minutes"))
    return (
        f'<form class="plan-search {name}" role="search" action="{escape(address("search"))}"><input type="search" name="q" '
        f'value="{escape(session.query("q"))}" placeholder="{words}" aria-label="{words}" maxlength="200" autocomplete="off"></form>'
    )


def state_line(banner: str, state: str) -> None:
    """The line under the header: the banner of a sample, then the revision and the last change."""
    shown = f'<span class="plan-banner" role="note">{escape(banner)}</span>' if banner else ""
    st.html(f'<div class="plan-line">{shown}<span class="plan-state">{escape(state)}</span></div>')


def box(style: str, text: str) -> None:
    """A line in a style of its own, such as the banner."""
    st.html(f'<div class="{style}" role="note">{escape(text)}</div>')


def cell_html(cell: Content) -> str:
    """A content as text, for what is no table."""
    return _cell(cell)


def led(html: str, link: str, style: str = "", said: str = "") -> str:
    """What was written already, with where it leads; attributes before and after it. What leads nowhere is told all the same."""
    tag, leads = ("a", f' href="{escape(link)}"') if link else ("span", "")
    return f"<{tag}{style}{leads}{said}>{html}</{tag}>"


def _cell(cell: Content) -> str:
    if isinstance(cell, tuple):
        return (
            BESIDE.join(f'<span class="plan-one">{_cell(c)}</span>' if c.mark else _cell(c) for c in cell)
            or "–"
        )
    if isinstance(cell, str):
        return linked(cell)
    text = words(cell.text) if cell.link or cell.named else linked(cell.text)
    text = led(text, cell.link) if cell.link else text
    if cell.mark:
        text = f'<span class="plan-mark" aria-hidden="true">{escape(cell.mark)}</span> {text}'
    if cell.style:
        text = f'<span class="{escape(cell.style)}">{text}</span>'
    if cell.old:
        text = f'<span class="plan-old"><bdi>{escape(cell.old)}</bdi></span> {arrow(session.language())} <span class="plan-new">{text}</span>'
    if cell.bar:
        text = f'<span class="plan-one"><span class="plan-share">{text}</span>{_bar(*cell.bar)}</span>'
    if cell.quiet:
        text += f'<br><span class="quiet plan-state">{linked(cell.quiet)}</span>'
    return text


def _title(column: Column) -> str:
    """The words of a heading, with the arrow of its order."""
    sign_of = {"ascending": "↑", "descending": "↓"}.get(column.order, "")
    words = escape(column.title) + (f'\u00a0<span aria-hidden="true">{sign_of}</span>' if sign_of else "")
    return led(words, column.link, ' class="plan-sort"') if column.link else words


def _order(column: Column) -> str:
    return f' aria-sort="{column.order}"' if column.order else ""


def _bar(value: float, expected: float | None) -> str:
    """A bar of progress, and where it is expected; the words beside it say both."""
    mark = f'<i style="inset-inline-start:{_share(expected)}%"></i>' if expected is not None else ""
    return (
        f'<span class="plan-bar" aria-hidden="true"><b style="inline-size:{_share(value)}%"></b>{mark}</span>'
    )


def _share(value: float) -> str:
    return f"{min(max(value, 0.0), 100.0):.0f}"


def _class(column: Column) -> str:
    return "number" if column.number else "short" if column.short else ""


def _place(columns: Sequence[Column], index: int) -> str:
    """What a cell is on a card: its head is the first column, and the second when the first is a code."""
    last = int(columns[0].short and len(columns) > 1)
    return ' head name"' if index == last else ' head"' if index < last else '"'


def _start(opened: str, cell: Content) -> str:
    """The tag of a cell: on a card no dash stands before the title, where there is no code."""
    return opened.replace(' head"', ' head none"') if cell == MISSING else opened


def _width(column: Column) -> str:
    return f' style="width:{column.width}%"' if column.width else ""
