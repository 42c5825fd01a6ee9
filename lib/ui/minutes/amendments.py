"""What a party asks to be changed in the text, and what it is answered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.domain.minutes_text import decode, text_of
from lib.domain.terms import AmendmentAnswer, LanguageClause
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import LinkedRow, Minutes
from lib.ui import data, layout, markup, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.minutes.withheld import is_changeable
from lib.ui.session import t
from lib.usecases.amendments import answer_amendment, record_amendment
from lib.wording.minutes import short_name
from lib.wording.minutes_places import numbered

TABLE = "amendment"


def amendments(m: Minutes) -> None:
    """Those asked with their answers; while no party has signed, the form of a new one and of each answer."""
    found = data.read(reads.linked, table=TABLE, field="minutes", named=m.key)
    editable = is_changeable(m) and not m.is_fixed
    if not found and not editable:
        return
    layout.section(t("Amendments of the parties"))
    if found:
        _table(found)
    else:
        layout.empty(t("No amendment is recorded."))
    if not editable:
        return
    _new(m)
    for row in found:
        _answer(m, row)


def _table(found: Sequence[LinkedRow]) -> None:
    language = session.language()

    def said(row: LinkedRow, field: str) -> str:
        return value_text(language, TABLE, field, row.values.get(field))

    def answer(row: LinkedRow) -> markup.Cell:
        if not row.values["answer"]:
            return markup.Cell(t("waits for an answer"))
        told = f"{said(row, 'answer')} · {said(row, 'answered_on')}"
        return markup.Cell(told, quiet=str(row.values["answer_text"] or ""))

    markup.table(
        [
            markup.Column(t("Asked by"), width=16),
            markup.Column(t("Part of the text"), width=12),
            markup.Column(t("Wording asked for"), width=42),
            markup.Column(t("Answer"), width=30),
        ],
        [
            (
                markup.Cell(said(row, "party"), quiet=said(row, "asked_on")),
                said(row, "part"),
                said(row, "text"),
                answer(row),
            )
            for row in found
        ],
        t("Amendments of the parties"),
    )


def _new(m: Minutes) -> None:
    part = layout.unfolded(t("Record an amendment"), "amendment_new", icon=":material/add:")
    if not part:
        return

    def write(sent: Sent) -> int:
        return record_amendment(
            data.store(), m.key, sent.values, sent.writing, reason=short_name(session.language(), m)
        )

    parties = {name: name for name in (m.party_a, m.party_b) if name}
    first = {"party": m.party_b, "asked_on": session.present_day()}
    with part, Form(f"amendment_{m.key}", TABLE, first) as form:
        one, two, three = st.columns(3)
        form.choice("party", t("Asked by"), parties, one, empty=None)
        form.field("asked_on", two)
        form.text("part", t("Part of the text"), three, placeholder=_places(m))
        form.field("text")
        form.submit(t("Record the amendment"), write, t("The amendment was recorded."), primary=False)


def _places(m: Minutes) -> str:
    """How the paper numbers its entries, as an example: « 5.1, D1, R1 »."""
    text = text_of(decode(m.content), LanguageClause(m.language_clause) if m.language_clause else None)
    held = {"points": text.points, "decisions": text.decisions, "recommendations": text.recommendations}
    return ", ".join(numbered(section, 0) for section, entries in held.items() if entries)


def _answer(m: Minutes, row: LinkedRow) -> None:
    language, values = session.language(), row.values
    day = values["asked_on"]
    name = " · ".join(
        str(part)
        for part in (
            values["party"] or MISSING,
            values["part"],
            format_day(language, day) if day and not isinstance(day, str | int | float) else "",
        )
        if part
    )
    words = t("Change the answer: {name}", name=name) if values["answer"] else t("Answer: {name}", name=name)
    part = layout.unfolded(words, f"amendment_{row.key}", icon=":material/reply:")
    if not part:
        return

    def write(sent: Sent) -> int | None:
        said = sent.values
        return answer_amendment(
            data.store(),
            sent.seen,
            row.key,
            AmendmentAnswer(said["answer"]) if said["answer"] else None,
            sent.writing,
            answered_on=said["answered_on"] or session.present_day(),
            answer_text=said["answer_text"] or "",
            reason=short_name(session.language(), m),
        )

    shown = {**values, "answered_on": values["answered_on"] or session.present_day()}
    with part, Form(f"answer_{row.key}", TABLE, shown, key=row.key) as form:
        markup.paragraph(str(values["text"] or MISSING))
        one, two = st.columns(2)
        form.choice("answer", t("Answer"), {str(a): label(language, a) for a in AmendmentAnswer}, one)
        form.field("answered_on", two)
        form.field("answer_text")
        form.submit(t("Record the answer"), write, t("The answer was recorded."), primary=False)
