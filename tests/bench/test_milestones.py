"""A file that touches thirty thousand milestones: what their progress costs beside the rest."""

from datetime import datetime
from time import perf_counter

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION, MILESTONE
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.usecases.milestone_progress import with_progress
from lib.usecases.record import record

pytestmark = pytest.mark.bench
NOW = datetime(2026, 11, 24, 9)
WRITING = Writing("p", "Amina", NOW, NOW.date())


def test_ten_thousand_actions_of_three_milestones_each_are_counted_in_a_second(store):
    blank = dict.fromkeys(ACTION.names)
    actions = [
        Change(
            "action", f"a{n}", None, {**blank, "title": "A", "code": f"A{n}", "progress_from": "milestones"}
        )
        for n in range(10_000)
    ]
    step = {**dict.fromkeys(MILESTONE.names), "title": "M", "status": "done"}
    steps = [
        Change(
            "milestone",
            f"m{n}-{i}",
            None,
            {**step, "action": f"a{n}", "status": "done" if i else "not_started"},
        )
        for n in range(10_000)
        for i in range(3)
    ]
    record(store, [*actions, *steps], WRITING, reason="", kind=RevisionKind.IMPORT)
    touched = [
        Change("milestone", f"m{n}-0", {"status": "not_started"}, {"status": "done"}) for n in range(10_000)
    ]
    begin = perf_counter()
    whole = with_progress(store, touched, "p")
    took = perf_counter() - begin
    assert len(whole) == 20_000
    assert whole[-1].after == {"progress": 100.0}
    assert took <= 1
