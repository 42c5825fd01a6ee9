"""Our side of the measure beside another library: the same workbook, in a process of its own.

`python -m tests.bench.own FOLDER` reads `before.xlsx` and `after.xlsx` there and prints what each step took, as JSON.
"""

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from lib.domain.changes import Change
from lib.domain.schema import PLAN
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import keep_ready, read
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.store.state import State
from lib.usecases.imports import apply, prepare
from lib.usecases.preparation import Preparation
from tests.bench.columns import workbook

ROUNDS = 5
DAY = date(2026, 11, 24)
WRITING = Writing("p", "bench", datetime(2026, 11, 24, 10), DAY)
#: What the reader process holds once it has answered, and before it has read anything.
READER = """
import pickle, sys
from pathlib import Path
from lib.spreadsheets.files.handover import packed
from lib.spreadsheets.files.parse import parse
from tests.bench.own import highest
idle = highest()
for name in sys.argv[1:]:
    pickle.dumps(packed(parse(Path(name).read_bytes(), name, "xlsx")), protocol=5)
print(highest() - idle)
"""


def main(folder: Path) -> None:
    """Loads the plan, then previews, exports and applies."""
    small = folder / "small.xlsx"
    small.write_bytes(workbook(50))
    once(
        folder / "small.duckdb", small, small
    )  # what a server has loaded and kept before the first large file
    idle = highest()
    told = once(folder / "own.duckdb", folder / "before.xlsx", folder / "after.xlsx")
    grown = highest() - idle
    reader = subprocess.run(
        [sys.executable, "-c", READER, str(folder / "after.xlsx")],
        capture_output=True,
        text=True,
        check=True,
    )
    print(json.dumps({**told, "memory": [grown, int(reader.stdout)]}))


def once(path: Path, before: Path, after: Path) -> dict[str, object]:
    """A plan begun from one workbook; another previewed, the plan exported, the other applied."""
    path.unlink(missing_ok=True)
    store = Store.open(path)
    made = Change("plan", "p", None, dict.fromkeys(PLAN.names) | {"title": "Mesure", "is_sample": False})
    commit(store, [made], plan="p", author="bench", kind=RevisionKind.START, reason="", recorded_at=datetime(2026, 11, 24, 9), as_of=DAY)  # fmt: skip
    apply(store, previewed(store, before), WRITING)
    steps: dict[str, list[tuple[float, float]]] = {"preview": [], "export": [], "apply": []}
    for _ in range(ROUNDS):
        keep_ready()
        time.sleep(0.5)  # whoever drops a file has looked at the page for that long
        steps["preview"].append(timed(lambda: previewed(store, after)))
        steps["export"].append(timed(lambda: plan_workbook(State(store, 2, "p", DAY), language="fr")))
    found = previewed(store, after)
    steps["apply"].append(timed(lambda: apply(store, found, WRITING) if found.changes_anything else 0))
    store.close()
    counted = found.comparison
    return {
        "steps": steps,
        "totals": {
            "new": len(counted.new),
            "update": len(counted.changed),
            "absent": len(counted.absent),
            "skip": counted.unchanged,
        },
    }


def previewed(store: Store, path: Path) -> Preparation:
    """The file read, understood and compared with the plan."""
    content = path.read_bytes()
    return prepare(store, read(content, path.name), content, plan="p", today=DAY)


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of the processor in this process and in those that it waited for."""
    gc.collect()
    wall, work = time.perf_counter(), worked()
    run()
    return time.perf_counter() - wall, worked() - work


def worked() -> float:
    """Seconds of the processor until now; a reader that waited had its start behind it, and it counts all the same."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def highest() -> int:
    """The most memory that this process has held, in MB."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in told.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
