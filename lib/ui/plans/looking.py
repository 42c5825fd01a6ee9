"""What is looked for in all plans: words, and the action of a link that names another plan's code."""

from __future__ import annotations

from itertools import groupby

from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import label
from lib.store import reads
from lib.store.reads import FoundInPlan
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables
from lib.ui.plans.rows import address
from lib.ui.plans.view import until
from lib.ui.session import t, tn
from lib.wording.short import without_mark

#: Plans on a page of what was found, and what is shown of each.
PLANS, MOST = 10, 6


def keys() -> tuple[str, ...]:
    """The plans that are looked through: all that there are to choose among."""
    return tuple(plan.key for plan in reads.listed(data.plans()))


def elsewhere(code: str) -> None:
    """Where an action is that the plan shown does not hold: each plan that has one of this code."""
    if not code or not data.others():
        return
    named = {plan.key: plan for plan in data.plans()}
    rows = [
        row
        for row in _found(code)
        if (row.code or row.key).casefold() == code.casefold() and row.plan != session.plan()
    ]
    if rows:
        layout.section(t("In other plans"))
        markup.items(
            [
                [markup.Cell(named[row.plan].name, _link(row), quiet=without_mark(row.name or MISSING))]
                for row in rows
            ]
        )


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
    rows = _found(words)
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


def _found(words: str) -> Rows[FoundInPlan]:
    store, day, last = data.store(), session.today(), until()
    return data.kept(
        "plans_search",
        lambda: reads.plans_search(store, until=last, day=day, keys=keys(), search=words, limit=MOST),
        words, last, day, keys(), data.latest_revision(),
    )  # fmt: skip
