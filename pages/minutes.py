"""Joint minutes: the list, a new draft, names on papers, and one of them: its life, its papers, its signature, its text."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.minutes import (
    amendments,
    drafts,
    edit,
    life_view,
    names_view,
    paper_view,
    signed,
    taken,
    versions,
    view,
)

session.require("minutes")

found = data.read(reads.minutes)
minutes = view.chosen(found)

if minutes is None:
    view.lead(found)
    if view.reading() == "names":
        names_view.names()
    else:
        view.minutes_list()
        view.commission()
        view.new_form(found)
else:
    steps = data.read(reads.minutes_life, key=minutes.key)
    view.heading(minutes)
    life_view.papers(minutes)
    paper_view.paper(minutes)
    life_view.life(minutes, steps)
    life_view.step_form(minutes, steps)
    signed.signature(minutes, steps)
    taken.commitments(minutes)
    versions.agreement(minutes)
    amendments.amendments(minutes)
    edit.text(minutes, steps)
    drafts.comparison(minutes)
    view.commission()
layout.page_end()
