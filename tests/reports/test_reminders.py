"""What may be reminded of a plan: the oldest are offered, all are counted."""

from lib.reports.reminders import MOST, reminders
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from tests.bench.plans import DAY, write_plan


def test_of_a_large_plan_the_oldest_are_offered_and_all_are_counted(tmp_path):
    store = Store.open(write_plan(tmp_path / "plan.duckdb", 1000))
    plan = State(store, reads.current_revision(store), "p", DAY)
    late = reads.overdue(plan, limit=10_000)
    found = reminders(plan)
    assert len(late) > MOST
    assert found.total == len(late) + len(reads.pending_letters(plan))
    assert [r.key for r in found.oldest if r.kind == "action"] == [row.key for row in late[:MOST]]

    hidden = frozenset(row.key for row in late[:3])
    fewer = reminders(plan, hides=hidden)
    assert fewer.total == found.total - 3
    assert not hidden & {r.key for r in fewer.oldest}
    assert len([r for r in fewer.oldest if r.kind == "action"]) == MOST
    store.close()
