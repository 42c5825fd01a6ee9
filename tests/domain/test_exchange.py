"""Amounts of several currencies in one: by the last rate known on a day, in either direction, and never without one."""

from datetime import date
from decimal import Decimal

from lib.domain.exchange import Rate, in_reference
from lib.domain.money import CURRENCIES, Money
from lib.domain.terms import Currency

DAY = date(2026, 11, 24)
OLD = Rate("EUR", "MAD", Decimal("10.5"), date(2026, 1, 1))
NEW = Rate("EUR", "MAD", Decimal("10.9"), date(2026, 10, 1))
LATER = Rate("EUR", "MAD", Decimal(12), date(2026, 12, 1))
DIRHAMS, EUROS, DOLLARS = Money(Decimal(1000), "MAD"), Money(Decimal(20), "EUR"), Money(Decimal(5), "USD")


def test_the_list_of_currencies_is_the_one_that_is_read():
    assert {currency.value for currency in Currency} == CURRENCIES.keys()


def test_the_last_rate_known_on_the_day_counts_and_is_named():
    found = in_reference([DIRHAMS, EUROS], [OLD, LATER, NEW], "MAD", DAY)
    assert (found.total, found.used, found.left) == (Money(Decimal("1218.00"), "MAD"), (NEW,), ())


def test_a_rate_is_read_in_either_direction():
    found = in_reference([DIRHAMS], [NEW], "EUR", DAY)
    assert found.total == Money(Decimal("91.74"), "EUR")


def test_two_rates_over_a_third_currency_are_both_named():
    francs = Rate("EUR", "XOF", Decimal("655.957"), date(2026, 1, 1))
    found = in_reference([Money(Decimal(655957), "XOF")], [NEW, francs], "MAD", DAY)
    assert (found.total, found.used) == (Money(Decimal("10900.00"), "MAD"), (francs, NEW))


def test_what_no_rate_reaches_is_in_no_sum_and_is_named():
    found = in_reference([DIRHAMS, EUROS, DOLLARS], [NEW], "MAD", DAY)
    assert (found.total, found.left) == (Money(Decimal("1218.00"), "MAD"), (DOLLARS,))
    assert in_reference([DOLLARS], [LATER], "MAD", DAY).total is None
    assert in_reference([EUROS], [LATER], "MAD", DAY).total is None
