"""What the cell of a status says beside it: the day of the end, a percentage, a remark; for the fields of their own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lib.domain.changes import Value
from lib.domain.terms import Status
from lib.spreadsheets.cells.reading import Reading, noted
from lib.spreadsheets.cells.statuses import StatusReading
from lib.spreadsheets.comments import below

#: Not a field: the status denies an end, so that an action with a progress has begun.
UNFINISHED = "unfinished"


def reading(found: StatusReading) -> Reading:
    """What a cell says of the status itself."""
    if found.status:
        said = noted(f"status_{found.note}") if found.note else ()
        return Reading({"status": found.status}, said)
    code = "status_ambiguous" if found.note else "status_unknown"
    return Reading({}, noted(code), found.asked)


def beside(found: StatusReading) -> Mapping[str, Value]:
    """The values of other fields that a cell of a status says."""
    said: dict[str, Value] = {}
    if found.day is not None:
        said["completed_on"] = found.day
    if found.share is not None:
        said["progress"] = found.share
    if found.remark:
        said["comment"] = found.remark
    if found.unfinished:
        said[UNFINISHED] = True
    return MappingProxyType(said)


def complete(values: dict[str, Value], said: Mapping[str, Value]) -> None:
    """Fills the fields that say nothing of their own; a remark goes below the comment, once."""
    for name in ("completed_on", "progress"):
        if name in said and values.get(name) is None:
            values[name] = said[name]
    if said.get(UNFINISHED) and values.get("status") == Status.NOT_STARTED and values.get("progress"):
        values["status"] = str(Status.IN_PROGRESS)
    if "comment" in said:
        values["comment"] = below(values.get("comment"), said["comment"])
