"""Reminders: a short text to copy, a formal letter. Neutral, between parties of equal dignity; nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.documents import look
from lib.documents.addressee import addressee, on_behalf
from lib.documents.blocks import Block, Document, FacingTexts, Facts, PageBreak, Paragraph
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_long_day
from lib.i18n.labels import field_label
from lib.i18n.naming import Names


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one organisation is asked: the deadline of an action that has passed, or a letter without an answer yet."""

    kind: Literal["action", "letter"]
    key: str
    code: str  # of the action, or of the action that the letter is about
    title: str  # of the action, or the subject of the letter
    organisation: str
    owner: str  # a function
    on: date  # the deadline that passed, or the day the letter was sent
    days: int  # since then
    letter_on: date | None = (
        None  # the day of a letter to the same organisation about the action, without an answer yet
    )


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, about which plan, and the identity of the figures."""

    organisation: str
    plan: str
    language: Language
    day: date
    revision: int
    fingerprint: str
    is_sample: bool
    names: Names  # of functions and organisations, as they stand on papers
    aside: str = ""  # why the figures are not those of all
    town: str = ""  # where letters are written


def name(reminder: Reminder, language: Language) -> str:
    """How a list calls it: « A3.6 Titre – échéance dépassée (147 jours) », « … – en attente de réponse depuis le … »."""
    head = (
        f"{reminder.code} {reminder.title}" if reminder.kind == "action" and reminder.code else reminder.title
    )
    return f"{head} – {state(reminder, language)}"


def state(reminder: Reminder, language: Language) -> str:
    """What is the matter, neutrally."""
    if reminder.kind == "letter":
        return translate(language, "awaiting a reply since {day}", day=format_day(language, reminder.on))
    days = translate_plural(language, "{n} day", "{n} days", reminder.days)
    return translate(language, "deadline passed ({days})", days=days)


def text(reminder: Reminder, sender: Sender) -> str:
    """The short text: a greeting, what stands, what is asked, the day of the figures."""
    language = sender.language
    parts = (
        translate(language, "Dear Madam, dear Sir,"),
        *body(reminder, sender),
        translate(language, "With our best regards,"),
        sender.organisation or translate(language, "[organisation]"),
    )
    return look.readable("\n\n".join(parts))


def body(reminder: Reminder, sender: Sender) -> tuple[str, ...]:
    """The paragraphs between greeting and closing; days are written out, as in any letter."""
    language = sender.language
    day = format_long_day(language, reminder.on)
    as_of = translate(language, "Figures as of {day}", day=format_long_day(language, sender.day))
    if reminder.kind == "letter":
        stands = translate(
            language,
            "Our letter of {day} about “{subject}” has been awaiting a reply since that date.",
            day=day,
            subject=reminder.title,
        )
        asked = translate(
            language,
            "We should be grateful if you would let us know what follow-up it can be given, or the function of the person"
            " with whom we may take it forward.",
        )
        return stands, asked, f"({as_of})"
    stands = translate(
        language,
        "Under the plan “{plan}”, the action “{action}” was due on {day}.",
        plan=sender.plan,
        action=_named(reminder),
        day=day,
    )
    if reminder.letter_on:
        written = translate(
            language,
            "Our letter of {day} about it has been awaiting a reply since that date.",
            day=format_long_day(language, reminder.letter_on),
        )
        stands = f"{stands} {written}"
    asked = translate(
        language,
        "We should be grateful if you would tell us the date that can now be agreed for it, and the support that"
        " would be useful to you. If it has been carried out since, sending us its deliverable will be enough for it to be"
        " recorded.",
    )
    return stands, asked, f"({as_of})"


def letter(reminders: Sequence[Reminder], sender: Sender) -> Document:
    """One formal letter per reminder, each on its page and without a number: they leave one by one."""
    language = sender.language
    blocks: list[Block] = []
    for i, reminder in enumerate(reminders):
        if i:
            blocks.append(PageBreak())
        blocks += _letter(reminder, sender)
    return Document(
        title=translate(language, "Reminder"),
        language=language,
        day=sender.day,
        revision=sender.revision,
        fingerprint=sender.fingerprint,
        blocks=blocks,
        is_sample=sender.is_sample,
        plan=sender.plan,
        shows_title=False,
        aside=sender.aside,
        numbers_pages=False,
    )


def _written(sender: Sender) -> str:
    """« Rabat, le 24 novembre 2026 »; the place is left to be filled in as long as the plan tells none."""
    language = sender.language
    place = sender.names.place(sender.town).first if sender.town else translate(language, "[place]")
    return translate(language, "{place}, {day}", place=place, day=format_long_day(language, sender.day))


def _named(reminder: Reminder) -> str:
    return f"{reminder.code} – {reminder.title}" if reminder.code else reminder.title


def _letter(reminder: Reminder, sender: Sender) -> list[Block]:
    language = sender.language
    to = addressee(sender.names, reminder.owner, reminder.organisation)
    subject = (
        translate(language, "Reply awaited: {subject}", subject=reminder.title)
        if reminder.kind == "letter"
        else translate(language, "Calendar of the action {action}", action=_named(reminder))
    )
    greeting = (
        translate(language, "Dear {title},", title=to.title)
        if to.title
        else translate(language, "Dear Madam, dear Sir,")
    )
    # Both sentences are of one paragraph: the courtesy never stands alone.
    closing = (
        translate(
            language,
            "We remain at your disposal for any useful exchange. Please accept, {title}, the assurances of our highest"
            " consideration.",
            title=to.title,
        )
        if to.title
        else translate(
            language,
            "We remain at your disposal for any useful exchange. Please accept the assurances of our highest"
            " consideration.",
        )
    )
    house = sender.names.party(sender.organisation)
    writer = sender.organisation or translate(language, "[organisation]")
    return [
        FacingTexts(
            [
                house.bare if house.is_given else writer,
                _written(sender),
            ],
            [
                translate(language, "For the attention of")
                if to.title
                else translate(language, "To the attention of"),
                *(to.lines or [translate(language, "[recipient]")]),
            ],
        ),
        Facts(((field_label(language, "interaction", "subject"), subject),)),
        Paragraph(greeting),
        *(Paragraph(part) for part in body(reminder, sender)),
        Paragraph(closing),
        FacingTexts(
            [""],
            [
                on_behalf(sender.names, writer),
                translate(language, "Function, signature and stamp"),
            ],
            signature=True,
        ),
    ]
