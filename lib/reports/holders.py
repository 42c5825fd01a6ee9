"""Whose deadline it is, among people with accounts: the one rule of reminders and of calendars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lib.domain.mail import Recipient
from lib.domain.paper_names import folded, function_and_organisation


class Held(Protocol):
    """What somebody holds: its owner as the plan has it, and the organisations of its action, the lead first."""

    @property
    def owner(self) -> str:
        """A function, or a person."""

    @property
    def organisations(self) -> tuple[str, ...]:
        """Who answers for it."""


def holds(row: Held, person: Recipient, people: Sequence[Recipient]) -> bool:
    """Whether a deadline is told to a person: to its owner where one of the people is it, else to all of its organisations."""
    if row.owner and any(_is_owner(row, one) for one in people):
        return _is_owner(row, person)
    return _is_of(row, person)


def _is_owner(row: Held, person: Recipient) -> bool:
    function, organisation = function_and_organisation(row.owner)
    if person.name and folded(row.owner) == folded(person.name):
        return True
    if not person.function or folded(function) != folded(person.function):
        return False
    return folded(organisation) == folded(person.organisation) if organisation else _is_of(row, person)


def _is_of(row: Held, person: Recipient) -> bool:
    return bool(person.organisation) and folded(person.organisation) in map(folded, row.organisations)
