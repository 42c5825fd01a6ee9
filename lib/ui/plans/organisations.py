"""Each organisation across the plans: its actions in each of them, what is late, the exchanges with it; and who is looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day, format_fraction, format_list
from lib.i18n.labels import label
from lib.store import reads
from lib.store.reads import FoundInPlan, KnownPlan, OrganisationInPlan
from lib.ui import choices, data, layout, markup, session, tables
from lib.ui.plans.rows import address
from lib.ui.plans.view import until
from lib.ui.session import t, tn
from lib.wording.short import without_mark

#: Organisations on a page, plans named beside one; plans on a page of what was found, and what is shown of each.
SHOWN, NAMED, PLANS, MOST = 15, 10, 10, 6


def keys() -> tuple[str, ...]:
    """The plans that are looked through: all that there are to choose among."""
    return tuple(plan.key for plan in reads.listed(data.plans()))


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
    lines = [line for group in tables.part(shown, SHOWN) for line in _lines(group, named)]
    markup.table(columns, lines, t("Organisations of all plans"))


def _lines(group: Sequence[OrganisationInPlan], named: Mapping[str, KnownPlan]) -> list[list[markup.Content]]:
    """An organisation, then a line for each plan that it is in; those beyond a few are counted."""
    lines: list[list[markup.Content]] = []
    for place, row in enumerate(group[:NAMED]):
        plan = named[row.plan].name if row.plan in named else row.plan
        lines.append(
            [
                "" if place else markup.named(row.label, quiet=_in_all(group)),
                markup.Cell(plan, address("partner", row.plan, partner=row.name)),
                format_fraction(session.language(), row.done, row.actions) if row.actions else MISSING,
                markup.Cell(str(row.past_due), style="s-overdue") if row.past_due else "0",
                str(row.exchanges or MISSING),
                str(row.introductions or MISSING),
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


def is_everywhere() -> bool:
    """Whether all plans are to be looked through: asked where there are several."""
    plans = data.others()
    if not plans:
        return False
    here = next((plan.name for plan in data.plans() if plan.key == session.plan()), "")
    return (
        choices.views({"here": t("In this plan: {plan}", plan=here), "all": t("In all plans")}, key="within")
        == "all"
    )


def found(words: str) -> None:
    """What holds the words in each plan: actions, partners, exchanges with those whom they bring together."""
    store, day, last = data.store(), session.today(), until()
    rows = data.kept(
        "plans_search",
        lambda: reads.plans_search(store, until=last, day=day, keys=keys(), search=words, limit=MOST),
        words,
        last,
        day,
        keys(),
        data.latest_revision(),
    )
    named = {plan.key: plan for plan in data.plans()}
    total = sum({row.plan: row.of_plan for row in rows}.values())
    layout.title(
        tn(
            "{n} result for “{words}” in all plans",
            "{n} results for “{words}” in all plans",
            total,
            words=words,
        )
        if total
        else t("Nothing holds “{words}” in any plan", words=words)
    )
    markup.show(markup.search_form("body"))
    if not total:
        layout.empty(
            t(
                "No action, partner or exchange of any plan holds all these words. Try fewer, or the beginning of one."
            )
        )
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.plan)]
    for here in tables.part(groups, PLANS) if groups else ():
        plan = here[0].plan
        layout.section(f"{named[plan].name} ({here[0].of_plan})")
        markup.items([_cells(row) for row in here])
        if here[0].of_plan > len(here):
            rest = tn("and {n} other", "and {n} others", here[0].of_plan - len(here))
            markup.items([[markup.Cell(rest, address("search", plan, q=words))]])


def _cells(row: FoundInPlan) -> list[markup.Cell]:
    link, language = _link(row), session.language()
    below = [
        {"partner": t("Partner"), "interaction": t("Exchange")}.get(row.kind, ""),
        label(language, Situation(row.situation)) if row.situation else "",
        row.who or "",
        format_day(language, row.on_day) if row.on_day else "",
    ]
    code = [markup.Cell(row.code, link, style="code")] if row.code else []
    quiet = " · ".join(part for part in below if part)
    return [*code, markup.Cell(without_mark(row.name or MISSING), link, quiet=quiet)]


def _link(row: FoundInPlan) -> str:
    if row.kind == "action":
        return address("action", row.plan, code=row.code or row.key)
    return address("partner", row.plan, partner=row.key if row.kind == "partner" else row.who or "")
