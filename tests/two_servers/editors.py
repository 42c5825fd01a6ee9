"""Editors of one server, in a process of their own: each says what was acknowledged, refused or left open, as it happens.

`python -m tests.two_servers.editors ADDRESS NAME COUNT SECONDS [ACTIONS]`. Every edit counts one up in an action that all of
them edit, and carries a name of its own as its reason, so that one that is lost, doubled or written over shows.
"""

import random
import sys
import threading
import time
from datetime import date, datetime

from lib.domain.errors import Conflict, StoreUnavailable
from lib.domain.writing import Writing
from lib.store.connection import Store, location
from lib.store.ledger import rows_at
from lib.store.reads import current_plan, current_revision
from lib.usecases.record import edit_row

#: Actions that everybody edits, unless another number is said: few, so that people meet.
SHARED = 8
FIELD = "indicator"
_printing = threading.Lock()


def say(*words):
    with _printing:
        print(f"{time.monotonic():.4f}", *words, flush=True)


def counted(value):
    """How far an action has been counted; what the plan said there before is nothing yet."""
    return int(value) if str(value or "").isdigit() else 0


def edit_once(store, writing, keys, chance, name):
    """One edit, of what is seen now; says how it ended."""
    key = chance.choice(keys)
    seen = current_revision(store)
    row = rows_at(store, seen, writing.plan, "action")[key]
    before = counted(row[FIELD])
    began = time.monotonic()
    try:
        number = edit_row(store, "action", seen, key, {FIELD: str(before + 1)}, writing, reason=name)
        say("kept", name, number, key, before + 1, round(time.monotonic() - began, 4))
    except Conflict as conflict:
        say("conflict", name, conflict.code, len(conflict.details), round(time.monotonic() - began, 4))
    except StoreUnavailable as refusal:
        say("refused", name, refusal.code, round(time.monotonic() - began, 4))
        time.sleep(0.2)


def main(where, name, count, seconds, actions=SHARED):
    store = Store.open(location({"PLAN_DATABASE": where}))
    plan = current_plan(store)
    keys = sorted(rows_at(store, current_revision(store), plan, "action"))[: int(actions)]
    ends = time.monotonic() + float(seconds)
    say("ready", name)

    def work(place):
        chance = random.Random(f"{name}-{place}")
        turn = 0
        while time.monotonic() < ends:
            turn += 1
            token = f"{name}-{place}-{turn}"
            writing = Writing(plan, f"{name}-{place}", datetime(2026, 11, 24, 10), date(2026, 11, 24))
            edit_once(store, writing, keys, chance, token)
            time.sleep(chance.uniform(0.05, 0.2))

    def read():
        """A reader beside them: what he is answered, and after how long, at most once in a while."""
        worst, said = 0.0, 0
        while time.monotonic() < ends:
            began = time.monotonic()
            store.rows("current_revision")
            found = rows_at(store, current_revision(store), plan, "action")
            worst, said = max(worst, time.monotonic() - began), said + 1
            assert len(found) >= len(keys)
            if said % 10 == 0:
                silent = store.place.silence
                say("read", name, said, round(worst, 4), "-" if silent is None else round(silent, 2))
                worst = 0.0
            time.sleep(0.1)

    people = [threading.Thread(target=work, args=(place,)) for place in range(int(count))]
    people.append(threading.Thread(target=read))
    for person in people:
        person.start()
    for person in people:
        person.join()
    say("done", name)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
