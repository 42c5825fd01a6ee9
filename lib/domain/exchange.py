"""Amounts of several currencies told in one, by rates with their days: none is guessed, none is older news than the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from lib.domain.money import Money


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `currency` is worth `value` of `counter` from a day on."""

    currency: str
    counter: str
    value: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Converted:
    """A sum in one currency, the rates that it stands on, and what no rate reaches: that is in no sum."""

    total: Money | None
    used: tuple[Rate, ...]
    left: tuple[Money, ...]


def in_reference(amounts: Iterable[Money], rates: Sequence[Rate], reference: str, day: date) -> Converted:
    """The sum of amounts in the reference currency by the last rates known on a day, read in either direction, else by two
    of them over a third currency."""
    found, used, left = None, dict[Rate, None](), []
    for money in amounts:
        way = _way(rates, money.currency, reference, day)
        if way is None:
            left.append(money)
            continue
        used.update(dict.fromkeys(way))
        found = (found or Decimal(0)) + _worth(money, way)
    if found is None:
        return Converted(None, (), tuple(left))
    return Converted(Money(found, reference), tuple(used), tuple(left))


def _way(rates: Sequence[Rate], currency: str, reference: str, day: date) -> tuple[Rate, ...] | None:
    """The rates that lead from a currency to another: none, one, or two whose older day is the latest; None without."""
    if currency == reference:
        return ()
    direct = _rate(rates, currency, reference, day)
    if direct is not None:
        return (direct,)
    between = sorted({rate.currency for rate in rates} | {rate.counter for rate in rates})
    ways = [
        (first, then)
        for other in between
        if (first := _rate(rates, currency, other, day)) and (then := _rate(rates, other, reference, day))
    ]
    return max(ways, key=lambda way: min(rate.day for rate in way), default=None)


def _rate(rates: Sequence[Rate], currency: str, reference: str, day: date) -> Rate | None:
    pairs = ((currency, reference), (reference, currency))
    known = [rate for rate in rates if (rate.currency, rate.counter) in pairs and rate.day <= day]
    # Of one day, the one that is told from the amount's own currency.
    return max(known, key=lambda rate: (rate.day, rate.currency == currency), default=None)


def _worth(money: Money, way: Sequence[Rate]) -> Decimal:
    worth, currency = money.amount, money.currency
    for rate in way:
        straight = rate.currency == currency
        worth = worth * rate.value if straight else worth / rate.value
        currency = rate.counter if straight else rate.currency
    return worth.quantize(Decimal("0.01"), ROUND_HALF_UP) if way else worth
