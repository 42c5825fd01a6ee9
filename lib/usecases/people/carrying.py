"""People along with a plan that moves, and who they are for whoever looks after the installation."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from lib.domain.errors import Invalid
from lib.domain.people import Account
from lib.domain.roles import Role
from lib.people import copies
from lib.people.store import People, unbegun
from lib.store.places.shared.address import SharedAddress

Where = Path | SharedAddress


def check_free(origin: Where, target: Where) -> None:
    """Raises Invalid where people of the origin would come among others; StoreUnavailable."""
    if copies.exists(origin) and (administered(target) or (0,))[0]:
        raise Invalid(
            "people_taken",
            "“{place}” holds accounts already. Nothing was moved: name an empty place, or put them aside first.",
            place=str(target),
        )


def move_people(origin: Where, target: Where) -> int | None:
    """Brings everybody along; answers how many accounts, None where there are none. The first place stays as it is."""
    if not copies.exists(origin):
        return None
    with closing(People.open(origin)) as here, closing(People.open(target)) as there:
        return copies.carry(here, there)


def administered(where: Where) -> tuple[int, tuple[str, ...]] | None:
    """How many accounts open in a place as it is, and who administers; None where nobody has one. Nothing is written.
    Raises StoreUnavailable."""
    if not copies.exists(where):
        return None
    with closing(unbegun(where)) as people:
        known = [one for one in people.records(Account, "accounts") if one.disabled_at is None]
    if not known:
        return None
    return len(known), tuple(one.name for one in known if one.role == Role.ADMINISTRATOR)
