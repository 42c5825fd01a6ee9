"""The blocks of the quality and definitions page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lib.domain.terms import Situation
from lib.i18n import LANGUAGES, NAMES, translate
from lib.i18n.formats import format_list, format_percent
from lib.i18n.labels import field_label, signed_label
from lib.store.reads import Headline, Missing, Replies
from lib.store.rows import Rows
from lib.ui import layout, markup, session, tables, writing
from lib.ui.session import t
from lib.wording.progress import expected_mean, gap, mean
from lib.wording.sentences import done_undated, rate

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
            f"{n}\u00a0{signed_label(language, s)}"
            for s, n in (
                (Situation.DONE, head.done),
                (Situation.OVERDUE, head.overdue),
                (Situation.WATCH, head.watch),
                (Situation.ON_TIME, head.on_time),
                (Situation.BLOCKED, head.blocked),
                (Situation.UPCOMING, head.upcoming),
                (Situation.CANCELLED, head.cancelled),
                (Situation.TO_COMPLETE, head.to_complete),
            )
            if n
        ],
    )
    lines: list[list[markup.Cell | str]] = [
        [
            t("Actions / tracked"),
            markup.rows_of(f"{head.total} / {head.tracked}", situation="all"),
            t("Cancelled actions are out of every rate and stay visible."),
        ],
        [
            t("Completion rate"),
            markup.rows_of(rate(language, head.done, head.tracked, small), situation="done"),
            t("done ÷ tracked"),
        ],
        [
            t("Average progress"),
            mean(language, head),
            t(
                "mean of the progress of tracked actions; computed on {n}/{total}",
                n=head.progress_n,
                total=head.tracked,
            ),
        ],
        [
            t("Expected progress"),
            expected_mean(language, head),
            t(
                "mean of 100 × elapsed share of each action's time; a reference mark, continuous actions excluded"
            ),
        ],
        [t("Gap"), gap(language, head), t("progress − expected, over the same actions")],
        [
            t("Share engaged"),
            markup.rows_of(rate(language, head.engaged, head.tracked, small), situation="engaged"),
            f"{t('(done + in progress) ÷ tracked; never called completion')} ({started})",
        ],
        [
            t("Progress weighted by priority"),
            format_percent(language, head.weighted_progress),
            t("weights 3, 2, 1 for high, medium, low"),
        ],
        [
            t("Deadlines kept"),
            markup.rows_of(rate(language, head.kept_first, head.due_first, small), situation="first_due"),
            " · ".join(
                part
                for part in (
                    t("done by their first deadline ÷ first deadlines reached, open ones included"),
                    done_undated(language, head.undated_first),
                )
                if part
            ),
        ],
        [
            t("Situations"),
            markup.Cell(situations, markup.address("axes")) if situations else "–",
            t("first rule that matches, see below"),
        ],
        [
            t("Late starts"),
            markup.rows_of(head.late_starts, situation="late_start"),
            t("not started, more than {days} days after the start", days=int(limits["late_start_days"])),
        ],
        [
            t("Letters answered"),
            markup.Cell(
                rate(language, replies.answered, replies.sent, small),
                markup.address("partners", view="letters"),
            ),
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


def missing(tracked: int, counts: Mapping[str, int], rows: Callable[[], Rows[Missing]]) -> None:
    """What is not filled in: counted, then action by action for whoever unfolds the list."""
    language = session.language()
    layout.section(t("Missing data"))
    if not tracked:
        layout.empty(t("The plan holds no tracked action yet."))
        return
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
    part = layout.unfolded(t("See the actions concerned"), "missing")
    if part is None:
        return
    with part:
        shown = rows()
        tables.table(
            shown,
            t("Missing data"),
            tables.code(),
            tables.title(56),
            tables.Shown(markup.Column(t("What")), _blank),
        )
        if len(shown) < sum(found.values()):
            markup.paragraph(
                t("The first {n} of {total} are shown.", n=len(shown), total=sum(found.values())),
                "plan-state",
            )


def _blank(row: Missing) -> markup.Cell:
    """The field that is not filled in; for who may write, the form that fills it in."""
    name = field_label(session.language(), "action", row.field)
    if not writing.is_possible():
        return markup.Cell(name)
    return markup.Cell(t("Fill in: {field}", field=name), markup.fill_link(row.code, row.key, row.field))


def glossary() -> None:
    """The words of the screens in the three languages."""
    layout.section(t("Glossary"))
    markup.table(
        [markup.Column(NAMES[code], width=33) for code in LANGUAGES],
        [[translate(code, word) for code in LANGUAGES] for word in GLOSSARY],
        t("Glossary"),
    )
