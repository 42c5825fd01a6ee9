"""The measures of engagement, each with its definition beside it and its rows one click away; and who to reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from lib.domain.roles import Role
from lib.i18n.formats import MISSING, arrow, format_day, format_fraction, format_number, own_order
from lib.i18n.labels import field_label
from lib.store import reads
from lib.store.reads import Introductions, Partner, Record, Replies, Rhythm, StageCount
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.order import names
from lib.ui.partners import sheet
from lib.ui.partners.exchanges_view import in_days_exact
from lib.ui.session import t, tn
from lib.usecases.partners import edit_partner
from lib.wording.short import ago, days_in_full
from lib.wording.short import days as in_days

EDITED = ("acronym", "name", "country", "type", "role", "aliases")


def measures(
    partner: Partner,
    led: Record,
    rhythm: Rhythm,
    replies: Replies,
    introductions: Introductions,
    stages: Sequence[StageCount],
    limits: Mapping[str, float],
) -> None:
    """Measure, value, definition; each value opens its rows."""
    language = session.language()
    name = partner.label
    month, cohort = int(limits["reply_days"]), int(limits["cohort_days"])
    exchanges = markup.address("partner", partner=name, view="exchanges")
    actions = markup.address("partner", partner=name, view="actions")
    contacted, judged = sum(s.contacted_in_time for s in stages), sum(s.judged for s in stages)
    rows: list[list[markup.Content]] = [
        [
            t("Rhythm"),
            markup.Cell(
                t(
                    "{n} this month; {average} a month before",
                    n=rhythm.this_month,
                    average=format_number(language, rhythm.three_months / 3, 1),
                ),
                exchanges,
            ),
            t("Exchanges of the month of the figures, and the mean of the three months before it."),
        ],
        [
            t("Last two-way exchange"),
            markup.Cell(_day(partner.last_exchange, partner.days_since), exchanges),
            t("The last exchange in which the partner took part: a letter counts from its answer."),
        ],
        [
            t("Last letter or call"),
            markup.Cell(_day(partner.last_request, None), exchanges),
            t("The last letter or call sent to the partner, answered or not."),
        ],
        *_punctuality(name),
        [
            t("Actions led on time"),
            markup.Cell(sheet.on_time(led), actions),
            t(
                "Closed by their first deadline, of the actions led whose first deadline is past; open ones count."
            ),
        ],
        [
            t("Reply delay"),
            markup.Cell(_replies(replies), exchanges),
            t(
                "Median from sending to answer of the answered letters; beside it, those that wait and the oldest."
            ),
        ],
        [
            t("Answered within {days}", days=days_in_full(language, month)),
            markup.Cell(_fraction(replies.replied_in_time, replies.due_reply), exchanges),
            t("Letters answered within this time, of those sent at least that long ago."),
        ],
        [
            t("Introductions: how far"),
            markup.Cell(
                _reached(introductions),
                exchanges,
            ),
            t(
                "Introductions at least {days} old: made, contact, meeting, offer, contract.",
                days=days_in_full(language, cohort),
            ),
        ],
        [
            t("Introductions: first contact"),
            markup.Cell(_fraction(contacted, judged), exchanges),
            t(
                "Introductions at least {days} old whose first contact was recorded within that time.",
                days=days_in_full(language, cohort),
            ),
        ],
        [
            t("Who starts"),
            markup.Cell(_started(rhythm), exchanges),
            t(
                "Exchanges started by the organisation that keeps the plan and by the partner, where it was recorded."
            ),
        ],
    ]
    layout.section(t("Measures"))
    markup.table(
        [
            markup.Column(t("Measure"), width=20),
            markup.Column(t("Value"), width=30),
            markup.Column(t("Definition"), width=50),
        ],
        rows,
        t("Measures"),
    )
    markup.paragraph(
        t(
            "What is not recorded is not counted: the journal measures the record of the organisation that keeps the plan as much as the partner."
        ),
        "plan-state",
    )


def _punctuality(name: str) -> list[list[markup.Content]]:
    """How it answered when it was asked for news, as fractions; nothing where it never was."""
    record = data.read(reads.round_record, partner=name)
    if record is None or not record.asked:
        return []
    said = t(
        "{answered} of {asked} answered, {in_time} of them in time",
        answered=record.answered,
        asked=record.asked,
        in_time=record.in_time,
    )
    definition = t(
        "Requests for news that it answered, or whose day is over. In time: by the day that was asked for."
    )
    return [[t("Requests for news answered"), said, definition]]


def _day(day: date | None, since: int | None) -> str:
    language = session.language()
    if day is None:
        return t("none recorded")
    text = format_day(language, day)
    return text if since is None else f"{text} ({ago(language, since)})"


def _fraction(part: int, whole: int) -> str:
    return format_fraction(session.language(), part, whole) if whole else MISSING


def _replies(replies: Replies) -> str:
    language = session.language()
    if not replies.sent:
        return t("no letter sent")
    said = (
        t("median {median} ({n})", median=in_days_exact(replies.median_days), n=replies.answered)
        if replies.answered
        else t("no answer yet")
    )
    if not replies.pending:
        return said
    return said + t(
        "; {n} pending, the oldest {oldest}",
        n=replies.pending,
        oldest=in_days(language, replies.oldest_pending or 0),
    )


def _reached(found: Introductions) -> str:
    """« 14 → 12 → 9 → 5 → 2 », in the direction of reading."""
    if not found.introduced:
        return MISSING
    numbers = (found.introduced, found.contacted, found.met, found.offer, found.contract)
    language = session.language()
    return own_order(language, f" {arrow(language)} ".join(str(n) for n in numbers))


def _started(rhythm: Rhythm) -> str:
    known = rhythm.by_host + rhythm.by_partner
    if not known:
        return tn("not recorded ({n} exchange)", "not recorded ({n} exchanges)", rhythm.total)
    said = t(
        "{us} by the organisation that keeps the plan, {them} by the partner",
        us=rhythm.by_host,
        them=rhythm.by_partner,
    )
    return said + (t("; not recorded: {n}", n=rhythm.total - known) if rhythm.total > known else "")


def identity(partner: Partner) -> None:
    """Its part in the partnership; how to reach it, for the team alone."""
    language = session.language()
    held: dict[str, markup.Content] = {
        field_label(language, "partner", field): said
        for field, said in (("role", partner.role), ("aliases", partner.aliases))
        if said
    }
    if session.current_role() >= Role.READER and not session.partner_view():
        held[field_label(language, "partner", "contact")] = partner.contact or MISSING
    if held:
        markup.facts(held)


def edit(partner: Partner) -> None:
    """Contact details, names and place in the plan, for an editor on the last state."""
    if not writing.is_possible():
        return
    name, key = partner.label, partner.key or ""

    def write(sent: Sent) -> int | None:
        wanted = dict(sent.changed if key else sent.values)
        if not key:  # known so far by what names it alone
            wanted["acronym"] = wanted["acronym"] or name
        return edit_partner(data.store(), sent.seen, name, wanted, sent.writing)

    row = {field: getattr(partner, field) for field in ("contact", *EDITED)}
    with (
        st.expander(t("Edit this partner"), icon=":material/edit:"),
        Form(f"partner_{name}", "partner", row, key=key) as form,
    ):
        form.field("contact", long=True, placeholder=t("For the team only: function, telephone, address"))
        for pair in zip(EDITED[::2], EDITED[1::2], strict=True):
            for column, field in zip(st.columns(2), pair, strict=True):
                form.field(field, column)
        form.submit(t("Record the changes"), write, t("The changes were recorded."))
    names.of_partner(partner)
