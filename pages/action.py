"""One action: its situation, what is new of it, its progress, its facts, its exchanges, its history, its papers."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.outlook import chances_view, facts
from lib.ui.partners import commitments_view, declarations_view
from lib.ui.plan import (
    action_papers,
    action_sheet,
    fill_view,
    notes_view,
    progress_view,
    quick_update,
    sheet_history,
)

session.require("action")

code = session.query("code")
action = data.read(reads.action, reference=code) if code else None

if action is None:
    action_sheet.missing(code)
else:
    key = action.key
    versions = data.read(reads.action_versions, key=key)
    plan, turns = data.read(reads.plan_sheet), data.read(reads.turns, key=key)
    action_sheet.way(action)
    action_sheet.heading(action)
    if not session.shows_later():
        chances_view.on_sheet(facts.outlook(), action)
        action_papers.buttons(action)
    place = quick_update.room()
    fill_view.blanks(action, data.read(reads.missing, key=key))
    action_sheet.form(action)
    quick_update.form(action, place)
    if progress_view.is_recorded(versions):
        one, two = progress_view.beside()
        with one:
            progress_view.of_action(action, versions)
            notes_view.of_action(action)
        with two:
            layout.section(session.t("The essentials"))
            action_sheet.facts(action, plan, turns, narrow=True)
    else:
        action_sheet.facts(action, plan, turns)
        notes_view.of_action(action)
    action_sheet.parts(action)
    told = data.read(reads.declarations_of_action, key=key)
    declarations_view.of_action(action, told, data.read(reads.declared, key=key))
    commitments_view.of_action(key)
    action_sheet.exchanges(data.read(reads.action_interactions, code=action.code or ""))
    sheet_history.history(versions)
action_sheet.back()
