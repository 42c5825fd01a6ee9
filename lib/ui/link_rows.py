"""Links side by side: filters, each with how many it leaves; the way from a sheet to those beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib.ui import markup


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter with how many it leaves; `chosen` is the one in force."""

    text: str
    count: str
    link: str
    chosen: bool = False
    mark: str = ""
    style: str = ""


def chips(entries: Iterable[Chip], label: str) -> None:
    """Filters side by side, one of them in force."""
    st.html(f'<nav class="plan-chips" aria-label="{escape(label)}">{"".join(map(_chip, entries))}</nav>')


def _chip(chip: Chip) -> str:
    sign_of = f'<span class="plan-mark {escape(chip.style)}" aria-hidden="true">{escape(chip.mark)}</span>'
    chosen = ' aria-current="true"' if chip.chosen else ""
    text = f"{sign_of if chip.mark else ''}{escape(chip.text)} <b>{escape(chip.count)}</b>"
    return markup.led(text, chip.link, ' class="plan-chip"', chosen)


def leaving(address: str, text: str) -> None:
    """A way out of the pages of the framework, to one of the server's own."""
    st.html(f'<p class="plan-state"><a class="plan-leaves" href="{escape(address)}">{escape(text)}</a></p>')


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a way: its words, and what it leads to for who does not see where it stands."""

    text: str
    link: str
    said: str = ""


def way(above: Iterable[Step], before: Step | None, after: Step | None, label: str) -> None:
    """What a sheet belongs to, then the sheets before and after it."""
    trail = " › ".join(map(_step, above))
    beside = "".join(
        f'<span class="{style}">{_step(step)}</span>'
        for style, step in (("before", before), ("after", after))
        if step is not None
    )
    st.html(
        f'<nav class="plan-way" aria-label="{escape(label)}"><span class="above">{trail}</span>{beside}</nav>'
    )


def _step(step: Step) -> str:
    said = f' aria-label="{escape(step.said)}" title="{escape(step.said)}"' if step.said else ""
    return markup.led(escape(step.text), step.link, said=said)
