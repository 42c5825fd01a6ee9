"""The server's time for one run of each page, against the floor and against itself on a larger plan."""

import statistics
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import data
from lib.ui.navigation import ENTRIES
from tests.bench.plans import write_history, write_plan
from tests.screens import Screen

pytestmark = pytest.mark.bench
FLOOR = Path(__file__).with_name("floor.py")
REPEATS = 9
#: What a page's first opening at 100,000 actions may cost in floors: reading and drawing, once for everyone; and
#: where the forecast has 2,000 revisions to draw from.
COLD, COLD_HISTORY = 30, 60
PAGES = [entry.file for entry in ENTRIES]


def milliseconds(run):
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def floor():
    at = AppTest.from_file(str(FLOOR), default_timeout=60).run()
    return statistics.median(milliseconds(at.run) for _ in range(REPEATS))


def page_times(path, monkeypatch):
    """Per page: a run that finds nothing in the cache, and the median of the next ones."""
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    screen = Screen().open("overview", code="A1.1")
    found = {}
    for page in PAGES:
        if page != "overview":
            screen.go(page, day=screen.day, code="A1.1")
        data.forget()
        cold = milliseconds(screen.at.run)
        assert not screen.errors
        found[page] = (cold, statistics.median(milliseconds(screen.at.run) for _ in range(REPEATS)))
    data.whole_store().close()
    return found


def test_server_time_of_every_page(tmp_path, monkeypatch, capsys):
    reference = floor()
    plans = {f"{size:,}": write_plan(tmp_path / f"{size}.duckdb", size) for size in (36, 10_000, 100_000)}
    plans["… 2,000 revisions"] = write_history(tmp_path / "history.duckdb", 100_000, 2_000)
    measured = {name: page_times(path, monkeypatch) for name, path in plans.items()}
    with capsys.disabled():
        print(f"\nfloor 1.00 ({reference:.1f} ms); a run of each page in floors: warm (cold)")
        print(f"{'page':<14}" + "".join(f"{name:>18}" for name in measured))
        for page in PAGES:
            cells = [found[page] for found in measured.values()]
            print(f"{page:<14}" + "".join(f"{w / reference:>9.2f} ({c / reference:>5.2f})" for c, w in cells))
    for page in PAGES:
        small = measured["36"][page][1]
        assert small <= 2 * reference, page
        for name in [*plans][2:]:
            cold, large = measured[name][page]
            assert cold <= (COLD if name == "100,000" else COLD_HISTORY) * reference, (page, name)
            assert large <= 2 * max(small, reference / 2), (page, name)
