"""The rules in force, the limits that an editor can change, the plan's own facts."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import Difference, Invalid
from lib.domain.rights import GOVERN
from lib.domain.terms import Situation, Weather
from lib.domain.thresholds import DEFAULTS
from lib.domain.zones import SETTING, offered
from lib.i18n import mark
from lib.i18n.formats import format_day, format_number, zone_name
from lib.i18n.labels import field_label, signed_label
from lib.store import reads
from lib.store.reads import Plan
from lib.ui import data, layout, markup, navigation, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.plans import closing, naming
from lib.ui.session import t
from lib.usecases.settings import name_plan, set_thresholds, set_time_zone
from lib.wording.short import days_in_full

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
                    "gap below {gap} points, or {days} or less with a progress below {progress} %,"
                    " or not started {late} after its start",
                    gap=number["watch_gap"],
                    days=days_in_full(language, int(limits["watch_days"])),
                    progress=number["watch_progress"],
                    late=days_in_full(language, int(limits["late_start_days"])),
                ),
                signed_label(language, Situation.ON_TIME): t(
                    "a gap that is none of these, or {days} or less with a progress of {progress} % or more; or"
                    " a continuous action",
                    days=days_in_full(language, int(limits["watch_days"])),
                    progress=number["watch_progress"],
                ),
                signed_label(language, Situation.TO_COMPLETE): t(
                    "no deadline, or nothing to compare: no start or no progress"
                ),
            }
        )
    with two:
        markup.facts(
            {
                signed_label(language, Weather.NOT_ASSESSED): t("fewer than half of the actions have a gap"),
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
    if not writing.is_possible(GOVERN):
        markup.facts(
            {t(text): format_number(session.language(), limits[name]) for name, text in LIMITS.items()}
        )
        return
    entry = layout.unfolded(t("Change the limits"), "change_limits")
    if not entry:
        return

    def write(sent: Sent) -> int | None:
        for name in sent.changed:
            if sent.values[name] is None:
                raise Invalid("value_missing", "This value is needed.", field=name)
        wanted = {name: float(sent.values[name]) for name in sent.changed}
        return set_thresholds(
            data.store(), sent.seen, wanted, sent.writing, reason=sent.values["reason"] or ""
        )

    def stored(revision: int) -> Mapping[str, Value]:
        return dict(data.read_at(data.state().at(revision), reads.thresholds))

    with entry, Form("limits", row=limits, stored=stored, fields_of=_limit) as form:
        for start in range(0, len(LIMITS), 3):
            for column, name in zip(st.columns(3), list(LIMITS)[start : start + 3], strict=False):
                default = t("Default: {value}", value=format_number(session.language(), DEFAULTS[name]))
                form.number(name, t(LIMITS[name]), column, help=default)
        form.text("reason", t("Reason (one line)"), placeholder=t("One line"))
        form.submit(t("Record the limits"), write, t("The limits were recorded."))


def _limit(difference: Difference) -> tuple[str]:
    return (difference.key.removeprefix("threshold."),)


def plan(sheet: Plan) -> None:
    """Title, adoption day, host, town and time zone of the plan."""
    language = session.language()
    layout.section(t("The plan"))
    markup.facts(
        {
            field_label(language, "plan", "title"): sheet.title or "–",
            **naming.facts(sheet),
            field_label(language, "plan", "adopted_on"): format_day(language, sheet.adopted_on),
            field_label(language, "plan", "host"): sheet.host or "–",
            field_label(language, "plan", "town"): sheet.town or "–",
            t("Time zone"): t(
                "{place} ({name}): the days of the plan begin there, for every reader",
                place=zone_name(language, session.zone()),
                name=session.zone(),
            ),
        }
    )
    _at_rest()
    closing.form()
    if not writing.is_possible(GOVERN):
        return
    entry = layout.unfolded(t("Change these"), "change_plan")
    if not entry:
        return

    def write(sent: Sent) -> int | None:
        return name_plan(data.store(), sent.seen, sent.changed, sent.writing)

    named = {
        "title": sheet.title, "adopted_on": sheet.adopted_on, "host": sheet.host, "town": sheet.town, **naming.values(sheet),
    }  # fmt: skip
    with entry, Form("plan", "plan", named, key=session.plan()) as form:
        for field in named:
            form.field(field)
        form.submit(t("Record"), write, t("The changes were recorded."), primary=False)
    with entry:
        _time_zone()


def _at_rest() -> None:
    """The pages that are in the menu once there is something to show on them."""
    found = navigation.at_rest(data.held())
    if found:
        markup.facts(
            {
                t("Not in the menu yet"): tuple(
                    markup.Cell(t(entry.title), markup.address(entry.path)) for entry in found
                )
            }
        )


def _time_zone() -> None:
    """Where the days of the plan begin."""

    def write(sent: Sent) -> int | None:
        return set_time_zone(data.store(), sent.seen, str(sent.values[SETTING]), sent.writing)

    def stored(revision: int) -> Mapping[str, Value]:
        return {SETTING: data.read_at(data.state().at(revision), reads.time_zone)}

    with Form(
        "time_zone", row={SETTING: session.zone()}, stored=stored, fields_of=lambda _: (SETTING,)
    ) as form:
        form.choice(SETTING, t("Time zone"), {name: name for name in offered()}, empty=None, width=320)
        form.submit(t("Record the time zone"), write, t("The time zone was recorded."), primary=False)
