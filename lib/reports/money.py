"""What a paper says of money: one line where the plan has amounts, nothing else."""

from __future__ import annotations

from lib.i18n import Language
from lib.store import reads
from lib.store.state import State
from lib.wording import money


def money_line(state: State, *, language: Language) -> str:
    """« Montants : 1 200 000 MAD prévus, dont 300 000 MAD dépensés (3 actions sur 7 chiffrées). », or nothing."""
    sums = reads.money_sums(state)
    if not sums:
        return ""
    rates = money.rates_of(reads.exchange_rates(state))
    reference = reads.plan_sheet(state).reference_currency
    return money.line(language, sums, reads.money_counts(state), rates, reference, state.day)
