"""« Partager cette page »: a link to the page as it is seen, or to the light page, without an account; its QR code."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.documents import code
from lib.domain.rights import SHARE, SHARED, may
from lib.i18n.formats import format_day
from lib.ui import data, here, link_rows, markup, navigation, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.usecases.people import shares
from lib.usecases.people.shares import DAYS

#: The link that was just made; the page on which somebody asked for one.
MADE, OPEN = "share_link", "share_open"
#: What a link shows, and of which moment.
PAGE, LIGHT_PAGE = "page", "light"
LIVING, FIXED = "living", "fixed"
#: What an address says of the moment shown.
MOMENT = (session.DAY, session.VERSION)


def part() -> None:
    """What the menu opens, where people sign in, for who may share, on a page that can be."""
    who = session.person()
    file = navigation.file_at(session.page())
    if who is None or not who.account or not may(session.own_role(), SHARE) or file not in SHARED:
        return
    st.sidebar.button(t("Share this page"), key="share", on_click=_open)
    if session.state(OPEN) == session.page():
        st.dialog(t("Share this page"), width="medium", position="right", on_dismiss=_close)(_drawer)(file)


def _open() -> None:
    session.keep_state(MADE, None)
    session.keep_state(OPEN, session.page())


def _close() -> None:
    session.keep_state(OPEN, None)


def _drawer(file: str) -> None:
    _form(file)
    _made()
    link_rows.leaving(data.beside("/access"), t("The links that are open"))


def offered(*, page: bool) -> tuple[dict[str, str], dict[str, str]]:
    """What a link can show, and of which moment; the first of each is what stands there."""
    seen = t("as partners see it") if session.partner_view() else t("as the team sees it")
    light = {LIGHT_PAGE: t("The light page of the plan, {seen}", seen=seen)}
    what = {PAGE: t("This page, {seen}", seen=seen), **light} if page else light
    day = format_day(session.language(), session.today())
    moments = {LIVING: t("Always the present day"), FIXED: t("The figures of {day}, as they are", day=day)}
    return what, dict(
        reversed(moments.items())
    ) if session.shows_earlier() or session.shows_later() else moments


def _form(file: str) -> None:
    what, moments = offered(page=True)
    markup.paragraph(t("Whoever has the link reads it without an account, and is led nowhere else."))
    if not session.partner_view():
        markup.paragraph(
            t("Actions reserved to some people are left out of it; confidential actions are in it.")
        )

    def write(sent: Sent) -> str:
        is_page = sent.values["what"] == PAGE
        return shares.share(
            here.people(), here.asked(session.person()), name=sent.values["name"] or "", plan=session.plan(),
            page=file if is_page else "", shown=shown(is_fixed=sent.values["moment"] == FIXED, whole=is_page),
            is_partner=session.partner_view(), days=int(str(sent.values["days"])),
        )  # fmt: skip

    first = {"days": "30", "what": next(iter(what)), "moment": next(iter(moments))}
    with Form("share_new", row=first, is_beside=True) as form:
        form.choice("what", t("What it shows"), what, empty=None)
        form.choice("moment", t("At which moment"), moments, empty=None)
        form.text("name", t("For whom"), placeholder=t("One line"))
        form.choice("days", t("Opens for"), lengths(), empty=None)
        form.submit(t("Make the link"), write, t("The link was made."), after=_keep, primary=False)


def lengths() -> dict[str, str]:
    """For how long a link can open."""
    return {str(n): tn("{n} day", "{n} days", n) for n in DAYS}


def shown(*, is_fixed: bool, whole: bool) -> Mapping[str, str]:
    """What a link shows of the address: its choices where it is the `whole` page, its language; the moment where it is
    fixed."""
    kept = {name: value for name, value in session.address().items() if value and name not in MOMENT}
    found = (kept if whole else {}) | {session.LANGUAGE: session.language()}
    if is_fixed:
        found |= {session.DAY: session.today().isoformat(), session.VERSION: str(session.revision())}
    return found


def _keep(token: str) -> None:
    session.keep_state(MADE, f"{here.site()}/shared/{token}")


def _made() -> None:
    link = session.state(MADE)
    if not link:
        return
    markup.paragraph(t("Whoever has this link sees the page. It is not shown again."))
    st.code(link, language=None, wrap_lines=True)
    st.image(code.svg(link), width=160)
