"""The pages as data: file, address, title, icon, section. Who opens which: `lib/domain/rights.py`."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.domain.rights import opens
from lib.domain.roles import Role
from lib.i18n import mark
from lib.ui import session, visiting

PAGES = Path(__file__).parents[2] / "pages"
#: What there is where there are plans to choose among.
SEVERAL = "plans"
#: What there is where people sign in.
ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu; `section` empty for a page that is reached by links only."""

    file: str
    path: str
    title: str
    icon: str
    section: str
    subject: str = ""  # the parameter that names what a sheet is about
    needs: str = ""  # in the menu only where there is any of it: several plans, amounts, indicators


ENTRIES = (
    Entry("plans", "plans", mark("All plans"), ":material/stacks:", mark("Presidency"), needs=SEVERAL),
    Entry("overview", "", mark("Overview"), ":material/home:", mark("Follow")),
    Entry("axes", "axes", mark("Axes"), ":material/stacked_bar_chart:", mark("Follow")),
    Entry("deadlines", "deadlines", mark("Deadlines"), ":material/event:", mark("Follow")),
    Entry("evolution", "evolution", mark("Evolution"), ":material/compare_arrows:", mark("Follow")),
    Entry("outlook", "outlook", mark("Outlook"), ":material/trending_up:", mark("Follow")),
    Entry("actions", "actions", mark("Actions"), ":material/checklist:", mark("Follow")),
    Entry("budget", "budget", mark("Budget"), ":material/payments:", mark("Follow"), needs="amounts"),
    Entry(
        "indicators",
        "indicators",
        mark("Indicators"),
        ":material/monitoring:",
        mark("Follow"),
        needs="indicators",
    ),
    Entry("partners", "partners", mark("Partners"), ":material/handshake:", mark("Follow")),
    Entry("commitments", "commitments", mark("Commitments"), ":material/gavel:", mark("Follow")),
    Entry("meeting", "meeting", mark("Meeting"), ":material/groups:", mark("Meet")),
    Entry("documents", "documents", mark("Documents"), ":material/folder_open:", mark("Meet")),
    Entry("minutes", "minutes", mark("Minutes"), ":material/draw:", mark("Meet")),
    Entry("import_file", "import", mark("Import"), ":material/upload_file:", mark("Update")),
    Entry("rounds", "rounds", mark("News asked for"), ":material/campaign:", mark("Update")),
    Entry("order", "order", mark("Order of the plan"), ":material/inventory_2:", mark("Update")),
    Entry("history", "history", mark("History"), ":material/history:", mark("Update")),
    Entry(
        "people",
        "people",
        mark("People and accounts"),
        ":material/group:",
        mark("Settings"),
        "account",
        ACCOUNTS,
    ),
    Entry("audit", "audit", mark("Audit"), ":material/policy:", mark("Settings"), needs=ACCOUNTS),
    Entry("quality", "quality", mark("Quality and definitions"), ":material/fact_check:", mark("Understand")),
    Entry("search", "search", mark("Search"), ":material/search:", "", subject="q"),
    Entry("action", "action", mark("Action sheet"), ":material/description:", "", subject="code"),
    Entry("partner", "partner", mark("Partner sheet"), ":material/badge:", "", subject="partner"),
)


def pages(*, held: Container[str] = ()) -> Mapping[str, list[StreamlitPage]]:
    """The menu of the present role, by translated section; `held`: what there is any of. The other pages stay where their
    addresses say, those that are none of the person's too: they say so there, where the framework would know of none."""
    menu: dict[str, list[StreamlitPage]] = {}
    role = role_of_pages()

    def is_hidden(entry: Entry) -> bool:
        rests = entry.needs != "" and entry.needs not in held
        return not entry.section or rests or visiting.is_visitor() or not opens(role, entry.file)

    # Those that are hidden come last: a section stands where its first page does.
    for entry in sorted(ENTRIES, key=is_hidden):
        if not (_is_shared(entry) if visiting.is_visitor() else opens(role, entry.file) or is_closed(entry)):
            continue
        section = session.t("Understand" if is_hidden(entry) else entry.section)
        menu.setdefault(section, []).append(
            st.Page(
                PAGES / f"{entry.file}.py",
                title=session.t(entry.title),
                icon=entry.icon,
                url_path=entry.path or None,
                default=not entry.path,
                visibility="hidden" if is_hidden(entry) else "visible",
            )
        )
    return menu


def _is_shared(entry: Entry) -> bool:
    """Whether a page is there for a visitor: the one that was shared, and the first one, which the framework must have and
    which opens nothing then."""
    return session.may_open(entry.file) or not entry.path


def role_of_pages() -> Role:
    """The role whose pages are there: whoever looks as the partner has the partner's."""
    own = session.own_role()
    return min(own, Role.PARTNER) if session.partner_view() else own


def at_rest(held: Container[str]) -> list[Entry]:
    """The pages of the present role that its menu leaves out because there is nothing of what they show."""
    role = role_of_pages()
    return [
        entry
        for entry in ENTRIES
        if entry.needs not in ("", ACCOUNTS) and entry.needs not in held and opens(role, entry.file)
    ]


def is_closed(entry: Entry) -> bool:
    """Whether a page is none of the person's, whichever view is on."""
    return session.own_role() > Role.VISITOR and not opens(session.own_role(), entry.file)


def closed(path: str) -> Entry | None:
    """The page at an address, where it is closed to the person."""
    return next((entry for entry in ENTRIES if entry.path == path and is_closed(entry)), None)


def is_open(file: str) -> bool:
    """Whether a page is one of the present role: a link to any other would lead nowhere."""
    return opens(role_of_pages(), file)


def link(name: str, label: str, icon: str | None = None, **query: str) -> None:
    """A link to a page on a line of its own; none to one that is not there for the present role."""
    if is_open(name):
        st.page_link(file_of(name), label=label, icon=icon, query_params=session.links(**query))


def tab_title(path: str, plan: str) -> str:
    """What the tab of the browser says: the page first, what its sheet is about before it, then the plan."""
    entry = next(entry for entry in ENTRIES if entry.path == path)
    subject = session.query(entry.subject) if entry.subject else ""
    return " – ".join(part for part in (subject, session.t(entry.title), plan) if part)


def file_at(path: str) -> str:
    """The file of the page at an address."""
    return next((entry.file for entry in ENTRIES if entry.path == path), "")


def go(name: str, **query: str) -> NoReturn:
    """Leads to a page, its address as a link would say it; the run ends here."""
    st.switch_page(file_of(name), query_params=session.links(**query))


def file_of(name: str) -> Path:
    """The file of a page, for links: `name` is its file's stem."""
    return PAGES / f"{name}.py"
