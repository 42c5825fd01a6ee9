"""What the answer page of an organisation says: its open actions as a partner sees them, what it said, what it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lib.domain.milestones import ProgressFrom
from lib.domain.schema import ANSWERED
from lib.domain.terms import Situation
from lib.i18n import Language, translate
from lib.i18n.formats import format_day, format_percent
from lib.i18n.labels import signed_label
from lib.store import reads
from lib.store.reads import AskedAction, Round, RoundAnswer, RoundDeclaration
from lib.store.state import State
from lib.wording import rounds as wording
from lib.wording.rounds import Answered
from lib.wording.sentences import deadline_text

#: What an answer of an earlier round is begun with: the words that may still hold.
CARRIED = ("obstacle", "support_requested")


@dataclass(frozen=True, slots=True)
class Block:
    """One action: how it is known, what was said of it, the fields as they begin (text of a value, by name)."""

    action: AskedAction
    situation: str
    known: str
    before: str
    first: Mapping[str, object]
    counted: bool  # its progress is not typed


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """The page as it stands at a revision."""

    plan: str
    is_sample: bool
    is_closed: bool
    host: str
    round: Round
    answer: RoundAnswer
    revision: int
    day: date
    blocks: tuple[Block, ...]


def word_for(language: Language, host: str) -> str:
    """What the field of a free word is called, for the whole of an answer."""
    if host:
        return translate(language, "A word for {host} (optional)", host=host)
    return translate(language, "A word (optional)")


def round_facts(state: State, answer: str, *, language: Language) -> RoundFacts | None:
    """The facts of an answer; None when nobody is asked under that key. `state` is what a partner sees."""
    row = next((found for found in reads.round_answers(state) if found.key == answer), None)
    asked = next((r for r in reads.rounds(state) if row is not None and r.key == row.round), None)
    if row is None or asked is None:
        return None
    sheet = reads.plan_sheet(state)
    actions = reads.asked_actions(state, partner=row.organisation)
    said = {
        d.action: d for d in reads.round_declarations(state, key=row.round, organisation=row.organisation)
    }
    before = {d.action: d for d in reads.said_before(state, key=row.round, organisation=row.organisation)}
    blocks = tuple(
        _block(action, said.get(action.key), before.get(action.key), language) for action in actions
    )
    return RoundFacts(
        sheet.title or "",
        bool(sheet.is_sample),
        sheet.closed_on is not None,
        sheet.host or "",
        asked,
        row,
        state.revision,
        state.day,
        blocks,
    )


def _block(
    action: AskedAction, said: RoundDeclaration | None, before: RoundDeclaration | None, language: Language
) -> Block:
    parts = []
    due = deadline_text(language, action.due_on, action.due_precision, action.due_text)
    if action.due_on or action.due_text:
        parts.append(translate(language, "deadline {day}", day=due))
    if action.progress is not None:
        share = format_percent(language, action.progress, 0)
        parts.append(translate(language, "{share} in the plan", share=share))
    first: dict[str, object] = {}
    if said is not None:
        first = {name: getattr(said, name) for name in ANSWERED}
    elif before is not None:
        first = {name: getattr(before, name) for name in CARRIED}
    told = ""
    if before is not None:
        told = translate(
            language,
            "Said on {day}: {said}",
            day=format_day(language, before.declared_on),
            said=wording.told(language, before),
        )
        if before.is_waiting:
            told = translate(language, "{said} (not in the plan yet)", said=told)
    return Block(
        action,
        signed_label(language, Situation(action.situation)),
        " · ".join(parts),
        told,
        first,
        action.progress_from == ProgressFrom.MILESTONES or action.is_recurring,
    )


def given_lines(facts: RoundFacts, given: Iterable[Answered], *, language: Language) -> list[tuple[str, str]]:
    """Answers as they are read again before they are sent: the action, and what is said of it."""
    names = {b.action.key: " ".join(p for p in (b.action.code, b.action.title) if p) for b in facts.blocks}
    lines = []
    for one in given:
        said = ". ".join(part for part in (wording.told(language, one), wording.reasons(one)) if part)
        lines.append((names[one.action], said))
    return lines
