"""How far an action is: its progress against what is expected, and the curve of what was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.action import action_progress
from lib.i18n.formats import format_day, format_percent
from lib.store.reads import Action, Version
from lib.ui import data, layout, session
from lib.ui.session import t
from lib.wording.short import days_in_full

#: Days recorded from which there is a curve to draw.
LEAST = 2


def is_recorded(versions: Sequence[Version]) -> bool:
    """Whether a progress is known of enough days to be drawn."""
    return len(_recorded(versions, session.today())) >= LEAST


def beside() -> Sequence[DeltaGenerator]:
    """Where the curve goes, and what stands beside it."""
    return st.columns([1.25, 1], gap="large")


def of_action(action: Action, versions: Sequence[Version]) -> None:
    """The curve of a progress recorded on several days."""
    day, language = session.today(), session.language()
    recorded = _recorded(versions, day)
    layout.section(t("Progress recorded"))
    changed = max(d for d, value in recorded.items() if d == min(recorded) or value != _before(recorded, d))
    now = recorded[max(recorded)]
    told = {"progress": format_percent(language, now, 0), "day": format_day(language, changed)}
    since = (day - changed).days
    said = (
        t("{progress} on {day}, unchanged for {days}.", **told, days=days_in_full(language, since))
        if since
        else t("{progress} on {day}.", **told)
    )

    def rows() -> pd.DataFrame:
        return pd.DataFrame(
            {
                t("Day"): [format_day(language, d) for d in recorded],
                t("As recorded"): [format_percent(language, v, 0) for v in recorded.values()],
            }
        )

    expected, actual = data.kept(
        "progress_curve", lambda: _frames(action, recorded, day), action.key, day, versions
    )
    layout.chart(
        data.drawn(action_progress, expected, actual, deadline=action.deadline),
        key="action_progress",
        sentence=said,
        rows=rows,
    )


def _before(recorded: dict[date, float], day: date) -> float:
    return recorded[max(d for d in recorded if d < day)]


def _recorded(versions: Sequence[Version], day: date) -> dict[date, float]:
    """The progress of each recorded day up to the one shown, the last of a day."""
    found = {v.as_of: float(str(v.values["progress"])) for v in versions if v.values["progress"] is not None}
    return {d: found[d] for d in sorted(found) if d <= day}


def _frames(action: Action, recorded: dict[date, float], day: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is expected, from the start to the deadline and then whole; what was recorded, as it stands on the day shown."""
    start, deadline = action.values["start"], action.deadline
    expected: dict[date, float] = {}
    if isinstance(start, date) and deadline is not None and action.deadline_precision != "continuous":
        end = max(deadline, start + timedelta(1))
        expected = {start: 0.0, end: 100.0, **({day: 100.0} if day > end else {})}
    actual = {**recorded, day: recorded[max(recorded)]}
    return (
        pd.DataFrame({"day": list(expected), "progress": list(expected.values())}),
        pd.DataFrame({"day": list(actual), "progress": list(actual.values())}),
    )
