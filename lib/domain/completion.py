"""What a plan asks before an action counts as done: a deliverable, and a second person who confirms it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from lib.domain.changes import Value
from lib.domain.terms import Status

#: The setting that keeps it.
SETTING = "completion"
#: Who declared an action done, and who confirmed it: set by what people do, typed by nobody.
DECLARED, VERIFIED = ("declared_by", "declared_on"), ("verified_by", "verified_on")
#: What says in words that a deliverable was handed over; the one that is planned proves nothing.
NAMED = ("evidence",)


@dataclass(frozen=True, slots=True)
class Completion:
    """`proof`: nothing is done without a deliverable; `verification`: another person confirms it, `verifier` says who."""

    proof: bool = False
    verification: bool = False
    verifier: str = ""


def decode(text: str | None) -> Completion:
    """What a stored setting says; nothing is asked where there is none."""
    return Completion(**json.loads(text)) if text else Completion()


def encode(rules: Completion) -> str:
    """The setting that is stored."""
    return json.dumps(asdict(rules), ensure_ascii=False)


def is_done(row: Mapping[str, Value]) -> bool:
    """Whether an action is declared done."""
    return row.get("status") == Status.DONE


def names_proof(row: Mapping[str, Value]) -> bool:
    """Whether an action says what proves it, or where that is found."""
    return any(str(row.get(name) or "").strip() for name in NAMED)


def is_to_verify(row: Mapping[str, Value]) -> bool:
    """Whether an action was declared done and nobody confirmed it yet."""
    return is_done(row) and row.get("declared_on") is not None and row.get("verified_on") is None
