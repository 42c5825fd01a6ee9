"""What a page says first, as HTML: figures with since when they are so; lines that begin with a number of days or a date.

Every text is escaped here or in `markup`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib.domain.terms import Situation
from lib.i18n.labels import sign
from lib.ui import markup


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure of the plan: its label opens its rows; beside it what it means, below it since when; `burns` marks it."""

    label: str
    figure: str
    beside: str
    since: str
    link: str
    burns: bool = False


def tiles(entries: Iterable[Tile]) -> None:
    """Figures side by side, as many to a line as there is room for."""
    st.html('<div class="plan-tiles">' + "".join(map(_tile, entries)) + "</div>")


def _tile(entry: Tile) -> str:
    sign_of = (
        f'<span class="plan-mark" aria-hidden="true">{sign(Situation.OVERDUE)}</span>' if entry.burns else ""
    )
    beside = "beside long" if len(entry.beside) > LONG else "beside"
    since = f'<div class="since">{escape(entry.since)}</div>' if entry.since else ""
    return (
        f'<div class="plan-tile{" burns" if entry.burns else ""}">'
        f'<div class="label">{markup.led(f"{sign_of}{escape(entry.label)}", entry.link)}</div>'
        f'<div class="figure{" large" if len(entry.figure) > LARGE else ""}"><bdi>{escape(entry.figure)}</bdi><span class="{beside}">{escape(entry.beside)}</span></div>'
        f"{since}</div>"
    )


def call(text: str, link: str, to: str) -> None:
    """What is asked of whoever is here, before all else, with the way to do it: a page of the server's own."""
    st.html(
        f'<div class="plan-call" role="note"><span>{escape(text)}</span>'
        f'<a class="plan-leaves" href="{escape(link)}">{escape(to)}</a></div>'
    )


#: Characters of a name that is kept on one line with what is told of it.
SHORT = 24
#: Characters of a figure, from which it is written smaller: it stands on one line of a telephone.
LARGE = 7
#: Characters beside a figure, from which they stand below it.
LONG = 36
#: A cell, or one with what is told of it beside it.
Told = markup.Cell | tuple[markup.Cell, str]


def tile(name: str, figure: str, context: str) -> None:
    """Label, figure, one line of context: on a shared screen, where nothing can be pressed."""
    st.html(
        f'<div class="plan-tile"><div class="label">{escape(name)}</div>'
        f'<div class="figure"><bdi>{escape(figure)}</bdi></div><div class="context">{escape(context)}</div></div>'
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list that begins with a number of days or a date: what or who it is, then the rest in quieter lines."""

    lead: str
    text: tuple[markup.Cell, ...]
    below: tuple[tuple[Told, ...], ...] = ()
    burns: bool = False


def lines(entries: Iterable[Line], *, dated: bool = False) -> None:
    """Rows that begin with a number of days; with a date, which takes more room, when they are `dated`."""
    st.html(lines_html(entries, dated=dated))


def lines_html(entries: Iterable[Line], *, dated: bool = False) -> str:
    """The same as text, to be kept."""
    return f'<ul class="plan-lines{" dated" if dated else ""}">' + "".join(map(_line, entries)) + "</ul>"


def _line(line: Line) -> str:
    below = "".join(
        f'<div class="below">{" · ".join(map(_told, cells))}</div>' for cells in line.below if cells
    )
    return (
        f'<li><span class="lead{" burns" if line.burns else ""}"><bdi>{escape(line.lead)}</bdi></span>'
        f"<div>{' '.join(map(markup.cell_html, line.text))}{below}</div></li>"
    )


def _told(told: Told) -> str:
    """A cell of a quieter line; a sign and its word, a short name and what is told of it stay together."""
    if isinstance(told, tuple):
        cell, text = told
        html = f"{markup.cell_html(cell)} <bdi>{escape(text)}</bdi>"
        return f'<span class="plan-one">{html}</span>' if len(cell.text) <= SHORT else html
    html = markup.cell_html(told)
    return f'<span class="plan-one">{html}</span>' if told.mark else html
