"""What goes with an action: its notes, dated, signed by a function, shared with the partners or not; its files and links."""

from __future__ import annotations

from lib.domain.rights import NOTE
from lib.i18n.authors import author_name
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import Action, LinkedRow
from lib.ui import data, layout, markup, session, tables, writing
from lib.ui.files import verification
from lib.ui.forms import rows
from lib.ui.session import t

#: Notes on a page.
SHOWN = 10


def of_action(action: Action) -> None:
    """The notes, the latest first, each with its form, and the form of a new one; then the files and links."""
    layout.section(t("Notes"))
    found = data.read(reads.linked, table="note", field="action", named=action.key)
    if not found:
        layout.empty(t("No note on this action."))
    latest = sorted(found, key=lambda row: str(row.values["noted_on"]))[::-1]
    for row in tables.part(latest, SHOWN, key="notes") if latest else ():
        _note(row, reason=action.code or action.title or "")
    own = writing.own_organisation()
    rows.add(
        "note",
        {"action": action.key, **({"noted_by": session.author(), "shared": True} if own else {})},
        {"noted_on": session.present_day(), "noted_by": author_name(session.language(), session.author())},
        may=writing.is_possible_of(NOTE, action.organisation, action.partners),
        title=t("Add a note"),
        said=t("The note was added."),
        reason=action.code or action.title or "",
    )
    verification.attached(action)


def _note(row: LinkedRow, *, reason: str) -> None:
    values = row.values
    whose = t("shared with the partners") if values["shared"] else t("for the team only")
    day, who = (
        value_text(session.language(), "note", field, values[field]) for field in ("noted_on", "noted_by")
    )
    with layout.line(row.key):
        markup.facts({day: markup.Cell(str(values["text"] or ""), quiet=f"{who} · {whose}")})
        rows.edit("note", row, title=t("Edit this note"), reason=reason)
