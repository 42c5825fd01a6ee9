"""The columns of the list of actions: each sorts it, any field of the registry can be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.domain.terms import Precision
from lib.i18n import mark
from lib.i18n.formats import MISSING, format_percent
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.store.reads import PRESSING, ListedAction
from lib.ui import markup, session, tables, writing
from lib.ui.files import section
from lib.ui.plan import listing
from lib.ui.session import t
from lib.wording.sentences import deadline_text, reason
from lib.wording.short import axis_name

#: What is offered instead of a value that is missing, to who may fill it in.
OFFERS = {
    "owner": mark("+ Name an owner"),
    "deadline": mark("+ Deadline"),
    "progress": mark("+ Progress"),
}
#: Shares of the width, of the six columns that stand there first.
WIDTHS = {"title": 34, "owner": 22, "progress": 13, PRESSING: 16}


def label(name: str) -> str:
    """What a column is called."""
    return t("Situation") if name == PRESSING else field_label(session.language(), "action", name)


def columns(names: Sequence[str], sort: str) -> list[tables.Shown[ListedAction]]:
    """The columns of these names, their headings sorting the list shown."""
    field, descending = listing.order(sort)
    trail = listing.trail()
    return [_sorting(name, _column(name, trail), descending if name == field else None) for name in names]


def _sorting(
    name: str, column: tables.Shown[ListedAction], descending: bool | None
) -> tables.Shown[ListedAction]:
    """The column with the link of its heading: from the beginning, and from the end when it is so sorted already."""
    wanted = f"-{name}" if descending is False else name
    link = markup.same_page("actions", sort="" if wanted == PRESSING else wanted, page="")
    order = "" if descending is None else "descending" if descending else "ascending"
    return replace(column, heading=replace(column.heading, link=link, order=order))


def _column(name: str, trail: str) -> tables.Shown[ListedAction]:
    heading = markup.Column(label(name), short=name in ("code", "deadline"), width=WIDTHS.get(name, 0))
    language = session.language()

    def sheet(row: ListedAction, fill: str = "") -> str:
        return markup.address("action", code=row.code or row.key, fill=fill, list=trail)

    def missing(row: ListedAction, words: str = MISSING, quiet: str = "") -> markup.Cell:
        if name not in OFFERS or not writing.is_possible():
            return markup.Cell(words, quiet=quiet if quiet != words else "")
        return markup.Cell(t(OFFERS[name]), sheet(row, name), style="plan-add", quiet=quiet)

    def cell(row: ListedAction) -> markup.Content:
        if name == PRESSING:
            return markup.situation_cell(row.situation, reason(language, row.reason_code, row.reason_value))
        if name in ("code", "title"):
            said = getattr(row, name)
            kept = section.counted("action", row.key) if name == "title" else ""
            return (
                MISSING
                if not said and name == "code"
                else markup.Cell(said or MISSING, sheet(row), quiet=kept)
            )
        if name == "owner":
            lead = row.lead if row.lead and row.lead not in (row.owner or "") else ""
            return markup.Cell(row.owner, quiet=lead) if row.owner else missing(row, quiet=lead)
        if name == "deadline":
            said = deadline_text(language, row.deadline, row.deadline_precision, row.deadline_text)
            known = row.deadline or row.deadline_precision == Precision.CONTINUOUS
            return said if known else missing(row, said, row.deadline_text or "")
        if name == "progress":
            if row.progress is None:
                return missing(row)
            return markup.Cell(format_percent(language, row.progress, 0), bar=(row.progress, row.expected))
        if name == "axis":
            return axis_name(row.axis_code, row.axis_title) or MISSING
        return value_text(language, "action", name, row.values[name])

    return tables.Shown(heading, cell)
