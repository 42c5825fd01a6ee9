"""What can only be said of a row once all its cells were read: contradictions, codes in titles, stages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from lib.domain.changes import Value
from lib.domain.terms import Precision, Status, Tier
from lib.spreadsheets import report
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.cells.progress import ParsedProgress, parse_progress
from lib.spreadsheets.folding import clean, fold, vocabulary
from lib.spreadsheets.model import CellValue, TableKind
from lib.spreadsheets.rows import remarks
from lib.spreadsheets.rows.data import DataRow

if TYPE_CHECKING:
    from lib.spreadsheets.rows.reader import RowReader

NO_CODE = "id_missing" + report.ALONE
#: Roles of a signatory, « Co-signataire », « Partie à la convention », and not « Partie associée ».
SIGNATORY = re.compile(r"^(?:co[- ]?)?signa(?:taire|tor(?:y|ies))\w*|^partie [ab]\b|^طرف موقع")
SIGNS_NOT = re.compile(r"\b(?:non|pas|not|sans)\b[ -]*(?:co[- ]?)?signa")
#: Others that speak of signing: a person says whether they are one.
MAY_SIGN = re.compile(r"signa(?:taire|tor)|موقع")
REPLIED = re.compile(r"reponse\s+recue\s+le\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})")


def finish_action(reader: RowReader, row: DataRow, values: dict[str, Value]) -> None:
    """An action: its title with its sub-action, its code, what contradicts what."""
    if "progress" in reader.place:
        _progress(reader, row, values)
    if reader.remarks:
        remarks.complete(values, reader.beside(row))
    _endless(reader, values)
    if row.cells.get("sub_title"):
        parts = [clean(report.typed(row.cells[f])) for f in ("title", "sub_title") if row.cells.get(f)]
        values["title"] = " – ".join(parts)
    elif "title" not in reader.place and values.get("code"):
        values["title"] = values["code"]
    title = values.get("title")
    if isinstance(title, str) and not values.get("code"):
        code, rest = reader.code_ahead(title)
        if code:
            values["code"], values["title"] = code, rest
    if not values.get("title") and reader.place.keys() & {"title", "code"}:
        # Where codes stand for titles, what is missing is the code.
        reader.say(row, *(("title", "title_missing") if "title" in reader.place else ("code", NO_CODE)))
    if row.named or reader.sheet.struck:
        _of_title(reader, row)
    if "code" in reader.place and not values.get("code") and values.get("title"):
        reader.say(row, "code", "id_missing")
    _days_of_others(reader, row, values)
    _dates(reader, row, values)
    if reader.who and not (values.get("owner") or values.get("organisation")):
        reader.say(row, reader.who, "owner_missing")
    reader.to_axis(row, values)
    progress, status = values.get("progress"), values.get("status")
    if isinstance(progress, float) and (
        (status == Status.DONE and progress < 100) or (status == Status.NOT_STARTED and progress > 0)
    ):
        reader.say(row, "progress", "progress_status_conflict")


def _of_title(reader: RowReader, row: DataRow) -> None:
    """A title that other texts of its row make, or that is struck out."""
    if row.named:
        reader.say(row, "title", "title_from_beside")
    if "title" in reader.place and (row.index, reader.place["title"]) in reader.sheet.struck:
        reader.say(row, "title", "title_struck")


def _progress(reader: RowReader, row: DataRow, values: dict[str, Value]) -> None:
    """The progress of a row; the status, read before, decides what a lone 1 means."""
    position = (row.index, reader.place["progress"])
    if position in reader.damaged:
        return
    value = row.cells.get("progress")
    parsed = _share(reader, value, position in reader.sheet.percents, values.get("status"))
    code = parsed.error or parsed.note
    if code:
        reader.say(row, "progress", code)
    elif value is None:
        reader.say(row, "progress", "progress_empty")
    if not parsed.error:
        values["progress"] = parsed.value


def _share(reader: RowReader, value: CellValue, percent: bool, status: Value) -> ParsedProgress:
    place = (value.__class__, value, percent, status)
    found = reader.shares.get(place)
    if found is None:
        done = None if status is None else status == Status.DONE
        found = parse_progress(value, fractions=reader.fractions, percent=percent, is_done=done)
        reader.shares[place] = found
    return found


def _days_of_others(reader: RowReader, row: DataRow, values: dict[str, Value]) -> None:
    """What a day says of another field: a deadline that was never put off is the first one; an action with a day of
    completion that is past is done, in a table without states."""
    first, done, today = values.get("initial_deadline"), values.get("completed_on"), reader.known.today
    if isinstance(first, date) and reader.puts_off and row.cells.get("deadline") is None:
        values |= {"deadline": first, "deadline_precision": str(Precision.DAY), "deadline_text": None}
    if "status" in reader.place or not isinstance(done, date) or today is None or done > today:
        return
    if values.get("progress") in (None, 100.0):
        values["status"] = str(Status.DONE)


def _endless(reader: RowReader, values: dict[str, Value]) -> None:
    """A deadline without a day whose text stands in a column of its own, as in our exports: continuous or unknown."""
    text = values.get("deadline_text") if "deadline_text" in reader.place else None
    if text and values.get("deadline") is None and (parsed := parse_date(str(text))).day is None:
        values["deadline_precision"] = str(parsed.precision)


def _dates(reader: RowReader, row: DataRow, values: Mapping[str, Value]) -> None:
    """Days of one action that cannot all be right."""
    start, deadline, completed = values.get("start"), values.get("deadline"), values.get("completed_on")
    if isinstance(start, date) and isinstance(deadline, date) and deadline < start:
        reader.say(row, "deadline", "end_before_start", day=start)
    if isinstance(completed, date):
        if reader.known.today is not None and completed > reader.known.today:
            reader.say(row, "completed_on", "completed_in_future")
        if isinstance(start, date) and completed < start:
            reader.say(row, "completed_on", "completed_before_start", day=start)


def finish_partner(reader: RowReader, row: DataRow, values: dict[str, Value]) -> None:
    """A partner: its place in the plan, when its role says it."""
    if "role" not in reader.place or "tier" in reader.place:
        return
    role = str(values.get("role") or "")
    answered = reader.tiers.get(fold(role))
    if answered is not None:
        values["tier"] = answered or None
    elif SIGNATORY.match(fold(role)):
        values["tier"] = str(Tier.SIGNATORY)
    else:
        values["tier"] = None
        if MAY_SIGN.search(fold(role)) and not SIGNS_NOT.search(fold(role)):
            reader.asked.met("tier", role, reader.cell(row, "role"))


def finish_interaction(reader: RowReader, row: DataRow, values: dict[str, Value]) -> None:
    """An exchange: its action, its answer, its stage."""
    if values.get("action"):
        typed = str(values["action"])
        values["action"] = reader.plan_codes.find(typed) or typed
    result = fold(str(values.get("result") or ""))
    if "replied_on" not in reader.place and "result" in reader.place:
        replied = REPLIED.search(result)
        values["replied_on"] = parse_date(replied[1]).day if replied else None
    if "stage" not in reader.place and values.get("kind") == "introduction":
        values["stage"] = _stage(result)
    for name in ("occurred_on", "partner"):
        if name in reader.place and not values.get(name) and row.cells.get(name) is None:
            reader.say(row, name, "value_missing")


def _stage(result: str) -> str:
    """The furthest stage named at the start of an outcome; an introduction is at least introduced."""
    for stage, spellings in reversed(vocabulary("values")["stage"].items()):
        if any(fold(spelling) in result for spelling in spellings):
            return str(stage)
    return "introduced"


FINISH: Mapping[TableKind, Callable[[RowReader, DataRow, dict[str, Value]], None]] = {
    "actions": finish_action,
    "partners": finish_partner,
    "interactions": finish_interaction,
}
