"""What amounts come to: by axis and source, each currency apart; budgets count until a funding plans something."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change, Value
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.record import create_row, record
from lib.wording import money

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)


def row(table, **values):
    return {**dict.fromkeys(TABLES[table].names), **values}


@pytest.fixture(scope="module")
def state():
    store = Store.open()
    plan = row("plan", title="Plan", is_sample=False, reference_currency="MAD")
    made = [Change("plan", "p", None, plan)]
    made += [Change("axis", key, None, row("axis", code=key, title=f"Axe {key}")) for key in ("A1", "A2")]
    for key, axis, budget, status in (
        ("k1", "A1", "1000 MAD", "in_progress"),  # its fundings plan less
        ("k2", "A1", "500 MAD", "in_progress"),  # no funding at all
        ("k3", "A2", None, "in_progress"),
        ("k4", "A2", "70000 XOF", "cancelled"),
        ("k5", "A2", "40 EUR", "done"),  # spent, but no funding plans anything
    ):
        made.append(
            Change("action", key, None, row("action", title=key, axis=axis, budget=budget, status=status))
        )
    record(store, made, WRITING, reason="", kind=RevisionKind.START)
    for action, source, planned, spent, shared in (
        ("k1", "CCIS-RSK", "600 MAD", "200.50 MAD", True),
        ("k1", "Ambassade", "20 EUR", None, False),
        ("k5", "CCIS-RSK", None, "30 EUR", None),
        ("k4", "CCIS-RSK", None, "10 MAD", None),
    ):
        values: dict[str, Value] = {
            "action": action,
            "source_of_funds": source,
            "planned": planned,
            "spent": spent,
        }
        number = create_row(store, "funding", {**values, "shared": shared, "as_of": DAY}, WRITING)
    rate: dict[str, Value] = {
        "currency": "EUR",
        "rate": 10.9,
        "counter_currency": "MAD",
        "rated_on": date(2026, 10, 1),
    }
    number = create_row(store, "exchange_rate", rate, WRITING)
    yield State(store, number, "p", DAY)
    store.close()


def told(sums, measure, **wanted):
    found = [s for s in sums if all(getattr(s, name) == value for name, value in wanted.items())]
    return [str(m) for m in money.total_of(found, measure)]


def test_the_budget_counts_as_planned_until_a_funding_plans_something(state):
    sums = reads.money_sums(state)
    assert told(sums, "planned", axis_key="A1", source_of_funds=None) == ["500 MAD"]
    assert told(sums, "planned", axis_key="A1", source_of_funds="CCIS-RSK") == ["600 MAD"]
    assert told(sums, "planned", axis_key="A2") == ["40 EUR"], "a line that plans nothing leaves the budget"


def test_two_currencies_are_never_added_but_beside_their_rate_and_its_day(state):
    sums = reads.money_sums(state)
    assert sorted(told(sums, "planned")) == ["1100 MAD", "60 EUR"]
    rates = money.rates_of(reads.exchange_rates(state))
    moneys = money.total_of(sums, "planned")
    said = money.in_one("fr", moneys, rates, "MAD", DAY)
    said = said.replace("\xa0", " ").replace("\u202f", " ")
    assert said == "1 754 MAD au taux de 1 EUR = 10,9 MAD du 01/10/2026"
    assert (
        money.in_one("fr", moneys, rates, "MAD", date(2026, 9, 30))
        == "non additionnés\xa0: aucun taux n'est connu"
    )
    assert money.in_one("fr", moneys, rates, None, DAY) == ""


def test_a_plan_holds_amounts_once_an_action_has_a_budget(state):
    assert reads.holdings(state.at(0)) == frozenset()
    assert reads.holdings(state.at(1)) == reads.holdings(state) == {"amounts"}


def test_cancelled_actions_are_in_no_sum_and_stand_apart(state):
    sums = reads.money_sums(state)
    assert sorted(told(sums, "spent")) == ["200.50 MAD", "30 EUR"]
    apart = [str(m) for m in money.total_of(sums, "spent", is_counted=False)]
    assert apart == ["10 MAD"]


def test_how_many_actions_have_an_amount_is_told_of_those_tracked(state):
    counts = {count.axis_key: count for count in reads.money_counts(state)}
    assert (counts["A1"].told, counts["A1"].tracked) == (2, 2)
    assert (counts["A2"].told, counts["A2"].tracked) == (1, 2)
    assert money.counted("fr", counts.values()) == "3 actions sur 4 chiffrées"


def test_the_line_of_the_plan_has_every_currency_and_says_what_is_missing(state):
    rates = money.rates_of(reads.exchange_rates(state))
    line = money.line("fr", reads.money_sums(state), reads.money_counts(state), rates, "MAD", DAY)
    assert "dont 200,50" in line
    assert "3 actions sur 4 chiffrées" in line
    assert money.line("fr", (), reads.money_counts(state), rates, "MAD", DAY) == ""


def test_a_partner_sees_the_fundings_that_are_shared_and_else_the_budget(state):
    seen = reads.money_sums(state.seen_by_partner())
    assert told(seen, "planned", axis_key="A1") == ["1100 MAD"]
    assert told(seen, "spent") == ["200.50 MAD"]
