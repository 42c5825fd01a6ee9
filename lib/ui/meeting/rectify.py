"""« Rectifier le relevé »: the one way to put right what a closed meeting recorded, by a numbered corrective record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from lib.domain.archived import standing
from lib.domain.hours import hour_of
from lib.i18n import LANGUAGES, NAMES, mark
from lib.reports.meeting import Shown, attendance_of
from lib.reports.record import drawn_up
from lib.store.ledger import rows_at
from lib.ui import data, layout, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.meeting.attendance import attendance_fields
from lib.ui.session import t
from lib.usecases.meeting_records import CORRECTABLE, Correction, rectify_record
from lib.usecases.meetings import people_stored, recorded

#: What can be put right, in the order in which it is asked for.
KINDS: Mapping[str, str] = {
    "decision": mark("A decision written wrongly"),
    "added": mark("A decision left out"),
    "withdrawn": mark("A decision that was not taken"),
    "update": mark("An update of the plan that was not agreed"),
    "sheet": mark("People, place, hours"),
    "words": mark("Something else, in words"),
}
SHEET = ("place", "chair", "secretary", "began_at", "ended_at", "distribution")
Made = Callable[[Sent], Correction]


def rectify(facts: Shown) -> None:
    """What is put right and why; nothing is recorded without its corrective record."""
    if facts.is_open or not writing.is_possible():
        return
    part = layout.unfolded(
        t("Rectify the record"), f"rectify_{facts.meeting.key}", icon=":material/edit_note:"
    )
    if not part:
        return
    with part:
        words = {name: t(said) for name, said in KINDS.items() if _has(name, facts)}
        kind = str(
            st.selectbox(
                t("What is put right"), list(words), format_func=lambda k: words[k], key="rectify_kind"
            )
        )
        FORMS[kind](facts)


def _has(kind: str, facts: Shown) -> bool:
    if kind in ("decision", "withdrawn"):
        return bool(facts.own)
    return bool(_updates(facts)) if kind == "update" else True


def _updates(facts: Shown) -> dict[int, str]:
    """The notes of the meeting that stand, beside its decisions: revision → what was noted."""
    meeting = facts.meeting
    rows = recorded(data.store(), meeting.key, meeting.shown_revision, session.plan())
    decided = {f"{row.number} – {row.text}" for row in facts.own}
    return {
        row.number: row.reason or t("Revision {number}", number=row.number)
        for row in rows
        if row.undone_by is None and row.reason not in decided
    }


def _choose(name: str, title: str, options: Mapping[Any, str]) -> Any:
    return st.selectbox(title, list(options), format_func=lambda k: options[k], key=f"rectify_{name}")


def _decisions(facts: Shown) -> dict[str, str]:
    return {row.key: f"{row.number} – {row.text}" for row in facts.own}


def _actions() -> dict[str, str]:
    rows = standing(rows_at(data.store(), session.revision(), session.plan(), "action"))
    return {key: f"{row['code'] or '–'} – {row['title']}" for key, row in rows.items()}


def _end(form: Form, facts: Shown, made: Made, *, said: bool = False) -> None:
    """Why, in which language, and the button of every kind of correction."""
    if said:
        form.text("said", t("What is corrected"), long=True, height=90)
    form.text("reason", t("Why the record is rectified"))
    own = session.language()
    form.row["language"] = own
    form.choice(
        "language", t("Language of the record"), {code: NAMES[code] for code in LANGUAGES}, empty=None
    )
    state, meeting = data.state(), facts.meeting

    def write(sent: Sent) -> int:
        spoken = next((code for code in LANGUAGES if code == sent.values["language"]), own)
        draw = drawn_up(state, meeting=meeting, language=spoken)
        return rectify_record(
            data.store(),
            sent.seen,
            meeting.key,
            made(sent),
            draw=draw,
            writing=sent.writing,
            why=t("Correction of the record"),
        )

    form.submit(
        t("Draw up the corrective record"),
        write,
        lambda number: t("Corrective record no. {number} is drawn up; its files are kept.", number=number),
    )


def _reason(sent: Sent) -> str:
    return sent.values["reason"] or ""


def _decision(facts: Shown) -> None:
    key = str(_choose("decision", t("Decision"), _decisions(facts)))
    row = rows_at(data.store(), session.revision(), session.plan(), "decision").get(key, {})
    first = {name: row.get(name) for name in CORRECTABLE}
    with Form(f"rectify_decision_{key}", "decision", first, key=key) as form:
        _decision_fields(form)
        _end(
            form,
            facts,
            lambda sent: Correction(
                _reason(sent), decisions={key: {name: sent.values[name] for name in CORRECTABLE}}
            ),
        )


def _decision_fields(form: Form) -> None:
    form.text("text", t("Decision: a sentence that begins with a verb"), long=True, height=90)
    form.text("owner", t("Responsible (function)"))
    form.day("deadline", t("By when"))
    form.choice("action", t("Linked action"), _actions(), empty=t("none in the plan"))
    form.text("recipients", t("Recipients"))


def _added(facts: Shown) -> None:
    with Form("rectify_added", "decision") as form:
        _decision_fields(form)
        _end(
            form,
            facts,
            lambda sent: Correction(_reason(sent), added=[{name: sent.values[name] for name in CORRECTABLE}]),
        )


def _withdrawn(facts: Shown) -> None:
    key = str(_choose("withdrawn", t("Decision"), _decisions(facts)))
    with Form(f"rectify_withdrawn_{key}") as form:
        _end(form, facts, lambda sent: Correction(_reason(sent), withdrawn=[key]))


def _update(facts: Shown) -> None:
    number = int(_choose("update", t("Update of the plan"), _updates(facts)))
    with Form(f"rectify_update_{number}") as form:
        _end(form, facts, lambda sent: Correction(_reason(sent), undone=number))


def _sheet(facts: Shown) -> None:
    meeting = facts.meeting
    held = attendance_of(meeting)
    with Form(
        "rectify_sheet", "meeting", {name: getattr(meeting, name) for name in SHEET}, key=meeting.key
    ) as form:
        one, two, three = st.columns(3)
        for name, column in (("place", one), ("chair", two), ("secretary", three)):
            form.field(name, column)
        for name, column in (("began_at", one), ("ended_at", two)):
            form.field(name, column, placeholder="10:05")
        people = attendance_fields(form, held)
        form.field("distribution")

        def made(sent: Sent) -> Correction:
            sheet = {name: sent.values[name] for name in SHEET}
            sheet |= {name: hour_of(sheet[name], name) for name in ("began_at", "ended_at")}
            if list(people) != held:
                sheet["attendance"] = people_stored(people)
            return Correction(_reason(sent), sheet=sheet)

        _end(form, facts, made)


def _words(facts: Shown) -> None:
    with Form("rectify_words") as form:
        _end(form, facts, lambda sent: Correction(_reason(sent), said=sent.values["said"] or ""), said=True)


FORMS: Mapping[str, Callable[[Shown], None]] = {
    "decision": _decision,
    "added": _added,
    "withdrawn": _withdrawn,
    "update": _update,
    "sheet": _sheet,
    "words": _words,
}
