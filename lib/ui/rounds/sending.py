"""The link of each organisation, the words that ask it or remind it, and a workbook that comes back by another way."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import streamlit as st

from lib.domain.access import access
from lib.domain.errors import AppError
from lib.domain.terms import AnswerWay
from lib.i18n import LANGUAGES, NAMES
from lib.i18n.formats import format_day
from lib.people.store import People, opened
from lib.reports.round_workbook import round_workbook
from lib.store import reads
from lib.store.connection import location
from lib.store.reads import Round, RoundAnswer
from lib.store.rows import Rows
from lib.ui import data, downloads, layout, markup, session, turn, uploaded, writing
from lib.ui.forms.shell import button
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.usecases.answer_workbook import ReadAnswers
from lib.usecases.answers import send
from lib.usecases.people import round_links
from lib.usecases.typed_answers import read_workbook
from lib.wording.rounds import Asking, request, subject

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Rows of a workbook that are told one by one.
TOLD = 20


def people() -> People:
    """What is kept beside the ledger: the secret of links, the drafts."""
    return opened(location(os.environ))


def messages(shown: Round, answers: Rows[RoundAnswer]) -> None:
    """For each organisation asked its link, the words to send with it, its workbook."""
    if not writing.is_possible():
        return
    layout.section(t("Links and words to send"))
    options = {row.key: row.organisation for row in answers}
    chosen = st.selectbox(
        t("Organisation"), list(options), format_func=lambda key: options.get(key, key), key="round_to"
    )
    answer = next((row for row in answers if row.key == chosen), answers[0])
    spoken = st.segmented_control(
        t("Language"),
        list(LANGUAGES),
        default=session.language(),
        format_func=lambda code: NAMES[code],
        key="round_words",
        required=True,
    )
    language = spoken or session.language()
    token = round_links.token_of(people(), session.plan(), answer.key)
    link = f"{_base()}/r/{session.plan()}/{token}?lang={language}"
    sheet = data.read(reads.plan_sheet)
    asking = Asking(
        answer.organisation,
        sheet.host or "",
        sheet.title or "",
        shown.asked_for,
        shown.answers_until,
        session.present_day(),
        answer.actions,
        shown.word or "",
        link,
    )
    reminds = not answer.is_answered and answer.opened_on < session.present_day()
    if reminds:
        day = format_day(session.language(), answer.opened_on)
        markup.paragraph(t("A reminder: its answer is awaited since {day}.", day=day), "plan-state")
    st.code(link, language=None, wrap_lines=True)
    words = f"{subject(language, asking)}\n\n{request(language, asking, reminds=reminds)}"
    with st.container(key="round_message"):
        st.code(words, language=None, wrap_lines=True)
    _tools(shown, answer)


def _tools(shown: Round, answer: RoundAnswer) -> None:
    language, state = session.language(), data.state().seen_by_partner()

    def renew(_: Sent) -> int | None:
        round_links.renew(people(), answer.key)
        return session.latest()

    with st.container(horizontal=True, gap="medium"):
        downloads.button(
            t("Its workbook (.xlsx)"),
            data=lambda: round_workbook(state, shown, answer, language=language),
            file_name=data.file_of_plan(f"{answer.organisation}-{shown.asked_for.isoformat()}.xlsx"),
            mime=XLSX,
            icon=":material/download:",
            key=f"round_book_{answer.key}",
        )
        button(
            f"round_renew_{answer.key}",
            t("Take this link back"),
            renew,
            t("The former link leads nowhere any more; the new one is shown."),
        )


def given_back() -> None:
    """A workbook that an organisation sent by another way: its answers are those of the organisation."""
    if not writing.is_possible():
        return
    entry = layout.unfolded(t("A workbook came back"), "round_back", icon=":material/upload_file:")
    if not entry:
        return
    with entry:
        times = session.counter("round_file")
        file, _ = uploaded.field("round_file", t("File"), f"round_file_{times}")
        if file is not None:
            _given(file.getvalue(), file.name)


def _given(content: bytes, name: str) -> None:
    state = data.state().seen_by_partner()

    def read() -> ReadAnswers:
        return read_workbook(state, content, name, today=session.present_day())

    with turn.own():
        found = writing.tried(read, "declaration")
    if found is None:
        return
    organisation = next(a.organisation for a in data.read(reads.round_answers) if a.key == found.answer)
    n = len(found.given)
    markup.paragraph(
        tn("{n} answer of {organisation}.", "{n} answers of {organisation}.", n, organisation=organisation)
    )
    for row in found.refused[:TOLD]:
        st.warning(f"{row.cell or row.row} – {row.name}: {_why(row.error)}", icon=":material/warning:")
    if not found.given:
        return

    def write(sent: Sent) -> int | None:
        return send(
            data.whole_store(),
            found.answer,
            found.given,
            sent.writing,
            seen=found.seen,
            way=AnswerWay.WORKBOOK,
            reason=name,
        ).revision

    button(
        f"round_take_{found.answer}",
        t("Record these answers"),
        write,
        t("The answers are recorded: read them beside the plan."),
        primary=True,
        after=lambda _: session.advance("round_file"),
    )


def _why(error: AppError) -> str:
    return t(error.message, **error.values)


def _base() -> str:
    """Where the dashboard is reached from elsewhere, else as this browser reaches it."""
    told = access(os.environ).url
    if told:
        return told.rstrip("/")
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}" if here.netloc else ""
