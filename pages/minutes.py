"""Joint minutes: the list, a new draft, and one of them: its life, its papers, its signature, its text."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.minutes import edit, life_view, signed, view

session.require(Role.READER)

found = data.read(reads.minutes)
minutes = view.chosen(found)

if minutes is None:
    view.lead(found)
    view.minutes_list()
    view.commission()
    view.new_form(found)
else:
    steps = data.read(reads.minutes_life, key=minutes.key)
    view.heading(minutes)
    life_view.papers(minutes)
    life_view.life(minutes, steps)
    life_view.step_form(minutes, steps)
    signed.signature(minutes, steps)
    edit.text(minutes, steps)
layout.page_end()
