"""A message as plain text: for readers without HTML, and to be pasted in a telephone. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lib.documents import look
from lib.documents.mail.model import Line, Mail, Part
from lib.i18n import Language, translate_plural
from lib.i18n.formats import as_typed, format_pair

#: A line of Arabic that begins with a figure or a Latin name is read from the right all the same.
FROM_THE_RIGHT = "\N{RIGHT-TO-LEFT MARK}"
#: Lines of a list that a message on a telephone tells.
PASTED = 5
#: A subject is read in a list: a longer one is cut.
SUBJECT = 120


def subject(mail: Mail) -> str:
    """What stands in the list of messages: one line, the sample said first."""
    text = " ".join(look.readable(" – ".join(part for part in (mail.sample, mail.subject) if part)).split())
    return text if len(text) <= SUBJECT else f"{text[: SUBJECT - 2].rstrip()} …"


def text(mail: Mail) -> str:
    """The whole message."""
    blocks = [mail.sample, mail.plan, mail.title, mail.greeting, *mail.paragraphs]
    blocks += [block for part in mail.parts for block in _part(mail.language, part)]
    if mail.way:
        blocks.append(f"{mail.way.label}\n{mail.way.address}")
    blocks.append("\n".join(mail.closing))
    foot = [*mail.foot]
    if mail.stop:
        foot.append(format_pair(mail.language, mail.stop.label, mail.stop.address))
    if foot:
        blocks.append("\n".join(["-- ", *foot]))  # what mail programs know as the end of a message
    return _joined(mail.language, blocks)


def pasted(mail: Mail) -> str:
    """What is pasted in a message of a telephone: who, what, a few lines of each list, the way."""
    blocks = [mail.sample, f"*{_unstarred(mail.plan)}*", mail.greeting, *(mail.paragraphs or (mail.title,))]
    for part in mail.parts:
        left = len(part.lines) - PASTED
        more = translate_plural(mail.language, "and {n} other", "and {n} others", left) if left > 0 else ""
        blocks.append(
            "\n".join(
                line
                for line in (
                    f"*{_unstarred(part.title)}*",
                    *(_line(mail.language, line, links=False) for line in part.lines[:PASTED]),
                    part.empty if not part.lines else "",
                    more or part.more,
                )
                if line
            )
        )
    if mail.way:
        blocks.append(mail.way.address)
    blocks.append("\n".join(mail.closing))
    return _joined(mail.language, blocks)


def _part(language: Language, part: Part) -> Iterator[str]:
    rows = [_line(language, line) for line in part.lines] or [part.empty]
    yield "\n".join([part.title.upper() if language != "ar" else part.title, *rows])
    if part.more:
        yield part.more


def _line(language: Language, line: Line, *, links: bool = True) -> str:
    head = " – ".join(part for part in (line.lead, as_typed(language, line.name)) if part)
    below = [part for part in (line.below, line.link if links else "") if part]
    return "\n".join([f"• {head}", *(f"  {part}" for part in below)])


def _unstarred(text: str) -> str:
    """A text between two stars, which a telephone sets in bold, holds none itself."""
    return text.replace("*", "∗").strip()


def _joined(language: Language, blocks: Iterable[str]) -> str:
    whole = look.readable("\n\n".join(block for block in blocks if block))
    if language != "ar":
        return f"{whole}\n"
    lines = (f"{FROM_THE_RIGHT}{line}" if line and line != "-- " else line for line in whole.split("\n"))
    return "\n".join(lines) + "\n"
