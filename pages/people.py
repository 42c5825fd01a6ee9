"""Who has an account, in which role, for which organisation, and who was seen when: for administrators."""

from lib.ui import layout, session
from lib.ui.people import view

session.require("people")

found = view.known()
layout.title(
    session.t("People and accounts"),
    session.t(
        "Everybody signs in with an account; accounts are made by invitation, and the history names them."
    ),
)
if not found:
    layout.empty(
        session.t("Here nobody signs in: this machine alone is answered, and there are no accounts.")
    )
else:
    view.made()
    view.one(found)
    view.invite()
    view.listed(found)
    view.roles()
layout.page_end()
