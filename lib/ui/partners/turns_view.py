"""« La balle est dans le camp de … »: whose move is next on each open action, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.domain.terms import Situation
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, signed_label
from lib.ui import choices, layout, markup, session
from lib.ui.session import t, tn
from lib.wording.sentences import deadline_text
from lib.wording.short import days as in_days
from lib.wording.short import present

PAGE = 25


def balance(parties: pd.DataFrame, organisations: pd.DataFrame) -> None:
    """Per party and per organisation: commitments taken and open actions that wait for their next move."""
    layout.section(t("Whose move is next"))
    if organisations.empty:
        layout.empty(t("No action is open."))
        return
    markup.paragraph(
        t(
            "On each open action the next move is that of the organisation it waits on; failing that, of who was"
            " written to and has not answered yet; failing that, of the lead organisation."
        )
    )
    if not parties.empty:
        _parties(parties)
    _organisations(organisations)


def _parties(rows: pd.DataFrame) -> None:
    markup.table(
        [
            markup.Column(t("Party"), width=28),
            markup.Column(t("Commitments taken"), number=True),
            markup.Column(t("Actions all done"), number=True),
            markup.Column(t("Under way"), number=True),
            markup.Column(t("Without action"), number=True),
            markup.Column(t("Open actions, next move"), number=True),
        ],
        [
            [
                str(r["party"]),
                str(r["committed"]),
                str(r["carried_out"]),
                str(r["under_way"]),
                str(r["orphan"]),
                str(r["turns"]),
            ]
            for r in rows.to_dict("records")
        ],
        t("Balance of commitments"),
    )
    markup.paragraph(t("A joint commitment counts once for each party."), "plan-state")


def _organisations(rows: pd.DataFrame) -> None:
    language = session.language()
    markup.table(
        [
            markup.Column(t("Organisation"), width=30),
            markup.Column(t("Party")),
            markup.Column(t("Open actions, next move"), number=True),
            markup.Column(t("Waited on"), number=True),
            markup.Column(t("Written to"), number=True),
            markup.Column(t("As lead"), number=True),
            markup.Column(t("The first since"), short=True),
        ],
        [
            [
                markup.partner_cell(r["turn_of"]) if present(r["turn_of"]) else t("nobody named"),
                str(r["party"]) if present(r["party"]) else "–",
                markup.Cell(
                    str(r["actions"]), markup.address("partners", view="turns", turn=str(r["turn_of"]))
                )
                if present(r["turn_of"])
                else str(r["actions"]),
                str(r["declared"] or "–"),
                str(r["letters"] or "–"),
                str(r["led"] or "–"),
                format_day(language, r["since"]) if present(r["since"]) else "–",
            ]
            for r in rows.to_dict("records")
        ],
        t("Whose move is next"),
    )


def chosen(organisations: pd.DataFrame) -> str:
    """Whose moves are listed: one organisation's, or everybody's."""
    names = [str(name) for name in organisations["turn_of"] if present(name)]
    if not names:
        return ""
    return choices.select(
        t("Organisation"), {"": t("All organisations"), **{n: n for n in names}}, key="turn", width=320
    )


def page_of(first: pd.DataFrame) -> int:
    """Which 25 actions."""
    return choices.pager(int(first["found"].iloc[0]) if len(first) else 0, PAGE)


def actions(rows: pd.DataFrame) -> None:
    """The open actions, the longest wait first."""
    if rows.empty:
        return
    language = session.language()
    markup.table(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=34),
            markup.Column(t("Next move"), width=24),
            markup.Column(t("Since"), width=16),
            markup.Column(t("Situation"), short=True),
            markup.Column(field_label(language, "action", "deadline"), short=True),
        ],
        [
            [
                markup.Cell(str(r["code"] or "–"), markup.action_link(r["code"], r["key"])),
                str(r["title"]),
                markup.partner_cell(r["turn_of"], basis(r)) if present(r["turn_of"]) else t("nobody named"),
                since(r),
                signed_label(language, Situation(r["situation"])),
                deadline_text(language, r),
            ]
            for r in rows.to_dict("records")
        ],
        t("Whose move is next"),
    )


def basis(row: Mapping[str, Any]) -> str:
    """Why the move is this organisation's."""
    return {
        "declared": t("the action waits on it"),
        "letter": t("a letter awaits its answer"),
        "lead": t("lead organisation"),
    }.get(str(row["basis"]), "")


def since(row: Mapping[str, Any]) -> markup.Content:
    """Since when, with the number of days; for an action to come, that it has not begun."""
    if not present(row["turn_since"]):
        return t("day not recorded") if row["basis"] == "declared" else t("not begun yet")
    language = session.language()
    return markup.Cell(
        format_day(language, row["turn_since"]), quiet=in_days(language, int(row["turn_days"]))
    )


def of_action(rows: pd.DataFrame) -> markup.Content | None:
    """Whose move it is on one action, for its sheet; None when it is closed."""
    if rows.empty or not present(rows.iloc[0]["turn_of"]):
        return None
    row = rows.iloc[0].to_dict()
    said = [basis(row)]
    if present(row["turn_since"]):
        day = format_day(session.language(), row["turn_since"])
        n = int(row["turn_days"])
        said.append(tn("since {day} ({n} day)", "since {day} ({n} days)", n, day=day))
    return markup.partner_cell(row["turn_of"], " · ".join(said))
