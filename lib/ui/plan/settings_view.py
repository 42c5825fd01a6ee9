"""The rules in force, the limits that an editor can change, the plan's own facts."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.domain.errors import AppError
from lib.domain.terms import Situation, Weather
from lib.domain.thresholds import DEFAULTS
from lib.i18n import mark
from lib.i18n.formats import format_day, format_number
from lib.i18n.labels import field_label, signed_label
from lib.store.reads import Plan
from lib.ui import data, layout, markup, session, writing
from lib.ui.session import t
from lib.usecases.settings import name_plan, set_thresholds

LIMITS = {
    "watch_gap": mark("Gap below which an action is to watch (points)"),
    "watch_days": mark("Days left under which progress is checked"),
    "watch_progress": mark("… with a progress below (%)"),
    "late_start_days": mark("Days after the start without starting"),
    "soon_days": mark("“Soon”: days"),
    "coming_days": mark("“Coming”: days"),
    "secured_gap": mark("Secured: gap at least (points)"),
    "control_gap": mark("Under control: gap at least (points)"),
    "compromised_gap": mark("Compromised: gap below (points)"),
    "small_sample": mark("Below this number a percentage is a fraction"),
    "signatory_days": mark("Exchange expected with a signatory (days)"),
    "lead_days": mark("Exchange expected with a lead (days)"),
    "associate_days": mark("Exchange expected with an associate (days)"),
    "reply_days": mark("Reply expected within (days)"),
    "cohort_days": mark("Introductions judged after (days)"),
}


def rules(limits: Mapping[str, float]) -> None:
    """How a situation and a weather are found."""
    language = session.language()
    number = {name: format_number(language, value) for name, value in limits.items()}
    layout.section(t("Situations and weather"))
    one, two = st.columns(2, gap="large")
    with one:
        markup.facts(
            {
                signed_label(language, Situation.CANCELLED): t("declared cancelled"),
                signed_label(language, Situation.DONE): t("declared done"),
                signed_label(language, Situation.BLOCKED): t(
                    "declared blocked or suspended; a passed deadline still counts"
                ),
                signed_label(language, Situation.OVERDUE): t("deadline before the day"),
                signed_label(language, Situation.UPCOMING): t("start after the day and nothing done"),
                signed_label(language, Situation.WATCH): t(
                    "gap below {gap} points, or {days} days or less with a progress below {progress} %,"
                    " or not started {late} days after its start",
                    gap=number["watch_gap"],
                    days=number["watch_days"],
                    progress=number["watch_progress"],
                    late=number["late_start_days"],
                ),
                signed_label(language, Situation.ON_TIME): t("everything else"),
            }
        )
    with two:
        markup.facts(
            {
                signed_label(language, Weather.NOT_ASSESSED): t(
                    "fewer than half of the actions carry a value"
                ),
                signed_label(language, Weather.COMPROMISED): t(
                    "gap below {gap} points, or more than a third of the actions past their deadline or blocked",
                    gap=number["compromised_gap"],
                ),
                signed_label(language, Weather.SUPPORT_NEEDED): t(
                    "at least one blocked action, or one of high priority past its deadline, or a gap below {gap} points",
                    gap=number["control_gap"],
                ),
                signed_label(language, Weather.UNDER_CONTROL): t(
                    "gap of {gap} points or better, no blocked action, none of high priority past its deadline",
                    gap=number["control_gap"],
                ),
                signed_label(language, Weather.SECURED): t(
                    "gap of {gap} points or better, nothing late or blocked", gap=number["secured_gap"]
                ),
            }
        )


def settings(limits: Mapping[str, float]) -> None:
    """The limits, which an editor can change with a reason."""
    layout.section(t("Limits"))
    markup.paragraph(t("These limits are conventions: they are visible, dated and adjustable."))
    if not writing.is_possible():
        markup.facts(
            {t(text): format_number(session.language(), limits[name]) for name, text in LIMITS.items()}
        )
        return
    turn, seen = session.counter("limits"), writing.seen("limits", tuple(limits.items()))
    entry = layout.unfolded(t("Change the limits"), "change_limits")
    if not entry:
        return
    with entry, st.form(f"limits_{turn}", border=False):
        wanted: dict[str, float] = {}
        for start in range(0, len(LIMITS), 3):
            for column, name in zip(st.columns(3), list(LIMITS)[start : start + 3], strict=False):
                wanted[name] = column.number_input(
                    t(LIMITS[name]),
                    value=float(limits[name]),
                    step=1.0,
                    format="%0.0f",
                    key=f"limit_{name}_{turn}",
                    help=t("Default: {value}", value=format_number(session.language(), DEFAULTS[name])),
                )
        reason = st.text_input(t("Reason (one line)"), key=f"limit_reason_{turn}", placeholder=t("One line"))
        if st.form_submit_button(t("Record the limits"), type="primary"):
            try:
                recorded = set_thresholds(data.store(), seen, wanted, writing.present(), reason=reason)
            except AppError as error:
                writing.refused(error, form="limits")
            else:
                session.advance("limits")
                writing.look_again("limits")
                writing.done(
                    t("The limits were recorded.")
                    if recorded
                    else t("Nothing differed: nothing was recorded.")
                )


def plan(sheet: Plan) -> None:
    """Title, adoption day and host of the plan."""
    language = session.language()
    layout.section(t("The plan"))
    markup.facts(
        {
            field_label(language, "plan", "title"): sheet.title or "–",
            field_label(language, "plan", "adopted_on"): format_day(language, sheet.adopted_on),
            field_label(language, "plan", "host"): sheet.host or "–",
        }
    )
    if not writing.is_possible():
        return
    entry = layout.unfolded(t("Change these"), "change_plan")
    if not entry:
        return
    seen = writing.seen("plan", (sheet.title, sheet.adopted_on, sheet.host))
    with entry, st.form("plan", border=False):
        title = st.text_input(field_label(language, "plan", "title"), sheet.title, placeholder="")
        adopted = st.date_input(
            field_label(language, "plan", "adopted_on"), sheet.adopted_on, format="DD/MM/YYYY"
        )
        host = st.text_input(field_label(language, "plan", "host"), sheet.host or "", placeholder="")
        if st.form_submit_button(t("Record")):
            wanted = {"title": title.strip(), "adopted_on": adopted, "host": host.strip() or None}
            try:
                recorded = name_plan(data.store(), seen, wanted, writing.present())
            except AppError as error:
                writing.refused(error, form="plan")
            else:
                writing.look_again("plan")
                writing.done(
                    t("The changes were recorded.")
                    if recorded
                    else t("Nothing differed: nothing was recorded.")
                )
