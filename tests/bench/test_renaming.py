"""Another name for an organisation that every action of a large plan names: one revision of as many rows."""

import time
from datetime import datetime

import pytest

from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.renaming import rename_organisation
from tests.bench.plans import DAY, action, write_plan
from tests.bench.test_papers import FLOOR_SECONDS, floor

pytestmark = pytest.mark.bench
SIZE = 100_000
#: What the revision may take: seconds of a machine at rest, in floors.
BUDGET = 3.0 / FLOOR_SECONDS


def test_an_organisation_that_every_action_names_has_another_name_within_its_budget(tmp_path, capsys):
    reference = floor()
    path = write_plan(tmp_path / "plan.duckdb", SIZE, action=lambda i, axes: action(i, axes) | {"organisation": "CCIT"})  # fmt: skip
    store = Store.open(path)
    writing = Writing("p", "bench", datetime(2026, 11, 24, 10), DAY)
    started, worked = time.perf_counter(), time.process_time()
    revision = rename_organisation(store, "CCIT", "Chambre de Lomé", writing)
    waited, work = time.perf_counter() - started, time.process_time() - worked
    named = reads.named_organisations(State(store, revision, "p", DAY))
    store.close()
    with capsys.disabled():
        print(f"\n{SIZE:,} actions renamed: {work / reference:.0f} floors of work, {waited:.1f} s waited")
    assert [row.name for row in named] == ["Chambre de Lomé"]
    assert work <= BUDGET * reference
