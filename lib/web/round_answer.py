"""What the answer page does: shows what is kept, reads it again, sends it, takes a workbook."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lib.domain.attachments import safe_name
from lib.domain.errors import Invalid
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.domain.schema import ANSWERED
from lib.domain.terms import AnswerWay
from lib.domain.writing import Writing
from lib.i18n import translate, translate_plural
from lib.i18n.formats import format_day
from lib.reports.round_page import RoundFacts, given_lines
from lib.usecases.answers import send
from lib.usecases.people import drafts, touched
from lib.usecases.people.drafts import WORD, Brought
from lib.usecases.people.touched import Clash
from lib.usecases.typed_answers import Typed, read_typed, read_workbook, text_of, typed_of
from lib.web.round_page import EACH, Filled, answer_page, sent_page, state_words
from lib.web.round_said import Read, said_page

if TYPE_CHECKING:
    from lib.web.round import Asked

Texts = dict[tuple[str, str], str]


def fields(named: Mapping[str, object], facts: RoundFacts) -> Texts:
    """The fields of a form, « progress.3f2a… », that are asked here; others are left aside."""
    keys = {block.action.key for block in facts.blocks}
    found: Texts = {}
    for name, value in named.items():
        field, _, action = str(name).partition(".")
        if isinstance(value, str) and (
            (field in ANSWERED and action in keys) or (field, action) == (WORD, "")
        ):
            found[action, field] = value
    return found


def keep(
    asked: Asked,
    typed: Texts,
    shown: Mapping[tuple[str, str], str],
    tried: Mapping[tuple[str, str], Sequence[str]] | None = None,
) -> list[Clash]:
    """Keeps what was typed of what the page was given with, and answers what somebody else changed meanwhile."""
    return touched.keep_touched(
        asked.people,
        asked.answer,
        typed,
        asked.now,
        shown=shown,
        first=_first(asked),
        tried=tried or {},
    )


def drafted(asked: Asked, body: Mapping[object, object]) -> dict[str, object]:
    """Keeps the fields that a script of the page sends as they are typed: {name: text, "shown": {name: mark}, "tried": {name:
    [text]}}. Answers the new marks, the names of the fields that somebody else changed meanwhile, and the state."""
    named = {str(name): value for name, value in body.items()}
    shown, tried = named.get("shown"), named.get("tried")
    marks = {key: mark for key, mark in _told(shown).items() if isinstance(mark, str)}
    own = {
        key: [text for text in texts if isinstance(text, str)]
        for key, texts in _told(tried).items()
        if isinstance(texts, list)
    }
    typed = fields(named, asked.facts)
    clashes = [f"{one.field}.{one.action}" for one in keep(asked, typed, marks, own)]
    names = {f"{field}.{action}": touched.mark(text) for (action, field), text in typed.items()}
    kept = {name: mark for name, mark in names.items() if name not in clashes}
    return {"shown": kept, "other": clashes, "state": state_words(asked.facts, asked.language)}


def mark_of(asked: Asked, chosen: Container[tuple[str, str]]) -> str:
    """The mark of what is kept beside the fields that are chosen on the page itself: what is sent is what was read again."""
    held = drafts.drafts(asked.people, asked.answer)
    return touched.mark(repr(sorted((key, one.value) for key, one in held.items() if key not in chosen)))


def shown(asked: Asked, page: int = 0, notices: tuple[str, ...] = (), *, checked: bool = False) -> str:
    """The page with what is kept; `checked`: with what cannot be so beside its field."""
    texts = _texts(asked)
    typed = _typed(asked, texts)
    faulty = {key: one.faults for key, one in typed.items() if one.faults} if checked else {}
    pages = max(1, -(-len(asked.facts.blocks) // EACH))
    held = drafts.drafts(asked.people, asked.answer)
    kept = frozenset(action for (action, _), one in held.items() if one.value)
    filled = Filled(
        texts,
        drafts.files(asked.people, asked.answer),
        faulty,
        notices,
        min(max(page, 0), pages - 1),
        asked.here,
        kept,
        asked.person.author if asked.person else "",
        _back(asked),
    )
    return answer_page(asked.facts, filled, language=asked.language)


def reviewed(asked: Asked, notices: tuple[str, ...] = (), clashes: Sequence[Clash] = ()) -> str:
    """What is about to be sent, in a line each; the page again where something cannot be so. First of all, what somebody
    else answered meanwhile."""
    texts, language = _texts(asked), asked.language
    typed = _typed(asked, texts)
    wrong = [key for key, one in typed.items() if one.faults]
    if clashes:
        told = translate_plural(
            language,
            "Somebody answered {n} question since your page was opened, by the same link or in another window: choose"
            " which answer stands.",
            "Somebody answered {n} questions since your page was opened, by the same link or in another window: choose"
            " which answers stand.",
            len(clashes),
        )
        notices = (told, *notices)
    elif wrong:
        at = next(n for n, block in enumerate(asked.facts.blocks) if block.action.key in wrong)
        said = translate_plural(
            language,
            "{n} answer cannot be taken as it is.",
            "{n} answers cannot be taken as they are.",
            len(wrong),
        )
        return shown(asked, at // EACH, (said,), checked=True)
    if asked.facts.answer.sent_on is not None:
        day = format_day(language, asked.facts.answer.sent_on)
        told = translate(language, "An answer was sent on {day}: this one corrects it.", day=day)
        notices = (*notices, told)
    whole = drafts.files(asked.people, asked.answer)
    coming = [file for file in whole if not file.is_whole]
    if coming:
        names = ", ".join(file.name for file in coming)
        told = translate(language, "Not wholly received, left out: {names}.", names=names)
        notices = (*notices, told)
    bringing = {file.action for file in whole if file.is_whole}
    told_of = [one.given for key, one in typed.items() if not one.given.is_blank or key in bringing]
    lines = given_lines(asked.facts, told_of, language=language)
    files = [file.name for file in whole if file.is_whole]
    read = Read(
        lines,
        files,
        texts.get(("", WORD), ""),
        mark_of(asked, {(one.action, one.field) for one in clashes}),
        clashes,
        not wrong,
    )
    return said_page(asked.facts, read, notices, language=language)


def sent(asked: Asked, seen: int) -> str:
    """Sends what is kept, and says what became of it."""
    texts, language, facts = _texts(asked), asked.language, asked.facts
    typed = _typed(asked, texts)
    if any(one.faults for one in typed.values()):
        return reviewed(asked)
    brought = list(drafts.whole(asked.people, asked.answer))
    given = [
        replace(one.given, files=tuple(file for row, file in brought if row.action == key))
        for key, one in typed.items()
    ]
    organisation = facts.answer.organisation
    day = format_day(language, facts.round.asked_for)
    reason = translate(language, "Answer to the request for news of {day}", day=day)
    # a link speaks for it, and for no other; an account of it in its own name
    speaks = asked.person or Person(organisation, Role.PARTNER, organisation=organisation)
    author = asked.person.author if asked.person else organisation
    writing = Writing(asked.state.plan, author, asked.now, asked.today, by=speaks)
    found = send(
        asked.store,
        asked.answer,
        given,
        writing,
        seen=seen,
        way=AnswerWay.PAGE,
        word=texts.get(("", WORD), ""),
        reason=reason,
    )
    for row, _ in brought:
        drafts.drop(asked.people, asked.answer, row.id)
    count = translate_plural(language, "It tells of {n} action.", "It tells of {n} actions.", found.told)
    later = (
        translate(
            language,
            "It is read before it enters the plan. Until the request is closed, it can be corrected on this page.",
        )
        if asked.person
        else translate(
            language,
            "It is read before it enters the plan. Until the request is closed, it can be corrected here, by the same link.",
        )
    )
    return sent_page(facts, [count, later], language=language, back=_back(asked))


def read_back(asked: Asked, content: bytes, name: str) -> str:
    """Keeps the answers of a workbook as what is about to be sent, and tells the rows that it could not take."""
    language = asked.language
    read = read_workbook(asked.state, content, name, today=asked.today)
    if read.answer != asked.answer:
        raise Invalid("answers_elsewhere", "This workbook answers a round that is not one of this plan.")
    word = {("", WORD): read.word} if read.word else {}
    drafts.keep(asked.people, asked.answer, {**typed_of(read.given), **word}, asked.now)
    took = translate_plural(language, "{n} answer was read.", "{n} answers were read.", len(read.given))
    refused = tuple(
        f"{row.cell or row.row} {row.name} – {translate(language, row.error.message, **row.error.values)}"
        for row in read.refused
    )
    return reviewed(asked, (took, *refused))


def begun(asked: Asked, action: str, name: str, size: int) -> Brought:
    """A file that is to come for an action that is asked. Raises Invalid for any other."""
    if action not in {block.action.key for block in asked.facts.blocks}:
        raise Invalid("action_not_asked", "This action is not, or no longer, asked of you.")
    return drafts.begin(asked.people, asked.answer, action, name, size, asked.now)


def brought(asked: Asked, action: str, name: str, content: bytes) -> None:
    """A file that came whole, in the form of a page without a script."""
    made = begun(asked, action, safe_name(name), len(content))
    for place in range(made.received, len(content), drafts.PIECE):
        part = content[place : place + drafts.PIECE]
        drafts.add(asked.people, asked.answer, made.id, place, part, asked.now)


def _back(asked: Asked) -> str:
    """Where who is signed in came from; a link leads to no other page."""
    return f"/?{urlencode({'lang': asked.language, 'plan': asked.state.plan})}" if asked.person else ""


def _told(named: object) -> dict[tuple[str, str], object]:
    """What is told beside fields, by action and field."""
    if not isinstance(named, Mapping):
        return {}
    return {
        (action, field): value
        for name, value in named.items()
        for field, _, action in [str(name).partition(".")]
    }


def _first(asked: Asked) -> Texts:
    """What was said before, where nothing is kept."""
    return {
        (block.action.key, name): text_of(value)  # type: ignore[arg-type]
        for block in asked.facts.blocks
        for name, value in block.first.items()
    }


def _texts(asked: Asked) -> Texts:
    """What stands in each field: what is kept, else what was said before."""
    kept = {key: one.value for key, one in drafts.drafts(asked.people, asked.answer).items()}
    return {**_first(asked), **kept}


def _typed(asked: Asked, texts: Texts) -> dict[str, Typed]:
    found = {}
    for block in asked.facts.blocks:
        key = block.action.key
        own = {field: text for (action, field), text in texts.items() if action == key}
        if own:
            found[key] = read_typed(block.action, own, asked.today)
    files = {file.action for file in drafts.files(asked.people, asked.answer)} - found.keys()
    for block in asked.facts.blocks:
        if block.action.key in files:
            found[block.action.key] = read_typed(block.action, {}, asked.today)
    return found
