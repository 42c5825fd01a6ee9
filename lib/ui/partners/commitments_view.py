"""From the text to the action: each commitment with the actions that carry it out, and what is linked to nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from lib.domain.terms import CommitmentOrigin, Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label, sign
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import Commitment, CommitmentNamed, Commitments, FreeAction, LinkedAction
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables, writing
from lib.ui.files import section
from lib.ui.partners import columns, grid_view
from lib.ui.session import t, tn
from lib.ui.tables import Shown
from lib.usecases.signed_decisions import minutes_of
from lib.wording.short import without_mark


def heading(counts: Commitments) -> None:
    """How many commitments no action carries out."""
    if not counts.total:
        layout.title(
            t("Commitments"),
            writing.nothing_yet(
                t("No commitment is recorded yet."), t("Import the list, or add the first one.")
            ),
        )
        return
    layout.title(
        tn("{n} commitment without action", "{n} commitments without action", counts.orphan)
        if counts.orphan
        else t("Every commitment has its action")
    )
    markup.paragraph(
        t(
            "Commitments: {total}, of which {done} with every action done, {under_way} under way, {orphan} without"
            " action. Actions that come from no recorded commitment: {free} of {actions}.",
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
            **grid_view.readings(grid=t("Table to edit")),
        }
    )


def filters() -> dict[str, Any]:
    """What became of it, text of origin, words."""
    language = session.language()

    one, two, three = st.columns([1.2, 1.2, 2])
    with one:
        outcome = choices.select(t("State"), {"": t("All states"), **states()}, key="state")
    with two:
        origin = choices.select(
            field_label(language, "commitment", "origin"),
            {"": t("All texts"), **{str(o): label(language, o) for o in CommitmentOrigin}},
            key="origin",
        )
    with three:
        search = choices.words(t("Search"), key="q", placeholder=t("Code, words, organisation"))
    return {"outcome": outcome, "origin": origin, "search": search}


def states() -> dict[str, str]:
    """The words for what became of a commitment."""
    return {
        "orphan": t("Without action"),
        "under_way": t("Under way"),
        "carried_out": t("Actions all done"),
        "cancelled": t("Actions cancelled"),
    }


def table(rows: Rows[Commitment], filters: Mapping[str, str]) -> None:
    """Source → actions: one line per commitment, each action opens its sheet."""
    if not rows:
        if any(filters.values()):
            layout.empty(t("No commitment matches. Widen the search or the filters."))
        return
    language = session.language()

    def column(field: str, width: int, cell: Callable[[Commitment], markup.Content]) -> Shown[Commitment]:
        return Shown(markup.Column(field_label(language, "commitment", field), width=width), cell)

    tables.table(
        rows,
        t("Commitments and their actions"),
        Shown(markup.Column(field_label(language, "commitment", "code"), short=True), _code),
        column("origin", 16, lambda r: markup.Cell(_origin(r), _source(r), quiet=r.reference or "")),
        column("text", 32, _text),
        column("organisation", 15, lambda r: markup.partner_cells(r.organisation) or MISSING),
        column("actions", 23, lambda r: links(r.links)),
        Shown(markup.Column(t("State"), width=14), _state),
        also=data.read(reads.attachment_counts),
    )


def _code(row: CommitmentNamed) -> markup.Cell:
    link = markup.address("commitments", commitment=row.key)
    return markup.Cell(row.code or MISSING, link, quiet=section.counted("commitment", row.key))


def _origin(row: CommitmentNamed) -> str:
    return value_text(session.language(), "commitment", "origin", row.origin)


def _source(row: CommitmentNamed) -> str:
    """The address of the minutes that it was taken from, if it was."""
    minutes = minutes_of(row.key)
    return markup.address("minutes", minutes=minutes) if minutes else ""


def _text(row: CommitmentNamed) -> str:
    return without_mark(row.text or MISSING)


def _state(row: Commitment) -> markup.Cell:
    done = (
        tn("{n} of {whole} done", "{n} of {whole} done", row.done, whole=row.tracked) if row.tracked else ""
    )
    return markup.Cell(states()[row.state], quiet=done)


def links(actions: Sequence[LinkedAction]) -> markup.Content:
    """The actions of a commitment, each with the sign of its situation."""
    return (
        tuple(
            markup.Cell(
                a.code or a.title or MISSING,
                markup.action_link(a.code, a.key),
                mark=sign(Situation(a.situation)),
            )
            for a in actions
        )
        or MISSING
    )


def sheet(row: Commitment) -> None:
    """One commitment, whole, with its actions."""
    language = session.language()

    def name(field: str) -> str:
        return field_label(language, "commitment", field)

    layout.section(" – ".join(part for part in (row.code, _text(row)) if part))
    markup.facts(
        {
            name("origin"): _origin(row),
            name("reference"): markup.Cell(row.reference or MISSING, _source(row)),
            name("organisation"): markup.partner_cells(row.organisation) or MISSING,
            name("agreed_on"): format_day(language, row.agreed_on),
            t("State"): _state(row),
        }
    )
    if row.links:
        tables.table(row.links, name("actions"), tables.code(), tables.title(60), columns.situation())
    else:
        layout.empty(t("No action carries it out yet."))
    section.of("commitment", row.key)
    _every()


def unknown() -> None:
    """A link to a commitment that the plan does not hold, or no longer."""
    layout.empty(t("This commitment is not in the plan."))
    _every()


def _every() -> None:
    markup.items([[markup.Cell(t("All commitments"), markup.address("commitments"))]])


def free(rows: Rows[FreeAction]) -> None:
    """Actions that no commitment leads to."""
    layout.section(t("Actions without commitment"))
    if not rows:
        layout.empty(t("Every action comes from a recorded commitment."))
        return
    language = session.language()
    tables.table(
        rows,
        t("Actions without commitment"),
        tables.code(),
        tables.title(36),
        Shown(markup.Column(t("Lead"), width=16), lambda r: markup.partner_cell(r.lead)),
        Shown(
            markup.Column(field_label(language, "action", "source"), width=30),
            lambda r: without_mark(r.source or MISSING),
            spare=True,
        ),
        columns.situation(),
    )


def of_action(key: str) -> None:
    """The commitments that lead to an action."""
    listed(data.read(reads.commitments_of_action, key=key), t("No recorded commitment leads to this action."))


def own() -> None:
    """To a partner, what its own organisation committed to comes first."""
    named = writing.own_organisation()
    if named:
        listed(
            data.read(reads.commitments, organisation=named, limit=100),
            t("Your organisation is named in no recorded commitment."),
            t("Commitments of your organisation ({name})", name=named),
        )
        layout.section(t("All commitments"))


def listed(rows: Sequence[CommitmentNamed], empty: str, heading: str = "") -> None:
    """Commitments as a short list, for the sheets of an action or a partner."""
    layout.section(heading or t("Commitments"))
    if not rows:
        layout.empty(empty)
        return
    markup.items(
        [
            _code(r),
            markup.Cell(
                _text(r),
                quiet=" · ".join(
                    part
                    for part in (
                        _origin(r) if r.origin else "",
                        r.reference,
                        states()[r.state] if isinstance(r, Commitment) else "",
                    )
                    if part
                ),
            ),
        ]
        for r in rows
    )
