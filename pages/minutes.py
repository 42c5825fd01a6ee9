"""Joint minutes: the list, a new draft, and one of them: its life, its papers, its text."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.minutes import minutes_edit, minutes_life_view, minutes_view

session.require(Role.READER)

day = session.today()
found = data.read(reads.minutes, day=day)
minutes = minutes_view.chosen(found)

if minutes is None:
    minutes_view.lead(found)
    minutes_view.minutes_list()
    minutes_view.commission()
    minutes_view.new_form(found)
else:
    steps = data.read(reads.minutes_life, day=day, key=minutes.key)
    minutes_view.heading(minutes)
    minutes_life_view.papers(minutes)
    minutes_life_view.life(minutes, steps)
    minutes_life_view.step_form(minutes, steps)
    minutes_edit.text(minutes, steps)
layout.page_end()
