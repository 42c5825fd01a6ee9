"""The blocks of the quality and definitions page."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from lib.domain.errors import AppError
from lib.domain.terms import Situation, Weather
from lib.domain.thresholds import DEFAULTS
from lib.i18n import LANGUAGES, mark, translate
from lib.i18n.formats import format_day, format_list, format_number, format_percent, format_points
from lib.i18n.labels import field_label, signed_label
from lib.store.reads import Headline, Plan, Replies
from lib.ui import data, layout, markup, session, writing
from lib.ui.sentences import rate
from lib.ui.session import t, tn
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
GLOSSARY = (
    "Action",
    "Axis",
    "Owner",
    "Lead",
    "Partner",
    "Exchange",
    "Deadline",
    "Initial deadline",
    "Progress",
    "Situation",
    "Weather",
    "Revision",
    "Deliverable",
)


def rates(head: Headline, replies: Replies, limits: Mapping[str, float]) -> None:
    """Three rates with three names, and the other figures, each with its formula."""
    language = session.language()
    layout.section(t("The rates and their formulas"))
    small = limits["small_sample"]
    started = t("in progress {n}", n=head.in_progress)
    situations = format_list(
        session.language(),
        [
            f"{n} {signed_label(language, s)}"
            for s, n in (
                (Situation.DONE, head.done),
                (Situation.OVERDUE, head.overdue),
                (Situation.WATCH, head.watch),
                (Situation.ON_TIME, head.on_time),
                (Situation.BLOCKED, head.blocked),
                (Situation.UPCOMING, head.upcoming),
                (Situation.CANCELLED, head.cancelled),
            )
            if n
        ],
    )
    lines: list[list[markup.Cell | str]] = [
        [
            t("Actions / tracked"),
            f"{head.total} / {head.tracked}",
            t("Cancelled actions are out of every rate and stay visible."),
        ],
        [t("Completion rate"), rate(language, head.done, head.tracked, small), t("done ÷ tracked")],
        [
            t("Average progress"),
            format_percent(language, head.progress),
            t(
                "mean of the progress of tracked actions; computed on {n}/{total}",
                n=head.progress_n,
                total=head.tracked,
            ),
        ],
        [
            t("Expected progress"),
            format_percent(language, head.expected),
            t(
                "mean of 100 × elapsed share of each action's time; a reference mark, continuous actions excluded"
            ),
        ],
        [t("Gap"), format_points(language, head.gap), t("progress − expected")],
        [
            t("Share engaged"),
            rate(language, head.engaged, head.tracked, small),
            f"{t('(done + in progress) ÷ tracked; never called completion')} ({started})",
        ],
        [
            t("Progress weighted by priority"),
            format_percent(language, head.weighted_progress),
            t("weights 3, 2, 1 for high, medium, low"),
        ],
        [
            t("Deadlines kept"),
            rate(language, head.kept_first, head.due_first, small),
            t("done by their first deadline ÷ first deadlines reached, open ones included"),
        ],
        [t("Situations"), situations, t("first rule that matches, see below")],
        [
            t("Late starts"),
            str(head.late_starts),
            t("not started, more than {days} days after the start", days=int(limits["late_start_days"])),
        ],
        [
            t("Letters answered"),
            rate(language, replies.answered, replies.sent, small),
            t("letters with a recorded answer ÷ letters sent"),
        ],
    ]
    markup.table(
        [
            markup.Column(t("Measure"), width=24),
            markup.Column(t("Value"), width=26),
            markup.Column(t("Formula"), width=50),
        ],
        lines,
        t("The rates and their formulas"),
    )


def missing(counts: Mapping[str, int], rows: pd.DataFrame) -> None:
    """What is not filled in: counted, then action by action."""
    language = session.language()
    layout.section(t("Missing data"))
    found = {field: n for field, n in counts.items() if n}
    if not found:
        layout.empty(t("Every tracked action has its deadline, owner, progress and status."))
        return
    markup.paragraph(
        t(
            "Not filled in: {parts}.",
            parts=format_list(
                language, [f"{field_label(language, 'action', f)} ({n})" for f, n in found.items()]
            ),
        )
    )
    with st.expander(t("See the actions concerned")):
        _list(rows, "field", {f: field_label(language, "action", f) for f in counts}, t("Missing data"))


def contradictions(rows: pd.DataFrame) -> None:
    """Values that disagree."""
    layout.section(t("Contradictions"))
    if rows.empty:
        layout.empty(t("No value contradicts another."))
        return
    rules = {
        "done_below_100": t("done, with a progress below 100 %"),
        "full_not_done": t("progress of 100 %, not declared done"),
        "end_before_start": t("deadline before the start"),
    }
    _list(rows, "rule", rules, t("Contradictions"))


def stale(rows: pd.DataFrame) -> None:
    """Open actions on which nothing was recorded lately."""
    layout.section(t("Nothing new for 30 days"))
    if rows.empty:
        layout.empty(t("Every open action was updated within 30 days."))
        return
    markup.items(
        [
            markup.Cell(str(r["code"] or "–"), markup.action_link(r["code"], r["key"])),
            str(r["title"]),
            markup.Cell(
                tn("{n} day", "{n} days", int(r["days"])),
                quiet=format_day(session.language(), r["last_change"]),
            ),
        ]
        for r in rows.head(15).to_dict("records")
    )


def _list(rows: pd.DataFrame, field: str, names: Mapping[str, str], caption: str) -> None:
    language = session.language()
    markup.table(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=56),
            markup.Column(t("What")),
        ],
        [
            [
                markup.Cell(str(r["code"] or "–"), markup.action_link(r["code"], r["key"])),
                str(r["title"]),
                names.get(str(r[field]), str(r[field])),
            ]
            for r in rows.to_dict("records")
        ],
        caption,
    )


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
    turn = session.counter("limits")
    with st.expander(t("Change the limits")), st.form(f"limits_{turn}", border=False):
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
                recorded = set_thresholds(
                    data.store(), data.latest_revision(), wanted, writing.present(), reason=reason
                )
            except AppError as error:
                st.error(t(error.message, **error.values))
            else:
                session.advance("limits")
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
    with st.expander(t("Change these")), st.form("plan", border=False):
        title = st.text_input(field_label(language, "plan", "title"), sheet.title, placeholder="")
        adopted = st.date_input(
            field_label(language, "plan", "adopted_on"), sheet.adopted_on, format="DD/MM/YYYY"
        )
        host = st.text_input(field_label(language, "plan", "host"), sheet.host or "", placeholder="")
        if st.form_submit_button(t("Record")):
            wanted = {"title": title.strip(), "adopted_on": adopted, "host": host.strip() or None}
            try:
                recorded = name_plan(data.store(), data.latest_revision(), wanted, writing.present())
            except AppError as error:
                st.error(t(error.message, **error.values))
            else:
                writing.done(
                    t("The changes were recorded.")
                    if recorded
                    else t("Nothing differed: nothing was recorded.")
                )


def glossary() -> None:
    """The words of the screens in the three languages."""
    layout.section(t("Glossary"))
    names = {"fr": "Français", "en": "English", "ar": "العربية"}
    markup.table(
        [markup.Column(names[code], width=33) for code in LANGUAGES],
        [[translate(code, word) for code in LANGUAGES] for word in GLOSSARY],
        t("Glossary"),
    )
