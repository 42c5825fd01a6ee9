"""Gathers what each kind of message says to a person: what concerns that person, in the view that is theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from lib.documents import note as note_paper
from lib.documents import pdf
from lib.documents.addressee import addressee
from lib.documents.mail import kinds
from lib.documents.mail.facts import Asked, President, Week
from lib.documents.mail.model import Mail
from lib.domain.mail import AHEAD, MailKind, Recipient, tells_awaited, tells_passed
from lib.domain.paper_names import folded
from lib.i18n import Language, translate
from lib.i18n.catalogue import as_language
from lib.reports.briefing import PRESIDENT, paper_briefing
from lib.reports.holders import holds
from lib.reports.mail.morning import WHY, Due, Morning, Site
from lib.store import reads
from lib.wording.sentences import plan_sentence
from lib.wording.short import without_mark


def mail_for(
    kind: MailKind, morning: Morning, to: Recipient, people: Sequence[Recipient], *, site: Site
) -> Mail | None:
    """What a kind of message says to a person on a day; None when it has nothing to say. `people` are all who may be
    written to: what one of them holds by name or function is not told to the others."""
    morning = morning.seen_by(to)
    writer = morning.writer(as_language(to.language), site)
    match kind:
        case MailKind.WEEK_BEFORE | MailKind.ON_THE_DAY | MailKind.PASSED:
            asked = _deadlines(kind, morning, to, people, site)
            return kinds.reminder(kind, writer, asked) if asked else None
        case MailKind.AWAITED:
            weekday = morning.state.day.weekday()
            asked = _awaited(morning, to, site, lambda days: tells_awaited(days, weekday))
            return kinds.awaited(writer, asked) if asked else None
        case MailKind.DIGEST:
            return kinds.digest(writer, _week(morning, to, site))
        case MailKind.NOTE:
            return kinds.note(writer, _president(morning, to, site)) if is_president(morning, to) else None
    return None


def concerns(morning: Morning, person: Recipient) -> bool:
    """Whether a plan is one that a person is told of: a partner, where the organisation is named in it."""
    if not person.is_partner:
        return True
    named = {folded(name) for row in reads.partner_list(morning.state) for name in (row.label, row.name)}
    return folded(person.organisation) in named | {
        folded(name) for name in reads.organisations(morning.state)
    }


def enclosed(kind: MailKind, morning: Morning, to: Recipient) -> bytes:
    """The paper that goes along with a message; nothing for most."""
    if kind is not MailKind.NOTE:
        return b""
    facts = paper_briefing(morning.seen_by(to).state, language=as_language(to.language))
    return pdf.write(note_paper.note(facts, pdf.page_count))


def is_president(morning: Morning, person: Recipient) -> bool:
    """Whether a person presides over the organisation that keeps the plan, by the function of the account."""
    words = folded(person.function).split()
    of_host = not person.organisation or folded(person.organisation) == folded(morning.sheet.host)
    return bool(words) and of_host and (words[0] in PRESIDENT or folded(person.function) in PRESIDENT)


def _deadlines(
    kind: MailKind, morning: Morning, to: Recipient, people: Sequence[Recipient], site: Site
) -> list[Asked]:
    weekday = morning.state.day.weekday()

    def is_told(days: int) -> bool:
        if kind is MailKind.PASSED:
            return tells_passed(-days, weekday)
        return days == (AHEAD if kind is MailKind.WEEK_BEFORE else 0)

    language = as_language(to.language)
    found = [row for row in morning.dues if is_told(row.days) and holds(row, to, people)]
    return [_asked(morning, row, language, site) for row in sorted(found, key=lambda row: row.days)]


def _asked(morning: Morning, row: Due, language: Language, site: Site) -> Asked:
    return Asked(
        code=row.code,
        title=translate(language, "Milestone") if row.step else row.title,
        step=row.step,
        who=morning.names(language).told(row.owner or (row.organisations[0] if row.organisations else "")),
        on=row.on,
        days=abs(row.days),
        written=row.written,
        link=site.page("action", language, code=row.code) if row.code else "",
    )


def _awaited(morning: Morning, to: Recipient, site: Site, is_told: Callable[[int], bool]) -> list[Asked]:
    language = as_language(to.language)
    return [
        Asked(
            code=row.code or "",
            title=without_mark(row.title or ""),
            who=morning.names(language).told(row.responsible),
            on=row.turn_since,
            days=row.turn_days or 0,
            why=translate(language, WHY[row.basis or ""]),
            link=site.page("action", language, code=row.code) if row.code else "",
        )
        for row in morning.turns
        if row.turn_since and to.organisation and folded(row.turn_of) == folded(to.organisation)
        and is_told(row.turn_days or 0)
    ]  # fmt: skip


def _week(morning: Morning, to: Recipient, site: Site) -> Week:
    language, state = as_language(to.language), morning.state
    first = state.day - timedelta(days=7)
    dues = sorted(morning.dues, key=lambda row: row.days)
    head = morning.figures.head
    return Week(
        first=morning.since(first),
        sentence=plan_sentence(language, head, int(reads.thresholds(state)["soon_days"])),
        moved=morning.moved(language, first),
        coming=[_asked(morning, row, language, site) for row in dues if row.days >= 0],
        late=[_asked(morning, row, language, site) for row in dues if row.days < 0],
        asked=_awaited(morning, to, site, lambda days: True),
    )


def _president(morning: Morning, to: Recipient, site: Site) -> President:
    language = as_language(to.language)
    facts = paper_briefing(morning.state, language=language)
    greeted = addressee(
        morning.names(language), to.function, to.organisation or morning.sheet.host or ""
    ).title
    return President(
        to=greeted,
        sentence=facts.sentence,
        figures=[
            (f"{tile.label} ({tile.context})" if tile.context else tile.label, tile.figure)
            for tile in facts.tiles
        ],
        asked=[(line.name, line.said) for line in facts.support],
        brief=site.page("brief", language),
    )
