"""The text of joint minutes on the screen: edited before it is signed, read afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import AppError, Conflict
from lib.domain.minutes_text import MinutesContent, MinutesText, decode, encode
from lib.domain.terms import LanguageClause
from lib.i18n import LANGUAGES, NAMES, Language
from lib.i18n.labels import field_label, label
from lib.reports.minutes_draft import first_text
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.reads import LifeStep, Minutes
from lib.ui import choices, data, layout, markup, session, writing
from lib.ui.minutes.parts import LINES, LISTS, LONG, SECTIONS, read
from lib.ui.session import t
from lib.usecases.minutes import edit_minutes
from lib.wording.minutes import short_name

TABLE = "minutes"
#: Empty lines offered below those of a list; one more after each record.
SPARE = 1


def text(m: Minutes, steps: Sequence[LifeStep]) -> None:
    """The text in one language: a form while it can change, else the text itself."""
    if m.content is None:
        return
    layout.section(t("Text of the minutes"))
    known = decode(m.content).texts
    editable = writing.is_possible() and not m.is_fixed
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
    language, form = session.language(), f"minutes_row:{m.key}"
    seen = _seen(m, form)
    turn = session.counter(form)

    def name(field: str) -> str:
        return field_label(language, TABLE, field)

    with (
        st.expander(t("Reference, date, parties, languages, figures")),
        st.form(f"{form}_{turn}", border=False),
    ):
        values: dict[str, Value] = {}
        one, two, three = st.columns([1, 3, 2])
        for column, field in ((one, "reference"), (two, "title"), (three, "place")):
            typed = column.text_input(
                name(field), str(seen[field] or ""), key=f"edit_{field}_{turn}", placeholder=""
            )
            values[field] = (typed or "").strip() or None
        for column, field in zip(st.columns(2), ("party_a", "party_b"), strict=True):
            typed = column.text_input(
                name(field), str(seen[field] or ""), key=f"edit_{field}_{turn}", placeholder=""
            )
            values[field] = (typed or "").strip() or None
        one, two, three = st.columns([1, 1, 2])
        values["held_on"] = one.date_input(
            name("held_on"), _day(seen["held_on"]), format="DD/MM/YYYY", key=f"edit_held_on_{turn}"
        )
        shown_day = two.date_input(
            t("Day of the figures"),
            _day(seen["shown_day"]),
            format="DD/MM/YYYY",
            key=f"edit_shown_day_{turn}",
        )
        clauses = list(LanguageClause)
        clause = three.selectbox(
            name("language_clause"),
            clauses,
            index=clauses.index(LanguageClause(str(seen["language_clause"])))
            if seen["language_clause"]
            else None,
            format_func=lambda c: label(language, c),
            key=f"edit_clause_{turn}",
            placeholder=t("To be chosen by the parties"),
        )
        content = decode(str(seen["content"] or ""))
        private = st.text_area(
            t("Note for the team: on no paper, shown to no guest"),
            content.private,
            key=f"edit_private_{turn}",
            height=80,
        )
        if not st.form_submit_button(t("Record")):
            return
    values["language_clause"] = str(clause) if clause else None
    values["shown_day"] = shown_day
    if shown_day != seen["shown_day"]:
        values["shown_revision"] = (
            reads.revision_on(data.store(), session.plan(), shown_day) if shown_day else None
        )
    values["content"] = encode(replace(content, private=(private or "").strip()))
    _record(m, seen, values, form)


def _form(m: Minutes, language: Language) -> None:
    """Every section of the text in a language, lists with spare lines; an emptied line is removed."""
    form = f"minutes_text:{m.key}:{language}"
    seen = _seen(m, form)
    content = decode(str(seen["content"] or ""))
    shown = content.texts.get(language) or _proposed(m, language)
    turn = session.counter(form)
    parties = {"a": m.party_a or "–", "b": m.party_b or "–"}
    values: dict[str, Any] = {}

    def area(field: str, words: str, height: int = 80) -> None:
        typed = st.text_area(words, getattr(shown, field), key=f"{form}_{field}_{turn}", height=height)
        values[field] = (typed or "").strip()

    def lines(field: str) -> None:
        words = t(LINES[field], party=parties[field[-1]]) if field[-2] == "_" else t(LINES[field])
        before = "\n".join(getattr(shown, field))
        typed = st.text_area(words, before, key=f"{form}_{field}_{turn}", height=120)
        values[field] = tuple(line.strip() for line in (typed or "").splitlines() if line.strip())

    with st.form(f"{form}_{turn}", border=False):
        area("basis", t("Framework: the texts and the events that the session follows"))
        hours = st.text_input(
            t("Hours (from … to …)"), shown.hours, key=f"{form}_hours_{turn}", placeholder=""
        )
        values["hours"] = (hours or "").strip()
        for column, field in zip(st.columns(2), ("delegation_a", "delegation_b"), strict=True):
            with column:
                lines(field)
        lines("agenda")
        for field in LISTS:
            values[field] = _entries(field, getattr(shown, field), f"{form}_{turn}", parties)
        area("transmission", t("Transmission"))
        area("next_meeting", t("Next session"), 68)
        area("closing", t("Closing of the session"), 68)
        values["shows_names"] = st.checkbox(
            t("The parties agree that names stand in the annex"),
            shown.shows_names,
            key=f"{form}_shows_names_{turn}",
        )
        for column, field in zip(st.columns(2), ("names_a", "names_b"), strict=True):
            with column:
                lines(field)
        if not st.form_submit_button(t("Record the text"), type="primary"):
            return
    texts = {**content.texts, language: MinutesText(**values)}
    _record(m, seen, {"content": encode(MinutesContent(texts, content.private))}, form)


def _entries(field: str, known: tuple[Any, ...], key: str, parties: Mapping[str, str]) -> tuple[Any, ...]:
    """The entries of a list, a line of fields for each."""
    made, headings, widths = LISTS[field]
    layout.section(t(SECTIONS[field]))
    found = []
    for i in range(len(known) + SPARE):
        entry = known[i] if i < len(known) else None
        typed: dict[str, str] = {}
        for column, (name, words) in zip(st.columns(widths), headings.items(), strict=True):
            value = getattr(entry, name) if entry else ""
            given: dict[str, Any] = {
                "key": f"{key}_{field}_{i}_{name}",
                "label_visibility": "collapsed" if i else "visible",
            }
            title = t(words, **parties) if "{" in words else t(words)
            typed[name] = (
                (column.text_area(title, value, height=68, **given) or "")
                if name in LONG
                else (column.text_input(title, value, placeholder="", **given) or "")
            ).strip()
        if typed[next(iter(headings))]:
            found.append(made(**typed))
    return tuple(found)


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


def _seen(m: Minutes, form: str) -> dict[str, Value]:
    """The row as the person first saw it: what the record is compared with."""
    seen: dict[str, Value] | None = session.state(form)
    if seen is None:
        seen = rows_at(data.store(), session.revision(), session.plan(), TABLE)[m.key]
        session.keep_state(form, seen)
    return seen


def _record(m: Minutes, seen: Mapping[str, Value], values: Mapping[str, Value], form: str) -> None:
    try:
        number = edit_minutes(
            data.store(), seen, m.key, values, writing.present(), reason=short_name(session.language(), m)
        )
    except Conflict as conflict:
        st.warning(t(conflict.message, **conflict.values), icon=":material/sync_problem:")
        markup.paragraph(
            t("Nothing you typed is lost. To keep it, record once more; to see theirs, open the page again.")
        )
        session.keep_state(form, rows_at(data.store(), data.latest_revision(), session.plan(), TABLE)[m.key])
    except AppError as error:
        writing.refused(error)
    else:
        for kept in (f"minutes_row:{m.key}", *(f"minutes_text:{m.key}:{code}" for code in LANGUAGES)):
            session.keep_state(kept, None)
        session.advance(form)
        writing.done(
            t("The changes were recorded.") if number else t("Nothing differed: nothing was recorded.")
        )


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
