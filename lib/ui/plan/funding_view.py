"""What is planned, committed and spent for an action, by source of funds; the sums of an axis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lib.domain.money import Money
from lib.i18n.formats import MISSING, format_money
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import Action, AxisFigures, LinkedRow
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms import rows
from lib.ui.session import t
from lib.wording import money as told

AMOUNTS = ("planned", "committed", "spent")


def is_empty(action: Action) -> bool:
    """Whether no money is told of an action."""
    return not (_of(action) or action.values["budget"])


def of_action(action: Action) -> None:
    """The lines of funding, each with its form; what they come to beside the budget agreed; the form of a new line."""
    found = _of(action)
    if not found and not writing.is_possible():
        return
    if not is_empty(action):
        layout.section(t("Funding of the action"))
    if found:
        _table(found)
        _beside_budget(action, found)
    elif action.values["budget"]:
        layout.empty(t("No funding is recorded: the budget counts as planned."))
    named = action.code or action.title or ""
    with layout.line("fundings"):
        for row in found:
            source = _text(row, "source_of_funds")
            title = (
                t("Edit the funding {source}", source=source) if source != MISSING else t("Edit this funding")
            )
            rows.edit("funding", row, title=title, reason=named)
        rows.add(
            "funding",
            {"action": action.key},
            {"as_of": session.present_day()},
            title=t("Add a funding"),
            said=t("The funding was added."),
            reason=named,
        )


def _of(action: Action) -> Rows[LinkedRow]:
    return data.read(reads.linked, table="funding", field="action", named=action.key)


def _table(found: Sequence[LinkedRow]) -> None:
    language = session.language()
    lines: list[list[markup.Content]] = [
        [
            markup.named(_source(row), quiet=t("shown to the partners") if row.values["shared"] else ""),
            *(_text(row, name) for name in AMOUNTS),
            _text(row, "as_of"),
        ]
        for row in found
    ]
    columns = [
        markup.Column(field_label(language, "funding", "source_of_funds"), width=30),
        *(markup.Column(field_label(language, "funding", name), number=True) for name in AMOUNTS),
        markup.Column(field_label(language, "funding", "as_of"), short=True),
    ]
    markup.table(columns, lines, t("Funding of the action"))


def _source(row: LinkedRow) -> str:
    source = _text(row, "source_of_funds")
    return t("source not given") if source == MISSING else source


def _text(row: LinkedRow, field: str) -> str:
    return value_text(session.language(), "funding", field, row.values[field])


def _beside_budget(action: Action, found: Sequence[LinkedRow]) -> None:
    """Where the lines plan another sum than the budget agreed, in its currency: both, as they are."""
    budget = action.values["budget"]
    planned = [Money.stored(str(row.values["planned"])) for row in found if row.values["planned"]]
    if not budget or not planned:
        return
    agreed = Money.stored(str(budget))
    whole = sum((money.amount for money in planned), Decimal(0))
    if all(money.currency == agreed.currency for money in planned) and whole != agreed.amount:
        language = session.language()
        markup.paragraph(
            t(
                "Budget agreed: {budget}; the fundings plan {planned}, and their sum is what counts.",
                budget=format_money(language, agreed.amount, agreed.currency),
                planned=format_money(language, whole, agreed.currency),
            ),
            "plan-state",
        )


def of_axis(axis: AxisFigures) -> None:
    """The amounts of an axis in a line; nothing where its actions have none."""
    language, key = session.language(), axis.axis_key
    sums = [s for s in data.read(reads.money_sums) if s.axis_key == key]
    counts = [c for c in data.read(reads.money_counts) if c.axis_key == key]
    reference = data.read(reads.plan_sheet).reference_currency
    rates = told.rates_of(data.read(reads.exchange_rates))
    said = told.line(language, sums, counts, rates, reference, session.today())
    if said:
        markup.paragraph(said)
