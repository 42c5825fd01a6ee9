"""Which store somebody sees: the partner's view, the whole, or the whole without the actions that are reserved to others."""

from __future__ import annotations

from lib.domain.people import Person
from lib.domain.reserved import sees
from lib.domain.roles import Role
from lib.store.connection import Store
from lib.store.reads.reserved import reserved_actions
from lib.store.state import State
from lib.store.views import Hidden


def seen_by(store: Store, person: Person | None, hidden: Hidden = None) -> Store:
    """The store as somebody sees it; whole for an administrator and for nobody, which is the machine itself. `hidden` is what
    is reserved to others, where it was asked already.

    The one place that decides. What is reserved now is hidden at every revision, and who sees an action sees its past.
    """
    if person is not None and person.is_partner:
        return store.seen_by_partner()
    return store.without(hidden_from(store, person) if hidden is None else hidden)


def state_seen_by(state: State, person: Person | None) -> State:
    """The same of a state."""
    return state.seen_in(seen_by(state.store, person))


def hidden_from(store: Store, person: Person | None) -> frozenset[str]:
    """The actions of every plan that are reserved to others, as `Store.without` names them."""
    if person is None or person.role == Role.ADMINISTRATOR:
        return frozenset()
    reserved = reserved_actions(store.whole)
    return frozenset(f"{one.plan}:{one.key}" for one in reserved if not sees(one.reserved_for, person))
