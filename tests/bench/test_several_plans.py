"""Fifty plans of 200 actions and one of 100,000 in one file: the page of all plans, and those of one among them."""

import statistics

import pytest

from lib.ui import data
from tests.bench.plans import write_plans
from tests.bench.test_server import COLD, REPEATS, floor, milliseconds
from tests.screens import Screen

pytestmark = pytest.mark.bench
PAGES = (
    ("plans", {}), ("plans", {"view": "organisations"}), ("overview", {"plan": "p07"}), ("actions", {"plan": "p07"}),
    ("overview", {"plan": "p50"}), ("search", {"plan": "p07", "q": "action 12", "within": "all"}),
)  # fmt: skip


@pytest.mark.parametrize("large", [0, 100_000])
def test_server_time_among_many_plans(tmp_path, monkeypatch, capsys, large):
    reference = floor()
    monkeypatch.setenv("PLAN_DATABASE", str(write_plans(tmp_path / "plans.duckdb", large=large)))
    found = []
    for page, query in PAGES:
        screen = Screen().open(page, **query)
        assert not screen.errors
        data.forget()
        cold = milliseconds(screen.at.run)
        found.append(
            (page, query, cold, statistics.median(milliseconds(screen.at.run) for _ in range(REPEATS)))
        )
    data.whole_store().close()
    with capsys.disabled():
        print(
            f"\n50 plans of 200 actions, one of {large:,}; floor {reference:.1f} ms; in floors: warm (cold)"
        )
        for page, query, cold, warm in found:
            print(f"{page:<10} {query!s:<60} {warm / reference:>6.2f} ({cold / reference:>6.2f})")
    for page, query, cold, warm in found:
        assert warm <= 2 * reference, (page, query)
        assert page == "search" or cold <= COLD * reference, (page, query)
