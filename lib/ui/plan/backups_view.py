"""The backups of the plan: when the last one was made, whether it opens, what to do when there is none; one to take away."""

from __future__ import annotations

import os
from datetime import timedelta

import streamlit as st

from lib import clock
from lib.domain.rights import BACKUP, may
from lib.i18n.formats import format_number
from lib.store.connection import location
from lib.store.copies import naming
from lib.ui import data, downloads, layout, markup, session, writing
from lib.ui.session import t
from lib.usecases import backups
from lib.usecases.backups import Backup

#: After so long without a backup something is wrong: one is made each day.
LATE = timedelta(days=2)


def block() -> None:
    """The section; nothing of it in the view of a partner."""
    if session.partner_view():
        return
    layout.section(t("Backups"))
    database = naming.beside(location(os.environ))
    folder = naming.folder_of(database)
    last, failed = _last(), backups.failure(folder)
    if failed is not None:
        writing.warned(failed.error)
    if last is None:
        markup.paragraph(
            t(
                "No backup yet: the first one is made by itself within minutes of the start, then one each day."
            )
        )
    elif not last.opened:
        st.error(
            t(
                "The last backup, of {moment}, no longer opens. The plan itself is intact: download a backup below and check"
                " the disk of the folder “{folder}”.",
                moment=session.moment(last.moment),
                folder=str(folder),
            ),
            icon=":material/error:",
        )
    else:
        _told(last, len(backups.listed(folder, database)))
    if may(session.current_role(), BACKUP):
        _download()


def _last() -> Backup | None:
    """The last backup, opened again whenever its file is another one or has changed."""
    database = naming.beside(location(os.environ))
    folder = naming.folder_of(database)
    newest = backups.newest(folder, database)
    if newest is None:
        return None
    return data.kept("backup", lambda: backups.looked_at(newest), str(newest.path), backups.mark_of(newest))


def _told(last: Backup, count: int) -> None:
    """That the last backup opens, or that it is too old."""
    if clock.now() - last.moment > LATE:
        st.warning(
            t(
                "The last backup is of {moment}, more than two days ago. One is made each day while the dashboard runs: leave it"
                " open some minutes, or download a backup below.",
                moment=session.moment(last.moment),
            ),
            icon=":material/warning:",
        )
        return
    markup.paragraph(
        t(
            "Last backup: {moment}, opened and read through, up to revision {revision}. Kept: {n}, beside the data file.",
            moment=session.moment(last.moment),
            revision=format_number(session.language(), last.revision),
            n=format_number(session.language(), count),
        )
    )


def _download() -> None:
    """A backup of the plan as it stands, made when somebody asks for it."""
    store, where = data.whole_store(), location(os.environ)
    database = naming.beside(where)

    def content() -> bytes:
        return backups.content_of(store, database, naming.folder_of(database))

    downloads.button(
        t("Download a backup"),
        data=content,
        file_name=naming.name_of(database, clock.now()),
        mime="application/octet-stream",
        icon=":material/download:",
        key="download_backup",
        kind=downloads.KEPT,
        help=t("The whole plan with all its history and the imported files, as it stands now."),
    )
