"""The answer page as HTML: one block an action, a form that works without a script, and one small script for drafts."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from lib.documents.html import coloured, words
from lib.domain.errors import Invalid
from lib.domain.palette import Palette
from lib.domain.schema import ANSWERED, DECLARATION
from lib.domain.terms import Said, Situation
from lib.i18n import LANGUAGES, Language, direction, translate, translate_plural
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label
from lib.reports.round_page import Block, RoundFacts, word_for
from lib.usecases.people.drafts import Brought
from lib.usecases.people.touched import told_of
from lib.usecases.typed_answers import text_of
from lib.web.folded import folded

STYLE, SCRIPT = (Path(__file__).with_name(f"round.{ending}") for ending in ("css", "js"))
#: Actions on a page; what is typed on one is kept while another is shown.
EACH = 12
#: How each language is called in the corner of the page.
CORNER = {"fr": "FR", "en": "EN", "ar": "ع"}
Texts = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the page beside its facts: texts by action and field, files, what is refused, which page."""

    texts: Texts
    files: Sequence[Brought] = ()
    faults: Mapping[str, Sequence[Invalid]] = field(default_factory=dict)
    notices: Sequence[str] = ()
    page: int = 0
    here: str = ""  # the last part of the address: what stands below it is asked from there
    kept: Container[str] = frozenset()  # the actions of which something is kept
    who: str = ""  # who is signed in, where no link was the key
    back: str = ""  # the dashboard, for who is signed in


def answer_page(facts: RoundFacts, filled: Filled, *, language: Language) -> str:
    """The page that asks."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    shown = facts.blocks[EACH * filled.page : EACH * (filled.page + 1)]
    hidden = [b for b in facts.blocks if b not in shown]
    said = {action for (action, field), text in filled.texts.items() if field == "said" and text}
    before = sum(block.action.key in said for block in hidden)
    n = len(facts.blocks)
    title = translate_plural(
        language,
        "{organisation}: where does your {n} action stand?",
        "{organisation}: where do your {n} actions stand?",
        n,
        organisation=facts.answer.organisation,
    )
    day = format_day(language, facts.round.asked_for)
    pages = max(1, -(-n // EACH))
    values = {"who": filled.who, "organisation": facts.answer.organisation}
    foot = (
        t("{who} answers for {organisation}. The page shows its actions alone, until the request is closed.", **values)
        if filled.who
        else t(
            "This link is that of {organisation}, and ends when the request is closed. It shows its actions alone.",
            organisation=facts.answer.organisation,
        )
    )  # fmt: skip
    host = facts.host
    asked = t("Asked for {day} by {host}.", day=day, host=host) if host else t("Asked for {day}.", day=day)
    to = word_for(language, host)
    held = {
        "kept": (t("Kept"), t("at {hour}", hour="{hour}")),
        "here": (t("Kept on this device"), t("at {hour}, not received yet: the line is cut", hour="{hour}")),
        "count": t("{n} of {total} actions", n="{n}", total=n),
        "other": (t("Somebody answered here meanwhile"), t("you choose when you read it again")),
        "cut": t("The line is cut: nothing is lost. Try again when it is back."),
        "uploading": t("A file is still on its way. Wait until it has come."),
        "sending": t("Sending of the file"),
        "part": t("{done} of {whole} MB", done="{done}", whole="{whole}"),
        "resumes": t("The line is cut: it goes on by itself from where it was."),
        "whole": t("✔ Received"),
    }
    blocks = "".join(_block(block, filled, language) for block in shown)
    word = filled.texts.get(("", "word"), "")
    turn = "".join(
        f'<button class="btn plain" name="page" value="{at}" formaction="{self_of(language, at)}">{escape(text)}</button>'
        for at, text in ((filled.page - 1, t("Previous actions")), (filled.page + 1, t("Next actions")))
        if 0 <= at < pages
    )
    state = state_words(facts, language)
    body = f"""<div class="w">{top_of(facts, language, filled.back)}
<main><h1>{words(title)}</h1>
<p class="intro">{words(facts.plan)}. {escape(asked)} {escape(t("Your answers are declarations: they are read before they enter the plan."))}</p>
{folded(facts.round.word or "", t("Read it whole"))}
<p class="s q other">{escape(t("Nothing is compulsory. You can close the page and come back: all is kept."))} <a href="{filled.here}/workbook?lang={language}">{escape(t("Answer by a workbook instead (.xlsx)"))}</a></p>
{notices_of(filled.notices)}<form id="answer" method="post" autocomplete="off" enctype="multipart/form-data" action="{self_of(language, filled.page)}" data-before="{before}" data-fields="{" ".join(ANSWERED)}" data-words="{escape(json.dumps(held, ensure_ascii=False))}">
<input type="hidden" name="seen" value="{facts.revision}"><input type="hidden" name="shown" value="{told_of(filled.texts, [b.action.key for b in shown])}">{blocks}
<section class="b"><label class="lab" for="m">{escape(to)}</label><textarea id="m" name="word." maxlength="4000">{escape(word)}</textarea><p class="saved" aria-live="polite"></p>
<details><summary>{escape(t("Drop the workbook that you filled in"))}</summary><div><input type="file" name="workbook" aria-label="{escape(t("The workbook"))}" accept=".xlsx,.xls,.ods" form="book"><p><button class="small" form="book">{escape(t("Read this workbook"))}</button></p></div></details></section>
{f'<div class="acts">{turn}</div>' if turn else ""}
<p class="foot">{escape(foot)}</p>
</form><form id="book" method="post" enctype="multipart/form-data" action="{filled.here}/workbook?lang={language}"></form></main></div>
<div class="bar"><div><p><b id="count">{escape(t("{n} of {total} actions", n=len(said & {b.action.key for b in facts.blocks}), total=n))}</b><br><span class="q" id="state">{escape(state)}</span></p><button class="btn" form="answer" name="go" value="review">{escape(t("Read again and send"))}</button></div></div>"""
    return document(language, title, body, script=True)


def state_words(facts: RoundFacts, language: Language) -> str:
    """Whether the answer was sent, as its page says it."""
    sent = facts.answer.sent_on
    if sent is None:
        return translate(language, "A draft: nothing is sent")
    return translate(language, "Sent on {day}; it can be corrected", day=format_day(language, sent))


def _block(block: Block, filled: Filled, language: Language) -> str:
    action, key = block.action, block.action.key
    faults = {str(f.values.get("field", "")): f for f in filled.faults.get(key, ())}

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    def value(name: str) -> str:
        return filled.texts.get((key, name), text_of(block.first.get(name)))  # type: ignore[arg-type]

    def fault(name: str) -> str:
        found = faults.get(name)
        return f'<p class="err">▲ {escape(t(found.message, **found.values))}</p>' if found else ""

    def line(name: str, title: str, kind: str = "text", more: str = "") -> str:
        return (
            f'<label class="f"><span>{escape(title)}</span><input type="{kind}" name="{name}.{key}" '
            f'value="{escape(value(name))}"{more}></label>{fault(name)}'
        )

    def area(name: str, title: str) -> str:
        return (
            f'<label class="f"><span>{escape(title)}</span><textarea name="{name}.{key}" maxlength="4000">'
            f"{escape(value(name))}</textarea></label>"
        )

    options = "".join(
        f'<label class="o"><input type="radio" name="said.{key}" value="{said}"{" checked" if value("said") == said else ""}>'
        f"<span>{escape(label(language, said))}</span></label>"
        for said in Said
    )
    share = t("Progress today, in %")
    progress = (
        "" if block.counted else line("progress", share, more=' inputmode="decimal" autocomplete="off"')
    )
    evidence = (
        t("Deliverable expected: {deliverable}", deliverable=action.deliverable)
        if action.deliverable
        else t("What shows it: a reference or a link")
    )
    new = bool(value("deadline")) or action.deadline is None or "deadline_reason" in faults
    why = line("deadline_reason", t("Why"))
    asks = t("Propose a new deadline") if action.deadline else t("Which deadline do you propose?")
    carried = "".join(
        f'<p class="file"><b><bdi>{escape(f.name)}</bdi></b> <span class="q s">{escape(t("✔ Received") if f.is_whole else t("in part: choose it again, it goes on"))}</span> '
        f'<button class="small" name="drop" value="{f.id}">{escape(t("Leave it out"))}</button></p>'
        for f in filled.files
        if f.action == key
    )
    code = f"<span>{escape(action.code)}</span> " if action.code else ""
    saved = f"<b>✔ {escape(t('Kept'))}</b>" if key in filled.kept else ""
    return f"""<section class="b" id="a{key}"><h2>{code}{words(action.title)}</h2><p class="know"><span class="sit s-{Situation(action.situation)}">{escape(block.situation)}</span>{escape(" · " + block.known) if block.known else ""}</p>
{f'<p class="before">{words(block.before)}</p>' if block.before else ""}<fieldset><legend>{escape(t("How does it stand?"))}</legend><div class="opts">{options}</div></fieldset>
<div class="more m-advances">{progress}</div><div class="more m-done">{line("completed_on", t("Done on"), "date")}{line("evidence", evidence)}</div><div class="more m-blocked">{area("obstacle", field_label(language, DECLARATION.name, "obstacle"))}{area("support_requested", field_label(language, DECLARATION.name, "support_requested"))}</div>
<details{" open" if new else ""}><summary>{escape(asks)}</summary><div>{line("deadline", t("New date"), "date")}{why}</div></details>
<details{" open" if carried else ""}><summary>{escape(t("Attach a file"))}</summary><div><input type="file" name="file.{key}" aria-label="{escape(t("Attach a file"))}"><p class="q s">{escape(t("25 MB at most"))}</p>{carried}</div></details><p class="saved" aria-live="polite">{saved}</p></section>"""


def sent_page(facts: RoundFacts, sentences: Sequence[str], *, language: Language, back: str = "") -> str:
    """That the answer came, and what may still be done; `back` is the dashboard, for who is signed in."""
    title = translate(language, "Thank you: your answer has come")
    correct = escape(translate(language, "Correct it"))
    body = f"""<div class="w">{top_of(facts, language, back)}<main><h1>{escape(title)}</h1>{"".join(f"<p class='intro'>{words(s)}</p>" for s in sentences)}
<div class="acts"><a class="btn plain" href="{self_of(language, 0)}">{correct}</a></div></main></div>"""
    return document(language, title, body)


def told_page(language: Language, title: str) -> str:
    """A page that says one thing: a link that ended, a refusal."""
    return document(language, title, f'<div class="w"><main><h1>{words(title)}</h1></main></div>')


def document(language: Language, title: str, body: str, *, script: bool = False) -> str:
    """The whole document; its one script runs, and nothing else, whatever a text holds."""
    source = SCRIPT.read_text(encoding="utf-8")
    allowed = (
        f"script-src 'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'; " if script else ""
    )
    policy = f"default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; {allowed}base-uri 'none'; form-action 'self'"
    ran = f"<script>{source}</script>" if script else ""
    return f"""<!doctype html>
<html lang="{language}" dir="{direction(language)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>{escape(title)}</title>
<style>{_style()}</style></head><body>{body}{ran}</body></html>
"""


def notices_of(notices: Sequence[str]) -> str:
    """What is said above the rest of a page."""
    return "".join(f'<p class="note" role="status">{words(text)}</p>' for text in notices)


def top_of(facts: RoundFacts, language: Language, back: str = "") -> str:
    """What stands at the top of every page of an answer."""
    sample = translate(language, "SAMPLE – fictional data") if facts.is_sample else ""
    ways = "".join(
        f'<a href="?lang={one}" lang="{one}"{" aria-current=true" if one == language else ""}>{CORNER[one]}</a>'
        for one in LANGUAGES
    )
    box = f'<span class="ex">{escape(sample)}</span>' if sample else ""
    home = (
        f'<a class="back" href="{escape(back)}">{escape(translate(language, "Back to the plan"))}</a>'
        if back
        else ""
    )
    return f'<div class="top">{home}{box}<nav aria-label="{escape(translate(language, "Language"))}">{ways}</nav></div>'


def self_of(language: Language, page: int) -> str:
    """The address of a page of the same answer, as it stands in an attribute."""
    return f"?lang={language}" + (f"&amp;page={page + 1}" if page else "")


@cache
def _style() -> str:
    return coloured(STYLE, _named)


def _named(colours: Palette) -> dict[str, str]:
    return {
        "ink": colours.ink,
        "quiet": colours.quiet,
        "line": colours.line,
        "ground": colours.background,
        "soft": colours.surface,
        "tint": colours.soft,
        "field": colours.faint,
        "link": colours.link,
        "control": colours.control,
        "on-control": colours.on_control,
        "sample": colours.sample,
        "overdue": colours.words[Situation.OVERDUE],
        "watch": colours.words[Situation.WATCH],
    }
