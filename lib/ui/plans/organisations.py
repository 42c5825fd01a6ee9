"""Each organisation across the plans: its actions in each of them, what is late, the exchanges with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from lib.i18n.formats import MISSING, format_fraction, format_list, format_number
from lib.store import reads
from lib.store.reads import KnownPlan, OrganisationInPlan
from lib.ui import choices, data, layout, markup, session, tables
from lib.ui.plans.rows import address
from lib.ui.plans.view import until
from lib.ui.session import t, tn

#: Organisations on a page, and plans named beside one.
SHOWN, NAMED = 15, 10


def across() -> None:
    """Every organisation of the plans that are followed, those of most plans first; words leave those whose names hold them."""
    store, day, last = data.store(), session.today(), until()
    followed = tuple(plan.key for plan in reads.listed(data.plans()) if plan.closed_on is None)
    rows = data.kept(
        "plans_organisations",
        lambda: reads.plans_organisations(store, until=last, day=day, keys=followed),
        last, day, followed, data.latest_revision(),
    )  # fmt: skip
    wanted = choices.words(t("Organisation"), key="q", placeholder=t("Part of a name"))
    found = [list(group) for _, group in groupby(rows, key=lambda row: row.organisation)]
    shown = [group for group in found if wanted.casefold() in group[0].label.casefold()]
    if not shown:
        layout.empty(
            t("No organisation is named so in any plan.") if wanted else t("No organisation is named yet.")
        )
        return
    columns = (
        markup.Column(t("Organisation"), width=26),
        markup.Column(t("Plan"), width=34),
        markup.Column(t("Actions done"), number=True),
        markup.Column(t("Deadlines passed"), number=True),
        markup.Column(t("Exchanges"), number=True),
        markup.Column(t("Introductions"), number=True),
    )
    named = {plan.key: plan for plan in data.plans()}
    part, caption = tables.part(shown, SHOWN), t("Organisations of all plans")

    def written() -> str:
        return markup.table_html(columns, [line for group in part for line in _lines(group, named)], caption)

    markup.show(data.worded("organisations", written, rows, tuple(group[0].organisation for group in part)))


def _lines(group: Sequence[OrganisationInPlan], named: Mapping[str, KnownPlan]) -> list[list[markup.Content]]:
    """An organisation, then a line for each plan that it is in; those beyond a few are counted."""
    language = session.language()
    lines: list[list[markup.Content]] = []
    for place, row in enumerate(group[:NAMED]):
        plan = named[row.plan].name if row.plan in named else row.plan
        lines.append(
            [
                "" if place else markup.named(row.label, quiet=_in_all(group)),
                markup.Cell(plan, address("partner", row.plan, partner=row.name)),
                format_fraction(language, row.done, row.actions) if row.actions else MISSING,
                markup.Cell(format_number(language, row.past_due), style="s-overdue")
                if row.past_due
                else "0",
                format_number(language, row.exchanges) if row.exchanges else MISSING,
                format_number(language, row.introductions) if row.introductions else MISSING,
            ]
        )
    if len(group) > NAMED:
        rest = tn("and {n} other", "and {n} others", len(group) - NAMED)
        lines.append(["", rest, "", "", "", ""])
    return lines


def _in_all(group: Sequence[OrganisationInPlan]) -> str:
    actions, past = sum(row.actions for row in group), sum(row.past_due for row in group)
    parts = [
        tn("{n} plan", "{n} plans", len(group)),
        tn("{n} action", "{n} actions", actions) if actions else "",
        tn("{n} deadline passed", "{n} deadlines passed", past) if past else "",
    ]
    return format_list(session.language(), [part for part in parts if part])
