"""The audit: what is asked of it, a page of it, all of it as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import streamlit as st

from lib.clock import now
from lib.domain.people import Done, Person
from lib.i18n.authors import author_name
from lib.i18n.formats import MISSING
from lib.reports.audit import audit_workbook
from lib.ui import choices, downloads, here, layout, markup, session
from lib.ui.exports import XLSX
from lib.ui.people import view
from lib.ui.session import t, tn
from lib.usecases.people.audit import done
from lib.wording.people import DONE, done_text, told_text

#: Lines on a page; lines of a workbook at most.
PAGE, MOST = 50, 100_000
KIND, WHO, SINCE = "kind", "account", "since"
#: How many days back.
SPANS = {"7": 7, "30": 30, "90": 90, "all": 36_500}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is asked of the audit."""

    since: datetime
    until: datetime
    kind: str
    account: str


def is_kept() -> bool:
    """Whether people sign in here."""
    who = session.person()
    return who is not None and bool(who.account)


def chosen() -> Chosen:
    """Since when, of which kind, by whom: as the address says, or as is chosen."""
    language = session.language()
    one, two, three = st.columns(3)
    with one:
        spans = {
            name: t("all") if name == "all" else tn("last {n} day", "last {n} days", days)
            for name, days in SPANS.items()
        }
        span = choices.select(t("Since"), spans, key=SINCE, first="30")
    with two:
        kinds = {"": t("everything"), **{kind: done_text(language, kind) for kind in DONE}}
        kind = choices.select(t("What was done"), kinds, key=KIND)
    with three:
        people = {"": t("everybody"), **{a.id: f"{a.name} ({a.email})" for a in view.known()}}
        account = choices.select(t("By whom"), people, key=WHO)
    moment = now()
    return Chosen(moment - timedelta(days=SPANS[span]), moment + timedelta(minutes=1), kind, account)


def of(asked: Chosen) -> None:
    """A page of what was done, the last first; and all of it as a workbook."""
    language = session.language()
    at = choices.page_asked() * PAGE
    who = session.person() or here.NOBODY
    rows, found = _read(asked, who, limit=PAGE, offset=at)
    if not found:
        layout.empty(t("Nothing of this kind was done in that time."))
        return
    markup.paragraph(tn("{n} line", "{n} lines", found), "plan-state")
    markup.table(
        [
            markup.Column(t("When"), width=22),
            markup.Column(t("Who did it"), width=22),
            markup.Column(t("What was done"), width=18),
            markup.Column(t("Details"), width=26),
            markup.Column(t("From the address"), width=12),
        ],
        [
            [
                session.moment(row.at),
                author_name(language, row.author) or MISSING,
                done_text(language, row.kind),
                markup.Cell(told_text(language, row) or MISSING, named=True),
                row.address or MISSING,
            ]
            for row in rows
        ],
        t("Audit"),
    )
    choices.pager(found, PAGE)
    zone = session.zone()
    downloads.button(
        t("Download the audit (.xlsx)"),
        lambda: audit_workbook(_read(asked, who, limit=MOST, offset=0)[0], language=language, zone=zone),
        f"audit-{session.present_day().isoformat()}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key="download_audit",
    )


def _read(asked: Chosen, who: Person, *, limit: int, offset: int) -> tuple[list[Done], int]:
    return done(
        here.people(), who, since=asked.since, until=asked.until, kind=asked.kind, account=asked.account,
        limit=limit, offset=offset,
    )  # fmt: skip
