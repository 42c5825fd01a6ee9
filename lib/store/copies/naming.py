"""The names of copies of a data file, and the folder beside it where they are: plan-2026-11-28T10-15-00-daily.duckdb.

The moment is UTC, so that names sort by time: when the copy was made; of one that keeps what a fault or an update would take
away, when the last revision in it was recorded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from lib.store.places.shared.address import SharedAddress
from lib.store.statements import FOLDER

#: Why a copy was made; the daily ones alone are taken away again. Behind the last stands the name of a migration.
DAILY, REPLACED, RESCUED, BEFORE = "daily", "replaced", "rescued", "before-"
_NAME = re.compile(
    r"(?P<stem>.+)-(?P<moment>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)(?:-(?P<why>[a-z0-9_-]+))?\.duckdb"
)
_MOMENT = "%Y-%m-%dT%H-%M-%S"


def beside(where: Path | SharedAddress) -> Path:
    """The data file beside which the copies of a plan are: its own, or that of the installation for a shared plan."""
    return where if isinstance(where, Path) else FOLDER.parents[1] / "data" / "plan.duckdb"


def folder_of(database: Path) -> Path:
    """Where the copies of a data file are."""
    return database.parent / "backups"


def name_of(database: Path, moment: datetime, why: str = "") -> str:
    """The name of a copy, with the reason behind where there is one."""
    return f"{database.stem}-{moment.strftime(_MOMENT)}{'-' if why else ''}{why}.duckdb"


def named(path: Path) -> tuple[str, datetime, str] | None:
    """Of which data file a copy is by its name (without its ending), of which moment and why; None for another name."""
    told = _NAME.fullmatch(path.name)
    if told is None:
        return None
    try:
        moment = datetime.strptime(told["moment"], _MOMENT)
    except ValueError:  # a name like ours, of no day
        return None
    return told["stem"], moment, told["why"] or ""


def free_name(
    folder: Path,
    database: Path,
    moment: datetime,
    why: str,
    is_same: Callable[[Path], bool] = lambda path: False,
) -> tuple[Path, datetime]:
    """A name that no copy has, of this moment or of the next second; or the name of one that is the same already."""
    while (path := folder / name_of(database, moment, why)).exists() and not is_same(path):
        moment += timedelta(seconds=1)
    return path, moment
