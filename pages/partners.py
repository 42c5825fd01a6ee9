"""Partners: who was in touch, whose move is next, who is waiting, how far introductions went, who leads what."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session, tables
from lib.ui.partners import exchanges_view, follow_ups_view, quick_entry, turns_view
from lib.ui.partners import view as partners_view

session.require(Role.READER)

partners = data.read(reads.partners)
limits = data.read(reads.thresholds)
promised = data.read(reads.promises)
partners_view.heading(partners)
follow_ups_view.notice(promised)
quick_entry.form([partner.label for partner in partners])
view = partners_view.choose()

if view == "led":
    partners_view.commitments(partners, limits)
elif view == "turns":
    organisations = data.read(reads.turn_balance)
    turns_view.balance(data.read(reads.party_balance), organisations)
    turn = turns_view.chosen(organisations)
    turns_view.actions(tables.page(reads.turns, 25, organisation=turn))
elif not any(partner.interactions for partner in partners):
    layout.empty(session.t("No exchange is recorded yet. Import them, or add one above."))
elif view == "contacts":
    months = partners_view.months(session.today())
    partners_view.heatmap(data.read(reads.contacts_by_month, first=months[0]), months)
    partners_view.to_contact(partners)
elif view == "letters":
    replies = data.read(reads.replies)
    exchanges_view.letters(replies, data.read(reads.pending_letters), limits)
    exchanges_view.owed(data.read(reads.owed_letters), data.read(reads.plan_sheet).host or "")
    follow_ups_view.promises(promised)
    exchanges_view.introductions(data.read(reads.introductions), limits)
    follow_ups_view.stages(data.read(reads.introduction_stages), int(limits["cohort_days"]))
    stage = follow_ups_view.choose_stage()
    follow_ups_view.introductions(tables.page(reads.introduction_rows, 25, stage=stage))
else:
    exchanges_view.journal(tables.page(reads.interactions, 25))
layout.page_end()
