"""Killed at any instant, the store keeps every acknowledged revision whole."""

import os
import random
import time
from pathlib import Path

from lib.store.connection import Store, location
from lib.store.ledger import changes_of, rows_at
from lib.store.reads import current_revision
from tests.forks import Fork

COMMITS = 200


def run_and_kill(where: str, size: str, seconds: float, said: Path) -> list[int]:
    """Starts a writer, kills it after some seconds of writing, and answers what it acknowledged."""
    said.write_text("")
    writer = Fork("tests.store.committer", [where, size], {**os.environ}, said, said.with_suffix(".err"))
    while not said.read_text():
        assert writer.lives, said.with_suffix(".err").read_text()
        time.sleep(0.01)
    time.sleep(seconds)
    writer.kill()
    writer.wait(20)
    ready, *lines = said.read_text().split("\n")
    assert ready == "ready"
    return [int(line) for line in lines[:-1]]


def test_a_killed_writer_loses_no_acknowledged_revision_and_leaves_none_half_applied(tmp_path, request):
    server = request.config.server
    where = server.address(server.database()).url if server else str(tmp_path / "plan.duckdb")
    chance = random.Random(7)
    acknowledged = 0
    kills = 0
    while acknowledged < COMMITS or kills < 8:
        size = "large" if kills % 2 else "small"
        numbers = run_and_kill(where, size, chance.uniform(0.1, 1.2), tmp_path / "said")
        acknowledged += len(numbers)
        kills += 1
        store = Store.open(location({"PLAN_DATABASE": where}))
        last = current_revision(store)
        assert not numbers or last >= numbers[-1]
        assert last <= (numbers[-1] if numbers else last) + 1
        for plan, rows in (("small", 3), ("large", 5000)):
            stored = rows_at(store, last, plan, "action")
            assert len(stored) in (0, rows)
            assert len({row["progress"] for row in stored.values()}) <= 1
        if last:
            assert len(changes_of(store, last)) in (3, 5000)
        store.close()
    assert kills >= 8
