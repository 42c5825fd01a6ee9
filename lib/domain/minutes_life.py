"""The life of joint minutes: which step may follow which, when the text is fixed, what an edit withdraws."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from lib.domain.errors import Invalid
from lib.domain.terms import LanguageClause, MinutesStep

#: What must be recorded before each step; the macro `minutes_order` holds the same for the reads (a test compares).
NEEDS: Mapping[MinutesStep, tuple[MinutesStep, ...]] = MappingProxyType(
    {
        MinutesStep.DRAFTED: (),
        MinutesStep.REVIEWED_A: (MinutesStep.DRAFTED,),
        MinutesStep.REVIEWED_B: (MinutesStep.DRAFTED,),
        MinutesStep.INITIALLED: (MinutesStep.REVIEWED_A, MinutesStep.REVIEWED_B),
        MinutesStep.SIGNED_A: (MinutesStep.INITIALLED,),
        MinutesStep.SIGNED_B: (MinutesStep.INITIALLED,),
        MinutesStep.SENT_A: (MinutesStep.SIGNED_A, MinutesStep.SIGNED_B),
        MinutesStep.SENT_B: (MinutesStep.SIGNED_A, MinutesStep.SIGNED_B),
        MinutesStep.ACKNOWLEDGED_A: (MinutesStep.SENT_A,),
        MinutesStep.ACKNOWLEDGED_B: (MinutesStep.SENT_B,),
    }
)
#: Not every paper is initialled: this step may be left out, and is never recorded after a signature.
OPTIONAL = frozenset({MinutesStep.INITIALLED})
SIGNATURES = (MinutesStep.SIGNED_A, MinutesStep.SIGNED_B)
#: What is put under a text as it stands: its versions agree, whatever was asked of it is answered.
BINDING = (MinutesStep.INITIALLED, *SIGNATURES)
#: What was approved was the text as it stood: an edit withdraws it.
APPROVALS = (MinutesStep.REVIEWED_A, MinutesStep.REVIEWED_B, MinutesStep.INITIALLED)

Done = Mapping[MinutesStep, date]  # the steps recorded, with their day


def is_fixed(done: Done) -> bool:
    """Whether the text can no longer change: one party has signed it."""
    return any(step in done for step in SIGNATURES)


def is_signed(done: Done) -> bool:
    """Whether both parties signed: the paper is a draft no longer."""
    return all(step in done for step in SIGNATURES)


def may_follow(step: MinutesStep, done: Done) -> bool:
    """Whether a step can be recorded after those that were."""
    if step in done or (step in OPTIONAL and is_fixed(done)):
        return False
    return all(_settled(need, done) for need in NEEDS[step])


def possible(done: Done) -> tuple[MinutesStep, ...]:
    """The steps that can be recorded now, in order."""
    return tuple(step for step in MinutesStep if may_follow(step, done))


def may_withdraw(step: MinutesStep, done: Done) -> bool:
    """Whether a recorded step can be taken back: no other recorded step rests on it, and it is not the drafting."""
    if step not in done or step == MinutesStep.DRAFTED:
        return False
    return not any(_rests_on(later, step) for later in done)


def earliest(step: MinutesStep, done: Done) -> date | None:
    """The first day on which a step can have happened: that of the last recorded step it rests on."""
    return max((day for known, day in done.items() if _rests_on(step, known)), default=None)


def check(
    step: MinutesStep, done: Done, *, done_on: date, today: date, clause: LanguageClause | None
) -> None:
    """Raises Invalid when a step cannot be recorded after those in `done`, on that day, or without the language clause."""
    if step in done:
        raise Invalid("step_recorded", "This step is recorded already.", field="step")
    if step in OPTIONAL and is_fixed(done):
        raise Invalid("step_too_late", "A signed text is no longer initialled.", field="step")
    if not may_follow(step, done):
        raise Invalid("step_order", "Record the steps before this one first.", field="step")
    if clause is None and step in BINDING:
        raise Invalid(
            "clause_missing",
            "The parties choose the languages of the originals before the text is initialled or signed.",
            field="language_clause",
        )
    if done_on > today:
        raise Invalid("date_to_come", "A step cannot be dated in the future.", field="done_on")
    first = earliest(step, done)
    if first is not None and done_on < first:
        raise Invalid("step_too_early", "This step comes after one of a later day.", field="done_on")


def check_signer(done_by: str, named: str) -> str:
    """Who signed, as the block of the paper names it: what is typed may leave out the party in brackets, or be left empty.

    Raises Invalid when somebody else is named; where the block names nobody, what is typed stands.
    """
    typed = done_by.strip()
    if not named or not typed:
        return named or typed
    if _function(typed) != _function(named):
        raise Invalid(
            "signer_other",
            "The signature block names {function}: whoever else signs, the text is corrected first.",
            field="done_by",
            function=named,
        )
    return named


def _function(text: str) -> str:
    """A function without the party that is named after it."""
    return " ".join(re.sub(r"\([^()]*\)\s*$", "", text).casefold().split())


def _settled(step: MinutesStep, done: Done) -> bool:
    """Recorded, or left out where that is allowed and what it needs is there."""
    return step in done or (step in OPTIONAL and all(need in done for need in NEEDS[step]))


def _rests_on(step: MinutesStep, other: MinutesStep) -> bool:
    return any(need == other or _rests_on(need, other) for need in NEEDS[step])
