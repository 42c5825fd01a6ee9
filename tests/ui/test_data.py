"""What is kept of the reads: an answer for each state, question and arguments."""

from datetime import date

from lib.store.state import State
from lib.ui import data
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY
from tests.sample import LAST


def test_a_question_is_answered_once_for_a_state_and_its_arguments(sample_store):
    asked = []

    def question(state: State, *, keys: list[str], before: State) -> int:
        asked.append((state, keys, before))
        return len(asked)

    state = State(sample_store, LAST, SAMPLE_PLAN, DAY)
    past = state.at(1, date(2025, 10, 1))
    first = data.read_at(state, question, keys=["a"], before=past)
    assert (
        data.read_at(State(sample_store, LAST, SAMPLE_PLAN, DAY), question, keys=["a"], before=past) == first
    )
    others = (
        data.read_at(state, question, keys=["a", "b"], before=past),
        data.read_at(state, question, keys=["a"], before=state),
        data.read_at(state.at(LAST, date(2026, 12, 1)), question, keys=["a"], before=past),
        data.read_at(state.at(LAST - 1), question, keys=["a"], before=past),
        data.read_at(state.seen_by_partner(), question, keys=["a"], before=past),
    )
    assert len({first, *others}) == 1 + len(others) == len(asked)
