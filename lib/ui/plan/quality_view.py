"""The blocks of the quality and definitions page."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from lib.domain.terms import Situation
from lib.i18n import LANGUAGES, NAMES, translate
from lib.i18n.formats import MISSING, format_list, format_number
from lib.i18n.labels import field_label, signed_label
from lib.store.reads import Contradiction, Headline, Missing, Replies, Stale
from lib.store.rows import Rows
from lib.ui import data, digest, layout, markup, session, writing
from lib.ui.session import t, tn
from lib.wording.progress import expected_mean, gap, mean, weighted_mean
from lib.wording.quality import to_do_first
from lib.wording.sentences import done_undated, rate
from lib.wording.short import days_in_full
from lib.wording.tiles import asides
from lib.wording.weights import mean_label

#: Codes told of each blank field; the rest is counted. Characters of a title that stands for a code.
EACH, LONGEST = 40, 40
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
            " ".join(
                part
                for part in (
                    t("Cancelled actions are out of every rate and stay visible."),
                    asides(language, head),
                )
                if part
            ),
        ],
        [
            t("Completion rate"),
            markup.rows_of(rate(language, head.done, head.tracked, small), situation="done"),
            t("done ÷ tracked"),
        ],
        [
            mean_label(language, head),
            mean(language, head),
            t("mean of the progress of the tracked actions that have one, each counted by its weight")
            if head.is_weighted
            else t("mean of the progress of the tracked actions that have one"),
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
            weighted_mean(language, head),
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
            t(
                "not started, more than {days} after the start",
                days=days_in_full(session.language(), int(limits["late_start_days"])),
            ),
        ],
        [
            t("Letters answered"),
            markup.Cell(
                rate(language, replies.answered, replies.sent, small),
                markup.address("partners", view="letters") if replies.sent else "",
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


def heading(
    head: Headline, blanks: Mapping[str, int], contradictions: Rows[Contradiction], stale: Rows[Stale]
) -> None:
    """What there is to do, counted."""
    if not head.tracked:
        layout.title(t("Quality and definitions"))
        return
    broken = {row.rule: row.total for row in contradictions}
    layout.title(to_do_first(session.language(), sum(blanks.values()), sum(broken.values()), stale.found))


def missing(tracked: int, counts: Mapping[str, int], rows: Rows[Missing]) -> None:
    """What is not filled in: each field, how many actions lack it, and their codes, each one click from its form."""
    layout.section(t("Missing data"))
    if not tracked:
        layout.empty(t("The plan holds no tracked action yet."))
        return
    if not any(counts.values()):
        layout.empty(t("Every tracked action has its deadline, owner, progress and status."))
        return
    digest.lines(data.worded("blanks", lambda: _fields(counts, rows), rows, writing.is_possible()))


def _fields(counts: Mapping[str, int], rows: Rows[Missing]) -> list[digest.Line]:
    """A line for each field that some action lacks."""
    language = session.language()
    lines = []
    for field, n in counts.items():
        codes = [_blank(row) for row in rows if row.field == field]
        others = n - len(codes)
        if others:
            codes.append(markup.Cell(tn("and {n} other", "and {n} others", others)))
        if n:
            name = markup.Cell(field_label(language, "action", field), style="code")
            lines.append(digest.Line(format_number(language, n), (name,), (tuple(codes),)))
    return lines


def _blank(row: Missing) -> markup.Cell:
    """The action that lacks a field; for who may write, the form that fills it in."""
    link = (
        markup.fill_link(row.code, row.key, row.field)
        if writing.is_possible()
        else markup.action_link(row.code, row.key)
    )
    return markup.Cell(row.code or shorten(row.title or MISSING, LONGEST, placeholder="…"), link)


def glossary() -> None:
    """The words of the screens in the three languages."""
    layout.section(t("Glossary"))
    markup.table(
        [markup.Column(NAMES[code], width=33) for code in LANGUAGES],
        [[translate(code, word) for code in LANGUAGES] for word in GLOSSARY],
        t("Glossary"),
    )
