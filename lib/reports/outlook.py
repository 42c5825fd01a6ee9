"""The outlook of a plan: forecast, warnings and what a day asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from lib.domain.early_warning import Fate, Reason, Signs, fates, warned, warnings
from lib.domain.forecast import (
    Course,
    Flags,
    Numbers,
    Pace,
    Places,
    Silence,
    Spans,
    chances,
    done_by,
    endings,
    learn,
    spans,
    teaches,
)
from lib.domain.hindsight import Hindsight, Past, look_back
from lib.domain.recent import Recent, recent
from lib.store import reads
from lib.store.state import State

#: A large plan is looked back on with about so many of its actions, always the same ones, over a year; a smaller one
#: with all of them, over two.
LOOKED_BACK, MONTHS, MONTHS_OF_A_LARGE_ONE = 1000, 24, 12


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis with what is open in it, of it what has no forecast (blocked or suspended, without deadline); `last` is
    its last deadline in force. The last of a list is the plan."""

    key: str
    code: str | None
    title: str | None
    open: int
    halted: int
    undated: int
    last: date | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """The actions done from which nothing is learned, and how many of them lack each of the dates that it takes."""

    done: int
    completed_on: int
    start: int
    deadline: int


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """A plan on a day, a place per tracked action that is not continuous; times in days from the day.

    `chance` is None when the history says nothing.
    """

    day: date
    keys: pd.Index
    axis: Places
    course: Course
    signs: Signs
    pace: Pace | Silence
    chance: Numbers | None
    reasons: Mapping[Reason, Flags]
    axes: tuple[Axis, ...]
    lost: Flags  # done without a date, or with one to come
    lacking: Lacking

    @property
    def undated(self) -> int:
        """Actions done of which no day is known."""
        return int(self.lost.sum())

    @property
    def completed(self) -> int:
        """Actions done with their dates: what the pace is learned from."""
        return int(teaches(self.course).sum())

    def date_of(self, days: float) -> date | None:
        """The date of a number of days; None when there is none or none within the horizon."""
        return None if not np.isfinite(days) else self.day + timedelta(round(days))

    def place_of(self, key: str) -> int | None:
        """Where an action stands; None for one that is not tracked or continuous."""
        found = self.keys.get_indexer([key])[0]
        return None if found < 0 else int(found)

    def warned(self) -> Places:
        """The places of the actions worth a word, the nearest deadline first."""
        return warned(self.reasons, self.signs.deadline)

    def reasons_of(self, place: int) -> tuple[Reason, ...]:
        """Why an action is worth a word."""
        return tuple(reason for reason, flags in self.reasons.items() if flags[place])

    def chance_of(self, place: int) -> float | None:
        """The chance of an action to be done by its deadline; None where nothing is said of it."""
        return None if self.chance is None or np.isnan(self.chance[place]) else float(self.chance[place])

    def spans_of(self, places: Places) -> Spans | None:
        """The ranges of completion of some actions; None without forecast."""
        return spans(self.pace, self.course.part(places)) if isinstance(self.pace, Pace) else None

    def chance_by(self, by: date) -> Numbers | None:
        """The chance of each open action to be done by a day; None without forecast."""
        days = float((by - self.day).days)
        return done_by(self.pace, self.course, days) if isinstance(self.pace, Pace) else None

    def fates(self, by: date) -> Mapping[Fate, Flags]:
        """What each action will be by a day."""
        return fates(self.signs, float((by - self.day).days), self.chance_by(by))


def of_plan(state: State) -> Outlook:
    """The outlook of a plan in a state."""
    rows = reads.outlook_rows(state)
    known = reads.axis_list(state)
    signs = _signs(rows)
    axis = pd.Index([a.key for a in known]).get_indexer(rows["axis"])
    axis = np.where(axis < 0, len(known), axis).astype(np.int64)
    course, lost = _course(rows, axis)
    pace = learn(course)
    chance = chances(pace, course) if isinstance(pace, Pace) else None
    names = [(a.key, a.code, a.title) for a in known]
    axes = [_axis(name, signs, axis == i, state.day) for i, name in enumerate([*names, ("", None, None)])]
    everything = np.ones(len(rows), dtype=bool)
    return Outlook(
        day=state.day,
        keys=pd.Index(rows["key"]),
        axis=axis,
        course=course,
        signs=signs,
        pace=pace,
        chance=chance,
        reasons=warnings(signs, chance),
        axes=(*axes, _axis(("", None, None), signs, everything, state.day)),
        lost=lost,
        lacking=_lacking(rows, course, lost),
    )


def ends_of(found: Outlook) -> Spans | None:
    """When each axis of an outlook ends, then the actions without axis, then the plan."""
    if not isinstance(found.pace, Pace):
        return None
    return endings(found.pace, found.course, found.axis, len(found.axes) - 1)


def of_late(found: Outlook) -> Recent | None:
    """What the last 90 days say of the pace of an outlook's plan."""
    return recent(found.course) if isinstance(found.pace, Pace) else None


def of_past(state: State, found: Outlook) -> Hindsight:
    """Repeats the forecast at the end of each past month that has a recorded state; `found` is the outlook of the state."""
    step = 1 + len(found.keys) // LOOKED_BACK
    past = []
    for earlier in reads.outlook_states(state, limit=MONTHS if step == 1 else MONTHS_OF_A_LARGE_ONE):
        then = reads.outlook_courses(earlier, step=step)
        course, _ = _course(then, _axes(then))
        places = found.keys.get_indexer(then["key"])
        if not len(found.keys):
            break
        elapsed = float((state.day - earlier.day).days)
        lost = (places < 0) | found.lost[places]
        ended = np.where(lost, np.nan, found.course.completed[places] + elapsed)
        past.append(Past(course, elapsed, ended, lost, places.astype(np.int64)))
    return look_back(past)


def _axes(rows: pd.DataFrame) -> Places:
    """The axes of the actions, counted; those without axis are one of their own."""
    found: Places = pd.factorize(rows["axis"], use_na_sentinel=False)[0].astype(np.int64)
    return found


def _course(rows: pd.DataFrame, axis: Places) -> tuple[Course, Flags]:
    """The dates of the actions; and those done without a date (or with one to come), which teach nothing."""
    completed = _numbers(rows, "completed_in")
    lost = ~_flags(rows, "is_open") & ~(completed <= 0)
    return Course(
        start=np.where(lost, np.nan, _numbers(rows, "start_in")),
        first=_numbers(rows, "first_in"),
        deadline=_numbers(rows, "deadline_in"),
        completed=np.where(lost, np.nan, completed),
        halted=_flags(rows, "halted") | lost,
        axis=axis,
    ), lost


def _lacking(rows: pd.DataFrame, course: Course, lost: Flags) -> Lacking:
    silent = ~_flags(rows, "is_open") & ~teaches(course)
    start, first = (np.isnan(_numbers(rows, name)) for name in ("start_in", "first_in"))
    return Lacking(
        int(silent.sum()),
        int((silent & lost).sum()),
        int((silent & start).sum()),
        int((silent & first).sum()),
    )


def _signs(rows: pd.DataFrame) -> Signs:
    return Signs(
        is_open=_flags(rows, "is_open"),
        halted=_flags(rows, "halted"),
        deadline=_numbers(rows, "deadline_in"),
        behind=_flags(rows, "behind"),
        late_start=_flags(rows, "late_start"),
        postponed=_numbers(rows, "postponed"),
        waiting=_flags(rows, "waiting"),
        no_owner=_flags(rows, "no_owner"),
        support=_flags(rows, "support"),
    )


def _axis(name: tuple[str, Any, Any], signs: Signs, inside: Flags, day: date) -> Axis:
    mine = inside & signs.is_open
    last = signs.deadline[mine & ~np.isnan(signs.deadline)]
    return Axis(
        *name,
        open=int(mine.sum()),
        halted=int((mine & signs.halted).sum()),
        undated=int((mine & ~signs.halted & np.isnan(signs.deadline)).sum()),
        last=day + timedelta(int(last.max())) if len(last) else None,
    )


def _numbers(rows: pd.DataFrame, name: str) -> Numbers:
    found: Numbers = rows[name].to_numpy(dtype=np.float64, na_value=np.nan)
    return found


def _flags(rows: pd.DataFrame, name: str) -> Flags:
    found: Flags = rows[name].to_numpy(dtype=bool)
    return found
