"""The journal: every revision, who, what, why; and its undoing, previewed."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import exports, layout, session, tables
from lib.ui.plan import history_view

session.require(Role.EDITOR)

layout.title(
    session.t("History"),
    session.t("Nothing is overwritten: every change is a revision with its author, and can be undone."),
)
revisions = tables.page(reads.revisions, 25)
history_view.journal(revisions)
history_view.detail(revisions)
exports.import_log_button()
layout.page_end()
