"""Whether the plans know the organisation for which somebody is to speak, or whose deadlines are asked for: one that none names
would be shown nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from lib.domain.errors import Invalid
from lib.domain.paper_names import folded
from lib.domain.people import Account
from lib.domain.roles import Role
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.people.accounts import Said

#: Names that are told beside one that is not known, and how near they come.
TOLD, NEAR = 4, 0.4


def check_speaks(store: Store, said: Said, *, before: Account | None = None) -> None:
    """Raises Invalid, with the nearest names, for a partner of an organisation that no plan knows. Not for one that had been
    its organisation `before`: the plans may have dropped it since, and its name or language is changed all the same."""
    organisation = said.organisation.strip()
    if said.role != Role.PARTNER or not organisation:
        return
    if before is not None and (before.role, before.organisation) == (said.role, organisation):
        return
    if reads.plans_of_organisation(store, organisation):
        return
    if names := reads.organisations_known(store):
        raise Invalid(
            "organisation_unknown",
            "No plan knows an organisation called {name}. Known there: {names}.",
            **_told(organisation, names),
        )


def followed(state: State) -> list[str]:
    """The organisations whose deadlines a calendar of a plan can hold: its partners, and those that its actions name."""
    partners = [partner.label for partner in reads.partner_list(state)]
    return sorted(dict.fromkeys([*partners, *reads.organisations(state)]), key=folded)


def check_followed(state: State, organisation: str) -> None:
    """Raises Invalid, with the nearest names, for an organisation that this plan does not know."""
    names = followed(state)
    if folded(organisation) not in map(folded, names):
        raise Invalid(
            "organisation_not_of_plan",
            "This plan knows no organisation called {name}. Known there: {names}.",
            **_told(organisation, names),
        )


def _told(organisation: str, names: Iterable[str]) -> Mapping[str, str]:
    known = {name.casefold(): name for name in names}
    near = get_close_matches(organisation.casefold(), list(known), TOLD, NEAR) or sorted(known)
    told = ", ".join(known[one] for one in near[:TOLD])
    return {"field": "organisation", "name": organisation, "names": told}
