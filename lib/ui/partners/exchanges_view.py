"""The exchanges themselves: letters, introductions, the journal."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lib.charts.partners import introduction_stages
from lib.domain.terms import Stage
from lib.i18n.formats import MISSING, format_day, format_fraction, format_number, format_pair
from lib.i18n.labels import field_label, label
from lib.store import reads
from lib.store.reads import Interaction, Introductions, PendingLetter, Replies
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, tables
from lib.ui.files import section
from lib.ui.partners import columns
from lib.ui.session import t, tn
from lib.ui.tables import Shown
from lib.wording.readings import stages_sentence
from lib.wording.sentences import rate
from lib.wording.short import days as in_days
from lib.wording.short import days_in_full


def letters(replies: Replies, pending: Rows[PendingLetter], limits: Mapping[str, float]) -> None:
    """Delay of the answered letters beside the pending ones: a median alone would flatter."""
    language = session.language()
    layout.section(t("Letters"))
    if not replies.sent:
        layout.empty(t("No letter is recorded."))
        return
    within = t("Answered within {days}", days=days_in_full(language, int(limits["reply_days"])))
    share = rate(language, replies.replied_in_time, replies.due_reply, limits["small_sample"])
    sent = tn(
        "{n} letter sent, {answered} answered.",
        "{n} letters sent, {answered} answered.",
        replies.sent,
        answered=replies.answered,
    )
    in_time = format_pair(language, within, share if replies.due_reply else "–")
    markup.paragraph(f"{sent} {delay(replies)}. {in_time}.")
    if not pending:
        layout.empty(t("No letter is waiting for an answer."))
        return
    tables.table(
        pending,
        t("Letters"),
        Shown(markup.Column(t("Waiting since"), short=True), lambda r: format_day(language, r.occurred_on)),
        Shown(markup.Column(t("Age"), number=True), lambda r: in_days(language, r.age)),
        columns.partner(0),
        columns.subject(48),
        columns.action(),
    )


def owed(rows: Rows[PendingLetter], host: str) -> None:
    """The letters received to which no answer is recorded, beside those that wait for one."""
    if not rows:
        layout.empty(t("No letter received is waiting for an answer."))
        return
    language = session.language()
    said = tn(
        "{n} letter received without an answer from {host}.",
        "{n} letters received without an answer from {host}.",
        len(rows),
        host=host or t("the organisation that keeps the plan"),
    )
    markup.paragraph(said)
    tables.table(
        rows,
        said,
        Shown(markup.Column(t("Received on"), short=True), lambda r: format_day(language, r.occurred_on)),
        Shown(markup.Column(t("Age"), number=True), lambda r: in_days(language, r.age)),
        columns.partner(0),
        columns.subject(48),
        columns.action(),
    )


def delay(replies: Replies) -> str:
    """« Délai de réponse : médiane 19,5 j (18 réponses) ; 4 en attente, le plus ancien depuis 236 j »."""
    said = (
        tn(
            "Reply delay: median {median} ({n} reply)",
            "Reply delay: median {median} ({n} replies)",
            replies.answered,
            median=in_days_exact(replies.median_days),
        )
        if replies.answered
        else t("No letter was answered yet")
    )
    if not replies.pending:
        return said
    oldest = in_days(session.language(), replies.oldest_pending or 0)
    return said + t("; {n} pending, the oldest {oldest}", n=replies.pending, oldest=oldest)


def in_days_exact(value: float | None) -> str:
    """« 19,5 j »."""
    if value is None:
        return MISSING
    if float(value).is_integer():
        return in_days(session.language(), int(value))
    return t("{number} d", number=format_number(session.language(), value, 1))


def introductions(found: Introductions, limits: Mapping[str, float]) -> None:
    """How far the introductions old enough to judge went."""
    language = session.language()
    layout.section(t("B2B introductions"))
    reached = [
        (Stage.INTRODUCED, found.introduced),
        (Stage.CONTACTED, found.contacted),
        (Stage.MET, found.met),
        (Stage.OFFER, found.offer),
        (Stage.CONTRACT, found.contract),
    ]
    sentence = stages_sentence(
        reached, found.no_follow_up, language=language, days=int(limits["cohort_days"])
    )
    if not found.introduced:
        layout.empty(sentence)
        return
    layout.chart(
        data.drawn(introduction_stages, tuple(reached)),
        key="introductions",
        sentence=sentence,
        rows=lambda: pd.DataFrame(
            {
                field_label(language, "interaction", "stage"): [label(language, s) for s, _ in reached],
                t("Introductions"): [format_fraction(language, n, found.introduced) for _, n in reached],
            }
        ),
    )


def journal(rows: Rows[Interaction]) -> None:
    """The exchanges, the latest first."""
    layout.section(t("All exchanges"))
    if not rows:
        layout.empty(t("No exchange is recorded."))
        return
    tables.table(
        rows,
        t("All exchanges"),
        tables.field("interaction", "occurred_on", short=True),
        columns.partner(),
        tables.field("interaction", "kind", short=True),
        Shown(
            markup.Column(field_label(session.language(), "interaction", "subject"), width=40),
            lambda r: markup.Cell(columns.about_what(r), quiet=section.counted("interaction", r.key)),
        ),
        columns.action(),
        tables.field("interaction", "result", width=20),
        also=data.read(reads.attachment_counts),
    )
    language = session.language()
    section.of_one(
        "interaction",
        {
            r.key: " · ".join(
                part
                for part in (format_day(language, r.occurred_on), r.partner, columns.about_what(r))
                if part
            )
            for r in rows
        },
    )
