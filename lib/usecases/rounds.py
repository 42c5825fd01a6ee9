"""Asking for news: a round is opened for a day, asks one organisation more, is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.schema import ANSWER, ROUND, named
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.usecases.record import check_needed, new_key, record, row_now


def open_round(
    store: Store, values: Mapping[str, Value], organisations: Sequence[str], writing: Writing
) -> int:
    """Asks organisations, for a day, how their open actions stand, and answers the revision.

    `values`: asked_for, answers_until (the same day without one), word. One round is open at a time, and nothing may be
    recorded at the same moment: of two people who open one, the second is told.
    Raises Invalid without a day or an organisation, for answers expected before today, while a round is open.
    """
    last = reads.current_revision(store)
    row: dict[str, Value] = {name: values.get(name) for name in ROUND.names}
    row |= {"opened_on": writing.today, "closed_on": None}
    row["answers_until"] = row["answers_until"] or row["asked_for"]
    row["word"] = str(row["word"] or "").strip() or None
    check_needed(ROUND.name, row)
    until = row["answers_until"]
    if isinstance(until, date) and until < writing.today:
        raise Invalid("answers_past", "Answers are expected today at the earliest.", field="answers_until")
    asked = [name.strip() for name in dict.fromkeys(organisations) if name.strip()]
    if not asked:
        raise Invalid("nobody_asked", "Choose at least one organisation.", field="organisation")
    if any(held["closed_on"] is None for held in rows_at(store, NOW, writing.plan, ROUND.name).values()):
        raise Invalid("round_open", "A round is open already: close it first.")
    key = new_key()
    changes = [Change(ROUND.name, key, None, row), *(_asked(key, name) for name in asked)]
    return record(store, changes, writing, reason=named(ROUND.name, row), after=last)


def ask_also(store: Store, round_key: str, organisation: str, writing: Writing) -> int:
    """Asks one organisation more in a round that is open. Raises Invalid without one, or when it is asked already."""
    row = _open_now(store, writing.plan, round_key)
    name = organisation.strip()
    if not name:
        raise Invalid("value_missing", "This value is needed.", field="organisation")
    held = rows_at(store, NOW, writing.plan, ANSWER.name).values()
    if any(answer["round"] == round_key and answer["organisation"] == name for answer in held):
        raise Invalid("asked_already", "This organisation is asked already.", field="organisation")
    return record(store, [_asked(round_key, name)], writing, reason=f"{named(ROUND.name, row)} – {name}")


def close_round(store: Store, round_key: str, writing: Writing) -> int:
    """Closes a round: its links end. What was answered can still be accepted. Raises Invalid for one that is closed."""
    row = _open_now(store, writing.plan, round_key)
    change = updated(ROUND.name, round_key, row, {"closed_on": writing.today})
    return record(store, [change] if change else [], writing, reason=named(ROUND.name, row))


def _open_now(store: Store, plan: str, key: str) -> Mapping[str, Value]:
    row = row_now(store, plan, ROUND.name, key)
    if row["closed_on"] is not None:
        raise Invalid("round_closed", "This round is closed: no answer is taken any more.")
    return row


def _asked(round_key: str, organisation: str) -> Change:
    row: dict[str, Value] = {
        **dict.fromkeys(ANSWER.names),
        "round": round_key,
        "organisation": organisation,
    }
    return Change(ANSWER.name, new_key(), None, row)
