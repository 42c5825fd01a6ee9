"""A server that nobody writes on: says the last revision that it would show, whenever it is another one.

`python -m tests.two_servers.watchers ADDRESS SECONDS`, asking as each run of a page does.
"""

import sys
import time

from lib.store.connection import Store, location
from lib.store.reads import current_revision


def main(where, seconds):
    store = Store.open(location({"PLAN_DATABASE": where}))
    last, ends = 0, time.monotonic() + float(seconds)
    while time.monotonic() < ends:
        number = current_revision(store)
        if number != last:
            print(f"{time.monotonic():.4f}", number, flush=True)
            last = number
        time.sleep(0.005)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
