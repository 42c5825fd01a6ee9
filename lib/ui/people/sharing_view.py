"""« Partager »: a link to the light page as it is seen, without an account; its QR code; the links that are open."""

from __future__ import annotations

from io import BytesIO

import segno
import streamlit as st

from lib.domain.palette import LIGHT
from lib.domain.rights import SHARE, may
from lib.ui import data, here, layout, markup, session
from lib.ui.forms import shell
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.usecases.people import shares
from lib.usecases.people.shares import DAYS, Share

#: The link that was just made.
MADE = "share_link"


def part() -> None:
    """The folded part, where people sign in, for who may share."""
    who = session.person()
    if who is None or not who.account or not may(session.own_role(), SHARE) or session.shows_later():
        return
    entry = layout.unfolded(t("Share without an account"), "share", icon=":material/qr_code_2:")
    if entry:
        with entry:
            _form()
            _made()
            _open(shares.shares(here.people(), here.asked(who)))


def _form() -> None:
    shown: dict[str, str] = {session.LANGUAGE: session.language()}
    if session.shows_past():
        shown |= {session.DAY: session.today().isoformat(), session.VERSION: str(session.revision())}
    view, plan = session.partner_view(), session.plan()
    seen = t("as partners see it") if view else t("with all that you see")
    when = t("at the day and revision shown") if session.shows_past() else t("always as the plan stands")
    markup.paragraph(
        t(
            "The light page of this plan, {seen}, {when}: read only, leading nowhere else.",
            seen=seen,
            when=when,
        )
    )

    def write(sent: Sent) -> str:
        return shares.share(
            here.people(), here.asked(session.person()), name=sent.values["name"] or "", plan=plan, shown=shown,
            is_partner=view, days=int(str(sent.values["days"])),
        )  # fmt: skip

    with Form("share_new", row={"days": "30"}) as form:
        one, two = st.columns([3, 1])
        form.text("name", t("For whom"), one, placeholder=t("One line"))
        form.choice(
            "days", t("Opens for"), {str(n): tn("{n} day", "{n} days", n) for n in DAYS}, two, empty=None
        )
        form.submit(t("Make the link"), write, t("The link was made."), after=_keep, primary=False)


def _keep(token: str) -> None:
    session.keep_state(MADE, f"{here.site()}/shared/{token}")


def _made() -> None:
    link = session.state(MADE)
    if not link:
        return
    markup.paragraph(t("Whoever has this link sees the page. It is not shown again."))
    st.code(link, language=None, wrap_lines=True)
    st.image(code(link), width=180)


def code(link: str) -> str:
    """The QR code of a link, as a drawing."""
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn, kind="svg", scale=4, border=4, dark=LIGHT.ink, light=LIGHT.background
    )
    return drawn.getvalue().decode()


def _open(found: list[Share]) -> None:
    known = {plan.key: plan.name for plan in data.plans()}
    for row in found:
        with layout.line(f"share_{row.id}"):
            said = [
                tn("opened {n} time", "opened {n} times", row.opened),
                t("until {moment}", moment=session.moment(row.expires_at)),
                known.get(row.plan, row.plan),
            ]
            markup.items([[markup.Cell(row.name, quiet=" · ".join(said), named=True)]])

            def end(_: Sent, key: str = row.id) -> bool:
                return shares.end_share(here.people(), key, here.asked(session.person()))

            shell.button(
                f"share_end_{row.id}", t("End this link"), end, t("The link opens nothing any more.")
            )
