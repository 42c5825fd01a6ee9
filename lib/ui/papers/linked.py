"""A code on a paper: the link to the same figures online, made when whoever makes the paper asks for it; none by itself."""

from __future__ import annotations

from datetime import timedelta

from lib import clock
from lib.documents.blocks import Code
from lib.domain.rights import SHARE, may
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.ui import here, layout, markup, session
from lib.ui.forms import shell
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.people import sharing_view
from lib.ui.session import t
from lib.usecases.people import shares

#: The link that was made here, with what it shows: a paper of other figures, or in another view, does not carry it.
MADE = "paper_link"


def code(language: Language) -> Code | None:
    """What the note carries, in the language of the paper."""
    held = session.state(MADE)
    if not held or held["shows"] != _shows():
        return None
    text = translate(language, "See it online until {day}", day=format_day(language, held["until"]))
    return Code(held["link"], text)


def choice() -> None:
    """Whether the note carries a code, for who may share."""
    who = session.person()
    if who is None or not who.account or not may(session.own_role(), SHARE):
        return
    entry = layout.unfolded(t("A QR code on the note"), "paper_code", icon=":material/qr_code_2:")
    if not entry:
        return
    with entry:
        held = session.state(MADE)
        if held and held["shows"] == _shows():
            day = format_day(session.language(), held["until"])
            markup.paragraph(t("The note carries a link that opens these figures until {day}.", day=day))
            shell.button(
                "paper_code_none",
                t("Without a code"),
                _forget,
                t("The note carries no code."),
                is_beside=True,
            )
        else:
            _form()


def _form() -> None:
    markup.paragraph(
        t("Whoever has the note reads these figures online, on the light page, without an account.")
    )
    shows, plan, view = _shows(), session.plan(), session.partner_view()

    def write(sent: Sent) -> dict[str, object]:
        days = int(str(sent.values["days"]))
        token = shares.share(
            here.people(), here.asked(session.person()), name=t("Summary note"), plan=plan,
            shown=sharing_view.shown(is_fixed=True, whole=False), is_partner=view, days=days,
        )  # fmt: skip
        until = clock.today(session.zone()) + timedelta(days=days)
        return {"link": f"{here.site()}/shared/{token}", "until": until, "shows": shows}

    with Form("paper_code_new", row={"days": "30"}, is_beside=True) as form:
        form.choice("days", t("Opens for"), sharing_view.lengths(), empty=None)
        form.submit(t("Put the code on the note"), write, t("The link was made."), after=_keep, primary=False)


def _keep(held: object) -> None:
    session.keep_state(MADE, held)


def _forget(_: Sent) -> bool:
    session.keep_state(MADE, None)
    return True


def _shows() -> tuple[object, ...]:
    return session.plan(), session.today(), session.revision(), session.partner_view()
