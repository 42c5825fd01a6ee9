"""What a comparison says: its title, each action in a line, the reason of a date that moved. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from lib.domain.terms import RevisionKind
from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import arrow, format_day, format_list, format_names, format_percent, format_points
from lib.wording.short import present
from lib.wording.since import told_of

#: The ways in which an action moves, in the order in which they are told.
KINDS: Mapping[str, str] = {
    "done": mark("Newly done"),
    "late": mark("Newly past their deadline"),
    "postponed": mark("Postponed"),
    "cancelled": mark("Newly cancelled"),
    "new": mark("New in the plan"),
    "gained": mark("Progressed"),
    "other": mark("Moved otherwise"),
}
#: The same over the columns of a table.
SHORT: Mapping[str, str] = {
    "done": mark("Completed"),
    "late": mark("Late"),
    "postponed": mark("Postponed"),
    "cancelled": mark("Withdrawn"),
    "new": mark("New"),
    "gained": mark("Progressed"),
    "other": mark("Other"),
}
#: Doors through which a revision's reason is the name of a file.
FILES = (RevisionKind.IMPORT, RevisionKind.SAMPLE)


def totals(counts: pd.DataFrame) -> dict[str, int]:
    """Kind → number of actions, over all lines of the counts; `moved` too."""
    return {name: int(counts[name].sum()) for name in (*KINDS, "moved")}


def summary(language: Language, found: Mapping[str, int]) -> str:
    """« 2 réalisées, 1 échéance dépassée, 3 en progrès »: what is not zero; empty when nothing moved."""
    said = (
        ("done", translate_plural(language, "{n} newly done", "{n} newly done", found["done"])),
        ("late", translate_plural(language, "{n} newly late", "{n} newly late", found["late"])),
        ("postponed", translate_plural(language, "{n} postponed", "{n} postponed", found["postponed"])),
        ("cancelled", translate_plural(language, "{n} cancelled", "{n} cancelled", found["cancelled"])),
        ("new", translate_plural(language, "{n} new action", "{n} new actions", found["new"])),
        (
            "gained",
            translate_plural(language, "{n} action progressed", "{n} actions progressed", found["gained"]),
        ),
    )
    return format_list(language, [text for kind, text in said if found[kind]])


def mean_progress(language: Language, counts: pd.DataFrame) -> str:
    """« 73,6 % → 75,2 % (+1,6 pts) »; what is missing stays a dash."""
    then, now = means(counts)
    said = f"{format_percent(language, then)} {arrow(language)} {format_percent(language, now)}"
    gap = None if then is None or now is None else now - then
    return said if gap is None else f"{said} ({format_points(language, gap)})"


def means(counts: pd.DataFrame) -> tuple[float | None, float | None]:
    """The mean progress of tracked actions then and now, 0 to 100; None where no action has a value."""

    def mean(name: str) -> float | None:
        n = int(counts[f"{name}_n"].sum())
        return float(counts[f"{name}_sum"].sum()) / n if n else None

    return mean("progress_before"), mean("progress")


def line(language: Language, row: Mapping[str, Any], moves: Iterable[Mapping[str, Any]] = ()) -> str:
    """What is told of one action, with why its deadline moved."""
    told = list(told_of(language, row))
    if present(row["progress_gain"]) and row["progress_gain"]:
        told.append(
            translate(
                language,
                "progress from {before} to {after}",
                before=format_percent(language, row["progress_before"], 0),
                after=format_percent(language, row["progress"], 0),
            )
        )
    text = format_list(language, told)
    reasons = [reason for move in moves if (reason := why(language, move))]
    return f"{text} ({format_list(language, reasons)})" if reasons else text


def why(language: Language, move: Mapping[str, Any]) -> str:
    """The reason of one move of a deadline: what was said, or the file it came in; empty when it is not known."""
    reason = move["reason"]
    if not present(reason) or not str(reason).strip():
        return ""
    if move["kind"] in FILES:
        return translate(
            language,
            "by the file {file} of {day}",
            file=format_names(language, [reason]),
            day=format_day(language, move["as_of"]),
        )
    return translate(language, "reason: {reason}", reason=reason)
