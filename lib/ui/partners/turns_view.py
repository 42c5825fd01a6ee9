"""« Suite attendue de … »: whose move is next on each open action, and since when."""

from __future__ import annotations

from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import country_words, signed_label
from lib.store.reads import PartyBalance, Turn, TurnBalance
from lib.store.rows import Rows
from lib.ui import choices, layout, markup, session, tables
from lib.ui.session import t, tn
from lib.ui.tables import Shown
from lib.wording.short import days as in_days


def balance(parties: Rows[PartyBalance], organisations: Rows[TurnBalance]) -> None:
    """Per party and per organisation: commitments taken and open actions that wait for their next move."""
    layout.section(t("Whose move is next"))
    if not organisations:
        layout.empty(t("No action is open."))
        return
    markup.paragraph(
        t(
            "On each open action the next move is that of the organisation it waits on; failing that, of who was"
            " written to and has not answered yet; failing that, of the lead organisation."
        )
    )
    if parties:
        _parties(parties)
    _organisations(organisations)


def _parties(rows: Rows[PartyBalance]) -> None:
    language = session.language()
    tables.table(
        rows,
        t("Balance of commitments"),
        Shown(markup.Column(t("Party"), width=28), lambda r: country_words(language, r.party)),
        Shown(markup.Column(t("Commitments taken"), number=True), lambda r: str(r.committed)),
        Shown(markup.Column(t("Actions all done"), number=True), lambda r: str(r.carried_out)),
        Shown(markup.Column(t("Under way"), number=True), lambda r: str(r.under_way)),
        Shown(markup.Column(t("Without action"), number=True), lambda r: str(r.orphan)),
        Shown(markup.Column(t("Open actions, next move"), number=True), lambda r: str(r.turns)),
    )
    markup.paragraph(t("A joint commitment counts once for each party."), "plan-state")


def _organisations(rows: Rows[TurnBalance]) -> None:
    language = session.language()

    def opens(row: TurnBalance) -> markup.Content:
        n, who = str(row.actions), row.turn_of
        return markup.Cell(n, markup.address("partners", view="turns", turn=who)) if who else n

    tables.table(
        rows,
        t("Whose move is next"),
        Shown(
            markup.Column(t("Organisation"), width=30),
            lambda r: markup.partner_cell(r.turn_of) if r.turn_of else t("nobody named"),
        ),
        Shown(
            markup.Column(t("Party"), short=True), lambda r: country_words(language, r.party or MISSING), True
        ),
        Shown(markup.Column(t("Open actions, next move"), number=True), opens),
        Shown(markup.Column(t("Waited on"), number=True), lambda r: str(r.declared or MISSING), True),
        Shown(markup.Column(t("Written to"), number=True), lambda r: str(r.letters or MISSING), True),
        Shown(markup.Column(t("Letters to answer"), number=True), lambda r: str(r.replies or MISSING), True),
        Shown(markup.Column(t("As lead"), number=True), lambda r: str(r.led or MISSING), True),
        Shown(markup.Column(t("The first since"), short=True), lambda r: format_day(language, r.since)),
    )


def chosen(organisations: Rows[TurnBalance]) -> str:
    """Whose moves are listed: one organisation's, or everybody's."""
    names = [r.turn_of for r in organisations if r.turn_of]
    if not names:
        return ""
    return choices.select(
        t("Organisation"), {"": t("All organisations"), **{n: n for n in names}}, key="turn", width=320
    )


def actions(rows: Rows[Turn]) -> None:
    """The open actions, the longest wait first."""
    if not rows:
        return
    language = session.language()
    tables.table(
        rows,
        t("Whose move is next"),
        tables.code(),
        tables.title(34),
        Shown(
            markup.Column(t("Next move"), width=24),
            lambda r: markup.partner_cell(r.turn_of, basis(r)) if r.turn_of else t("nobody named"),
        ),
        Shown(markup.Column(t("Since"), width=16), since),
        Shown(
            markup.Column(t("Situation"), short=True),
            lambda r: signed_label(language, Situation(r.situation)),
        ),
        tables.deadline(),
    )


def basis(row: Turn) -> str:
    """Why the move is this organisation's."""
    return {
        "declared": t("the action waits on it"),
        "letter": t("a letter awaits its answer"),
        "reply": t("a letter received awaits an answer"),
        "lead": t("lead organisation"),
    }.get(row.basis or "", "")


def since(row: Turn) -> markup.Content:
    """Since when, with the number of days; for an action to come, that it has not begun."""
    if row.turn_since is None:
        return t("day not recorded") if row.basis == "declared" else t("not begun yet")
    language = session.language()
    days = in_days(language, row.turn_days) if row.turn_days else t("since today")
    return markup.Cell(format_day(language, row.turn_since), quiet=days)


def of_action(rows: Rows[Turn]) -> markup.Content | None:
    """Whose move it is on one action, for its sheet; None when it is closed."""
    row = next(iter(rows), None)
    if row is None or row.turn_of is None:
        return None
    said = [basis(row)]
    if row.turn_since is not None:
        day = format_day(session.language(), row.turn_since)
        told = tn("since {day} ({n} day)", "since {day} ({n} days)", row.turn_days or 0, day=day)
        said.append(told if row.turn_days else t("since today"))
    return markup.partner_cell(row.turn_of, " · ".join(said))
