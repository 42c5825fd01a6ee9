"""All plans: what waits for the president in each, what comes next, which are closed; the same by organisation."""

from lib.ui import choices, layout, session
from lib.ui.plans import begin, organisations, view

session.require("plans")

plans = view.figures()
view.heading(plans)
if plans:
    with view.bar():
        reading = choices.views(view.readings())
        view.tools(plans)
    if reading == "organisations":
        organisations.across()
    else:
        view.followed(plans)
        view.closed(plans)
begin.forms(opens_first=bool(session.query("new")))
layout.page_end()
