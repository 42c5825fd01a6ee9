"""Everything that leaves the dashboard: one row per paper, made when it is asked for."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, partner_view, session
from lib.ui.papers import papers_view

session.require(Role.READER)

layout.title(
    session.t("Documents"),
    session.t("Everything that leaves is made here, from the figures on screen, when you ask for it."),
)
partner_view.before_sending()
language = papers_view.language()
papers_view.records(data.read(reads.meetings), language)
papers_view.joint_minutes()
papers_view.summary_note(language)
papers_view.presentation(language)
papers_view.reminders(language)
papers_view.workbook(language)
papers_view.deadlines_calendar(language)
papers_view.offline_briefing(language)
layout.page_end()
