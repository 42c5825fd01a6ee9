"""`import ARCHIVE --new TITLE`: a plan brought back from the archive of another machine."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from pathlib import Path

from lib.archives.model import Archive
from lib.archives.unpack import unpack
from lib.clock import now, today
from lib.commands.outcome import IMPORTABLE
from lib.domain.errors import Invalid
from lib.domain.zones import DEFAULT
from lib.i18n import translate
from lib.i18n.formats import format_day


def bring(options: argparse.Namespace, content: bytes) -> int:
    """Begins a plan with all that the archive holds; with --dry-run only says what that is.

    Raises FileRefused for an archive that cannot be read, Invalid without --new.
    """
    from lib.domain.writing import Writing
    from lib.store.connection import Store, location
    from lib.store.places import private
    from lib.usecases.archives import bring_back
    from lib.usecases.plans import plan_key

    archive = unpack(content, options.file.name)
    _print(options, archive)
    if options.dry_run:
        return IMPORTABLE
    if options.new is None:
        raise Invalid(
            "archive_begins_plan", "An archive begins a plan: give its title with --new. Nothing was changed."
        )
    where = location(os.environ)
    if isinstance(where, Path):
        private.folder(where.parent)
    with closing(Store.open(where)) as store:
        writing = Writing(plan_key(store, options.new), options.author, now(), today(DEFAULT))
        brought = bring_back(store, archive, options.new, writing)
    if brought.left_out:
        said = "Rows left out, as what they belong to is not in the archive: {n}."
        print(translate(options.lang, said, n=brought.left_out))
    told = "The plan “{title}” is started, as revision {number}."
    print(translate(options.lang, told, title=options.new.strip(), number=brought.revision))
    return IMPORTABLE


def _print(options: argparse.Namespace, archive: Archive) -> None:
    print(
        translate(
            options.lang,
            "Archive of “{title}” made on {day}: {rows} rows, {files} files. The history is not in it.",
            title=archive.title,
            day=format_day(options.lang, archive.made_on),
            rows=archive.rows,
            files=len(archive.files),
        )
    )
