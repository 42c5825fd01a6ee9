"""The sections of the minutes' text: their headings for a form, and the text as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from lib.domain.minutes_text import Agreed, FollowUp, MinutesText, Point, Recommended
from lib.i18n import mark
from lib.i18n.formats import MISSING
from lib.reports.minutes import paper_names
from lib.store.reads import Minutes
from lib.ui import data, layout, markup, session
from lib.ui.session import t

LINES: Mapping[str, str] = {
    "delegation_a": mark("Delegation of {party}: functions, one a line, the head first"),
    "delegation_b": mark("Delegation of {party}: functions, one a line, the head first"),
    "agenda": mark("Agenda, one point a line"),
    "names_a": mark("Names of the delegation of {party}, one a line"),
    "names_b": mark("Names of the delegation of {party}, one a line"),
}
#: Lists: what one entry is, the headings of its fields, the shares of their widths.
LISTS: Mapping[str, tuple[Any, Mapping[str, str], list[int]]] = {
    "follow_up": (
        FollowUp,
        {
            "decision": mark("Decision"),
            "owner": mark("Responsible (function)"),
            "deadline": mark("Deadline"),
            "outcome": mark("Follow-up given"),
        },
        [4, 3, 2, 3],
    ),
    "points": (
        Point,
        {
            "title": mark("Point"),
            "finding": mark("Shared finding"),
            "position_a": mark("Observation of {a}"),
            "position_b": mark("Observation of {b}"),
        },
        [3, 5, 2, 2],
    ),
    "decisions": (
        Agreed,
        {
            "text": mark("Decision"),
            "owner": mark("Responsible (function)"),
            "deadline": mark("Deadline"),
            "action": mark("Code"),
        },
        [6, 3, 2, 1],
    ),
    "recommendations": (
        Recommended,
        {"text": mark("Recommendation"), "recipient": mark("Recipient")},
        [8, 4],
    ),
}
SECTIONS: Mapping[str, str] = {
    "follow_up": mark("Follow-up of the previous session"),
    "points": mark("Points examined"),
    "decisions": mark("Decisions of the Parties"),
    "recommendations": mark("Recommendations"),
}
LONG = {"title", "finding", "text", "decision", "owner", "position_a", "position_b", "outcome"}


def read(m: Minutes, shown: MinutesText) -> None:
    """The text as it stands, section by section."""
    parties = {"a": m.party_a or MISSING, "b": m.party_b or MISSING}
    names = data.read(paper_names, language=session.language())
    markup.facts(
        {
            t("Framework"): shown.basis or MISSING,
            t("Agenda"): "\n".join(shown.agenda) or MISSING,
            **{
                t("Delegation {of_party}", of_party=names.party(parties[side], short=True).of): "\n".join(
                    functions
                )
                or MISSING
                for side, functions in (("a", shown.delegation_a), ("b", shown.delegation_b))
            },
        }
    )
    for field, (made, headings, widths) in LISTS.items():
        entries = getattr(shown, field)
        if not entries:
            continue
        layout.section(t(SECTIONS[field]))
        markup.table(
            [
                markup.Column(
                    t(words, **parties) if "{" in words else t(words), width=100 * width // sum(widths)
                )
                for words, width in zip(headings.values(), widths, strict=True)
            ],
            [[getattr(entry, part.name) or MISSING for part in fields(made)] for entry in entries],
            t(SECTIONS[field]),
        )
    markup.facts(
        {
            t("Transmission"): shown.transmission or MISSING,
            t("Next session"): shown.next_meeting or MISSING,
            t("Closing of the session"): shown.closing or MISSING,
        }
    )
