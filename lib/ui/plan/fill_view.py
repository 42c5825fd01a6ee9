"""What an action lacks, and the short form that fills it in: one click from wherever a blank is seen."""

from __future__ import annotations

import streamlit as st

from lib.i18n.formats import format_list
from lib.i18n.labels import field_label
from lib.store.reads import Action, Missing
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.actions import edit_action

ON_A_LINE = 4


def blanks(action: Action, lacking: Rows[Missing]) -> None:
    """The names of what is not filled in; for an editor their fields and no other, open when a link asked for one."""
    if not lacking:
        return
    language, key = session.language(), action.key
    fields = [row.field for row in lacking]
    names = format_list(language, [field_label(language, "action", field) for field in fields])
    if not writing.is_possible():
        markup.paragraph(t("Not filled in: {parts}.", parts=names), "plan-state")
        return
    entry = layout.unfolded(
        t("To complete: {fields}", fields=names),
        f"fill_{key}",
        icon=":material/edit_note:",
        opens_first=bool(session.query("fill")),
    )
    if not entry:
        return

    def write(sent: Sent) -> int | None:
        return edit_action(data.store(), sent.seen, key, sent.changed, sent.writing)

    with entry, Form(f"fill_{key}", "action", dict(action.values), key=key) as form:
        for at in range(0, len(fields), ON_A_LINE):
            line = fields[at : at + ON_A_LINE]
            for column, field in zip(st.columns(ON_A_LINE), line, strict=False):
                form.field(field, column)
        form.submit(t("Record"), write, t("The changes were recorded."))
