"""An amount with its currency, as people type it and as one text that is kept: « 1200000.50 MAD »."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

#: The digits before the decimals: what sums exactly in SQL too, as DECIMAL(18, 2).
MOST_DIGITS = 15
#: Code → what people write for it, folded.
CURRENCIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "MAD": (
            "mad",
            "dh",
            "dhs",
            "dirham",
            "dirhams",
            "dirham marocain",
            "dirhams marocains",
            "درهم",
            "دراهم",
            "درهم مغربي",
            "دراهم مغربية",
            "د.م.",
        ),
        "XOF": ("xof", "fcfa", "f cfa", "cfa", "franc cfa", "francs cfa", "فرنك", "فرنك افريقي", "فرنك سيفا"),
        "EUR": ("eur", "€", "euro", "euros", "يورو", "اورو"),
        "USD": ("usd", "$", "us$", "dollar", "dollars", "دولار", "دولار امريكي"),
        "GBP": ("gbp", "£"),
        "XAF": ("xaf",),
        "CHF": ("chf",),
        "CAD": ("cad",),
        "CNY": ("cny",),
        "JPY": ("jpy",),
        "AED": ("aed",),
        "SAR": ("sar",),
        "TND": ("tnd",),
    }
)
#: What multiplies the amount, alone or joined to the currency (« 3 MDH », « 250 KDH »).
FACTORS: Mapping[str, int] = MappingProxyType(
    {
        "k": 1000,
        "mille": 1000,
        "thousand": 1000,
        "الف": 1000,
        "m": 1_000_000,
        "million": 1_000_000,
        "millions": 1_000_000,
        "مليون": 1_000_000,
        "milliard": 1_000_000_000,
        "milliards": 1_000_000_000,
        "billion": 1_000_000_000,
        "مليار": 1_000_000_000,
    }
)
#: Beside a currency in a heading, these say that its figures are not whole amounts.
SCALED = frozenset(FACTORS) | {"millier", "milliers", "thousands", "billions", "الاف", "ملايين"}
_CODES = {spelling: code for code, spellings in CURRENCIES.items() for spelling in spellings}
_OF_CURRENCIES = {word for spelling in _CODES for word in spelling.split()}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
_FIGURE = re.compile(r"[0-9](?:[0-9.,' ]*[0-9])?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?P<mark>[.,' ])[0-9]{3})(?:(?P=mark)[0-9]{3})*")
_PLAIN = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of a currency, to the cent, never negative."""

    amount: Decimal
    currency: str  # a code of CURRENCIES

    def __str__(self) -> str:
        """The one text that is kept."""
        whole = self.amount == self.amount.to_integral_value()
        return f"{self.amount.quantize(Decimal(1) if whole else Decimal('0.01')):f} {self.currency}"

    @classmethod
    def stored(cls, text: str) -> Money:
        """The money that a kept text holds. Raises ValueError for another text."""
        amount, _, currency = text.partition(" ")
        if currency not in CURRENCIES or not re.fullmatch(r"[0-9]+(\.[0-9]{2})?", amount):
            raise ValueError(text)
        return cls(Decimal(amount), currency)


def parse_money(text: str, currency: str = "") -> Money | None:
    """The money that a text says, in `currency` where it names none; None when it says none, or more than one thing.

    « 1 200 000 MAD », « 1.200.000,50 DH », « 150 000 FCFA », « € 12,5 », « 3 MDH », « 1,5 million de dirhams ».
    """
    folded = _folded(text)
    figures = _FIGURE.findall(folded)
    if len(figures) != 1:
        return None
    amount = _amount(figures[0])
    before, _, after = folded.partition(figures[0])
    words = " ".join((before + " " + after).split())
    factor, named = _meaning(words)
    code = named if named is not None else currency
    if amount is None or factor is None or code not in CURRENCIES:
        return None
    amount *= factor
    if amount >= Decimal(10) ** MOST_DIGITS or amount != amount.quantize(Decimal("0.01")):
        return None
    return Money(amount, code)


def currency_in(heading: str) -> str:
    """The currency that a heading names, as « Budget (MAD) » does; empty for none, for several, or for thousands or
    millions of one."""
    words = _words(heading)
    if not SCALED.isdisjoint(words):
        return ""
    pairs = [*words, *(f"{a} {b}" for a, b in pairwise(words))]
    codes = {_CODES[word] for word in pairs if word in _CODES}
    return codes.pop() if len(codes) == 1 else ""


def without_currency(heading: str) -> str | None:
    """The words of a heading beside the one currency that it names, folded; None for one that names none."""
    if not currency_in(heading):
        return None
    words = _words(heading)
    named = {place for place, word in enumerate(words) if word in _CODES}
    named |= {p for at, pair in enumerate(pairwise(words)) if " ".join(pair) in _CODES for p in (at, at + 1)}
    return " ".join(word for place, word in enumerate(words) if place not in named)


def _words(heading: str) -> list[str]:
    return [_unprefixed(word) for word in re.findall(r"[^\W\d_]+|[€$£]", _folded(heading))]


def _unprefixed(word: str) -> str:
    """A word of a currency without the article and preposition that Arabic joins to it: « بالدرهم » is « درهم »."""
    rests = (word.removeprefix(prefix) for prefix in ("بال", "ال", "ب") if word.startswith(prefix))
    return next((rest for rest in rests if rest in _OF_CURRENCIES), word)


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sum of each currency, in the order in which they are met: two currencies are never added."""
    found: dict[str, Decimal] = {}
    for one in amounts:
        found[one.currency] = found.get(one.currency, Decimal(0)) + one.amount
    return tuple(Money(amount, currency) for currency, amount in found.items())


def _folded(text: str) -> str:
    """Lower case, no accents, plain digits, apostrophes and spaces."""
    parts = unicodedata.normalize("NFKD", text.translate(_DIGITS).replace("’", "'").casefold())
    kept = "".join(c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join(kept.split())


def _amount(figure: str) -> Decimal | None:
    """The number that a figure writes: a mark that parts groups of three is none of decimals."""
    if _PLAIN.fullmatch(figure):
        return Decimal(figure)
    if (grouped := _GROUPED.fullmatch(figure)) and not figure.startswith("0"):
        return Decimal(figure.replace(grouped["mark"], ""))
    whole, mark, cents = figure[: -len(_last(figure)) - 1], figure[-len(_last(figure)) - 1], _last(figure)
    if mark not in ".," or (len(cents) > 2 and not whole.startswith("0")):
        return None
    grouped = _GROUPED.fullmatch(whole)
    if grouped and grouped["mark"] != mark:
        whole = whole.replace(grouped["mark"], "")
    return Decimal(f"{whole}.{cents}") if _PLAIN.fullmatch(whole) else None


def _last(figure: str) -> str:
    """The digits after the last mark."""
    return re.split(r"[.,' ]", figure)[-1]


def _meaning(words: str) -> tuple[int | None, str | None]:
    """By what the words beside a figure multiply it, and the currency they name (None for none); (None, None) for words
    that say anything else."""
    if not words:
        return 1, None
    if words in _CODES:
        return 1, _CODES[words]
    if words in FACTORS:
        return FACTORS[words], None
    first, _, rest = words.partition(" ")
    if first in FACTORS:
        rest = re.sub(r"^(de |d'|of |من )", "", rest)
        return (FACTORS[first], _CODES[rest]) if rest in _CODES else (None, None)
    if words[0] in "km" and words[1:] in ("dh", "dhs", "mad", "fcfa", "eur", "€"):
        return FACTORS[words[0]], _CODES[words[1:]]
    return None, None
