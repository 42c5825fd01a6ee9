"""A plan that is begun beside the others: with nothing in it, or from a copy of one; from a file, the page of imports does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from lib.domain.errors import Invalid
from lib.domain.shifting import Shift, shift_to
from lib.i18n.formats import format_day, format_list
from lib.i18n.labels import field_label
from lib.store import reads
from lib.ui import data, layout, markup, navigation, plan_choice, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.usecases.copying import Copied, copied, copy_plan
from lib.usecases.plans import plan_key, start_empty

EMPTY, COPY = "empty", "copy"


def forms(*, opens_first: bool = False) -> None:
    """The folded part where a plan is begun."""
    if session.own_role() != session.current_role() or not writing.may_write():
        return
    part = layout.unfolded(t("New plan"), "new_plan", icon=":material/add:", opens_first=opens_first)
    if not part:
        return
    with part:
        ways: Mapping[str, str] = {COPY: t("From a copy of another plan"), EMPTY: t("With nothing in it")}
        way = st.segmented_control(
            t("How it begins"), list(ways), default=COPY, format_func=lambda name: ways[name], key="new_plan_way", required=True,
            label_visibility="collapsed",
        )  # fmt: skip
        if way == EMPTY:
            _empty()
        else:
            _copy()
        st.page_link(
            navigation.file_of("import_file"), label=t("From a file: drop it on the page of imports"), icon=":material/upload_file:",
            query_params=session.links(),
        )  # fmt: skip


def _empty() -> None:
    with Form("plan_empty", "plan") as form:
        _names(form)
        form.submit(t("Begin this plan"), _begun, t("The plan was begun."), after=_shown)


def _names(form: Form) -> None:
    language = session.language()
    one, two = st.columns(2)
    form.text("title", field_label(language, "plan", "title"), one, placeholder=t("One line"))
    form.text(
        "short_name",
        field_label(language, "plan", "short_name"),
        two,
        placeholder=t("A word or two: its addresses carry it"),
    )


def _begun(sent: Sent) -> int:
    store, values = data.store(), sent.values
    writer = replace(sent.writing, plan=plan_key(store, values["short_name"] or values["title"] or ""))
    return start_empty(store, values["title"] or "", None, writer, short_name=values["short_name"])


def _copy() -> None:
    plans = {plan.key: plan.name for plan in data.plans()}
    source = st.selectbox(
        t("Plan to copy"), list(plans), index=list(plans).index(session.plan()) if session.plan() in plans else 0,
        format_func=lambda key: plans[key], key="new_plan_source",
    )  # fmt: skip
    if source is None:
        return
    store = data.store()
    found: Copied = data.kept("plan_copied", lambda: copied(store, source), source, data.latest_revision())
    markup.paragraph(_told(found), "plan-state")
    with Form("plan_copy", "plan") as form:
        _names(form)
        one, two, three = st.columns(3)
        form.day("start", t("New first day"), one)
        form.number("months", t("… or move every day by months"), two)
        form.number("days", t("and by days"), three)
        form.submit(
            tn("Begin with a copy ({n} action)", "Begin with a copy ({n} actions)", found.actions),
            lambda sent: _copied(sent, source, found.first),
            t("The plan was begun from a copy. Its actions are not started."),
            after=_shown,
        )


def _told(found: Copied) -> str:
    """What the copy would hold, and what it leaves behind."""
    language = session.language()
    held = [
        tn("{n} axis", "{n} axes", found.axes) if found.axes else "",
        tn("{n} action, as not started", "{n} actions, as not started", found.actions),
        tn("{n} partner", "{n} partners", found.partners) if found.partners else "",
        t("names on papers and settings"),
    ]
    parts = [t("The copy holds: {parts}.", parts=format_list(language, [part for part in held if part]))]
    if found.left_out:
        parts.append(
            tn("{n} cancelled action is left out.", "{n} cancelled actions are left out.", found.left_out)
        )
    parts.append(t("Progress, exchanges, meetings, minutes and papers stay in the plan that is copied."))
    if found.first and found.last:
        first, last = format_day(language, found.first), format_day(language, found.last)
        parts.append(t("Its days go from {first} to {last}.", first=first, last=last))
    return " ".join(parts)


def _copied(sent: Sent, source: str, first: date | None) -> int:
    values = sent.values
    start, months, days = values["start"], values["months"], values["days"]
    if start and (months or days):
        raise Invalid("shift_twice", "Give a new first day, or months and days: not both.", field="start")
    if start and first is None:
        raise Invalid(
            "shift_without_days",
            "The plan that is copied holds no day: there is nothing to move.",
            field="start",
        )
    shift = shift_to(start, first) if start else Shift(int(months or 0), int(days or 0))
    store = data.store()
    writer = replace(sent.writing, plan=plan_key(store, values["short_name"] or values["title"] or ""))
    return copy_plan(
        store, source, values["title"] or "", writer, short_name=values["short_name"], shift=shift
    )


def _shown(number: int) -> None:
    """The plan that was begun is the one shown from now on."""
    found = reads.revision(data.whole_store(), int(number))
    if found is not None:
        plan_choice.show(found.plan)
