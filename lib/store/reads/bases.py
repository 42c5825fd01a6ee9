"""What rows about actions have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActionNamed:
    """An action by its names."""

    key: str
    code: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class ActionHeld(ActionNamed):
    """An action and who holds it: `responsible` is the owner, else the lead."""

    lead: str | None
    owner: str | None
    responsible: str | None


@dataclass(frozen=True, slots=True)
class ActionDue(ActionHeld):
    """An action with its deadline (the day, how exact it is, as typed) and its situation on the day."""

    deadline: date | None
    deadline_precision: str | None
    deadline_text: str | None
    situation: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange with a partner, and the code of the action that it is about."""

    key: str
    occurred_on: date
    partner: str | None
    subject: str | None
    action: str | None
