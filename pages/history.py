"""The journal: every revision, who, what, why; and its undoing, previewed."""

from lib.ui import exports, layout, session
from lib.ui.history import filters, view

session.require("history")

layout.title(
    session.t("History"),
    session.t("Nothing is overwritten: every change is a revision with its author, and can be undone."),
)
view.asked_for()
chosen = filters.chosen()
view.journal(chosen)
exports.import_log_button()
layout.page_end()
