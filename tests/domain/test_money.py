"""Amounts with their currency: what people type, what is kept, and what never guesses."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.money import CURRENCIES, Money, currency_in, parse_money, totals
from lib.i18n import LANGUAGES
from lib.i18n.formats import format_money

MONEY = st.builds(
    lambda cents, currency: Money(Decimal(cents) / 100, currency),
    st.integers(0, 10**16),
    st.sampled_from(sorted(CURRENCIES)),
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1 200 000 MAD", "1200000 MAD"),
        ("1\u202f200\u202f000\u00a0MAD", "1200000 MAD"),
        ("1.200.000,50 DH", "1200000.50 MAD"),
        ("1,200,000.50 USD", "1200000.50 USD"),
        ("150 000 FCFA", "150000 XOF"),
        ("150000 F CFA", "150000 XOF"),
        ("€ 12,5", "12.50 EUR"),
        ("0,50 €", "0.50 EUR"),
        ("3 MDH", "3000000 MAD"),
        ("250 KDH", "250000 MAD"),
        ("1,5 million de dirhams", "1500000 MAD"),
        ("2 milliards FCFA", "2000000000 XOF"),
        ("12.345 MAD", "12345 MAD"),
        ("١٢٠٠ درهم", "1200 MAD"),
        ("5 مليون درهم", "5000000 MAD"),
    ],
)
def test_what_people_type_is_one_amount_of_one_currency(typed, kept):
    assert str(parse_money(typed)) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "MAD", "à voir", "12", "-5 MAD", "5 MAD 6", "5 ou 6 MAD", "1.2.3 MAD", "12,345,6 MAD", "5 pommes", "12,3456 €",
     "5 MAD EUR", "1e9 MAD", "100 % MAD"],
)  # fmt: skip
def test_what_is_not_one_amount_with_its_currency_is_none(typed):
    assert parse_money(typed) is None


def test_a_figure_alone_is_of_the_currency_of_its_column():
    assert str(parse_money("12 000", currency_in("Budget (MAD)"))) == "12000 MAD"
    assert str(parse_money("12 000 FCFA", "MAD")) == "12000 XOF", "unless it says another"
    assert [currency_in(h) for h in ("Budget en F CFA", "Coût (€)", "Budget", "Budget MAD ou EUR")] == [
        "XOF",
        "EUR",
        "",
        "",
    ]


def test_an_arabic_heading_joins_article_and_preposition_to_its_currency():
    named = (
        "المصروف بالدرهم",
        "المبلغ بالأورو",
        "الكلفة (بالدرهم المغربي)",
        "بالدولار الأمريكي",
        "البرنامج",
        "بالتفصيل",
    )
    assert [currency_in(heading) for heading in named] == ["MAD", "EUR", "MAD", "USD", "", ""]
    assert str(parse_money("5000 دراهم مغربية")) == "5000 MAD"


@given(st.text())
def test_every_text_is_an_amount_or_none(text):
    for typed in (text, f"{text} MAD", f"12{text}"):
        found = parse_money(typed)
        assert found is None or Money.stored(str(found)) == found


@given(MONEY)
def test_what_is_kept_comes_back(money):
    assert Money.stored(str(money)) == money


@given(MONEY, st.sampled_from(LANGUAGES))
def test_what_is_shown_in_any_language_is_read_back_as_it_was(money, language):
    if money.amount < 10**15:
        assert parse_money(format_money(language, money.amount, money.currency)) == money


@given(st.lists(MONEY))
def test_amounts_of_a_currency_add_up_exactly_and_two_currencies_never(amounts):
    found = totals(amounts)
    assert len({m.currency for m in found}) == len(found)
    for total in found:
        assert total.amount == sum(m.amount for m in amounts if m.currency == total.currency)


def test_an_amount_is_shown_as_each_language_writes_it():
    shown = [format_money(language, Decimal("1200000.50"), "MAD") for language in LANGUAGES]
    assert shown == [
        "1\u202f200\u202f000,50\u00a0MAD",
        "1,200,000.50\u00a0MAD",
        "\u20661.200.000,50\u00a0MAD\u2069",
    ]
    assert format_money("fr", Decimal(12), "EUR") == "12\u00a0EUR"


@pytest.mark.parametrize("kept", ["", "12", "12 XXX", "12,50 MAD", "-1 MAD", "1.5 MAD"])
def test_a_kept_text_that_is_no_money_is_refused(kept):
    with pytest.raises(ValueError, match="^" + (kept or "$")):
        Money.stored(kept)
