"""The journal: every revision, who, what, why; and its undoing, previewed."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, exports, layout, session
from lib.ui.plan import history_view

session.require(Role.EDITOR)

layout.title(
    session.t("History"),
    session.t("Nothing is overwritten: every change is a revision with its author, and can be undone."),
)
first = data.read(reads.revisions, limit=1)
page = history_view.page_of(first)
history_view.journal(data.read(reads.revisions, limit=25, offset=25 * page))
history_view.detail(data.read(reads.revisions, limit=25, offset=25 * page))
exports.import_log_button()
layout.page_end()
