"""Whether the plans know the organisation for which somebody is to speak: one that none names would be shown nothing."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from lib.domain.asked import LAST_DAY
from lib.domain.errors import Invalid
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State

#: Names that are told beside one that is not known, and how near they come.
TOLD, NEAR = 4, 0.4


def check_known(store: Store, organisation: str, today: date) -> None:
    """Raises Invalid, with the nearest names, for an organisation that no plan knows; nothing where none names any."""
    if reads.plans_of_organisation(store, organisation):
        return
    names: set[str] = set()
    for plan in reads.plan_list(store):
        state = State(store, reads.revision_on(store, plan.key, LAST_DAY), plan.key, today)
        names.update(partner.label for partner in reads.partner_list(state))
    if names:
        folded = {name.casefold(): name for name in sorted(names)}
        near = get_close_matches(organisation.strip().casefold(), list(folded), TOLD, NEAR) or sorted(folded)
        raise Invalid(
            "organisation_unknown",
            "No plan knows an organisation called {name}. Known there: {names}.",
            field="organisation",
            name=organisation.strip(),
            names=", ".join(folded[one] for one in near[:TOLD]),
        )
