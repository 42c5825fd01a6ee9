"""What a round says of itself: who answered, since when others have not, the words that ask and remind. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lib.domain.terms import Said
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_percent
from lib.i18n.labels import label
from lib.store.reads import Round, RoundAnswer


def answered(language: Language, row: Round) -> str:
    """« 4 organismes sur 6 ont répondu »."""
    if not row.answered:
        if not row.is_open:
            return translate(language, "No organisation answered")
        return translate(language, "No organisation has answered yet")
    if row.answered == row.asked:
        return translate_plural(
            language,
            "The organisation that was asked has answered",
            "The {n} organisations that were asked have answered",
            row.asked,
        )
    return translate_plural(
        language,
        "{n} organisation of {asked} has answered",
        "{n} organisations of {asked} have answered",
        row.answered,
        asked=row.asked,
    )


def until(language: Language, row: Round) -> str:
    """Until when answers are expected, or since when they were; that a round is closed."""
    if not row.is_open:
        return translate(
            language, "Closed on {day}.", day=format_day(language, row.closed_on or row.answers_until)
        )
    day = format_day(language, row.answers_until)
    if row.days_left < 0:
        return translate(language, "Answers were expected by {day}; late ones are still taken.", day=day)
    return translate(language, "Answers are expected by {day}.", day=day)


def standing(language: Language, row: RoundAnswer) -> str:
    """When an organisation answered, else since when its answer is waited for; in a round that is closed none is."""
    if row.is_answered and row.first_sent_on is not None and row.sent_on is not None:
        first = format_day(language, row.first_sent_on)
        if row.sent_on != row.first_sent_on:
            last = format_day(language, row.sent_on)
            return translate(language, "answered on {day}, corrected on {last}", day=first, last=last)
        return translate(language, "answered on {day}", day=first)
    if not row.is_open:
        return translate(language, "no answer when it was closed")
    opened = format_day(language, row.opened_on)
    return translate(language, "awaiting an answer since {day}", day=opened)


def waited(language: Language, row: RoundAnswer) -> str:
    """How long an answer is waited for, and when the organisation last answered a round."""
    if row.is_answered:
        return "" if row.is_in_time else translate(language, "after the day that was asked for")
    parts = []
    if row.days_waiting:
        parts.append(translate_plural(language, "{n} day", "{n} days", row.days_waiting))
    if row.last_sent_on:
        day = format_day(language, row.last_sent_on)
        parts.append(translate(language, "its last answer: {day}", day=day))
    return " · ".join(parts)


class Answered(Protocol):
    """What is answered of an action, recorded or about to be."""

    @property
    def action(self) -> str:
        """The key of the action."""

    @property
    def said(self) -> str | None:
        """How it stands."""

    @property
    def progress(self) -> float | None:
        """How far it is."""

    @property
    def completed_on(self) -> date | None:
        """When it was done."""

    @property
    def evidence(self) -> str | None:
        """What shows it."""

    @property
    def deadline(self) -> date | None:
        """The new deadline proposed."""

    @property
    def deadline_reason(self) -> str | None:
        """Why."""

    @property
    def obstacle(self) -> str | None:
        """What blocks."""

    @property
    def support_requested(self) -> str | None:
        """What would be needed."""


def told(language: Language, row: Answered) -> str:
    """What was said of an action, in a line: « Elle avance, 75 % »."""
    parts = [label(language, Said(row.said))] if row.said else []
    if row.said == Said.ADVANCES and row.progress is not None:
        parts.append(format_percent(language, row.progress, 0))
    if row.said == Said.DONE and row.completed_on is not None:
        parts.append(format_day(language, row.completed_on))
    if row.deadline is not None:
        day = format_day(language, row.deadline)
        parts.append(translate(language, "new deadline proposed: {day}", day=day))
    return ", ".join(parts)


def reasons(row: Answered) -> str:
    """What goes with it: what shows it, why it is put off, what blocks and what would be needed."""
    parts = [row.evidence, row.deadline_reason if row.deadline else None]
    if row.said == Said.BLOCKED:
        parts += [row.obstacle, row.support_requested]
    return ". ".join(part.rstrip(". ") for part in parts if part)


@dataclass(frozen=True, slots=True)
class Asking:
    """What the words to an organisation are made of."""

    organisation: str
    host: str
    plan: str
    asked_for: date
    answers_until: date
    day: date
    actions: int
    word: str = ""
    link: str = ""


def subject(language: Language, asking: Asking) -> str:
    """The subject of a message."""
    return translate(
        language,
        "{plan} – news of your actions for {day}",
        plan=asking.plan,
        day=format_day(language, asking.asked_for),
    )


def request(language: Language, asking: Asking, *, reminds: bool = False) -> str:
    """The words that ask an organisation for its answer, or remind it: to be sent by whatever way. Neutral; it holds
    the link, and nothing of the plan but its title."""
    day, last = format_day(language, asking.asked_for), format_day(language, asking.answers_until)
    host = asking.host or translate(language, "[organisation]")
    values = {"plan": asking.plan, "day": day, "host": host}
    first = (
        translate(language, "{host} asked for news of your actions of “{plan}” for {day}.", **values)
        if reminds
        else translate(language, "{host} asks for news of your actions of “{plan}” for {day}.", **values)
    )
    count = translate_plural(language, "It is about {n} action.", "It is about {n} actions.", asking.actions)
    expected = (
        translate(language, "Your answer was expected by {day}.", day=last)
        if asking.day > asking.answers_until
        else translate(language, "Your answer is expected by {day}.", day=last)
    )
    parts = [
        translate(language, "Dear Madam, dear Sir,"),
        f"{first} {count} {expected}",
        asking.word.strip(),
        (
            translate(language, "Your page, at ease on a telephone: {link}", link=asking.link)
            if asking.link
            else ""
        ),
        translate(
            language,
            "Nothing is compulsory: a few words are enough, and they can be corrected until the request is closed.",
        ),
        translate(language, "With our best regards,"),
        host,
    ]
    return "\n\n".join(part for part in parts if part)
