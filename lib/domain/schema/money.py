"""Money beside the plan: what is planned, committed and spent for an action from a source of funds; rates of currencies."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.schema.model import Table, shown

__all__ = ["EXCHANGE_RATE", "FUNDING"]

FUNDING = Table(
    "funding",
    "fundings",
    "Funding",
    (
        shown("action", "text", "Linked action", refers_to="action", needed=True, in_form=False),
        shown("source_of_funds", "text", "Source of funds"),  # none: not known yet
        # Each amount has its own currency: what is granted in euros may be spent in dirhams.
        shown("planned", "money", "Planned amount"),
        shown("committed", "money", "Committed amount"),
        shown("spent", "money", "Spent amount"),
        shown("as_of", "date", "Amounts as of"),
        shown("shared", "flag", "Shared with the partners"),
    ),
    named_by=("action", "source_of_funds"),
    sheet="Fundings",
    gone="This funding is no longer there.",
    opened_by="shared",
)

#: One unit of a currency is so much of another from a day on.
EXCHANGE_RATE = Table(
    "exchange_rate",
    "exchange_rates",
    "Exchange rate",
    (
        shown("currency", "text", "One unit of", terms.Currency, needed=True),
        shown("rate", "number", "Is worth", needed=True, above_zero=True),
        shown("counter_currency", "text", "In currency", terms.Currency, needed=True),
        shown("rated_on", "date", "Rate of the day", needed=True),
        shown("rate_source", "text", "Source of the rate"),
    ),
    named_by=("currency", "counter_currency", "rated_on"),
    sheet="Exchange rates",
    gone="This rate is no longer there.",
)
