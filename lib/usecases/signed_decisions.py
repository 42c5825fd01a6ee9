"""What signed joint minutes decided, taken into the plan as commitments, each with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from lib.domain.changes import Change, Value
from lib.domain.errors import Invalid
from lib.domain.minutes_text import Agreed, decode, text_of
from lib.domain.names import join_names, split_names
from lib.domain.schema import COMMITMENT
from lib.domain.terms import CommitmentOrigin, LanguageClause, MinutesStep, RevisionKind
from lib.domain.writing import Writing
from lib.spreadsheets.cells.codes import PlanCodes
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.commitments import codes_in
from lib.usecases.record import gone, record

#: Whom a function belongs to, named after it: « Directeur (CCIS-RSK) ».
OF = re.compile(r"\(([^()]+)\)")
TAKEN = re.compile(r"(?P<minutes>.+)-d\d+")


def commitment_key(minutes: str, rank: int) -> str:
    """The key of the commitment that a decision of minutes becomes: one decision, one row. Ranks count from 0."""
    return f"{minutes}-d{rank + 1}"


def minutes_of(commitment: str) -> str:
    """The key of the minutes that a commitment was taken from, by its own key; empty for any other."""
    found = TAKEN.fullmatch(commitment)
    return found["minutes"] if found else ""


def commit_decisions(
    store: Store, minutes: str, ranks: Collection[int], writing: Writing, *, reason: str
) -> int:
    """Takes decisions of signed minutes (ranks from 0) into the plan as commitments; answers the revision.

    Each keeps its source: the minutes' reference and its number there (« 2026/01 – D2 »), the day of the last signature,
    whom it binds, the actions that it names. Those taken before are left as they are. Raises Invalid for minutes that
    both parties have not signed, or when no decision is left to take.
    """
    state = State(store, reads.current_revision(store), writing.plan, writing.today)
    sheet = next((m for m in reads.minutes(state) if m.key == minutes), None)
    if sheet is None:
        raise gone("minutes")
    if not sheet.is_signed:
        raise Invalid(
            "minutes_unsigned", "A decision becomes a commitment once both parties have signed the minutes."
        )
    # From the first signature on, this is the text that was signed, whatever is undone later.
    text = text_of(decode(sheet.content), _clause(sheet.language_clause))
    known = rows_at(store, state.revision, writing.plan, "commitment")
    new = [r for r in sorted(set(ranks)) if commitment_key(minutes, r) not in known]
    taken = [(r, text.decisions[r]) for r in new if r < len(text.decisions)]
    if not taken:
        raise Invalid("decision_committed", "This decision is a commitment of the plan already.")
    actions = rows_at(store, state.revision, writing.plan, "action")
    codes = {str(row["code"]): key for key, row in actions.items() if row["code"]}
    organisations = {partner.label for partner in reads.partner_list(state)}
    parties = tuple(name for name in (sheet.party_a, sheet.party_b) if name)
    changes = [
        Change(
            "commitment",
            commitment_key(minutes, rank),
            None,
            {
                **dict.fromkeys(COMMITMENT.names),
                "origin": str(CommitmentOrigin.MINUTES),
                "reference": f"{sheet.reference or sheet.title} – D{rank + 1}",
                "text": decision.text,
                "organisation": join_names(_bound(decision, organisations | set(parties)) or parties),
                "agreed_on": _signed_on(store, state, minutes),
                "actions": join_names(_actions(decision, codes)),
            },
        )
        for rank, decision in taken
    ]
    return record(store, changes, writing, reason=reason, kind=RevisionKind.MINUTES)


def _bound(decision: Agreed, known: Collection[str]) -> tuple[str, ...]:
    """The organisations that a decision names beside its functions, or instead of them."""
    named = (*OF.findall(decision.owner), *split_names(decision.owner))
    return tuple(dict.fromkeys(name for name in named if name in known))


def _actions(decision: Agreed, codes: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the actions whose codes a decision names; a code that is none of the plan's links nothing."""
    plan_codes = PlanCodes(codes)
    found = map(plan_codes.find, codes_in(decision.action, plan_codes))
    return tuple(dict.fromkeys(codes[code] for code in found if code))


def _signed_on(store: Store, state: State, minutes: str) -> Value:
    """The day of the last signature."""
    steps = rows_at(store, state.revision, state.plan, "minutes_step").values()
    days = [
        row["done_on"]
        for row in steps
        if row["minutes"] == minutes and row["step"] in (MinutesStep.SIGNED_A, MinutesStep.SIGNED_B)
    ]
    return max(day for day in days if isinstance(day, date))


def _clause(stored: str | None) -> LanguageClause | None:
    return LanguageClause(stored) if stored else None
