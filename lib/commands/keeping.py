"""What keeps the plan from being lost, for a terminal: `backup`, `restore`, `check`, `compact`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lib.clock import now
from lib.commands.leaving import left
from lib.commands.outcome import DONE, FAILED
from lib.domain.errors import Invalid
from lib.i18n import LANGUAGES, Language, mark, translate, translate_plural
from lib.i18n.formats import format_number, format_percent
from lib.i18n.labels import field_label, table_label
from lib.usecases.people.carrying import administered

if TYPE_CHECKING:
    from lib.domain.flaws import Flaw

Command = Callable[[argparse.Namespace], int]
#: What is said of accounts that open.
HELD = mark("Accounts: {n}, administered by {names}.")
UNHELD = mark(
    "Accounts: {n}, and nobody administers them. Make an administrator: `python -m lib account add`."
)
#: What else is said when one of them fails.
UNTOUCHED = mark("The plan in use was not changed.")
#: Revisions from which on the size of a file says how it grows: of fewer it is the plan itself.
MANY = 1000


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `backup`, `restore`, `check` and `compact` to the command line."""

    def command(name: str, run: Command, told: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=told, description=told)
        added.set_defaults(run=run, held=UNTOUCHED)
        added.add_argument("--lang", choices=LANGUAGES, default="fr")
        return added

    backup = command("backup", _backup, "keep a whole copy of the plan, while the dashboard runs or not")
    backup.add_argument("folder", nargs="?", type=Path, help="where; by default beside the data file")
    restore = command("restore", _restore, "put a backup in the place of the plan, and keep what it replaces")
    restore.add_argument("file", type=Path)
    restore.add_argument("--anyway", action="store_true", help="in spite of rows that break a rule")
    check = command("check", _check, "read a file of data to its last value and name what is wrong")
    check.add_argument("file", nargs="?", type=Path, help="by default the plan in use")
    command("compact", _compact, "make the data file small again, nothing of the history lost")


def _backup(options: argparse.Namespace) -> int:
    from lib.store.connection import Store, location
    from lib.store.copies.naming import beside, folder_of
    from lib.usecases.backups import back_up, back_up_store

    where = location(os.environ)
    database = beside(where)
    folder = options.folder or folder_of(database)
    if isinstance(where, Path):
        made = back_up(where, folder, now())
    else:
        with closing(Store.open(where)) as store:
            made = back_up_store(store, database, folder, now())
    left(where, options.lang, made.path.absolute(), what="backup")
    _say(
        options.lang,
        mark("Backup made and opened: {file} (revision {revision}, {size})."),
        file=made.path,
        revision=made.revision,
        size=_size(options.lang, made.path.stat().st_size),
    )
    _tell(options.lang, made.flaws)
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from lib.usecases.restoring import restore

    done = restore(options.file, _file(), now(), anyway=options.anyway)
    _say(
        options.lang,
        mark(
            "The plan is the one of “{file}”, at revision {revision}. A dashboard that runs shows it by itself."
        ),
        file=options.file.name,
        revision=done.found.revision,
    )
    if done.accounts is not None:
        _say(
            options.lang,
            mark(
                "The accounts are those of the backup ({n}): everybody signs in again, links that were not used open nothing."
            ),
            n=done.accounts,
        )
    if done.replaced is not None:
        _say(options.lang, mark("What it replaces is kept: {file}"), file=done.replaced)
    _tell(options.lang, done.found.flaws)
    return DONE


def _check(options: argparse.Namespace) -> int:
    from lib.store.connection import Store, location
    from lib.usecases.checking import check, check_store

    where = options.file or location(os.environ)
    if isinstance(where, Path):
        found = check(where)
    else:
        with closing(Store.open(where)) as store:
            found = check_store(store)
    _tell(options.lang, found.flaws)
    if found.pending:
        _say(
            options.lang, mark("The file is of an earlier version; the next start adapts it, after a backup.")
        )
    if found.broken:
        told = translate_plural(options.lang, "{n} fault found.", "{n} faults found.", len(found.broken))
        print(told, file=sys.stderr)
        return FAILED
    _say(
        options.lang,
        mark("“{file}” is sound: every value was read, every rule holds up to revision {revision}."),
        file=where.name if isinstance(where, Path) else where,
        revision=found.revision,
    )
    who = administered(where)
    if who is not None:
        _say(options.lang, HELD if who[1] else UNHELD, n=who[0], names=", ".join(who[1]))
        return DONE if who[1] else FAILED
    return DONE


def _compact(options: argparse.Namespace) -> int:
    from lib.usecases.restoring import compact

    database = _file()
    done = compact(database)
    language, growth = options.lang, done.growth
    _say(
        language,
        mark(
            "{file}: {before} before, {after} now. Nothing of the history is lost: every value was compared."
        ),
        file=database.name,
        before=_size(language, done.before),
        after=_size(language, done.after),
    )
    grows = mark(
        "{n} revisions: {each} for 1,000 of them, imported files aside; these are {files}, {share} of the file."
    )
    stands = mark("{n} revisions. The imported files are {files}, {share} of the file.")
    _say(
        language,
        grows if growth.revisions >= MANY else stands,
        n=format_number(language, growth.revisions),
        each=_size(language, 1000 * max(0, done.after - growth.file_bytes) / max(1, growth.revisions)),
        files=_size(language, growth.file_bytes),
        share=format_percent(language, 100 * growth.file_bytes / max(1, done.after), 0),
    )
    return DONE


def _file() -> Path:
    """The data file in use. Raises Invalid where the plan is kept in no file of this machine."""
    from lib.store.connection import location

    where = location(os.environ)
    if not isinstance(where, Path):
        raise Invalid(
            "shared_not_a_file",
            "The plan is kept on the data server {server}, in no file of this machine. A backup goes into an empty database by"
            " `python -m lib move FILE ADDRESS`.",
            server=where,
        )
    return where


def _tell(language: Language, flaws: Iterable[Flaw]) -> None:
    """What is wrong in a plan, in words."""
    for flaw in flaws:
        print(told(language, flaw), file=sys.stderr)


def told(language: Language, flaw: Flaw) -> str:
    """One thing that is wrong, in words: the table and the field by their names."""
    values = dict(flaw.values)
    table, field = str(values.get("table") or ""), str(values.get("field") or "")
    if table and field:
        values["field"] = field_label(language, table, field)
    if table:
        values["table"] = table_label(language, table)
    return translate(language, flaw.message, **values)


def _size(language: Language, size: float) -> str:
    """A number of bytes as people say it: 940 ko, 12,4 Mo."""
    if size < 1_000_000:
        return translate(language, "{n} kB", n=format_number(language, size / 1000))
    return translate(language, "{n} MB", n=format_number(language, size / 1_000_000, 1))


def _say(language: Language, message: str, **values: object) -> None:
    print(translate(language, message, **values))
