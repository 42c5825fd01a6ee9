"""What is said of amounts: planned, committed and spent, each currency apart; their sum beside the rates it stands on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from lib.domain.exchange import Rate, in_reference
from lib.domain.money import Money, totals
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_list, format_money, format_rate
from lib.store.reads import LinkedRow, MoneyCount, MoneySum

MEASURES = ("planned", "committed", "spent")


def rates_of(rows: Iterable[LinkedRow]) -> tuple[Rate, ...]:
    """The rates of the plan, as they are recorded."""
    return tuple(
        Rate(
            str(row.values["currency"]),
            str(row.values["counter_currency"]),
            Decimal(str(row.values["rate"])),
            row.values["rated_on"],
        )
        for row in rows
        if isinstance(row.values["rated_on"], date) and row.values["rate"]
    )


def total_of(sums: Iterable[MoneySum], measure: str, *, is_counted: bool = True) -> tuple[Money, ...]:
    """What some sums come to for a measure, a sum for each currency; those of cancelled actions are never in it."""
    return totals(
        Money(s.amount, s.currency) for s in sums if s.measure == measure and s.is_counted is is_counted
    )


def amounts(language: Language, moneys: Sequence[Money]) -> str:
    """« 1 200 000 MAD + 20 000 EUR »; empty for none."""
    return " + ".join(format_money(language, money.amount, money.currency) for money in moneys)


def measured(language: Language, sums: Iterable[MoneySum]) -> str:
    """« 1 200 000 MAD prévus, 600 000 MAD engagés, dont 300 000 MAD dépensés », a phrase for each currency; empty for none."""
    held = {measure: {m.currency: m for m in total_of(sums, measure)} for measure in MEASURES}
    phrases = [
        _phrase(language, held, currency) for currency in dict.fromkeys(c for h in held.values() for c in h)
    ]
    return _joined(language, phrases)


def _joined(language: Language, phrases: Sequence[str]) -> str:
    said = phrases[0] if phrases else ""
    for phrase in phrases[1:]:
        said = translate(language, "{one}; {two}", one=said, two=phrase)
    return said


def _phrase(language: Language, held: dict[str, dict[str, Money]], currency: str) -> str:
    planned, committed, spent = (held[measure].get(currency) for measure in MEASURES)

    def told(money: Money) -> str:
        return format_money(language, money.amount, money.currency)

    said = [translate(language, "{amount} planned", amount=told(planned))] if planned else []
    said += [translate(language, "{amount} committed", amount=told(committed))] if committed else []
    whole = committed or planned
    if spent and whole and spent.amount <= whole.amount:
        said.append(translate(language, "of which {amount} spent", amount=told(spent)))
    elif spent:
        said.append(translate(language, "{amount} spent", amount=told(spent)))
    return format_list(language, said)


def in_one(
    language: Language, moneys: Sequence[Money], rates: Sequence[Rate], reference: str | None, day: date
) -> str:
    """« 1 418 000 MAD au taux de 1 EUR = 10,9 MAD du 01/10/2026 »; what no rate reaches is named. Empty where there is one
    currency alone, or no reference."""
    if not reference or not [money for money in moneys if money.currency != reference]:
        return ""
    found = in_reference(moneys, rates, reference, day)
    if not found.used or found.total is None:
        return translate(language, "not added: no rate is known") if len(moneys) > 1 else ""
    used = format_list(
        language,
        [
            translate(
                language,
                "{rate} of {day}",
                rate=format_rate(language, rate.currency, float(rate.value), rate.counter),
                day=format_day(language, rate.day),
            )
            for rate in found.used
        ],
    )
    total = format_money(language, found.total.amount, found.total.currency)
    said = translate(language, "{total} at the rate of {rates}", total=total, rates=used)
    if found.left:
        return translate(
            language,
            "{said}, without {left}: no rate is known",
            said=said,
            left=amounts(language, found.left),
        )
    return said


def counted(language: Language, counts: Iterable[MoneyCount]) -> str:
    """« 3 actions sur 7 chiffrées »."""
    rows = tuple(counts)
    told, tracked = sum(row.told for row in rows), sum(row.tracked for row in rows)
    return translate_plural(
        language,
        "{n} action of {tracked} has an amount",
        "{n} actions of {tracked} have an amount",
        told,
        tracked=tracked,
    )


def told_on(language: Language, sums: Iterable[MoneySum]) -> str:
    """« derniers montants au 01/11/2026 »; empty where no amount has a day."""
    last = max((s.last_day for s in sums if s.last_day is not None), default=None)
    return translate(language, "last amounts of {day}", day=format_day(language, last)) if last else ""


def line(
    language: Language,
    sums: Sequence[MoneySum],
    counts: Sequence[MoneyCount],
    rates: Sequence[Rate],
    reference: str | None,
    day: date,
) -> str:
    """« Montants : 1 200 000 MAD prévus, dont 300 000 MAD dépensés (3 actions sur 7 chiffrées). »; empty without any."""
    said = measured(language, sums)
    if not said:
        return ""
    one = in_one(language, total_of(sums, "planned"), rates, reference, day)
    beside = format_list(
        language, [part for part in (counted(language, counts), told_on(language, sums)) if part]
    )
    planned = translate(language, "planned in all: {amount}", amount=one) if one else ""
    whole = _joined(language, [part for part in (said, planned) if part])
    return translate(language, "Amounts: {said} ({beside}).", said=whole, beside=beside)
