"""Partners: who was in touch, who is waiting, how far introductions went, who leads what."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, exchanges_view, layout, partners_view, session

session.require(Role.READER)

day = session.today()
partners = data.read(reads.partners, day=day)
limits = data.read(reads.thresholds)
partners_view.heading(partners)
view = partners_view.choose()

if view == "led":
    partners_view.commitments(partners, limits)
elif partners.empty or partners["interactions"].sum() == 0:
    layout.empty(session.t("No exchange is recorded yet. Import them, or add one below."))
elif view == "contacts":
    months = partners_view.months(day)
    partners_view.heatmap(data.read(reads.contacts_by_month, day=day, first=months[0]), months)
    partners_view.to_contact(partners)
elif view == "letters":
    replies = data.read(reads.replies, day=day)
    exchanges_view.letters(replies, data.read(reads.pending_letters, day=day), limits)
    exchanges_view.introductions(data.read(reads.introductions, day=day), limits)
else:
    page = exchanges_view.page_of(data.read(reads.interactions, day=day, limit=1))
    exchanges_view.journal(data.read(reads.interactions, day=day, limit=25, offset=25 * page))
exchanges_view.entry(partners)
layout.page_end()
