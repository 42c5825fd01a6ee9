"""Who may be at a meeting: the parties of the plan, and the people of the meeting before."""

from __future__ import annotations

from collections.abc import Sequence

from lib.domain.terms import Tier
from lib.store import reads
from lib.store.state import State

#: At most so many parties, or organisations where the plan knows no partner, are offered.
PARTIES = 4
#: party, function, whether present; None: was excused last time, nothing is said of this one yet.
Person = tuple[str, str, bool | None]


def parties(state: State) -> tuple[str, ...]:
    """The parties of the plan, the host's first: the countries of its signatories and of the parties to its minutes, else of
    all its partners; of a plan without partners, the organisations that its actions name most."""
    sheet = reads.plan_sheet(state)
    known = sorted(reads.partners(state), key=lambda partner: partner.label != sheet.host)
    signed = [p for p in known if p.tier == Tier.SIGNATORY or p.label in (sheet.party_a, sheet.party_b)]
    countries = _countries(signed) or _countries(known)
    return tuple((countries or reads.organisations(state))[:PARTIES])


def invited(last: Sequence[tuple[str, str, bool]]) -> tuple[Person, ...]:
    """The people of the last meeting, proposed for the next: who was excused is offered, and not counted on."""
    return tuple((party, function, True if here else None) for party, function, here in last)


def _countries(partners: Sequence[reads.PartnerActivity]) -> list[str]:
    return list(dict.fromkeys(partner.country for partner in partners if partner.country))
