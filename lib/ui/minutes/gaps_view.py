"""What the originals of minutes still lack: the first ones, each a link to where it is given, and a count."""

from __future__ import annotations

from lib.i18n import NAMES
from lib.reports.minutes_names import NAMED, Unfinished, Wanting, gaps
from lib.store.reads import Minutes
from lib.ui import data, markup, session
from lib.ui.session import t, tn
from lib.wording.minutes_places import place_words, wanting_words


def told(m: Minutes, shown: int = NAMED) -> None:
    """How much is missing, and the first ones; nothing where the originals are whole."""
    found = data.read(gaps, m)
    if not found:
        return
    markup.paragraph(
        tn(
            "{n} thing is missing in the originals: a name without its form stands between brackets, a part to write asks to be"
            " completed. No file to sign is made before.",
            "{n} things are missing in the originals: a name without its form stands between brackets, a part to write asks to"
            " be completed. No file to sign is made before.",
            len(found),
        )
    )
    cells = [*(_part(m, one) for one in found.parts), *(_name(one) for one in found.names)]
    rest = len(cells) - shown
    more = [markup.Cell(tn("and {n} more", "and {n} more", rest))] if rest > 0 else []
    markup.items([(cell,) for cell in (*cells[:shown], *more)])


def _part(m: Minutes, one: Unfinished) -> markup.Cell:
    """A part that is not written: it leads to the text in that language."""
    where = markup.same_page("minutes", text=one.language or "")
    told_of = t("to be completed")
    return markup.Cell(
        place_words(session.language(), one.place, m),
        where,
        quiet=f"{NAMES[one.language]} – {told_of}" if one.language else told_of,
    )


def _name(one: Wanting) -> markup.Cell:
    return markup.Cell(
        one.name,
        markup.address("minutes", view="names", asked=one.name, asked_kind=str(one.kind)),
        quiet=wanting_words(session.language(), one.kind, one.language),
    )
