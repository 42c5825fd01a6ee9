"""Asking for news: who answered, since when others have not, what was answered beside the plan."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.rounds import answers_view, opening, sending, view

session.require("rounds")

rounds = data.read(reads.rounds)
shown = view.choose(rounds)
view.heading(shown)
if shown is None:
    opening.form(data.read(reads.to_ask))
else:
    answers = data.read(reads.round_answers, key=shown.key)
    view.standing(answers)
    said = data.read(reads.round_declarations, key=shown.key)
    answers_view.to_read(answers, said)
    if shown.is_open:
        sending.messages(shown, answers)
        sending.given_back()
    answers_view.read(said)
    opening.ending(shown)
    if not any(row.is_open for row in rounds):
        opening.form(data.read(reads.to_ask))
layout.page_end()
