"""The backup of each day, made by a thread of the app while people work; it looks every minute whether there is one."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread

from lib import clock
from lib.domain.errors import AppError
from lib.store.connection import location, opened
from lib.store.copies.naming import beside
from lib.store.reads import current_plan, current_revision, time_zone
from lib.store.state import State
from lib.usecases.backups import Backup, keep_daily

LOG = logging.getLogger("plan")
#: Seconds after the start until the first look, between two looks, and after a failure.
FIRST, EACH, LATER = 20.0, 60.0, 600.0


@contextmanager
def daily_backups(
    environment: Mapping[str, str], *, first: float = FIRST, each: float = EACH
) -> Iterator[None]:
    """As long as this lasts, each day of the plan has its backup; entered once, by the app."""
    ended = Event()
    thread = Thread(target=_watch, args=(environment, ended, first, each), name="daily backup", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(30)


def _watch(environment: Mapping[str, str], ended: Event, wait: float, each: float) -> None:
    while not ended.wait(wait):
        wait = each
        try:
            back_up_today(environment)
        except AppError as error:
            wait = max(each, LATER)
            LOG.error("no daily backup: %s", error.code)
        except Exception:
            wait = max(each, LATER)
            LOG.exception("no daily backup")


def back_up_today(environment: Mapping[str, str]) -> Backup | None:
    """The backup of the present day of the plan, unless there is one; None while nothing is recorded. Raises AppError."""
    where = location(environment)
    database = beside(where)
    if where == database and not database.exists():
        return None  # nobody has opened the plan yet, or its file is gone
    store = opened(where)
    revision = current_revision(store)
    if not revision:
        return None
    zone = time_zone(State.undated(store, revision, current_plan(store) or ""))
    made = keep_daily(store, database, clock.now(), zone, environment)
    if made is not None and made.flaws:
        LOG.error("the plan breaks %d rules: python -m lib check names them", len(made.flaws))
    return made
