"""One action: its situation, its facts, its exchanges, its history, its form."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.outlook import chances_view, facts
from lib.ui.partners import commitments_view, declarations_view
from lib.ui.plan import action_sheet, fill_view, notes_view

session.require(Role.READER)

code = session.query("code")
action = data.read(reads.action, reference=code) if code else None

if action is None:
    layout.title(session.t("Action sheet"), session.t("No action has the code “{code}”.", code=code or "–"))
else:
    action_sheet.heading(action)
    if not session.shows_later():
        chances_view.on_sheet(facts.outlook(), action)
    key = action.key
    fill_view.blanks(action, data.read(reads.missing, key=key))
    action_sheet.facts(action, data.read(reads.plan_sheet), data.read(reads.turns, key=key))
    action_sheet.form(action)
    notes_view.of_action(action)
    declarations_view.of_action(
        action,
        data.read(reads.declarations_of_action, key=key),
        data.read(reads.declared, key=key),
    )
    commitments_view.listed(
        data.read(reads.commitments_of_action, key=key),
        session.t("No recorded commitment leads to this action."),
    )
    action_sheet.exchanges(data.read(reads.action_interactions, code=action.code or ""))
    action_sheet.history(data.read(reads.action_versions, key=key))
action_sheet.back()
