"""Which round, what it comes to in a sentence, and where each organisation stands."""

from __future__ import annotations

from lib.i18n.formats import MISSING, format_day, format_fraction
from lib.i18n.labels import field_label
from lib.store.reads import Round, RoundAnswer
from lib.store.rows import Rows
from lib.ui import choices, layout, markup, session, tables
from lib.ui.session import t
from lib.ui.tables import Shown
from lib.wording import rounds as wording


def choose(rounds: Rows[Round]) -> Round | None:
    """The round that the address names, else the one that is open, else the last; None without any."""
    if not rounds:
        return None
    first = next((row for row in rounds if row.is_open), rounds[0])
    if len(rounds) == 1:
        return first
    language = session.language()
    options = {row.key: t("For {day}", day=format_day(language, row.asked_for)) for row in rounds}
    chosen = choices.select(t("Request for news"), options, key="round", first=first.key, width=240)
    return next(row for row in rounds if row.key == chosen)


def heading(shown: Round | None) -> None:
    """How many answered, as the title; for which day, and until when."""
    if shown is None:
        layout.title(
            t("Request for news"),
            t("Nobody was asked yet. Each organisation gets a link to a light page of its own actions."),
        )
        return
    language = session.language()
    day = t("News asked for {day}.", day=format_day(language, shown.asked_for))
    layout.title(wording.answered(language, shown), f"{day} {wording.until(language, shown)}")


def standing(answers: Rows[RoundAnswer]) -> None:
    """Every organisation asked: answered when, or since when not; of how many actions; how many answers wait to be read."""
    language = session.language()
    tables.table(
        answers,
        t("Organisations asked"),
        Shown(
            markup.Column(field_label(language, "answer", "organisation"), width=24),
            lambda r: markup.partner_cell(r.organisation),
        ),
        Shown(
            markup.Column(t("Where its answer stands"), width=34),
            lambda r: markup.Cell(
                wording.standing(language, r),
                quiet=" · ".join(p for p in (wording.waited(language, r), r.word or "") if p),
            ),
        ),
        Shown(
            markup.Column(t("Actions answered"), width=18),
            lambda r: format_fraction(language, r.told, r.actions) if r.is_answered else MISSING,
        ),
        Shown(markup.Column(t("To read"), number=True), lambda r: str(r.waiting) if r.waiting else MISSING),
    )
