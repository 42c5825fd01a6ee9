"""Brings a whole ledger to another place: `move FROM TO`."""

from __future__ import annotations

import argparse
from pathlib import Path

from lib.i18n import LANGUAGES, mark, translate


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `move` to the command line."""
    told = "bring the whole plan, history and files included, to another place; the first stays as it is"
    command = commands.add_parser("move", help=told, description=told)
    command.set_defaults(run=_move, held=mark("Stop every dashboard that uses one of the two places, then move."))
    command.add_argument("origin", metavar="FROM", help="the file of data that holds the plan")
    command.add_argument("target", metavar="TO", help="the file to write; it holds no plan yet")
    command.add_argument("--lang", choices=LANGUAGES, default="fr")


def _move(options: argparse.Namespace) -> int:
    from lib.commands.outcome import DONE
    from lib.store.moves.file import WholeFile
    from lib.store.moves.ledger import move

    origin, target = WholeFile(Path(options.origin)), WholeFile(Path(options.target))
    moved = move(origin, target)
    print(
        translate(
            options.lang,
            "The plan is in “{place}” with all its history. Revisions: {revisions}; tables: {tables}; rows: {rows}; each was"
            " compared with what was read. “{origin}” is untouched. From now on, start the dashboard with"
            " PLAN_DATABASE={setting}",
            place=target.name,
            origin=origin.name,
            revisions=moved.revisions,
            rows=moved.rows,
            tables=moved.tables,
            setting=options.target,
        )
    )
    return DONE
