"""The text of joint minutes on the screen: edited before it is signed, read afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from lib.domain.changes import Value, Values
from lib.domain.errors import Difference
from lib.domain.minutes_text import (
    ORDER,
    MinutesContent,
    MinutesText,
    decode,
    encode,
    flat,
    listed,
    originals,
    unflat,
)
from lib.domain.terms import LanguageClause
from lib.i18n import LANGUAGES, NAMES, Language
from lib.reports.minutes_draft import first_text
from lib.store import reads
from lib.store.reads import LifeStep, Minutes
from lib.ui import choices, data, layout, markup, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent, Stored, row_at, same
from lib.ui.minutes import identity
from lib.ui.minutes.parts import LINES, LISTS, LONG, SECTIONS, read
from lib.ui.minutes.versions import content_at
from lib.ui.minutes.withheld import is_changeable
from lib.ui.session import t
from lib.usecases.minutes import edit_minutes
from lib.wording.minutes import short_name

TABLE, PRIVATE = "minutes", "private"
#: Empty lines offered below those of a list; as many after each record.
SPARE: Mapping[str, int] = {"decisions": 3}
#: What the form asks beside the sections: decisions typed one a line, and that the versions were compared.
PASTED, COMPARED = "pasted", "compared"


def text(m: Minutes, steps: Sequence[LifeStep]) -> None:
    """The text in one language: a form while it can change, else the text itself."""
    if m.content is None:
        return
    layout.section(t("Text of the minutes"))
    known = decode(m.content).texts
    editable = is_changeable(m) and not m.is_fixed
    offered: dict[str, str] = {name: NAMES[name] for name in LANGUAGES if editable or name in known}
    if not offered:
        return
    name = choices.views(offered, key="text")
    language: Language = next(code for code in LANGUAGES if code == name)
    if not editable:
        if m.is_fixed:
            markup.paragraph(t("A party has signed: the text no longer changes."))
        read(m, known[language])
        return
    if any(s.state == "done" and s.step in ("reviewed_a", "reviewed_b", "initialled") for s in steps):
        markup.paragraph(
            t("A party has approved this text: recording a change withdraws its review and the initials.")
        )
    if language not in known:
        markup.paragraph(t("Not recorded in this language yet: what the plan knows is proposed."))
    _general(m)
    _form(m, language)


def _general(m: Minutes) -> None:
    """Reference, title, day, place, parties, languages, figures; the note that stays with the team."""

    def stored(revision: int) -> Values | None:
        row = row_at(TABLE, m.key)(revision)
        return {**row, PRIVATE: decode(_content(row)).private} if row else None

    def write(sent: Sent) -> int | None:
        wanted = {name: value for name, value in sent.changed.items() if name != PRIVATE}
        seen, content = _merged(m, sent, stored)
        if PRIVATE in sent.changed:
            wanted["content"] = encode(replace(content, private=str(sent.changed[PRIVATE] or "")))
        if "shown_day" in wanted:
            day = sent.values["shown_day"]
            wanted["shown_revision"] = reads.revision_on(data.store(), session.plan(), day) if day else None
        return edit_minutes(
            data.store(), seen, m.key, wanted, sent.writing, reason=short_name(session.language(), m)
        )

    def fields_of(difference: Difference) -> tuple[str, ...]:
        return (PRIVATE,) if difference.field == "content" else (difference.field,)

    row = stored(session.revision())
    with (
        st.expander(t("Reference, date, parties, languages, figures")),
        Form(f"minutes_{m.key}", TABLE, row, stored=stored, fields_of=fields_of) as form,
    ):
        identity.fields(form, party=form.field)
        form.text(PRIVATE, t("Note for the team: on no paper, shown to no guest"), long=True)
        form.submit(t("Record"), write, t("The changes were recorded."), primary=False)


def _form(m: Minutes, language: Language) -> None:
    """Every section of the text in a language, lists with spare lines; an emptied line is removed."""

    def stored(revision: int) -> Values | None:
        row = row_at(TABLE, m.key)(revision)
        if row is None:
            return None
        held = decode(_content(row)).texts.get(language, MinutesText())
        return {**dict.fromkeys(form.values), COMPARED: False, **flat(held)}

    def write(sent: Sent) -> int | None:
        seen, content = _merged(m, sent, stored)
        held = flat(content.texts.get(language, MinutesText()))
        text = unflat({**held, **sent.changed})
        text = replace(text, decisions=(*text.decisions, *listed(str(sent.values.get(PASTED) or ""))))
        wanted: dict[str, Value] = {
            "content": encode(replace(content, texts={**content.texts, language: text}))
        }
        # Compared with the other version as it stood here, whatever it became since.
        beside = content_at(m, sent.seen)
        compared = replace(beside, texts={**beside.texts, language: text})
        return edit_minutes(
            data.store(),
            seen,
            m.key,
            wanted,
            sent.writing,
            reason=short_name(session.language(), m),
            compared=compared if sent.values.get(COMPARED) else None,
        )

    def fields_of(difference: Difference) -> tuple[str, ...]:
        return tuple(form.values) if difference.field == "content" else (difference.field,)

    known = decode(m.content).texts
    shown = known.get(language) or _proposed(m, language)
    spoken = originals(LanguageClause(m.language_clause) if m.language_clause else None)
    parties = {"a": m.party_a or "–", "b": m.party_b or "–"}

    def lines(field: str, column: Any = st) -> None:
        words = t(LINES[field], party=parties[field[-1]]) if field[-2] == "_" else t(LINES[field])
        form.text(field, words, column, long=True, height=120)

    with Form(f"minutes_{m.key}_{language}", row=flat(shown), stored=stored, fields_of=fields_of) as form:
        form.text("basis", t("Framework: the texts and the events that the session follows"), long=True)
        form.text("hours", t("Hours (from … to …)"))
        for column, field in zip(st.columns(2), ("delegation_a", "delegation_b"), strict=True):
            lines(field, column)
        lines("agenda")
        for field in LISTS:
            _entries(form, field, len(getattr(shown, field)), parties)
        form.text("transmission", t("Transmission"), long=True)
        form.text("next_meeting", t("Next session"), long=True, height=68)
        form.text("closing", t("Closing of the session"), long=True, height=68)
        form.tick("shows_names", t("The parties agree that names stand in the annex"))
        for column, field in zip(st.columns(2), ("names_a", "names_b"), strict=True):
            lines(field, column)
        if language in spoken and len(spoken) > 1 and set(spoken) - {language} <= set(known):
            form.tick(COMPARED, t("I compared it with the other version: both say the same"))
        form.submit(t("Record the text"), write, t("The changes were recorded."))


def _entries(form: Form, field: str, known: int, parties: Mapping[str, str]) -> None:
    """The entries of a list, a line of fields for each; another number puts one elsewhere."""
    _, headings, widths = LISTS[field]
    layout.section(t(SECTIONS[field]))
    for i in range(known + SPARE.get(field, 1)):
        look: dict[str, Any] = {"label_visibility": "collapsed" if i else "visible"}
        number, *columns = st.columns([1, *widths])
        form.text(f"{field}_{i}_{ORDER}", t("No."), number, **look)
        for column, (name, words) in zip(columns, headings.items(), strict=True):
            title = t(words, **parties) if "{" in words else t(words)
            form.text(f"{field}_{i}_{name}", title, column, long=name in LONG, height=68, **look)
    if field == "decisions":
        form.text(
            PASTED,
            t(
                "Several decisions at once, one a line: decision, responsible, deadline, code, parted by a tab or |"
            ),
            long=True,
            height=68,
        )


def _content(row: Values) -> str:
    return str(row["content"] or "")


def _merged(m: Minutes, sent: Sent, stored: Stored) -> tuple[Values, MinutesContent]:
    """The row to start from, and its content: what others changed of the text elsewhere is kept.

    The whole text is one value of the row: where nobody touched the sections that this form changes, it starts from
    the text as it stands.
    """
    latest = data.latest_revision()
    seen, now = (row_at(TABLE, m.key)(revision) or {} for revision in (sent.seen, latest))
    before, after = stored(sent.seen) or {}, stored(latest) or {}
    if all(same(before.get(name), after.get(name)) for name in sent.changed if name in after):
        seen = {**seen, "content": now.get("content")}
    return seen, decode(_content(seen))


def _proposed(m: Minutes, language: Language) -> MinutesText:
    """What the plan knows, in a language that the text is not yet recorded in."""
    now = data.state()
    told = now.at(m.shown_revision or now.revision, m.shown_day)
    earlier = [x for x in data.read(reads.minutes) if x.key != m.key]
    before = [x for x in earlier if x.held_on and m.held_on and x.held_on < m.held_on]

    def make() -> MinutesText:
        return first_text(
            told,
            language=language,
            parties=(m.party_a or "", m.party_b or ""),
            previous=before[0] if before else None,
        )

    return data.kept("minutes_proposed", make, m, now, language)
