"""The end of a plan: closed with a reason, it is read and nothing is recorded in it; reopened with a reason, it goes on."""

from __future__ import annotations

from lib.domain.rights import GOVERN
from lib.i18n.formats import format_day
from lib.ui import data, layout, markup, plan_choice, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.plans import close_plan, reopen_plan


def form() -> None:
    """The folded form that closes the plan shown, or reopens it."""
    if not writing.may_write(GOVERN):
        return
    day = plan_choice.closed_on()
    if day is None:
        part = layout.unfolded(t("Close this plan"), "close_plan", icon=":material/inventory_2:")
        said = t(
            "A closed plan stays where it is, to be read: nothing more is recorded in it. It can be reopened."
        )
    else:
        part = layout.unfolded(t("Reopen this plan"), "reopen_plan", icon=":material/lock_open:")
        said = t("This plan was closed on {day}.", day=format_day(session.language(), day))
    if not part:
        return

    def close(sent: Sent) -> int | None:
        return close_plan(data.store(), sent.seen, sent.writing, reason=sent.values["reason"] or "")

    def reopen(sent: Sent) -> int | None:
        return reopen_plan(data.store(), sent.seen, sent.writing, reason=sent.values["reason"] or "")

    with part, Form("close_plan" if day is None else "reopen_plan") as form:
        markup.paragraph(said)
        form.text("reason", t("Reason (one line)"), placeholder=t("One line"))
        if day is None:
            form.submit(t("Close this plan"), close, t("The plan is closed."), primary=False)
        else:
            form.submit(t("Reopen this plan"), reopen, t("The plan is followed again."), primary=False)
