"""What is about to be sent, to be read again; and what two people answered in the same field, to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from lib.documents.html import words
from lib.domain.schema import DECLARATION
from lib.domain.terms import Said
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label
from lib.reports.round_page import RoundFacts, word_for
from lib.usecases.people.drafts import WORD
from lib.usecases.people.touched import Clash, told_of
from lib.web.round_page import document, notices_of, self_of, top_of


@dataclass(frozen=True, slots=True)
class Read:
    """What is read again before it is sent: the actions and what is said of them, the files, the word; the mark of all
    that is kept, that what is sent is what was read; what somebody else answered meanwhile."""

    lines: Sequence[tuple[str, str]]
    files: Sequence[str] = ()
    word: str = ""
    mark: str = ""
    clashes: Sequence[Clash] = ()
    is_whole: bool = True  # nothing of it is to be corrected first


def said_page(facts: RoundFacts, read: Read, notices: Sequence[str], *, language: Language) -> str:
    """What is about to be sent, to be read again; first what was answered twice, to be chosen."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    rows = "".join(f"<li><b>{words(name)}</b><br>{words(text)}</li>" for name, text in read.lines)
    told = (
        rows
        or f"<li>{escape(t('No action is answered; your word alone is sent.') if read.word else t('Nothing is answered yet.'))}</li>"
    )
    names = ", ".join(read.files)
    more = (
        translate_plural(
            language, "With {n} file: {names}.", "With {n} files: {names}.", len(read.files), names=names
        )
        if read.files
        else ""
    )
    sends = read.is_whole and (rows or read.word or read.files or read.clashes)
    send = (
        f'<button class="btn" name="go" value="send">{escape(t("Send the answer"))}</button>' if sends else ""
    )
    correct = escape(t("Correct it"))
    back = (  # by a button, the choices go with it
        f'<button class="btn plain" name="go" value="">{correct}</button>'
        if read.clashes
        else f'<a class="btn plain" href="{self_of(language, 0)}">{correct}</a>'
    )
    body = f"""<div class="w">{top_of(facts, language)}<main><h1>{escape(t("Is this your answer?"))}</h1>{notices_of(notices)}
<form method="post" autocomplete="off" enctype="multipart/form-data" action="{self_of(language, 0)}"><input type="hidden" name="seen" value="{facts.revision}"><input type="hidden" name="read" value="{read.mark}">{_choices(facts, read.clashes, language)}
<ul class="read">{told}</ul>{f"<p>{escape(more)}</p>" if more else ""}{f'<p class="note">{words(read.word)}</p>' if read.word else ""}
<div class="acts">{send}{back}</div></form></main></div>"""
    return document(language, t("Is this your answer?"), body)


def _choices(facts: RoundFacts, clashes: Sequence[Clash], language: Language) -> str:
    """What two people answered in the same field: what is kept stays, unless one chooses one's own."""
    if not clashes:
        return ""
    theirs = {(one.action, one.field): one.theirs for one in clashes}
    actions = sorted({one.action for one in clashes if one.action})
    blocks = {block.action.key: block for block in facts.blocks}
    parts = []
    for one in clashes:
        name = escape(f"{one.field}.{one.action}")
        title = word_for(language, facts.host)
        if one.action in blocks:
            action = blocks[one.action].action
            called = " ".join(part for part in (action.code, action.title) if part)
            title = f"{called} – {field_label(language, DECLARATION.name, one.field)}"
        ways = (
            (translate(language, "What is kept"), one.theirs, " checked"),
            (translate(language, "Yours"), one.mine, ""),
        )
        options = "".join(
            f'<label class="o"><input type="radio" name="{name}" value="{escape(text)}"{chosen}><span><em><b>{escape(whose)}</b><br>'
            f"{words(_shown(one.field, text, language))}</em></span></label>"
            for whose, text, chosen in ways
        )
        parts.append(
            f'<fieldset class="b"><legend>{words(title)}</legend><div class="opts one">{options}</div></fieldset>'
        )
    return f'<input type="hidden" name="shown" value="{told_of(theirs, actions)}">{"".join(parts)}'


def _shown(field: str, text: str, language: Language) -> str:
    """A text of a field in the words of its reader."""
    if not text.strip():
        return translate(language, "(empty)")
    if field == "said" and text in set(Said):
        return label(language, Said(text))
    if field != WORD and DECLARATION.field(field).kind == "date":
        try:
            return format_day(language, date.fromisoformat(text))
        except ValueError:
            return text
    return text
