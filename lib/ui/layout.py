"""The frame of every page: header, banner, footer; and the blocks that pages are made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.palette import DARK, LIGHT, PROJECTED, named
from lib.domain.roles import Role
from lib.i18n import NAMES, direction
from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.reads import Plan
from lib.ui import (
    choices,
    data,
    drafts,
    foreign,
    freshness,
    link_rows,
    markup,
    navigation,
    partner_view,
    plan_choice,
    screen,
    session,
    time_travel,
)
from lib.ui.following import follows
from lib.ui.session import t

FOLDER = Path(__file__).parent
#: A file of ours: a named icon would be fetched from another site.
ICON = FOLDER / "icon.png"
SCRIPT = "<script>document.documentElement.lang='{language}';document.documentElement.dir='{direction}';{links}</script>"
#: Our links to other pages change the page as the menu does: at once, in the same session. A page that finds the server
#: again asks for a run.
LINKS = (FOLDER / "links.js").read_text(encoding="utf-8")
#: The keyboard of a meeting, whose drawer has every key while it is open.
MEETING = (FOLDER / "meeting.js").read_text(encoding="utf-8")
PLOT_CONFIG = {"displayModeBar": False, "responsive": True}


def frame() -> None:
    """The style sheet, the direction and language of the document."""
    language = session.language()
    words = (
        f':root {{ --plan-drop: "{t("Drop the file here")}";'
        f' --plan-paste: "{t("or paste a file, or a table copied from Excel (Ctrl+V)")}";'
        f' --plan-pasted: "{t("Pasted table")}";'
        f' --plan-draft: "{t("What was typed before the page was loaded again is here. Check the lists and the days.")}";'
        f' --plan-draft-meeting: "{t("What was typed before and is not recorded yet is here.")}"; }}'
    )
    # A drawer and what unfolds from a button stand outside the page, where nothing says which of our colours is meant.
    outside = '[data-testid="stDialog"], [data-testid="stPopoverBody"]'
    scheme = f"{outside} {{ color-scheme: {'dark' if screen.is_dark() else 'light'}; }}"
    st.html(f"<style>{_rules(direction(language))}{words}{scheme}</style>")
    st.html(
        SCRIPT.format(
            language=language,
            direction=direction(language),
            links=LINKS + MEETING + drafts.script() + foreign.script(),
        ),
        unsafe_allow_javascript=True,
    )


@cache
def _rules(way: str) -> str:
    """The colours and the style sheets of a direction of writing."""
    colours = "".join(
        f"--plan-{name}: light-dark({light}, {dark});"
        for (name, light), dark in zip(named(LIGHT).items(), named(DARK).values(), strict=True)
    )
    sheets = ["style.css", "overview.css", "plans.css", *(["style_rtl.css"] if way == "rtl" else [])]
    return f":root {{{colours}}}" + "".join((FOLDER / name).read_text(encoding="utf-8") for name in sheets)


@cache
def _meeting_rules() -> str:
    """The colours and the style sheet of the meeting mode."""
    colours = "".join(f"--plan-{name}: {colour};" for name, colour in named(PROJECTED).items())
    return f".stApp {{{colours}}}" + (FOLDER / "meeting.css").read_text(encoding="utf-8")


def wake() -> None:
    """What the page presses by itself when it finds the server again (links.js): asks for a run, no more."""
    st.button("", key="wake")


def sign_in() -> None:
    """Whoever is here no more: the way to the door, which the page takes by itself."""
    st.title(t("Joint action plan"))
    markup.paragraph(t("Your session has ended: sign in again."))
    link_rows.leaving("/sign-in", t("Sign in"))


def header() -> None:
    """One row: the plan, what is searched for, the day, the language; one line: a sample, revision, last change.

    On a narrow screen the row holds the plan and the day, the rest is behind a button. In meeting mode the page has a
    header of its own.
    """
    if screen.is_projected():
        st.html(f"<style>{_meeting_rules()}</style>")
        freshness.banner()
        time_travel.banner()
        _tell_notice()
        return
    sheet = data.read(reads.plan_sheet)
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="small"):
        markup.masthead(sheet.title, format_day(session.language(), session.today()), _choice(sheet))
        with st.container(key="header_controls", horizontal=True, width="content", gap="small"):
            if plan_choice.is_of_all():
                choices.day(t("Day of the figures"))
            else:
                time_travel.controls()
            choices.select(
                t("Language"),
                NAMES,
                key=session.LANGUAGE,
                first=session.language(),
                hidden_label=True,
                width=130,
                always=True,
            )
    markup.state_line(
        t("SAMPLE – fictional data") if sheet.is_sample and not plan_choice.is_beside() else "", state_words()
    )
    freshness.banner()
    if not plan_choice.is_of_all():
        time_travel.banner()
        plan_choice.closed_banner()
    if session.partner_view():
        partner_view.banner()
    _tell_notice()
    with st.sidebar:
        _who()
        _own()
        partner_view.switch()


def _who() -> None:
    """Who is here, and the way to what is theirs; at the machine itself, whoever sits there says so."""
    who = session.person()
    if who is not None and who.account:
        link_rows.leaving(f"/account?lang={session.language()}", who.author)
        return
    st.text_input(
        t("Your function"), key=session.AUTHOR, placeholder=t("Local workstation"), persist_state="session"
    )


def _own() -> None:
    """The ways to what is one's own beside the plan: calendars and accesses; to an administrator, the mail."""
    link_rows.leaving(data.beside("/access"), t("Calendars and accesses"))
    if session.own_role() >= Role.ADMINISTRATOR and not session.partner_view():
        link_rows.leaving(data.beside("/sending"), t("Mail"))


def _choice(sheet: Plan) -> str:
    """What stands in place of the title of the plan where there are several: its name, which opens the list of the others."""
    others = data.others()
    if not others:
        return ""
    name = t("All plans") if plan_choice.is_of_all() else sheet.short_name or sheet.title
    key = (name, session.plan(), session.page(), data.plans())
    return data.worded("plan_choice", lambda: plan_choice.choices(name, others), *key)


def state_words() -> str:
    """The day of the figures, the revision behind them and when it was recorded: the last change, whichever it was."""
    day = format_day(session.language(), session.today())
    if plan_choice.is_beside():
        return t("The same for every plan.")
    if plan_choice.is_of_all():
        shown = session.today()
        if any(plan.closed_on and plan.closed_on <= shown for plan in reads.listed(data.plans())):
            return t(
                "Each plan is shown as of {day}, a closed one as of the day it was closed; no mean is made of plans.",
                day=day,
            )
        return t("Each plan is shown as of {day}; no mean is made of plans.", day=day)
    parts = [t("Figures as of {day}", day=day)]
    last = (
        None
        if session.is_partner() or time_travel.is_before_record()
        else data.revision_of(session.revision())
    )
    if last is not None:
        parts.append(t("Revision {number}", number=last.number))
        parts.append(t("last change {moment}", moment=session.moment(last.recorded_at)))
    return " · ".join(parts)


def _tell_notice() -> None:
    box = session.outbox()
    if notice := box.get("notice"):
        # The browser takes what equals a notice that still stands for the same one, and would not tell the second.
        st.toast(notice, icon=":material/check:", duration=4 + box.get("told", 0) % 2)


def title(text: str, sentence: str = "") -> None:
    """The finding or the question of the page, and one sentence."""
    st.title(text, anchor=False)
    if sentence:
        markup.paragraph(sentence)


def unfolded(
    label: str, key: str, *, icon: str | None = None, opens_first: bool = False
) -> DeltaGenerator | None:
    """A part that is drawn only when somebody unfolds it, or a link asked for it (`opens_first`): where to draw it, or
    nothing while it is folded.
    """
    held = session.state(f"unfolded:{key}") or {}
    # Under another label, in another language, the browser takes it for another part: it opens as the one before it was.
    opens = held.get("opens", opens_first) if held.get("label", label) == label else held["open"]
    if opens_first and held and follows():
        session.preset({key: True})
    part = st.expander(label, expanded=opens, icon=icon, key=key, on_change="rerun")
    session.keep_state(f"unfolded:{key}", {"label": label, "opens": opens, "open": part.open})
    return part if part.open else None


def line(key: str) -> DeltaGenerator:
    """One line of a list: what it says, then what can be done to it, at its end where there is room for both."""
    return st.container(key=f"line_{key}", horizontal=True, gap="medium")


def section(text: str, more: markup.Cell | None = None) -> None:
    """A heading inside a page, of the second level: no level is skipped below the title; and at its end the way to the rest, if there is one."""
    if more is None:
        st.header(text, anchor=False)
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.header(text, anchor=False, width="content")
        markup.rest(more)


def empty(sentence: str) -> None:
    """An empty state is a sentence."""
    markup.paragraph(sentence)


def chart(
    figure: go.Figure,
    *,
    key: str,
    sentence: str,
    rows: pd.DataFrame | Callable[[], pd.DataFrame],
    alternative: str = "",
    narrow: go.Figure | None = None,
) -> None:
    """A chart with the sentence that reads it, its text alternative, and its data one click away.

    `rows` has translated headings and values written for the reader, or cells that lead to their rows; given as a
    function, it is called once and its table kept with the figure. `alternative` stands for the sentence where the page says it already.
    `narrow` is the same chart for a narrow column: the style sheet shows the one that has its room.
    """
    if sentence:
        markup.paragraph(sentence)
    said = sentence or alternative
    if narrow is None:
        st.plotly_chart(figure, key=key, config=PLOT_CONFIG, theme=None, alt=said)
    else:
        for shape, drawn in (("wide", figure), ("narrow", narrow)):
            with st.container(key=f"{shape}_{key}"):
                st.plotly_chart(drawn, key=f"{key}_{shape}", config=PLOT_CONFIG, theme=None, alt=said)
    with st.expander(t("See the data")):
        if callable(rows):
            markup.show(data.worded(f"chart:{key}", lambda: _data_table(rows(), said), figure, said))
        else:
            markup.show(_data_table(rows, said))


def _data_table(rows: pd.DataFrame, caption: str) -> str:
    return markup.table_html(
        [markup.Column(str(name)) for name in rows.columns],
        [
            [value if isinstance(value, markup.Cell) else str(value) for value in row]
            for row in rows.itertuples(index=False)
        ],
        caption,
    )


def page_end(note: str = "") -> None:
    """What is missing, if the page says so, and where the definitions are: the last line of every page."""
    with st.container(key="page_end", horizontal=True, vertical_alignment="center", gap="medium"):
        if note:
            markup.paragraph(note, "plan-state")
        navigation.link("quality", t("Definitions, formulas and missing data"), ":material/info:")
