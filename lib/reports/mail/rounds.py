"""Whom an open round waits for, and what is written to them: the organisations that have not answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.documents.mail import kinds
from lib.documents.mail.facts import Call
from lib.documents.mail.model import Mail
from lib.domain.mail import Recipient, asks_again
from lib.domain.paper_names import folded
from lib.i18n.catalogue import as_language
from lib.reports.mail.morning import Morning, Site
from lib.store import reads
from lib.store.reads import Round, RoundAnswer


@dataclass(frozen=True, slots=True)
class Awaited:
    """An answer that an open round waits for; `is_again` once its end is near."""

    round: Round
    answer: RoundAnswer
    is_again: bool

    @property
    def about(self) -> str:
        """What tells a message about it from the one that asked first."""
        return f"{self.answer.key}:again" if self.is_again else self.answer.key


def awaited_answers(morning: Morning) -> Sequence[Awaited]:
    """The answers that the open round waits for, of organisations that have open actions."""
    state = morning.state
    held = reads.open_round(state)
    if held is None:
        return ()
    again = asks_again(held.days_left, (state.day - held.opened_on).days)
    answers = reads.round_answers(state, key=held.key)
    return [Awaited(held, answer, again) for answer in answers if not answer.is_answered and answer.actions]


def call_for(
    morning: Morning, awaited: Awaited, to: Recipient, *, site: Site, link: Callable[[str], str]
) -> Mail | None:
    """What is written to a person about an answer of their organisation, with its link; None for anybody else."""
    answer = awaited.answer
    if not to.organisation or folded(to.organisation) != folded(answer.organisation):
        return None
    language = as_language(to.language)
    call = Call(
        organisation=morning.names(language).told(answer.organisation),
        actions=answer.actions,
        on=answer.asked_for,
        until=answer.answers_until,
        link=link(answer.key),
        word=awaited.round.word or "",
        is_again=awaited.is_again,
    )
    return kinds.call(morning.writer(language, site), call)
