"""What was done at the door: sign-ins, refusals, exports, downloads, changes of roles; when, by whom, from where."""

from lib.ui import layout, session
from lib.ui.people import audit_view

session.require("audit")

layout.title(
    session.t("Audit"),
    session.t(
        "What was done at the door and what left through it. Nothing here is ever changed or taken away."
    ),
)
if not audit_view.is_kept():
    layout.empty(
        session.t("Here nobody signs in: this machine alone is answered, and there are no accounts.")
    )
else:
    audit_view.of(audit_view.chosen())
layout.page_end()
