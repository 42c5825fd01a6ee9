"""What moved since the last meeting, in sentences that can be read aloud. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import format_day, format_list
from lib.wording.short import present

#: Flags that need no value to be told.
PLAIN: Mapping[str, str] = {
    "newly_blocked": mark("now blocked"),
    "unblocked": mark("no longer blocked"),
    "reopened": mark("taken up again"),
    "newly_cancelled": mark("cancelled by common agreement"),
    "is_new": mark("new in the plan"),
    "is_gone": mark("no longer in the plan"),
}


def since_lines(language: Language, frame: pd.DataFrame) -> list[tuple[str, str, str, str, str]]:
    """(key, code, sentence, axis, party) of each action with something to tell, by axis, then party, then code."""
    lines = []
    for row in frame.to_dict("records"):
        told = list(told_of(language, row))
        if told:
            lines.append(
                (
                    str(row["key"]),
                    str(row["code"] or "–"),
                    f"{row['title']} – {format_list(language, told)}",
                    str(row["axis_code"] or row["axis_title"] or "–"),
                    str(row["party"]) if present(row["party"]) else "–",
                )
            )
    order = {axis: place for place, axis in enumerate(dict.fromkeys(line[3] for line in lines))}
    return sorted(lines, key=lambda line: (order[line[3]], line[4], len(line[1]), line[1]))


def told_of(language: Language, row: Mapping[str, Any]) -> Iterator[str]:
    """What is told of one action."""
    if row["newly_done"]:
        yield (
            translate(language, "done on {day}", day=format_day(language, row["completed_on"]))
            if present(row["completed_on"])
            else translate(language, "done")
        )
    if row["missed"]:
        day = format_day(language, row["deadline_before"])
        yield translate(language, "promised for {day}, not done", day=day)
    elif row["newly_late"]:
        yield translate(language, "deadline of {day} passed", day=format_day(language, row["deadline"]))
    if row["deadline_moved"]:
        yield _moved(language, row)
    if row["owner_changed"]:
        yield translate(language, "now carried by {owner}", owner=_owner(language, row))
    for flag, words in PLAIN.items():
        if row[flag]:
            yield translate(language, words)


def _moved(language: Language, row: Mapping[str, Any]) -> str:
    if not present(row["deadline_before"]):
        return translate(language, "deadline set to {day}", day=format_day(language, row["deadline"]))
    if not present(row["deadline"]):
        return translate(language, "new date to be agreed")
    return translate(
        language,
        "deadline moved from {before} to {after}",
        before=format_day(language, row["deadline_before"]),
        after=format_day(language, row["deadline"]),
    )


def since_summary(language: Language, frame: pd.DataFrame) -> str:
    """« Maroc : 2 réalisées, 1 échéance dépassée ; Togo : 1 date déplacée. » by party; empty when nothing is told."""
    counted: dict[str, Counter[str]] = {}
    for row in frame.to_dict("records"):
        for flag in ("newly_done", "newly_late", "deadline_moved", "owner_changed", "missed"):
            if row[flag]:
                party = str(row["party"]) if present(row["party"]) else translate(language, "no party")
                counted.setdefault(party, Counter())[flag] += 1
    said = []
    for party, flags in sorted(counted.items()):
        parts = [text for flag, n in flags.items() if (text := _counted(language, flag, n))]
        said.append(f"{party} – {format_list(language, parts)}")
    return " · ".join(said)


def _counted(language: Language, flag: str, n: int) -> str:
    if flag == "newly_done":
        return translate_plural(language, "{n} newly done", "{n} newly done", n)
    if flag == "newly_late":
        return translate_plural(language, "{n} newly late", "{n} newly late", n)
    if flag == "deadline_moved":
        return translate_plural(language, "{n} date moved", "{n} dates moved", n)
    if flag == "owner_changed":
        return translate_plural(language, "{n} owner changed", "{n} owners changed", n)
    return translate_plural(language, "{n} promised and not done", "{n} promised and not done", n)


def _owner(language: Language, row: Mapping[str, Any]) -> str:
    owner = row["owner"] if row["owner"] != row["owner_before"] else row["organisation"]
    return str(owner) if present(owner) else translate(language, "an owner to be named")
