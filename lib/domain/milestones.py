"""Milestones: the steps of an action, what they are, and the progress that they make together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import floor
from typing import Protocol


class MilestoneStatus(StrEnum):
    """What the owner declares of a milestone: the states of an action. « En retard » is computed."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    BLOCKED = "blocked"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class ProgressFrom(StrEnum):
    """Where the progress of an action comes from; one that says nothing is declared."""

    DECLARED = "declared"
    MILESTONES = "milestones"


class Part(Protocol):
    """What counts of a milestone; one that weighs nothing in particular weighs 1."""

    @property
    def status(self) -> str | None:
        """Its declared state."""

    @property
    def progress(self) -> float | None:
        """Its own progress."""

    @property
    def weight(self) -> float | None:
        """What it weighs beside the others."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The milestones of an action as a whole: how many are done of how many that count, whether some weigh otherwise
    than others, and the progress from 0 to 100 that follows."""

    done: int
    counted: int
    weighted: bool
    progress: float | None


def steps(milestones: Iterable[Part]) -> Steps:
    """What the milestones of one action come to.

    A cancelled one does not count. One done is whole, any other as far as its own progress says, else not begun. The
    progress is missing without a milestone that counts, or when nothing is said of any: it is never 0 for want of a word.
    """
    counted = [m for m in milestones if m.status != MilestoneStatus.CANCELLED]
    done = sum(m.status == MilestoneStatus.DONE for m in counted)
    weighted = any(m.weight is not None for m in counted)
    if all(m.status is None and m.progress is None for m in counted):
        return Steps(done, len(counted), weighted, None)
    total = sum(_weight(m) for m in counted)
    share = sum(_weight(m) * _share(m) for m in counted) / total
    # Cut and not rounded: what is not whole never reads 100.
    return Steps(done, len(counted), weighted, floor(round(share * 10, 6)) / 10)


def _weight(milestone: Part) -> float:
    return float(milestone.weight) if milestone.weight and milestone.weight > 0 else 1.0


def _share(milestone: Part) -> float:
    return 100.0 if milestone.status == MilestoneStatus.DONE else float(milestone.progress or 0)
