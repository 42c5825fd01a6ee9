"""Who has an account: the list, the forms that invite, change, close and open one, the link that is given once."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from lib.domain.people import Account
from lib.domain.roles import Role
from lib.domain.zones import day_in
from lib.i18n import NAMES
from lib.i18n.formats import MISSING, format_day
from lib.ui import data, here, layout, markup, navigation, organisations, session
from lib.ui.forms import shell
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.people import accounts
from lib.usecases.people.accounts import Said
from lib.usecases.people.known import check_speaks
from lib.wording.people import MAY, ROLES, role_text

#: The link that was just made: whose it is, and the link; shown until another page is opened.
MADE = "people_link"
ACCOUNT = "account"


def known() -> list[Account]:
    """Every account; none where nobody signs in. Raises NotAllowed but for an administrator."""
    who = session.person()
    return accounts.accounts(here.people(), who) if who is not None and who.account else []


def listed(found: list[Account]) -> None:
    """The accounts, each name leading to its forms."""
    language, now = session.language(), here.asked(session.person())
    waiting = accounts.waiting(here.people(), now.person, now.at)

    def state(account: Account) -> markup.Cell:
        if account.disabled_at is not None:
            return markup.Cell(t("closed account"), mark="×")
        if account.id in waiting and account.seen_at is None:
            return markup.Cell(t("invited, the link opens until {day}", day=_day(waiting[account.id])))
        if account.seen_at is None:
            return markup.Cell(t("invited, the link is over"))
        return markup.Cell(session.moment(account.seen_at))

    markup.table(
        [
            markup.Column(t("Name"), width=30),
            markup.Column(t("Role"), width=18),
            markup.Column(t("Organisation"), width=16),
            markup.Column(t("E-mail address"), width=20),
            markup.Column(t("Last seen"), width=16),
        ],
        [
            [
                markup.Cell(account.name, markup.address("people", account=account.id), quiet=account.job),
                role_text(language, account.role),
                account.organisation or MISSING,
                markup.Cell(account.email, named=True),
                state(account),
            ]
            for account in found
        ],
        t("People and accounts"),
    )


def made() -> None:
    """The link that was just made: given once, shown to nobody else."""
    held = session.state(MADE)
    if not held:
        return
    name, link = held
    with st.container(key="people_link"):
        markup.paragraph(
            t(
                "The link for {name}. It opens once, for seven days: send it by the channel that you trust most. It is not"
                " shown again.",
                name=name,
            )
        )
        st.code(link, language=None, wrap_lines=True)


def invite() -> None:
    """The form of a new account."""
    part = layout.unfolded(t("Invite somebody"), "invite", icon=":material/person_add:")
    if not part:
        return

    def write(sent: Sent) -> tuple[str, str]:
        said = _said(sent)
        check_speaks(data.whole_store(), said)
        _, token = accounts.invite(here.people(), said, here.asked(session.person()))
        return said.name, token

    with (
        part,
        Form(
            "invite", row={"role": Role.READER.name, "language": session.language()}, is_beside=True
        ) as form,
    ):
        one, _ = st.columns(2)
        form.text("email", t("E-mail address"), one, placeholder="name@example.org")
        _fields(form)
        form.submit(t("Make the link"), write, t("The invitation was made."), after=_keep)


def one(found: list[Account]) -> None:
    """The account that the address names: what is said of it, a new link, closing or opening."""
    account = next((a for a in found if a.id == session.query(ACCOUNT)), None)
    if account is None:
        return
    layout.section(account.name)
    key = account.id

    def change(sent: Sent) -> bool:
        said = _said(sent, account.email)
        check_speaks(data.whole_store(), said, before=account)
        accounts.change(here.people(), key, said, here.asked(session.person()))
        return True

    def again(_: Sent) -> tuple[str, str]:
        return account.name, accounts.link_again(here.people(), key, here.asked(session.person()))

    def close(_: Sent) -> bool:
        accounts.disable(here.people(), key, here.asked(session.person()))
        return True

    def reopen(_: Sent) -> bool:
        accounts.enable(here.people(), key, here.asked(session.person()))
        return True

    row = {
        "name": account.name, "job": account.job, "organisation": account.organisation or None,
        "role": Role(account.role).name, "language": account.language,
    }  # fmt: skip
    mark = f"{key}_{account.role}"
    with Form(f"account_{mark}", row=row, is_beside=True) as form:
        _fields(form)
        form.submit(t("Record the changes"), change, t("The account was changed."))
    with st.container(key="account_more", horizontal=True, gap="small"):
        shell.button(
            f"link_{key}", t("A link for a new password"), again, t("The link was made."), after=_keep, is_beside=True,
        )  # fmt: skip
        if account.disabled_at is None:
            shell.button(
                f"close_{key}", t("Close this account"), close, t("The account is closed."), is_beside=True
            )
        else:
            shell.button(
                f"open_{key}",
                t("Open this account again"),
                reopen,
                t("The account is open again."),
                is_beside=True,
            )
    with st.container(key="people_back"):
        st.page_link(
            navigation.file_of("people"),
            label=t("Everybody"),
            icon=":material/group:",
            query_params=session.links(),
        )


def roles() -> None:
    """What each role may do."""
    layout.section(t("What each role may do"))
    markup.facts({t(ROLES[role]): t(said) for role, said in MAY.items()})


def _fields(form: Form) -> None:
    one, two = st.columns(2)
    form.text("name", t("Name"), one)
    form.text("job", t("Function"), two)
    one, two, three = st.columns([2, 2, 1])
    form.choice("role", t("Role"), {role.name: t(said) for role, said in ROLES.items()}, one, empty=None)
    form.organisation("organisation", t("Organisation"), two, first=organisations.of_all_plans())
    form.choice("language", t("Language"), dict(NAMES), three, empty=None)


def _said(sent: Sent, email: str = "") -> Said:
    held = sent.values
    return Said(
        email or held["email"] or "",
        held["name"] or "",
        Role[str(held["role"])],
        held["job"] or "",
        held["organisation"] or "",
        str(held["language"]),
    )


def _keep(answer: tuple[str, str]) -> None:
    name, token = answer
    session.keep_state(MADE, (name, f"{here.site()}/invitation/{token}"))


def _day(moment: datetime) -> str:
    return format_day(session.language(), day_in(moment, session.zone()))
