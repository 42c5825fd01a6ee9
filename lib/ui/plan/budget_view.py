"""Amounts of the whole plan: what they come to, by axis and by source of funds, and what they are told in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from lib.domain.exchange import Rate
from lib.i18n.formats import MISSING, format_fraction
from lib.i18n.labels import field_label
from lib.store import reads
from lib.store.reads import WITHOUT_AXIS, MoneyCount, MoneySum
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, writing
from lib.ui.session import t
from lib.wording import money
from lib.wording.short import axis_words


def heading(sums: Rows[MoneySum], counts: Rows[MoneyCount]) -> None:
    """What all amounts come to, as title; how many actions have one, and of which day the last is."""
    language = session.language()
    said = money.measured(language, sums)
    if not said:
        layout.title(t("Budget"))
        layout.empty(
            writing.nothing_yet(
                t("No action has an amount yet."), t("Give one its budget, or add its fundings on its sheet.")
            )
        )
        return
    is_one = len({s.currency for s in sums if s.is_counted}) == 1
    layout.title(t("Budget: {said}", said=said) if is_one else t("Budget"))
    parts = ("" if is_one else said, money.counted(language, counts), money.told_on(language, sums))
    markup.paragraph(". ".join(part[:1].upper() + part[1:] for part in parts if part) + ".")


def in_one(sums: Rows[MoneySum]) -> None:
    """Each measure in the currency of the plan, beside the rates that it stands on, where amounts are in several."""
    language, reference, rates = session.language(), data.read(reads.plan_sheet).reference_currency, _rates()
    told = {
        field_label(language, "funding", measure): said
        for measure in money.MEASURES
        if (said := money.in_one(language, money.total_of(sums, measure), rates, reference, session.today()))
    }
    if told:
        layout.section(t("In the currency of the plan"))
        markup.facts({name: text[:1].upper() + text[1:] for name, text in told.items()})
    elif not reference and len({s.currency for s in sums}) > 1:
        markup.paragraph(
            t(
                "Amounts in several currencies are not added: the plan names no currency of its own (page Quality and"
                " definitions)."
            ),
            "plan-state",
        )


def by_axis(sums: Rows[MoneySum], counts: Rows[MoneyCount]) -> None:
    """A line for each axis, with how many of its actions have an amount."""
    language = session.language()
    of_axis = {count.axis_key: count for count in counts}

    def told(part: Sequence[MoneySum]) -> list[markup.Content]:
        count = of_axis.get(part[0].axis_key)
        return [format_fraction(language, count.told, count.tracked) if count else MISSING]

    def name(one: MoneySum) -> markup.Content:
        words = axis_words(language, one.axis_code, one.axis_title)
        return markup.Cell(words, markup.address("axes", axis=one.axis_key or WITHOUT_AXIS))

    parts = _parts(sums, lambda one: one.axis_key)
    heads = [markup.Column(t("Actions with amounts"), number=True)]
    _table(t("By axis"), field_label(language, "axis", "title"), name, parts, heads, told)


def by_source(sums: Rows[MoneySum]) -> None:
    """A line for each source of funds; a budget that no funding carries yet has none."""
    language = session.language()
    parts = _parts(sums, lambda one: one.source_of_funds)
    title = field_label(language, "funding", "source_of_funds")
    _table(t("By source of funds"), title, lambda one: one.source_of_funds or t("source not given"), parts)


def cancelled(sums: Rows[MoneySum]) -> None:
    """What stands for cancelled actions, which is in no sum; and how amounts are counted."""
    language = session.language()
    out = {
        field_label(language, "funding", measure): money.amounts(language, moneys)
        for measure in money.MEASURES
        if (moneys := money.total_of(sums, measure, is_counted=False))
    }
    if out:
        layout.section(t("Of cancelled actions, in no sum"))
        markup.facts(out)
    markup.paragraph(
        t(
            "What is planned for an action is the sum of its fundings; while none plans any, the budget agreed for it. What has"
            " no amount is in no sum."
        ),
        "plan-state",
    )


def _parts(
    sums: Iterable[MoneySum], key: Callable[[MoneySum], str | None]
) -> Mapping[str | None, list[MoneySum]]:
    found: dict[str | None, list[MoneySum]] = {}
    for one in sums:
        if one.is_counted:
            found.setdefault(key(one), []).append(one)
    return found


def _table(
    title: str,
    heading: str,
    name: Callable[[MoneySum], markup.Content],
    parts: Mapping[str | None, list[MoneySum]],
    heads: Sequence[markup.Column] = (),
    told: Callable[[Sequence[MoneySum]], list[markup.Content]] = lambda part: [],
) -> None:
    language = session.language()
    if not parts:
        return
    layout.section(title)
    columns = [
        markup.Column(heading, width=34),
        *(markup.Column(field_label(language, "funding", m), number=True) for m in money.MEASURES),
        *heads,
    ]
    lines: list[list[markup.Content]] = [
        [
            name(part[0]),
            *(money.amounts(language, money.total_of(part, m)) or MISSING for m in money.MEASURES),
            *told(part),
        ]
        for part in parts.values()
    ]
    markup.table(columns, lines, title)


def _rates() -> tuple[Rate, ...]:
    return money.rates_of(data.read(reads.exchange_rates))
