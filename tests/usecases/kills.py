"""Kills a backup, a restore, a compacting at random instants, many times; prints what was left each time.

    python -m tests.usecases.kills FOLDER TIMES [backup|restore|compact …]

A process of its own does and one looks: this one imports everything once and never opens a file of data itself.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

from lib.store.copies import reading
from lib.usecases import backups
from lib.usecases.restoring import compact, restore

MOMENT = datetime(2026, 11, 28, 10, 15)


def in_a_child(act, seconds=None):
    """What `act` answers, out of a process of its own; None when it was killed after some seconds, or failed."""
    back, forth = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(forth, json.dumps(act()).encode())
            os._exit(0)
        except BaseException:
            os._exit(1)
    os.close(forth)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(back, "rb") as told:
        said = told.read()
    return json.loads(said) if said and status == 0 else None


def looked(path):
    """What a file holds, to the last value; nothing where it is not whole by itself."""
    whole = not path.with_name(path.name + ".wal").exists()
    return json.dumps(reading.contents_of(path), sort_keys=True) if whole else ""


def main(folder, times, *names):
    chance, counted = random.Random(17), Counter()
    data = Path(folder) / "data"
    data.mkdir()
    plan, old, new = data / "plan.duckdb", Path(folder) / "old.duckdb", Path(folder) / "new.duckdb"
    known = {in_a_child(lambda path=path: looked(path)): path.stem for path in (old, new)}
    acts = {
        "backup": lambda: backups.back_up(plan, data / "backups", MOMENT).revision,
        "restore": lambda: restore(new, plan, MOMENT).found.revision,
        "compact": lambda: compact(plan).growth.revisions,
    }
    for name in names or acts:
        act = acts[name]
        shutil.copy(old, plan)
        begun = time.monotonic()
        assert in_a_child(act)
        whole = time.monotonic() - begun
        for n in range(times):
            shutil.rmtree(data / "backups", ignore_errors=True)
            for left in data.glob(".making-*"):
                shutil.rmtree(left)
            shutil.copy(old, plan)
            done = in_a_child(act, chance.uniform(0, whole * 1.1))
            counted[name, "finished" if done else "killed"] += 1
            held = known.get(in_a_child(lambda: looked(plan)), "HALF")
            counted[name, f"plan {held}"] += 1
            kept = backups.listed(data / "backups")
            for backup in kept:
                sound = in_a_child(lambda backup=backup: looked(backup.path))
                counted[name, f"backup {known.get(sound, 'HALF')}"] += 1
            if name == "restore" and held == "new" and not kept:
                counted[name, "LOST what was replaced"] += 1
            counted[name, "left aside"] += len(list(data.glob("**/.making-*")))
            if n == times - 1:  # the next one goes through, whatever was left
                assert in_a_child(acts["backup"]) is not None
            if n == times - 1 or n % 25 == 24:
                print(n + 1, *(f"{n} {' '.join(what)}," for what, n in sorted(counted.items())), flush=True)
    return any("HALF" in what or "LOST" in what for _, what in counted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
