"""From the text to the action: each commitment with the actions that carry it out, and what is linked to nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.domain.terms import CommitmentOrigin, Situation
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label, sign
from lib.store.reads import Commitments
from lib.ui import choices, layout, markup, session
from lib.ui.session import t, tn
from lib.wording.short import present, without_mark

PAGE = 25


def heading(counts: Commitments) -> None:
    """How many commitments no action carries out."""
    if not counts.total:
        layout.title(
            t("Commitments"), t("No commitment is recorded yet. Import the list, or add the first one below.")
        )
        return
    layout.title(
        tn("{n} commitment without action", "{n} commitments without action", counts.orphan)
        if counts.orphan
        else t("Every commitment has its action")
    )
    markup.paragraph(
        t(
            "{total} commitments: {done} whose actions are all done, {under_way} under way, {orphan} without action."
            " {free} of {actions} actions come from no recorded commitment.",
            total=counts.total,
            done=counts.carried_out,
            under_way=counts.under_way,
            orphan=counts.orphan,
            free=counts.free_actions,
            actions=counts.actions,
        ),
        "plan-lead",
    )


def choose() -> str:
    """Which of the three readings."""
    return choices.views(
        {
            "all": t("Commitments and their actions"),
            "free": t("Actions without commitment"),
            "declared": t("Declarations to settle"),
        }
    )


def filters() -> dict[str, str]:
    """State, text of origin, words."""
    language = session.language()

    one, two, three = st.columns([1.2, 1.2, 2])
    with one:
        state = choices.select(t("State"), {"": t("All states"), **states()}, key="state")
    with two:
        origin = choices.select(
            field_label(language, "commitment", "origin"),
            {"": t("All texts"), **{str(o): label(language, o) for o in CommitmentOrigin}},
            key="origin",
        )
    with three:
        search = choices.words(t("Search"), key="q", placeholder=t("Code, words, organisation"))
    return {"state": state, "origin": origin, "search": search}


def states() -> dict[str, str]:
    """The words for what became of a commitment."""
    return {
        "orphan": t("Without action"),
        "under_way": t("Under way"),
        "carried_out": t("Actions all done"),
        "cancelled": t("Actions cancelled"),
    }


def page_of(found: int) -> int:
    """Which 25 rows."""
    return choices.pager(found, PAGE)


def found(first: Sequence[Mapping[str, Any]]) -> int:
    """How many rows the first of them says that there are."""
    return int(first[0]["found"]) if first else 0


def table(rows: Sequence[Mapping[str, Any]], filters: Mapping[str, str]) -> None:
    """Source → actions: one line per commitment, each action opens its sheet."""
    if not rows:
        if any(filters.values()):
            layout.empty(t("No commitment matches. Widen the search or the filters."))
        return
    language = session.language()
    markup.table(
        [
            markup.Column(field_label(language, "commitment", "code"), short=True),
            markup.Column(field_label(language, "commitment", "origin"), width=16),
            markup.Column(field_label(language, "commitment", "text"), width=32),
            markup.Column(field_label(language, "commitment", "organisation"), width=15),
            markup.Column(field_label(language, "commitment", "actions"), width=23),
            markup.Column(t("State"), width=14),
        ],
        [
            [
                markup.Cell(str(r["code"] or "–"), markup.address("commitments", commitment=str(r["key"]))),
                markup.Cell(_origin(r), quiet=str(r["reference"] or "")),
                without_mark(str(r["text"])),
                markup.partner_cells(r["organisation"]) or "–",
                links(r["links"]),
                markup.Cell(states()[r["state"]], quiet=_progress(r)),
            ]
            for r in rows
        ],
        t("Commitments and their actions"),
    )


def _origin(row: Mapping[str, Any]) -> str:
    return label(session.language(), CommitmentOrigin(row["origin"])) if row["origin"] else "–"


def _progress(row: Mapping[str, Any]) -> str:
    if not row["tracked"]:
        return ""
    return t("{done} of {n} done", done=row["done"], n=row["tracked"])


def links(actions: Sequence[Mapping[str, Any]]) -> markup.Content:
    """The actions of a commitment, each with the sign of its situation."""
    return (
        tuple(
            markup.Cell(
                str(a["code"] or a["title"]),
                markup.action_link(a["code"], a["key"]),
                mark=sign(Situation(a["situation"])),
            )
            for a in actions
        )
        or "–"
    )


def sheet(row: Mapping[str, Any]) -> None:
    """One commitment, whole, with its actions."""
    language = session.language()

    def name(field: str) -> str:
        return field_label(language, "commitment", field)

    layout.section(" – ".join(str(part) for part in (row["code"], without_mark(str(row["text"]))) if part))
    markup.facts(
        {
            name("origin"): _origin(row),
            name("reference"): str(row["reference"] or "–"),
            name("organisation"): markup.partner_cells(row["organisation"]) or "–",
            name("agreed_on"): format_day(language, row["agreed_on"]) if row["agreed_on"] else "–",
            t("State"): markup.Cell(states()[row["state"]], quiet=_progress(row)),
        }
    )
    if row["links"]:
        markup.table(
            [
                markup.Column(field_label(language, "action", "code"), short=True),
                markup.Column(field_label(language, "action", "title"), width=60),
                markup.Column(t("Situation"), short=True),
            ],
            [
                [
                    markup.Cell(str(a["code"] or "–"), markup.action_link(a["code"], a["key"])),
                    str(a["title"]),
                    markup.situation_cell(a["situation"]),
                ]
                for a in row["links"]
            ],
            name("actions"),
        )
    else:
        layout.empty(t("No action carries it out yet."))
    markup.items([[markup.Cell(t("All commitments"), markup.address("commitments"))]])


def free(rows: pd.DataFrame) -> None:
    """Actions that no commitment leads to."""
    layout.section(t("Actions without commitment"))
    if rows.empty:
        layout.empty(t("Every action comes from a recorded commitment."))
        return
    language = session.language()
    markup.table(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=36),
            markup.Column(t("Lead"), width=16),
            markup.Column(field_label(language, "action", "source"), width=30),
            markup.Column(t("Situation"), short=True),
        ],
        [
            [
                markup.Cell(str(r["code"] or "–"), markup.action_link(r["code"], r["key"])),
                str(r["title"]),
                markup.partner_cell(r["lead"]) if present(r["lead"]) else "–",
                without_mark(str(r["source"])) if present(r["source"]) else "–",
                markup.situation_cell(r["situation"]),
            ]
            for r in rows.to_dict("records")
        ],
        t("Actions without commitment"),
    )


def listed(rows: Sequence[Mapping[str, Any]], empty: str) -> None:
    """Commitments as a short list, for the sheets of an action or a partner."""
    layout.section(t("Commitments"))
    if not rows:
        layout.empty(empty)
        return
    markup.items(
        [
            markup.Cell(str(r["code"] or "–"), markup.address("commitments", commitment=str(r["key"]))),
            markup.Cell(
                without_mark(str(r["text"])),
                quiet=" · ".join(
                    part
                    for part in (
                        _origin(r),
                        str(r["reference"] or ""),
                        states()[r["state"]] if r.get("state") else "",
                    )
                    if part and part != "–"
                ),
            ),
        ]
        for r in rows
    )
