"""Headings of money that name their currency: « Engagé (MAD) », « Payé en euros », “Spent USD”.

Beside a currency a bare participle says which amount it is; alone it may say anything, and is no heading of ours.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from lib.domain.money import currency_in, without_currency
from lib.spreadsheets.folding import fold, vocabulary

#: The fields of an amount in a file of actions.
FIELDS: Mapping[str, str] = {"planned": "budget", "committed": "committed", "spent": "spent"}
LONGEST = 70
#: A share, a year, a question: beside these the words do not say an amount of the whole action.
SAYS_MORE = frozenset("%٪?؟0123456789٠١٢٣٤٥٦٧٨٩")
#: What stands before a currency.
LEFT_OUT = frozenset(["en", "in", "em", "de", "d", "of"])


def money_of(text: str, known: Mapping[str, Collection[str]]) -> str | None:
    """The field of an amount that a heading with a currency names, by what the rest of it is `known` as; None for any other."""
    rest = without_currency(text) if len(text) <= LONGEST and SAYS_MORE.isdisjoint(text) else None
    if rest is None:
        return None
    words = rest.split()
    while words and words[-1] in LEFT_OUT:
        words.pop()
    said = " ".join(words)
    named = _words().get(said)
    return named or next((field for field in known.get(said, ()) if field in FIELDS.values()), None)


def with_currency(text: str, group: str) -> str:
    """A heading with the currency of the one above it, « Engagé » below « Montants (MAD) », where that one says nothing
    but money; any other as it stands."""
    currency = currency_in(group)
    if not currency or currency_in(text) or not SAYS_MORE.isdisjoint(group):
        return text
    words = [word for word in (without_currency(group) or "").split() if word not in LEFT_OUT]
    return f"{text} ({currency})" if " ".join(words) in _above() else text


@cache
def _above() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary("headers")["money_above"]["words"]) | {""}


@cache
def _words() -> Mapping[str, str]:
    table = vocabulary("headers")["money"]
    return {fold(word): FIELDS[kind] for kind, words in table.items() for word in words}
