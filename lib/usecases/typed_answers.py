"""An answer as it was typed, field by field as texts: read as what is answered of an action, or told why it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lib.domain.changes import Value
from lib.domain.errors import Invalid
from lib.domain.quantities import parse_number
from lib.domain.schema import ANSWERED, DECLARATION
from lib.domain.terms import Said
from lib.spreadsheets.files.read import read
from lib.store.reads import AskedAction
from lib.store.state import State
from lib.usecases.answer_workbook import ReadAnswers, read_answers
from lib.usecases.answers import Given, check_given

#: A day as a browser sends it, and as people write it.
DAYS = ("%Y-%m-%d", "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read of one action: the answer, or what cannot be so, field by field."""

    given: Given
    faults: tuple[Invalid, ...] = ()


def read_typed(action: AskedAction, texts: Mapping[str, str], today: date) -> Typed:
    """An answer from its texts. What belongs to another state than the one said is left aside, as the page hides it."""
    values: dict[str, Value] = {}
    faults: list[Invalid] = []
    for name in ANSWERED:
        try:
            values[name] = _value(name, texts.get(name, "").strip())
        except ValueError:
            faults.append(
                Invalid(
                    "answer_unread",
                    "This value cannot be read: “{value}”.",
                    value=texts[name].strip(),
                    field=name,
                )
            )
    said = values.get("said")
    if said != Said.ADVANCES:
        values["progress"] = None
        faults = [fault for fault in faults if fault.values["field"] != "progress"]
    if said != Said.DONE:
        values |= {"completed_on": None, "evidence": None}
        faults = [fault for fault in faults if fault.values["field"] != "completed_on"]
    given = Given(action.key, **values)  # type: ignore[arg-type]
    return Typed(given, (*faults, *check_given(given, action, today)))


def typed_of(given: Iterable[Given]) -> dict[tuple[str, str], str]:
    """Answers as the texts that a page shows, by action and field."""
    found = {}
    for one in given:
        for name in ANSWERED:
            value = getattr(one, name)
            found[one.action, name] = text_of(value)
    return found


def text_of(value: Value) -> str:
    """A value as a field of a page holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def read_workbook(state: State, content: bytes, name: str, *, today: date) -> ReadAnswers:
    """The answers of a workbook that is given back. Raises FileRefused, or Invalid as `read_answers` does."""
    return read_answers(state, read(content, name), today=today)


def _value(name: str, text: str) -> Value:
    if not text:
        return None
    kind = DECLARATION.field(name).kind
    if name == "said":
        return Said(text).value
    if kind == "percent":
        number = parse_number(text.replace("%", ""))
        if number is None:
            raise ValueError(text)
        return number
    if kind == "date":
        for form in DAYS:
            try:
                return datetime.strptime(text, form).date()
            except ValueError:
                continue
        raise ValueError(text)
    return text
