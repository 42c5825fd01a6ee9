"""Any day or revision, on every page: the control of the header, and the sentence that says so."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.terms import RevisionKind
from lib.i18n import mark
from lib.i18n.formats import as_typed, format_day
from lib.i18n.labels import label
from lib.store import reads
from lib.store.reads import JournalLine
from lib.store.rows import Rows
from lib.ui import choices, data, markup, session, visiting
from lib.ui.address import PLAN
from lib.ui.session import t
from lib.wording.changes import reason_text

#: How many of the last revisions can be chosen from the header; all of them are on the page of the history.
LISTED = 60
CHOICE = "shown_revision"
#: So much is repeated of what an address asks for.
LONGEST = 40


def controls() -> None:
    """The day of the figures, and the revisions behind it."""
    choices.day(t("Day of the figures"))
    if session.is_partner():  # how often something was recorded tells of what is hidden
        return
    listed = st.popover(
        t("Revisions"), icon=":material/history:", type="tertiary", key="time_travel", on_change="rerun"
    )
    if listed.open:
        with listed:
            _revisions()


def _revisions() -> None:
    """The last revisions, to be shown instead of the state of a day."""
    rows = revisions(LISTED)
    names = {0: t("The last revision of the day"), **{r.number: name_of(r) for r in rows}}
    days = {r.number: r.as_of for r in rows}
    asked = session.asked_revision()
    st.selectbox(
        t("State shown"),
        list(names),
        index=list(names).index(asked) if asked in names else 0,
        format_func=lambda number: names[number],
        key=f"{CHOICE}_{asked}",
        on_change=_choose,
        args=(f"{CHOICE}_{asked}", days),
        width=420,
    )


def _choose(key: str, days: dict[int, date]) -> None:
    number = int(session.widget(key) or 0)
    if number:
        session.show_revision(number, days[number])
    else:
        session.leave_revision()


def revisions(most: int) -> Rows[JournalLine]:
    """The last revisions of the plan, whichever is shown, the latest first."""
    return data.read_at(data.state().at(session.latest()), reads.revisions, limit=most)


def name_of(row: JournalLine) -> str:
    """« 12 – 31/03/2026 – plan.xlsx »; for a partner, the door it came through instead of what was typed."""
    language = session.language()
    said = row.file_name or reason_text(language, row.reason)
    if session.partner_view() or not said:
        said = label(language, RevisionKind(row.kind))
    return f"{row.number} – {format_day(language, row.as_of)} – {said[:60]}"


def banner() -> None:
    """Says plainly that the past is shown, that nothing can be written there, and leads back; or that nothing is known
    of a day to come."""
    language, day = session.language(), format_day(session.language(), session.today())
    if is_before_record() or not (session.shows_past() or session.shows_later()):
        return
    if session.shows_past() and session.is_partner():
        said = t("You are looking at the past: figures as of {day}. Nothing can be changed here.", day=day)
    elif session.shows_past():
        said = t(
            "You are looking at the past: revision {number}, figures as of {day}. Nothing can be changed here.",
            number=session.revision(),
            day=day,
        )
    else:
        said = t(
            "Projection to {day}: nothing is known after {present}. The plan is shown as it stands, against that day.",
            day=day,
            present=format_day(language, session.present_day()),
        )
    with st.container(key="past", horizontal=True, vertical_alignment="center", gap="small"):
        markup.box("plan-banner plan-looks", said)
        _to_present()


def is_before_record() -> bool:
    """Whether the day shown is before the first recording: nothing is known of it."""
    return session.today() < min(data.first_day(), session.present_day())


def nothing_recorded() -> None:
    """The whole of a page on such a day: what is known begins later, and where to go."""
    language, first = session.language(), data.first_day()
    st.title(t("Nothing was recorded yet"), anchor=False)
    markup.paragraph(
        t(
            "The first recording of this plan is of {first}: nothing is known of {day}.",
            first=format_day(language, first),
            day=format_day(language, session.today()),
        )
    )
    if visiting.is_visitor():
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            t("Show {day}", day=format_day(language, first)),
            key="to_first",
            on_click=session.show_day,
            args=(first,),
            icon=":material/first_page:",
            width="content",
        )
        _to_present()


def untold() -> str:
    """What stands in place of what only the past can tell, on a day to come."""
    return t(
        "Nothing is known after {present}: this is not shown for a day to come.",
        present=format_day(session.language(), session.present_day()),
    )


def tell_unread(place: DeltaGenerator) -> None:
    """Says what the address asked for and is not there, and what is shown instead; above the page."""
    language, unread = session.language(), session.outbox().get("unread") or {}
    day = format_day(language, session.today())
    said = {
        session.VERSION: mark("There is no revision “{asked}” in this plan: the state of {day} is shown."),
        PLAN: mark("There is no plan “{asked}” here: the one named above is shown."),
        session.DAY: mark("“{asked}” is no day that can be shown: the figures are as of {day}."),
    }
    other = mark("The address asks for “{asked}”, which is not there: the page is shown without it.")
    lines = [
        t(said.get(name, other), asked=as_typed(language, given[:LONGEST]), day=day)
        for name, given in unread.items()
    ]
    if lines:
        with place:
            markup.box("plan-banner", " ".join(lines))


def _to_present() -> None:
    if (
        visiting.is_visitor() or session.default_day() != session.present_day()
    ):  # a closed plan has a banner of its own
        return
    st.button(
        t("Return to today"),
        key="to_present",
        on_click=session.show_day,
        args=(session.default_day(),),
        icon=":material/today:",
        type="tertiary",
        width="content",
    )
