"""What the import and export pages do, for a terminal: what a file holds, its differences applied, the plan as a workbook."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lib.archives.unpack import is_archive
from lib.clock import elapsed, now, today
from lib.commands import archives
from lib.commands.leaving import left, operator
from lib.commands.outcome import CODES, IMPORTABLE
from lib.domain.errors import FileRefused, Invalid, StoreUnavailable
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.domain.zones import DEFAULT
from lib.i18n import LANGUAGES, Language, mark, translate, translate_plural
from lib.i18n.authors import author_name
from lib.i18n.formats import format_recorded
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.spreadsheets import report
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.named import TABLE
from lib.spreadsheets.files.read import read
from lib.spreadsheets.inspect import inspect, refused
from lib.spreadsheets.model import Policies, RowDifference, Workbook
from lib.spreadsheets.patience import until

if TYPE_CHECKING:
    from lib.store.connection import Store
    from lib.usecases.preparation import Preparation

#: What to do when the data file cannot be opened.
HELD = mark("If the dashboard is open, import the file on its page, or stop it first.")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `inspect`, `import` and `export` to the command line."""
    for name, run, told in (
        ("inspect", _inspect, "say what a file holds, as JSON; nothing is written"),
        ("import", _import, "show what a file would change, and apply it"),
        ("export", _export, "write the plan as a workbook, or with all its files as an archive (.zip)"),
    ):
        command = commands.add_parser(name, help=told, description=told)
        command.set_defaults(run=run, held=HELD)
        command.add_argument("file", type=Path)
        command.add_argument("--lang", choices=LANGUAGES, default="fr")
        if name != "inspect":
            which = command.add_mutually_exclusive_group()
            which.add_argument(
                "--plan",
                help="key of the plan, as its addresses name it; the one that is shown first by default",
            )
        if name == "import":
            which.add_argument("--new", metavar="TITLE", help="begin a plan of your own with this file")
            command.add_argument("--host", help="with --new: the organisation that keeps the plan")
            command.add_argument("--dry-run", action="store_true", help="show the differences and stop")
            command.add_argument(
                "--leave-errors", action="store_true", help="leave out the rows with an error"
            )
            command.add_argument(
                "--checked", action="store_true", help="apply in spite of the alarms: it is the right file"
            )
            command.add_argument("--absent", choices=("keep", "mark", "archive"), default="keep")
            command.add_argument("--blank-erases", action="store_true")
            command.add_argument("--author", default=operator())


def _inspect(options: argparse.Namespace) -> int:
    def words(message: str, values: Mapping[str, object]) -> str:
        return translate(options.lang, message, **values)

    name = options.file.name
    try:
        day = today(DEFAULT)
        workbook, known = read(_bytes(options.file), name), Known(year=day.year, today=day)
        found = inspect(workbook, known, words, until(name, elapsed))
    except FileRefused as refusal:
        found = refused(name, None, refusal, words)
    json.dump(found, sys.stdout, ensure_ascii=False, indent=2, default=str)
    print()
    for issue in found["issues"]:
        if issue["level"] == "error":
            print(issue["message"], file=sys.stderr)
    return CODES[found["verdict"]]


def _import(options: argparse.Namespace) -> int:
    from lib.domain.writing import Writing
    from lib.store.connection import Store, location
    from lib.store.places import private
    from lib.store.reads import current_plan
    from lib.usecases.imports import apply, prepare
    from lib.usecases.people.audit import Asked
    from lib.usecases.people.renamed import follow_at
    from lib.usecases.plans import check_plan
    from lib.usecases.start import ensure_plan

    content = _bytes(options.file)
    if is_archive(content):
        return archives.bring(options, content)
    workbook = read(content, options.file.name)
    where = location(os.environ)
    if isinstance(where, Path):
        private.folder(where.parent)
    with closing(Store.open(where)) as store:
        if options.new is not None:
            return _begin(options, store, workbook, content)
        if options.plan:
            check_plan(store, options.plan)
        plan = (
            options.plan
            or current_plan(store)
            or ensure_plan(store, today=today(DEFAULT), recorded_at=now(), author=options.author)
        )
        zone = _zone(store, plan)
        day, policies = today(zone), Policies(options.blank_erases, options.absent)
        check = until(workbook.file, elapsed)
        found = prepare(store, workbook, content, plan=plan, today=day, policies=policies, check=check)
        _print_differences(options.lang, found)
        if found.already is not None and not found.changes_anything:
            moment = format_recorded(options.lang, found.already.recorded_at, zone)
            author = author_name(options.lang, found.already.author)
            told = "Already imported on {moment} by {author}: 0 changes."
            print(translate(options.lang, told, moment=moment, author=author), file=sys.stderr)
        if options.dry_run or not found.changes_anything:
            return IMPORTABLE
        if found.comparison.alarms and not options.checked:
            raise Invalid(
                "alarms_unchecked",
                "Alarms of this file: {n}. Look at the differences, then add --checked if it is the right file. Nothing was changed.",
                n=len(found.comparison.alarms),
            )
        number = apply(
            store, found, Writing(plan, options.author, now(), day), leave_refused=options.leave_errors
        )
        who = Person(options.author, Role.ADMINISTRATOR)
        follow_at(where, store, number, Asked(who, now()))
        print(
            translate(
                options.lang,
                "Import recorded as revision {number}. It can be undone from the history.",
                number=number,
            )
        )
    return IMPORTABLE


def _begin(options: argparse.Namespace, store: Store, workbook: Workbook, content: bytes) -> int:
    """A plan of one's own: the file is its first version, whatever plan the store held before."""
    from lib.domain.writing import Writing
    from lib.usecases.imports import prepare, start_plan
    from lib.usecases.plans import plan_key

    writing = Writing(plan_key(store, options.new), options.author, now(), today(DEFAULT))
    found = prepare(store, workbook, content, plan=writing.plan, today=writing.today)
    _print_differences(options.lang, found)
    if found.comparison.kind != "actions":
        raise Invalid(
            "plan_without_actions", "A plan begins with a list of actions, and this file holds none."
        )
    if options.dry_run:
        return IMPORTABLE
    number = start_plan(store, found, options.new, options.host, writing, leave_refused=options.leave_errors)
    print(
        translate(
            options.lang,
            "The plan “{title}” is started, as revision {number}.",
            title=options.new.strip(),
            number=number,
        )
    )
    return IMPORTABLE


def _export(options: argparse.Namespace) -> int:
    from lib.reports.archive import plan_archive
    from lib.reports.workbook import plan_workbook
    from lib.store.connection import Store, location
    from lib.store.reads import current_plan, current_revision, default_day, time_zone
    from lib.store.state import State
    from lib.usecases.plans import check_plan

    where = location(os.environ)
    if isinstance(where, Path) and not where.exists():
        raise StoreUnavailable("store_missing", "There is no data file yet: start the dashboard once.")
    with closing(Store.open(where)) as store:
        if options.plan:
            check_plan(store, options.plan)
        plan = options.plan or current_plan(store) or ""
        now = State.undated(store, current_revision(store), plan)
        state = State(store, now.revision, plan, default_day(now, today(time_zone(now))))
        is_whole = options.file.suffix.lower() == ".zip"
        content = (plan_archive if is_whole else plan_workbook)(state, language=options.lang)
    try:
        options.file.write_bytes(content)
    except OSError as error:
        raise Invalid(
            "export_unwritable",
            "“{file}” could not be written: {why}. The plan was only read.",
            file=options.file,
            why=error.strerror or "",
        ) from error
    left(where, options.lang, options.file.absolute(), plan=plan)
    return IMPORTABLE


def _zone(store: Store, plan: str) -> str:
    """The time zone in which the days of a plan begin, as it stands."""
    from lib.store.reads import current_revision, time_zone
    from lib.store.state import State

    return time_zone(State.undated(store, current_revision(store), plan))


def _print_differences(language: Language, found: Preparation) -> None:
    comparison, table = found.comparison, TABLE[found.comparison.kind]
    print(translate(language, "New ({n})", n=len(comparison.new)))
    for row in comparison.new:
        print(f"  + {_name(row)}")
    print(translate(language, "Changed ({n})", n=len(comparison.changed)))
    for row in comparison.changed:
        for field in row.fields:
            old, new = (value_text(language, table, field.field, v) for v in (field.old, field.new))
            where = (
                f"{found.recognition.sheet}!{field.cell}"
                if found.recognition.sheet and "!" not in field.cell
                else field.cell
            )
            print(
                f"  ~ {_name(row)} · {field_label(language, table, field.field)} : {old} → {new}  [{where}]"
            )
    for sheet in found.beside:
        print(f"{sheet.sheet}: +{len(sheet.new)} ~{len(sheet.changed)} ≠{len(sheet.clashes)}")
    print(translate(language, "Absent from the file ({n})", n=len(comparison.absent)))
    for row in comparison.absent:
        print(f"  - {_name(row)}")
    print(translate(language, "Not applied ({n})", n=len(comparison.refused)))
    for row in comparison.refused:
        print(f"  ! {_name(row)}")
    print(translate_plural(language, "{n} row unchanged.", "{n} rows unchanged.", comparison.unchanged))
    for clash in comparison.clashes:
        ours, theirs = (value_text(language, table, clash.field, v) for v in (clash.ours, clash.theirs))
        name = f"{clash.code or ''} {clash.title}".strip()
        told = translate(
            language,
            "edited in the application since: {ours} is kept, the file says {theirs}",
            ours=ours,
            theirs=theirs,
        )
        print(f"  ≠ {name} · {field_label(language, table, clash.field)} : {told}")
    _remarks(found, language)


def _remarks(found: Preparation, language: Language) -> None:
    def words(message: str, values: Mapping[str, object]) -> str:
        return translate(language, message, **values)

    for issue in report.grouped(found.issues):
        if issue.level != "info":
            print(report.told(issue, words), file=sys.stderr)


def _name(row: RowDifference) -> str:
    return f"{row.code or ''} {row.title}".strip()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(
            "file_missing", "“{file}” cannot be opened: {why}.", file=path.name, why=error.strerror or ""
        ) from error
