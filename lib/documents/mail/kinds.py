"""What each kind of message says: the facts in, the message out. Courteous between parties of equal rank; nothing is asked
twice in one. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.documents.mail.facts import Asked, Call, President, Week, Writer
from lib.documents.mail.model import Line, Mail, Part, Way
from lib.domain.mail import MailKind
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import as_typed, format_day, format_list, format_long_day
from lib.i18n.labels import label

#: Rows of a list; the others are counted, with the way to all of them.
MOST = 12


def reminder(kind: MailKind, writer: Writer, asked: Sequence[Asked]) -> Mail:
    """The deadlines in seven days, on the day, or passed, of whom is written to."""
    language, n = writer.language, len(asked)
    day = format_long_day(language, writer.day)
    if kind is MailKind.WEEK_BEFORE:
        on = format_long_day(language, asked[0].on)
        title = translate_plural(
            language, "{n} deadline falls on {day}", "{n} deadlines fall on {day}", n, day=on
        )
        said = translate(
            language,
            "In a week, what follows is due. Tell us as soon as possible if a support would be useful, or if another date"
            " has to be agreed.",
        )
    elif kind is MailKind.ON_THE_DAY:
        title = translate_plural(
            language, "{n} deadline falls today, {day}", "{n} deadlines fall today, {day}", n, day=day
        )
        said = translate(
            language,
            "What follows is due today. If it has been carried out, sending us its deliverable will be enough for it to be"
            " recorded.",
        )
    else:
        title = translate_plural(language, "{n} deadline has passed", "{n} deadlines have passed", n)
        said = translate(
            language,
            "We should be grateful if you would tell us the date that can now be agreed, and the support that would be"
            " useful to you. If it has been carried out since, sending us its deliverable will be enough for it to be"
            " recorded.",
        )
    late = kind is MailKind.PASSED
    return _mail(
        writer,
        title=title,
        paragraphs=[said],
        parts=[_part(language, translate(language, "Actions"), asked, late=late)],
    )


def awaited(writer: Writer, asked: Sequence[Asked]) -> Mail:
    """« On vous attend »: the actions whose next move is of whom is written to, and since when."""
    language, n = writer.language, len(asked)
    title = translate_plural(language, "You are expected on {n} action", "You are expected on {n} actions", n)
    said = translate(
        language,
        "The next step of what follows is yours, as far as the plan knows. A word from you is enough, be it to say that"
        " somebody else should be asked.",
    )
    part = _part(language, translate(language, "Actions"), asked, since=True)
    return _mail(writer, title=title, paragraphs=[said], parts=[part])


def digest(writer: Writer, week: Week) -> Mail:
    """The week: what moved, what is due, what has passed, what is expected of the reader's organisation."""
    language = writer.language
    first = format_day(language, week.first)
    moved = week.moved[:MOST]
    parts = [
        Part(
            translate(language, "Since {day}", day=first),
            [Line("", said) for said in moved],
            more=_more(language, len(week.moved)),
            empty=translate(language, "Nothing was recorded that moves an action."),
        ),
        _part(
            language,
            translate(language, "Due this week"),
            week.coming,
            empty=translate(language, "Nothing falls due this week."),
        ),
        _part(
            language,
            translate(language, "Deadlines passed"),
            week.late,
            late=True,
            empty=translate(language, "No deadline has passed."),
        ),
    ]
    if week.asked:
        own = translate(language, "Your organisation is expected")
        parts.insert(0, _part(language, own, week.asked, since=True))
    day = format_long_day(language, writer.day)
    return _mail(
        writer,
        title=translate(language, "The week of {day}", day=day),
        paragraphs=[week.sentence],
        parts=parts,
    )


def note(writer: Writer, facts: President) -> Mail:
    """The president's message: the sentence, the figures, what is asked; the paper goes along."""
    language = writer.language
    day = format_long_day(language, writer.day)
    parts = [
        Part(
            translate(language, "Where the plan stands"),
            [Line(figure, name) for name, figure in facts.figures],
        ),
        Part(
            translate(language, "What is asked of you"),
            [Line("", name, said) for name, said in facts.asked[:MOST]],
            more=_more(language, len(facts.asked)),
            empty=translate(language, "No support is requested on this day."),
        ),
    ]
    said = translate(language, "The note of one page is enclosed.")
    way = Way(translate(language, "Open the page for the telephone"), facts.brief) if facts.brief else None
    return _mail(
        writer,
        title=translate(language, "Note of {day}", day=day),
        greeting=facts.to and f"{facts.to},",
        paragraphs=[facts.sentence, said],
        parts=parts,
        way=way,
    )


def call(writer: Writer, facts: Call) -> Mail:
    """The link of a round: what is asked, until when; one page, no password."""
    language = writer.language
    on, until = format_long_day(language, facts.on), format_long_day(language, facts.until)
    organisation = as_typed(language, facts.organisation)
    title = (
        translate(language, "Your news of {day} are still awaited", day=on)
        if facts.is_again
        else translate(language, "How do your actions stand on {day}?", day=on)
    )
    paragraphs = [
        translate_plural(
            language,
            "{organisation} carries {n} open action of the plan. A single page, without a password, asks how it stands; it"
            " takes some minutes on a telephone, and can be completed until {until}.",
            "{organisation} carries {n} open actions of the plan. A single page, without a password, asks how they stand; it"
            " takes some minutes on a telephone, and can be completed until {until}.",
            facts.actions,
            organisation=organisation,
            until=until,
        ),
        facts.word,
        translate(language, "This link is that of your organisation: please keep it among yourselves."),
    ]
    return _mail(
        writer,
        title=title,
        paragraphs=[said for said in paragraphs if said],
        way=Way(translate(language, "Answer now"), facts.link),
    )


def first(writer: Writer, kinds: Mapping[MailKind, bool]) -> Mail:
    """The mail that an administrator sends to oneself before anything leaves for others."""
    language = writer.language
    on = [label(language, kind) for kind, is_on in kinds.items() if is_on]
    said = (
        translate(language, "Switched on: {kinds}.", kinds=format_list(language, on))
        if on
        else translate(language, "Nothing is switched on: nobody else receives anything.")
    )
    return _mail(
        writer,
        title=translate(language, "This mail arrived: the dashboard can send"),
        paragraphs=[
            translate(
                language,
                "It was asked for on the page of mail, by you and for you alone. Look whether it lies among the unwanted mail,"
                " and whether its letters and its links are as they should be.",
            ),
            said,
        ],
    )


def stoppable(mail: Mail, address: str) -> Mail:
    """The message with the way to receive no more of them."""
    return replace(mail, stop=Way(translate(mail.language, "Receive these messages no more"), address))


def _mail(
    writer: Writer,
    *,
    title: str,
    paragraphs: Sequence[str],
    parts: Sequence[Part] = (),
    greeting: str = "",
    way: Way | None = None,
) -> Mail:
    language = writer.language
    figures = (
        translate(language, "Figures as of {day}", day=format_day(language, writer.day)),
        translate(language, "Revision {number}", number=writer.revision),
        translate(language, "Fingerprint {fingerprint}", fingerprint=writer.fingerprint),
        writer.aside,
    )
    open_it = Way(translate(language, "Open the dashboard"), writer.site) if writer.site else None
    return Mail(
        language=language,
        plan=writer.plan,
        subject=f"{title} – {writer.plan}",
        title=title,
        greeting=greeting or translate(language, "Dear Madam, dear Sir,"),
        paragraphs=paragraphs,
        parts=parts,
        way=way or open_it,
        closing=(
            translate(language, "With our best regards,"),
            writer.organisation or translate(language, "[organisation]"),
        ),
        foot=(" · ".join(part for part in figures if part),),
        sample=translate(language, "SAMPLE – fictional data") if writer.is_sample else "",
    )


def _part(
    language: Language,
    title: str,
    asked: Sequence[Asked],
    *,
    late: bool = False,
    since: bool = False,
    empty: str = "",
) -> Part:
    """The rows of a list, each with its day; how long ago it was, where it has passed."""
    return Part(
        title,
        [_line(language, row, late=late, since=since) for row in asked[:MOST]],
        more=_more(language, len(asked)),
        empty=empty,
    )


def _line(language: Language, row: Asked, *, late: bool, since: bool) -> Line:
    days = translate_plural(language, "{n} day", "{n} days", row.days)
    day = row.written or format_day(language, row.on)
    ago = days if late else ""
    if since:
        day, ago = translate(language, "since {day}", day=day), days
    below = " · ".join(
        part for part in (ago, row.why, as_typed(language, row.who) if row.who else "") if part
    )
    return Line(day, row.name, below, row.link, is_alarm=late)


def _more(language: Language, n: int) -> str:
    """« et 12 autres », when there are any."""
    return translate_plural(language, "and {n} other", "and {n} others", n - MOST) if n > MOST else ""
