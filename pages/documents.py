"""Everything that leaves the dashboard: one row per paper, made when it is asked for."""

from lib.store import reads
from lib.ui import data, layout, partner_view, session, time_travel
from lib.ui.papers import view

session.require("documents")

if session.shows_later():
    layout.title(session.t("Documents"), time_travel.untold())
else:
    layout.title(
        session.t("Documents"),
        session.t("Everything that leaves is made here, from the figures on screen, when you ask for it."),
    )
    partner_view.before_sending()
    language = view.language()
    view.records(data.read(reads.meetings), language)
    view.joint_minutes()
    view.summary_note(language)
    view.presentation(language)
    view.reminders(language)
    view.workbook(language)
    view.deadlines_calendar(language)
    view.offline_briefing(language)
layout.page_end()
