"""Brings a whole ledger to another place: `move FROM TO`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lib.commands.leaving import left
from lib.i18n import LANGUAGES, mark, translate

if TYPE_CHECKING:
    from lib.store.moves.protocol import Whole
    from lib.store.places.shared.address import SharedAddress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `move` to the command line."""
    told = "bring the whole plan, history and files included, to another place; the first stays as it is"
    command = commands.add_parser("move", help=told, description=told)
    command.set_defaults(
        run=_move, held=mark("Stop every dashboard that uses one of the two places, then move.")
    )
    command.add_argument("origin", metavar="FROM", help="where the plan is: a file, or postgresql://…")
    command.add_argument("target", metavar="TO", help="where it goes: a file or an empty database")
    command.add_argument("--lang", choices=LANGUAGES, default="fr")


def _move(options: argparse.Namespace) -> int:
    from lib.commands.outcome import DONE
    from lib.store.moves.ledger import move
    from lib.usecases.people.carrying import check_free, move_people

    origin, target = _whole(options.origin), _whole(options.target)
    places = _place(options.origin), _place(options.target)
    check_free(*places)
    moved = move(origin, target)
    left(
        places[0], options.lang, target.name, what="move"
    )  # before they go along: the line is in both places
    accounts = move_people(*places)
    print(
        translate(
            options.lang,
            "The plan is in “{place}” with all its history. Revisions: {revisions}; tables: {tables}; rows: {rows}; each was"
            " compared with what was read. “{origin}” is untouched. From now on, start the dashboard with this place"
            " in PLAN_DATABASE.",
            place=target.name,
            origin=origin.name,
            revisions=moved.revisions,
            rows=moved.rows,
            tables=moved.tables,
        )
    )
    if accounts is not None:
        print(
            translate(
                options.lang,
                "The accounts came along ({n}): everybody signs in again, links that were not used open nothing.",
                n=accounts,
            )
        )
    return DONE


def _place(said: str) -> Path | SharedAddress:
    from lib.store.places.shared.address import SharedAddress, is_shared

    return SharedAddress(said) if is_shared(said) else Path(said)


def _whole(said: str) -> Whole:
    from lib.store.moves.file import WholeFile
    from lib.store.moves.shared import WholeServer
    from lib.store.places.shared.address import SharedAddress, is_shared

    return WholeServer(SharedAddress(said)) if is_shared(said) else WholeFile(Path(said))
