"""One partner: its place, its next step, its measures; its actions, exchanges and commitments."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.partners import commitments_view, exchanges_view, follow_ups_view, measures, quick_entry, sheet
from lib.ui.partners import view as partners_view

session.require(Role.READER)

day = session.today()
name = session.query("partner")
partner = data.read(reads.partner_one, day=day, partner=name) if name else None

if partner is None:
    sheet.unknown(name)
else:
    of = {"day": day, "partner": name}
    limits = data.read(reads.thresholds)
    sheet.heading(partner)
    quick_entry.form([name], partner=name)
    view = sheet.choose()
    led, supported = data.read(reads.partner_record, **of)
    replies, rhythm = data.read(reads.replies, **of), data.read(reads.rhythm, **of)
    introductions, stages = data.read(reads.introductions, **of), data.read(reads.introduction_stages, **of)
    if view == "summary":
        sheet.next_steps(data.read(reads.partner_next, **of))
        sheet.record_sentence(led, supported)
        measures.measures(partner, led, rhythm, replies, introductions, stages, limits)
        measures.identity(partner)
        measures.edit(partner)
    elif view == "actions":
        sheet.record_sentence(led, supported)
        page = sheet.page_of(data.read(reads.partner_actions, **of, limit=1), "page")
        sheet.actions(data.read(reads.partner_actions, **of, limit=25, offset=25 * page))
        sheet.documents(data.read(reads.partner_documents, **of))
    elif view == "exchanges":
        months = partners_view.months(day)
        sheet.over_time(data.read(reads.partner_months, **of, first=months[0]), months, rhythm.total)
        follow_ups_view.promises(data.read(reads.promises, **of))
        exchanges_view.letters(replies, data.read(reads.pending_letters, **of), limits)
        sheet.introductions(introductions, data.read(reads.introduction_rows, **of), limits)
        page = exchanges_view.page_of(data.read(reads.interactions, **of, limit=1))
        exchanges_view.journal(data.read(reads.interactions, **of, limit=25, offset=25 * page))
    else:
        commitments_view.listed(
            data.read(reads.commitments, day=day, organisation=name, limit=100),
            session.t("This partner is named in no recorded commitment."),
        )
sheet.back()
layout.page_end()
