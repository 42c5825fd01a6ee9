"""The state that a question is asked of."""

from datetime import date

from lib.store import reads
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY
from tests.sample import LAST


def test_a_query_is_given_what_it_asks_of_the_state_and_no_more(sample_store):
    state = State(sample_store, LAST, SAMPLE_PLAN, DAY)
    assert reads.plan_sheet(state).title  # asks no day
    assert reads.headline(state).past_due == 8
    assert reads.headline(state.at(LAST, date(2026, 12, 1))).past_due == 11


def test_the_same_state_is_the_same_key_and_another_day_reader_or_revision_is_not(sample_store):
    state = State(sample_store, LAST, SAMPLE_PLAN, DAY)
    assert hash(state) == hash(State(sample_store, LAST, SAMPLE_PLAN, DAY))
    assert state == state.at(LAST)
    assert len({state, state.at(LAST - 1), state.at(LAST, date(2026, 12, 1)), state.seen_by_partner()}) == 4
