"""Partners: who must move, who waits and since when; then who was in touch, how far introductions went, who leads what."""

from lib.store import reads
from lib.ui import data, layout, session, tables, time_travel, writing
from lib.ui.partners import exchanges_view, first_view, follow_ups_view, grid_view, quick_entry, turns_view
from lib.ui.partners import view as partners_view

session.require("partners")

partners = data.read(reads.partners)
limits = data.read(reads.thresholds)
promised = data.read(reads.promises)
partners_view.heading(partners)
organisations = data.read(reads.turn_balance)
if not session.shows_later():
    letters, owed = data.read(reads.pending_letters), data.read(reads.owed_letters)
    first_view.answers(letters, owed, promised, organisations)
quick_entry.form([partner.label for partner in partners])
view = partners_view.choose()

if view == "led":
    partners_view.commitments(partners, limits)
elif view == "grid":
    grid_view.partners()
elif view == "exchanges":
    grid_view.exchanges()
elif session.shows_later() and view != "journal":
    layout.empty(time_travel.untold())
elif view == "turns":
    turns_view.balance(data.read(reads.party_balance), organisations)
    turn = turns_view.chosen(organisations)
    turns_view.actions(tables.page(reads.turns, 25, organisation=turn))
elif not any(partner.interactions for partner in partners):
    layout.empty(
        writing.nothing_yet(
            session.t("No exchange is recorded yet."), session.t("Import them, or add one above.")
        )
    )
elif view == "contacts":
    months = partners_view.months(session.today())
    partners_view.to_contact(partners)
    partners_view.heatmap(data.read(reads.contacts_by_month, first=months[0]), months)
elif view == "letters":
    replies = data.read(reads.replies)
    exchanges_view.letters(replies, letters, limits)
    exchanges_view.owed(owed, data.read(reads.plan_sheet).host or "")
    follow_ups_view.promises(promised)
    exchanges_view.introductions(data.read(reads.introductions), limits)
    follow_ups_view.stages(data.read(reads.introduction_stages), int(limits["cohort_days"]))
    stage = follow_ups_view.choose_stage()
    follow_ups_view.introductions(tables.page(reads.introduction_rows, 25, stage=stage))
else:
    exchanges_view.journal(tables.page(reads.interactions, 25))
layout.page_end()
