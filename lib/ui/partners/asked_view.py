"""To a partner, before all else on its own pages: that its answer is awaited, and the page where it answers."""

from __future__ import annotations

from urllib.parse import quote

from lib.domain.rights import ANSWER
from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.reads import RoundAnswer
from lib.ui import data, digest, session, writing
from lib.ui.session import t, tn
from lib.usecases.allowed import is_same_organisation


def own(on: str = "") -> None:
    """The open request to the organisation of whoever is here, how much of it is answered, and the way to answer; `on`
    the sheet of an organisation, on that of its own alone."""
    asked = _asked()
    if asked is None or (on and not is_same_organisation(on, asked.organisation)):
        return
    link = f"/answer/{quote(session.plan())}/{asked.key}?lang={session.language()}"
    to = t("Correct the answer") if asked.is_answered else t("Answer the request")
    digest.call(_said(asked), link, to)


def _asked() -> RoundAnswer | None:
    named = writing.own_organisation()
    if not named or session.shows_earlier() or not writing.is_possible_of(ANSWER, named):
        return None
    asking = data.read(reads.open_round)
    if asking is None:
        return None
    answers = data.read(reads.round_answers, key=asking.key)
    return next((row for row in answers if is_same_organisation(row.organisation, named)), None)


def _said(asked: RoundAnswer) -> str:
    language = session.language()
    day, until = format_day(language, asked.asked_for), format_day(language, asked.answers_until)
    if asked.is_answered and asked.sent_on is not None:
        told = t("Your answer to the request for news of {day} came on {sent}; it can be corrected until the request is closed.", day=day, sent=format_day(language, asked.sent_on))  # fmt: skip
    elif session.present_day() > asked.answers_until:
        told = t("You are expected: the request for news of {day} was to be answered by {until}; it is still open.", day=day, until=until)  # fmt: skip
    else:
        told = t("You are expected: the request for news of {day}, to be answered by {until}.", day=day, until=until)  # fmt: skip
    count = tn(
        "It asks about {n} action; answered: {told}.",
        "It asks about {n} actions; answered: {told}.",
        asked.actions,
        told=asked.told,
    )
    return f"{told} {count}"
