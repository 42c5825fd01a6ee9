"""What was found, by kind, each a link."""

from __future__ import annotations

from itertools import groupby

from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import label
from lib.store.reads import Found
from lib.store.rows import Rows
from lib.ui import layout, markup, session
from lib.ui.session import t, tn
from lib.wording.short import without_mark

#: Shown of each kind; the rest is counted, and found on the kind's own page.
MOST = 12
#: What is searched for at most: nobody types more.
LONGEST = 200


def asked() -> str:
    """The words of the address, spaces made plain; nothing that no keyboard writes."""
    return " ".join(session.query("q").replace("\0", " ").split())[:LONGEST]


def nothing_asked() -> None:
    """The field, and what it looks through."""
    layout.title(t("Search"))
    markup.show(markup.search_form("body"))
    layout.empty(
        t(
            "Write some words, in any order: actions, their notes and indicators, partners, commitments and minutes are "
            "looked through."
        )
    )


def found(words: str, rows: Rows[Found]) -> None:
    """How many hold the words, then each of them under its kind."""
    total = sum({row.kind: row.of_kind for row in rows}.values())
    layout.title(
        tn("{n} result for “{words}”", "{n} results for “{words}”", total, words=words)
        if total
        else t("Nothing holds “{words}”", words=words)
    )
    markup.show(markup.search_form("body"))
    if not total:
        layout.empty(t("Nothing in the plan holds all these words. Try fewer, or the beginning of one."))
    titles = {
        "action": t("Actions"),
        "milestone": t("Milestones"),
        "partner": t("Partners"),
        "commitment": t("Commitments"),
        "minutes": t("Minutes"),
        "note": t("Notes"),
        "indicator": t("Indicators"),
        "archived": t("Archived"),
    }
    for kind, group in groupby(rows, key=lambda row: row.kind):
        here = list(group)
        layout.section(f"{titles[kind]} ({here[0].of_kind})")
        markup.items([_cells(row) for row in here])
        if here[0].of_kind > len(here):
            markup.items([[_rest(kind, words, here[0].of_kind - len(here))]])


def _cells(row: Found) -> list[markup.Cell]:
    """Its code and its name, each of which opens it, and below who has it and when."""
    link = _link(row)
    code = [markup.Cell(row.code, link, style="code")] if row.code else []
    return [*code, markup.Cell(without_mark(row.name or MISSING), link, quiet=_below(row))]


def _below(row: Found) -> str:
    language = session.language()
    parts = [
        label(language, Situation(row.situation)) if row.situation else "",
        row.who or "",
        format_day(language, row.on_day) if row.on_day else "",
    ]
    return " · ".join(part for part in parts if part)


def _link(row: Found) -> str:
    if row.kind == "archived":
        return markup.address("action", code=row.key)
    if row.kind in ("action", "milestone", "note", "indicator"):
        return markup.action_link(row.code, row.key)
    if row.kind == "commitment":
        return markup.address("commitments", commitment=row.key)
    if row.kind == "minutes":
        return markup.address("minutes", minutes=row.key)
    return markup.address("partner", partner=row.key)


def _rest(kind: str, words: str, n: int) -> markup.Cell:
    """The others: on the page of their kind where it searches too."""
    pages = {"action": "actions", "commitment": "commitments"}
    said = tn("and {n} other", "and {n} others", n)
    return markup.Cell(said, markup.address(pages[kind], q=words)) if kind in pages else markup.Cell(said)
