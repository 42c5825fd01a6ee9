"""What every kind of row shares: the form that archives it, the button that restores it, the one that deletes a mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lib.i18n import mark
from lib.i18n.authors import author_name
from lib.i18n.formats import format_day
from lib.i18n.labels import table_label
from lib.store.reads import Archived
from lib.ui import data, markup, session, writing
from lib.ui.forms.shell import Form, button
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.archiving import archive, restore
from lib.usecases.removing import remove, uses

#: What archiving does to a row of each table.
TOLD: Mapping[str, str] = {
    "action": mark(
        "An archived action is in no figure and no list from today on; the past keeps it. It is found again and restored."
    ),
    "axis": mark(
        "The axis is archived with the actions that are in it: in no figure and no list from today on; the past keeps them."
    ),
    "partner": mark(
        "An archived partner is in no list from today on; the past keeps it. Actions and exchanges that name it stay as they are."
    ),
}


def archive_form(table: str, key: str, *, after: Callable[[Any], None] | None = None) -> None:
    """Why it is archived, and the button."""

    def write(sent: Sent) -> int:
        return archive(
            data.store(), table, key, sent.writing, reason=str(sent.values["archived_reason"] or "")
        )

    markup.paragraph(t(TOLD[table]), "plan-state")
    with Form(f"archive_{table}_{key}", table) as form:
        form.field("archived_reason", placeholder=t("One line"))
        form.submit(
            t("Archive"), write, t("Archived: found again under “Archived”."), primary=False, after=after
        )


def restore_button(row: Archived) -> None:
    """Takes an archived row back."""
    if writing.is_possible():
        button(
            f"restore_{row.kind}_{row.key}",
            t("Restore"),
            lambda sent: restore(data.store(), row.kind, row.key, sent.writing),
            lambda number: t(
                "Restored: revision {number}, which can be undone in the history.", number=number
            ),
            table=row.kind,
            width="content",
        )


def remove_button(table: str, key: str, *, after: Callable[[Any], None] | None = None) -> None:
    """Deletes what was created by mistake, or says what names it."""
    used = uses(data.store(), session.plan(), table, key)
    if used:
        markup.paragraph(
            t("It cannot be deleted, other records of the plan name it: {records}.", records=_counted(used)),
            "plan-state",
        )
        return

    def write(sent: Sent) -> int:
        return remove(data.store(), table, key, sent.writing)

    markup.paragraph(
        t(
            "Nothing names it: if it was created by mistake, it can be deleted. What a file brought is archived instead."
        ),
        "plan-state",
    )
    with Form(f"remove_{table}_{key}", table) as form:
        form.follow()
        form.submit(
            t("Delete this mistake"),
            write,
            lambda number: t(
                "Deleted: revision {number}, which can be undone in the history.", number=number
            ),
            primary=False,
            after=after,
        )


def _counted(used: Mapping[str, int]) -> str:
    return ", ".join(f"{table_label(session.language(), table)} ({n})" for table, n in used.items())


def said_of(row: Archived) -> str:
    """« Archivée le 24/11/2026 par … : motif. »"""
    language = session.language()
    said = t(
        "Archived on {day} by {author}: {reason}",
        day=format_day(language, row.archived_on),
        author=author_name(language, row.author),
        reason=row.archived_reason or "–",
    )
    if row.merged_into is None:
        return said
    into = " – ".join(part for part in (row.into_code, row.into_name) if part)
    return f"{said} · {t('merged into {name}', name=into)}"
