"""Introductions one by one, and the follow-ups that somebody promised: none vanishes because its day is past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lib.domain.terms import Stage
from lib.i18n.formats import MISSING, format_day, format_fraction
from lib.i18n.labels import field_label, label
from lib.i18n.values import value_text
from lib.store.reads import FollowedUp, Introduction, Promise, StageCount
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.partners import columns
from lib.ui.session import t, tn
from lib.ui.tables import Shown
from lib.usecases.interactions import give_follow_up, promise_follow_up
from lib.wording.short import ago, days_in_full


def promises(rows: Rows[Promise]) -> None:
    """Who promised to come back to which exchange, for when; the first day stays when it is put off."""
    language = session.language()
    layout.section(t("Promised follow-ups"))
    if not rows:
        layout.empty(t("No promised follow-up is left to give."))
        return
    tables.table(
        rows,
        t("Promised follow-ups"),
        Shown(markup.Column(field_label(language, "interaction", "follow_up_on"), width=22), _day),
        tables.field("interaction", "follow_up_by", width=22),
        columns.partner(14),
        Shown(markup.Column(field_label(language, "interaction", "subject"), width=32), _exchange),
        columns.action(),
    )
    if writing.is_possible():
        with st.expander(t("A follow-up was given, or put off"), icon=":material/edit:"):
            _settle(rows, "promise")


def _exchange(row: Promise) -> markup.Cell:
    language = session.language()
    kind = value_text(language, "interaction", "kind", row.kind)
    return markup.Cell(columns.about_what(row), quiet=f"{kind} · {format_day(language, row.occurred_on)}")


def _day(row: FollowedUp) -> markup.Cell:
    language = session.language()
    if row.follow_up_on is None:
        return markup.Cell(t("day not recorded"))
    said = []
    if row.is_overdue:
        said.append(t("past by {days}", days=days_in_full(language, row.days_over or 0)))
    if row.first_on is not None and row.first_on != row.follow_up_on:
        said.append(t("first promised for {day}", day=format_day(language, row.first_on)))
    return markup.Cell(format_day(language, row.follow_up_on), quiet=" · ".join(said))


def stages(found: Sequence[StageCount], days: int) -> None:
    """How many introductions stand at each stage, all ages; and how many were contacted again in time."""
    if not found:
        return
    language = session.language()
    counts = {s.stage: s.n for s in found}
    markup.paragraph(t("Introductions by stage reached"), "plan-state")
    markup.table(
        [markup.Column(label(language, stage), number=True) for stage in Stage],
        [[_opens(counts.get(stage, 0), stage) for stage in Stage]],
        t("Introductions by stage reached"),
    )
    judged, kept = sum(s.judged for s in found), sum(s.contacted_in_time for s in found)
    old = sum(s.old_enough for s in found)
    sentence = t(
        "First contact recorded within {days}: {rate} of the introductions at least as old.",
        days=days_in_full(language, days),
        rate=format_fraction(language, kept, judged),
    )
    if old > judged:
        sentence += " " + tn(
            "{n} came into the plan later and cannot be judged.",
            "{n} came into the plan later and cannot be judged.",
            old - judged,
        )
    markup.paragraph(sentence)


def _opens(n: int, stage: Stage) -> markup.Content:
    return markup.Cell(str(n), markup.address("partners", view="letters", stage=str(stage))) if n else "0"


def choose_stage() -> str:
    """Introductions of which stage are listed."""
    language = session.language()
    return choices.select(
        field_label(language, "interaction", "stage"),
        {"": t("All stages"), **{str(s): label(language, s) for s in Stage}},
        key="stage",
        width=280,
    )


def introductions(rows: Rows[Introduction]) -> None:
    """The introductions one by one, the latest first, with the follow-up promised."""
    if not rows:
        layout.empty(t("No introduction is recorded."))
        return
    language = session.language()
    tables.table(
        rows,
        t("B2B introductions"),
        Shown(
            markup.Column(field_label(language, "interaction", "occurred_on"), width=16),
            lambda r: markup.Cell(format_day(language, r.occurred_on), quiet=ago(language, r.age)),
        ),
        columns.partner(),
        columns.subject(32),
        Shown(
            markup.Column(field_label(language, "interaction", "stage"), width=16),
            lambda r: label(language, Stage(r.stage or Stage.INTRODUCED)),
        ),
        Shown(markup.Column(t("Promised follow-up"), width=20), _promised),
    )
    if writing.is_possible():
        with st.expander(t("Move an introduction along"), icon=":material/edit:"):
            _settle(rows, "introduction")


def _promised(row: Introduction) -> markup.Content:
    if row.follow_up_on is None and not row.follow_up_by:
        return MISSING
    day = _day(row)
    return markup.Cell(day.text, quiet=" · ".join(part for part in (row.follow_up_by, day.quiet) if part))


def _settle(rows: Sequence[FollowedUp], name: str) -> None:
    """One exchange of the list: what its follow-up led to, or a new promise."""
    language = session.language()
    known = {r.key: r for r in rows}
    key = st.selectbox(
        t("Exchange"),
        list(known),
        format_func=lambda k: (
            f"{format_day(language, known[k].occurred_on)} · {known[k].partner or MISSING} · "
            + columns.about_what(known[k])
        ),
        key=f"{name}_key",
    )
    row = known[str(key)]
    given, again = t("The follow-up was given"), t("A follow-up is promised, or put off")
    what = st.radio(t("What happened"), [given, again], key=f"{name}_what", horizontal=True)
    if what == given:
        _give(str(key), {"stage": row.stage}, f"{name}_given_{key}")
    else:
        shown = {field: getattr(row, field) for field in ("follow_up_by", "follow_up_on")}
        _promise(str(key), shown, f"{name}_promised_{key}")


def _give(key: str, row: Mapping[str, Any], name: str) -> None:
    def write(sent: Sent) -> int | None:
        stage, result = sent.values["stage"], sent.values["outcome"] or ""
        return give_follow_up(data.store(), sent.seen, key, stage=stage, result=result, writing=sent.writing)

    with Form(name, "interaction", row, key=key) as form:
        one, two = st.columns(2)
        form.field("stage", one)
        heading = field_label(session.language(), "interaction", "result")
        form.text("outcome", heading, two, placeholder=t("One line"))
        form.submit(t("Record the follow-up"), write, t("The follow-up was recorded."))


def _promise(key: str, row: Mapping[str, Any], name: str) -> None:
    def write(sent: Sent) -> int | None:
        by, on = sent.values["follow_up_by"] or "", sent.values["follow_up_on"]
        return promise_follow_up(data.store(), sent.seen, key, by=by, on=on, writing=sent.writing)

    with Form(name, "interaction", row, key=key) as form:
        for column, field in zip(st.columns(2), row, strict=True):
            form.field(field, column)
        form.submit(t("Record the follow-up"), write, t("The follow-up was recorded."))
