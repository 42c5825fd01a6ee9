"""One partner: its place, its next step, its measures; its actions, exchanges and commitments."""

from lib.store import reads
from lib.ui import data, layout, session, tables, time_travel
from lib.ui.partners import commitments_view, exchanges_view, follow_ups_view, measures, quick_entry, sheet
from lib.ui.partners import view as partners_view

session.require("partner")

name = session.query("partner")
partner = data.read(reads.partner_one, partner=name) if name else None

if partner is None:
    sheet.unknown(name)
else:
    session.put_query("partner", name, "")  # the arrows of the browser may come back without it
    limits = data.read(reads.thresholds)
    sheet.heading(partner)
    quick_entry.form([name], partner=name)
    view = sheet.choose()
    led, supported = data.read(reads.partner_record, partner=name)
    replies, rhythm = data.read(reads.replies, partner=name), data.read(reads.rhythm, partner=name)
    introductions = data.read(reads.introductions, partner=name)
    stages = data.read(reads.introduction_stages, partner=name)
    if view == "summary":
        sheet.next_steps(data.read(reads.partner_next, partner=name))
        if session.shows_later():
            layout.empty(time_travel.untold())
        else:
            sheet.record_sentence(led, supported)
            measures.measures(partner, led, rhythm, replies, introductions, stages, limits)
        measures.identity(partner)
        measures.edit(partner)
    elif view == "actions":
        sheet.record_sentence(led, supported)
        sheet.actions(tables.page(reads.partner_actions, 25, partner=name))
        sheet.documents(data.read(reads.partner_documents, partner=name))
    elif view == "exchanges":
        if session.shows_later():
            layout.empty(time_travel.untold())
        else:
            months = partners_view.months(session.today())
            sheet.over_time(
                data.read(reads.partner_months, partner=name, first=months[0]), months, rhythm.total
            )
            follow_ups_view.promises(data.read(reads.promises, partner=name))
            exchanges_view.letters(replies, data.read(reads.pending_letters, partner=name), limits)
            exchanges_view.owed(
                data.read(reads.owed_letters, partner=name), data.read(reads.plan_sheet).host or ""
            )
            sheet.introductions(introductions, data.read(reads.introduction_rows, partner=name), limits)
        exchanges_view.journal(tables.page(reads.interactions, 25, partner=name))
    else:
        commitments_view.listed(
            data.read(reads.commitments, organisation=name, limit=100),
            session.t("This partner is named in no recorded commitment."),
        )
sheet.back()
layout.page_end()
