"""Partners: who was in touch, whose move is next, who is waiting, how far introductions went, who leads what."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.partners import exchanges_view, follow_ups_view, quick_entry, turns_view
from lib.ui.partners import view as partners_view

session.require(Role.READER)

day = session.today()
partners = data.read(reads.partners, day=day)
limits = data.read(reads.thresholds)
promised = data.read(reads.promises, day=day)
partners_view.heading(partners)
follow_ups_view.notice(promised)
quick_entry.form([str(label) for label in partners["label"]])
view = partners_view.choose()

if view == "led":
    partners_view.commitments(partners, limits)
elif view == "turns":
    organisations = data.read(reads.turn_balance, day=day)
    turns_view.balance(data.read(reads.party_balance, day=day), organisations)
    turn = turns_view.chosen(organisations)
    page = turns_view.page_of(data.read(reads.turns, day=day, organisation=turn, limit=1))
    turns_view.actions(data.read(reads.turns, day=day, organisation=turn, limit=25, offset=25 * page))
elif partners.empty or partners["interactions"].sum() == 0:
    layout.empty(session.t("No exchange is recorded yet. Import them, or add one above."))
elif view == "contacts":
    months = partners_view.months(day)
    partners_view.heatmap(data.read(reads.contacts_by_month, day=day, first=months[0]), months)
    partners_view.to_contact(partners)
elif view == "letters":
    replies = data.read(reads.replies, day=day)
    exchanges_view.letters(replies, data.read(reads.pending_letters, day=day), limits)
    follow_ups_view.promises(promised)
    exchanges_view.introductions(data.read(reads.introductions, day=day), limits)
    follow_ups_view.stages(data.read(reads.introduction_stages, day=day), int(limits["cohort_days"]))
    stage = follow_ups_view.choose_stage()
    page = follow_ups_view.page_of(data.read(reads.introduction_rows, day=day, stage=stage, limit=1))
    follow_ups_view.introductions(
        data.read(reads.introduction_rows, day=day, stage=stage, limit=25, offset=25 * page)
    )
else:
    page = exchanges_view.page_of(data.read(reads.interactions, day=day, limit=1))
    exchanges_view.journal(data.read(reads.interactions, day=day, limit=25, offset=25 * page))
layout.page_end()
