"""Looking back over a large plan with a long history: 100,000 actions, 2,000 revisions."""

import statistics
import time
from datetime import date, timedelta

import pytest

from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import first_changes
from lib.store.state import State
from tests.bench.plans import DAY, write_history

pytestmark = pytest.mark.bench
SIZE, REVISIONS = 100_000, 2_000
#: Milliseconds that the comparison of two revisions may take on the server, both questions of the page together.
BUDGET = 500


def measured(question, repeats=5):
    """Milliseconds of work of the processor, all threads together, and of waiting: the first does not depend on who
    else uses the machine.
    """
    question()
    work, waited = [], []
    for _ in range(repeats):
        started, worked = time.perf_counter(), time.process_time()
        question()
        work.append((time.process_time() - worked) * 1000)
        waited.append((time.perf_counter() - started) * 1000)
    return statistics.median(work), statistics.median(waited)


def test_two_revisions_of_a_long_history_are_compared_in_time(tmp_path, capsys):
    store = Store.open(write_history(tmp_path / "long.duckdb", SIZE, REVISIONS))
    when = tuple(date(2025, 10, 1) + timedelta(30 * n) for n in range(24))
    state = State(store, REVISIONS, "p", DAY)
    first = {"before": state.at(1, DAY - timedelta(500))}
    half = {"before": state.at(REVISIONS // 2, DAY - timedelta(250))}

    def ask(question, **arguments):
        return lambda: question(state, **arguments)

    questions = {
        "headline": ask(reads.headline),
        "counts, whole history": ask(reads.movement_counts, **first),
        "rows, whole history": ask(reads.movements, limit=50, **first),
        "counts, half of it": ask(reads.movement_counts, **half),
        "rows, half of it": ask(reads.movements, limit=50, **half),
        "slips": ask(reads.slippages, limit=25),
        "curve, recorded": ask(reads.curve_actual),
        "curve, planned": ask(reads.curve_planned, days=when),
        "contradictions": ask(reads.contradictions, limit=8),
        "stale": ask(reads.stale),
        "first changes of the founding revision": lambda: first_changes(store, 1, 40),
    }
    found = {name: measured(question) for name, question in questions.items()}
    store.close()
    unit = found["headline"][0]
    with capsys.disabled():
        print(f"\n{SIZE:,} actions, {REVISIONS:,} revisions; headline 1.00 ({unit:.0f} ms of work)")
        for name, (work, waited) in found.items():
            print(f"{name:<40}{work / unit:>7.2f}{work:>8.0f} ms of work{waited:>8.0f} ms waited")
    for span in ("whole history", "half of it"):
        waited = sum(found[f"{question}, {span}"][1] for question in ("counts", "rows"))
        assert waited <= BUDGET, span
