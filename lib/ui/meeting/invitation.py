"""The convocation of a meeting, in the language that is chosen: Word, PDF, calendar, a text to copy."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.documents import convocation, docx, invitation, pdf
from lib.documents.convocation import Convocation
from lib.i18n import LANGUAGES, NAMES, Language
from lib.reports.convocation import convocation_facts, invitation_of
from lib.reports.meeting import Shown
from lib.ui import choices, data, layout, markup, partner_view, session
from lib.ui.paper_rows import DOCX, ICS, PDF, download
from lib.ui.session import t


def files(shown: Shown) -> None:
    """The language, then the files; nothing is sent from here."""
    layout.section(t("Convocation"))
    markup.paragraph(t("Its figures are those of the present; nothing is sent from here."))
    partner_view.before_sending()
    own = session.language()
    names: dict[str, str] = {own: NAMES[own], **NAMES}
    chosen = choices.views(names, key="paper")
    language: Language = next(code for code in LANGUAGES if code == chosen)
    state, meeting, zone = data.state(), shown.meeting, session.zone()

    def facts() -> Convocation:
        return convocation_facts(state, shown=shown, language=language)

    def calendar() -> bytes:
        told = convocation.text(facts(), language)
        return invitation.write(invitation_of(meeting, told=told, time_zone=zone), plan=state.plan)

    made: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (t("Word (.docx)"), "docx", DOCX, lambda: docx.write(convocation.convocation(facts(), language))),
        (t("PDF (.pdf)"), "pdf", PDF, lambda: pdf.write(convocation.convocation(facts(), language))),
        (t("Calendar (.ics)"), "ics", ICS, calendar),
    )
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make in made:
            name = f"convocation-{language}"
            download(f"convocation_{ending}", label, name, ending, mime, make, day=meeting.held_on)
    part = layout.unfolded(t("The text to copy"), "convocation_text")
    if part is not None:
        part.code(convocation.text(facts(), language), language=None, wrap_lines=True)
