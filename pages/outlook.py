"""Outlook: when the plan may end, which deadlines are at risk and why, what a day asks for."""

from lib.store import reads
from lib.ui import data, layout, session, time_travel, writing
from lib.ui.outlook import chances_view, day_view, facts
from lib.ui.outlook import view as outlook_view

session.require("outlook")

if session.shows_later():
    layout.title(session.t("Outlook"), time_travel.untold())
else:
    found = facts.outlook()
    outlook_view.heading(found)
    view = outlook_view.choose()
    if not len(found.keys):
        layout.empty(
            writing.nothing_yet(
                session.t("The plan holds no action yet."), session.t("Import a spreadsheet to begin.")
            )
        )
    elif view == "ends":
        outlook_view.ends(found)
        outlook_view.look_back(facts.hindsight())
        outlook_view.method(found)
    elif view == "chances":
        chances_view.warnings(found)
        outlook_view.method(found)
    else:
        day_view.by_a_day(found, data.read(reads.plan_sheet).commission_on)
        outlook_view.method(found)
layout.page_end()
