"""What a party asks to be changed in a draft of joint minutes, and what it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain import minutes_life
from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.schema import AMENDMENT
from lib.domain.terms import AmendmentAnswer, MinutesStep, RevisionKind
from lib.domain.writing import Seen, Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.usecases.record import check_needed, new_key, record, row_now, row_seen

#: An answer that takes less than what was asked says why.
EXPLAINED = (AmendmentAnswer.ACCEPTED_IN_PART, AmendmentAnswer.DECLINED)


def record_amendment(
    store: Store, minutes: str, values: Mapping[str, Value], writing: Writing, *, reason: str
) -> int:
    """Records what a party asks to be changed in minutes, and answers the revision. `values` are fields of AMENDMENT.

    Raises Invalid for minutes that a party has signed, for who is no party, without a wording, or for a day to come.
    """
    sheet = row_now(store, writing.plan, "minutes", minutes)
    _check_open(store, writing.plan, minutes)
    row: dict[str, Value] = {name: _filled(values.get(name)) for name in AMENDMENT.names}
    row |= {"minutes": minutes, "answer": None, "answer_text": None, "answered_on": None}
    check_needed("amendment", row)
    if row["party"] not in (sheet["party_a"], sheet["party_b"]):
        raise Invalid("party_other", "An amendment is asked by one of the two parties.", field="party")
    if isinstance(row["asked_on"], date) and row["asked_on"] > writing.today:
        raise Invalid("amendment_to_come", "An amendment cannot bear a date to come.", field="asked_on")
    creation = Change("amendment", new_key(), None, row)
    return record(store, [creation], writing, reason=reason, kind=RevisionKind.MINUTES)


def answer_amendment(
    store: Store,
    seen: Seen,
    key: str,
    answer: AmendmentAnswer | None,
    writing: Writing,
    *,
    answered_on: date,
    answer_text: str = "",
    reason: str,
) -> int | None:
    """Answers an amendment, or answers it otherwise; the revision, None when nothing differs.

    Raises Invalid without an answer, without a reason where less is taken than what was asked, for a day before it was
    asked or to come, or once a party has signed; Conflict when somebody else answered it meanwhile.
    """
    row = row_seen(store, seen, writing.plan, "amendment", key)
    _check_open(store, writing.plan, str(row["minutes"]))
    if answer is None:
        raise Invalid("value_missing", "This value is needed.", field="answer")
    if answer in EXPLAINED and not answer_text.strip():
        raise Invalid(
            "answer_unexplained",
            "Say why the amendment is not taken as it was asked.",
            field="answer_text",
        )
    if answered_on > writing.today:
        raise Invalid("amendment_to_come", "An amendment cannot bear a date to come.", field="answered_on")
    asked_on = row["asked_on"]
    if isinstance(asked_on, date) and answered_on < asked_on:
        raise Invalid("answer_early", "The answer comes after what was asked.", field="answered_on")
    wanted: dict[str, Value] = {
        "answer": str(answer),
        "answer_text": answer_text.strip() or None,
        "answered_on": answered_on,
    }
    change = updated("amendment", key, row, wanted)
    return record(store, [change], writing, reason=reason, kind=RevisionKind.MINUTES) if change else None


def unanswered(store: Store, plan: str, minutes: str) -> int:
    """How many amendments to minutes wait for an answer."""
    rows = rows_at(store, reads.current_revision(store), plan, "amendment").values()
    return sum(row["minutes"] == minutes and not row["answer"] for row in rows)


def check_answered(store: Store, plan: str, minutes: str) -> None:
    """Raises Invalid while an amendment waits for its answer: nothing is initialled or signed, no file made for it."""
    if unanswered(store, plan, minutes):
        raise Invalid(
            "amendments_open",
            "An amendment waits for its answer: the text is initialled or signed once it is answered.",
            field="step",
        )


def _check_open(store: Store, plan: str, minutes: str) -> None:
    steps = rows_at(store, reads.current_revision(store), plan, "minutes_step").values()
    done = {MinutesStep(str(row["step"])): date.min for row in steps if row["minutes"] == minutes}
    if minutes_life.is_fixed(done):
        raise Invalid("amendment_late", "A party has signed: the text is no longer amended.", field="text")


def _filled(value: Value) -> Value:
    return None if isinstance(value, str) and not value.strip() else value
