"""The versions of the text before they are initialled or signed: what they tell differently, and that they say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lib.domain.minutes_script import Known
from lib.domain.minutes_text import MinutesContent, MinutesText, decode, originals
from lib.domain.minutes_versions import Contrast, Mismatch, mismatches, moved, value_at
from lib.domain.paper_names import by_name
from lib.domain.terms import LanguageClause
from lib.i18n import LANGUAGES, NAMES, Language
from lib.i18n.formats import MISSING, format_list
from lib.store import reads
from lib.store.reads import Minutes
from lib.ui import data, layout, markup, session
from lib.ui.forms.shell import button
from lib.ui.forms.state import Sent, row_at
from lib.ui.minutes.drafts import since_compared
from lib.ui.minutes.withheld import is_changeable
from lib.ui.session import t
from lib.usecases.minutes import edit_minutes
from lib.wording.minutes import short_name
from lib.wording.minutes_places import contrast_words, place_words

TABLE = "minutes"


def agreement(m: Minutes) -> None:
    """Whether the originals stand, say the same, and were compared, and whether a translation tells what they tell;
    nothing once a party signed."""
    spoken = originals(LanguageClause(m.language_clause) if m.language_clause else None)
    if m.content is None or m.is_fixed:
        return
    content = decode(m.content)
    translated = [
        name
        for name in LANGUAGES
        if name not in spoken and content.texts.get(name, MinutesText()) != MinutesText()
    ]
    if len(spoken) < 2 and not translated:
        return
    layout.section(t("Agreement of the versions"))
    if len(spoken) > 1:
        _originals(m, content, spoken)
    for name in translated:
        _translation(m, content, cast(Language, spoken[0]), name)


def _originals(m: Minutes, content: MinutesContent, spoken: Sequence[str]) -> None:
    missing = [NAMES[name] for name in spoken if name not in content.texts]
    if missing:
        names = format_list(session.language(), missing)
        markup.paragraph(t("Not recorded yet in the language of an original: {languages}.", languages=names))
        return
    one, other = (code for code in LANGUAGES if code in spoken)
    found = mismatches(content.texts[one], content.texts[other], (one, other), _names())
    if found:
        markup.paragraph(
            t("The versions do not tell the same. Initials and signature wait until nothing differs below.")
        )
        _table(m, content, (one, other), found)
    elif moved(content, spoken):
        changed = [NAMES[name] for name in moved(content, spoken)]
        names = format_list(session.language(), changed)
        markup.paragraph(
            t(
                "Same entries, dates and figures. Changed since the versions were last compared, or never compared: {languages}.",
                languages=names,
            )
        )
        since_compared(m)
        _confirm(m)
    else:
        markup.paragraph(t("The versions were compared as they stand: they were recorded to say the same."))


def _names() -> Known:
    return by_name(data.read(reads.paper_names))


def _translation(m: Minutes, content: MinutesContent, original: Language, name: Language) -> None:
    """What a translation tells differently from the first original: told, since it is handed over; never held against
    the originals, which alone are signed."""
    if original not in content.texts:
        return
    found = mismatches(content.texts[original], content.texts[name], (original, name), _names())
    if not found:
        markup.paragraph(
            t(
                "Courtesy translation ({name}): same entries, dates and figures as the original.",
                name=NAMES[name],
            )
        )
        return
    markup.paragraph(
        t(
            "The courtesy translation ({name}) does not tell the same as the original. It is not signed and holds "
            "nothing back; it is set right before it is handed over.",
            name=NAMES[name],
        )
    )
    _table(m, content, (original, name), found)


def _table(
    m: Minutes, content: MinutesContent, pair: tuple[Language, Language], found: Sequence[Mismatch]
) -> None:
    language = session.language()

    def cell(name: Language, read: Sequence[str], mismatch: Mismatch) -> markup.Cell:
        if mismatch.contrast == Contrast.MISSING:
            return markup.Cell(MISSING if not read else read[0])
        whole = value_at(content.texts[name], mismatch.place).replace("\n", " · ")
        said = format_list(language, read) or MISSING
        return markup.Cell(said, quiet="" if whole == said else whole)

    markup.table(
        [
            markup.Column(t("Part of the text"), width=20),
            markup.Column(t("What differs"), width=16),
            *(markup.Column(NAMES[name], width=32) for name in pair),
        ],
        [
            (
                place_words(language, mismatch.place, m),
                contrast_words(language, mismatch.contrast),
                cell(pair[0], mismatch.one, mismatch),
                cell(pair[1], mismatch.other, mismatch),
            )
            for mismatch in found
        ],
        t("What the versions tell differently"),
    )


def _confirm(m: Minutes) -> None:
    if not is_changeable(m):
        return

    def write(sent: Sent) -> int | None:
        return edit_minutes(
            data.store(),
            sent.seen,
            m.key,
            {},
            sent.writing,
            reason=short_name(session.language(), m),
            compared=content_at(m, sent.seen),
        )

    button(
        f"compared_{m.key}",
        t("The versions were compared: they say the same"),
        write,
        t("It is recorded that the versions say the same."),
        table=TABLE,
    )


def content_at(m: Minutes, revision: int) -> MinutesContent:
    """The texts as they stood at a revision: what a form that carries it was shown."""
    row = row_at(TABLE, m.key)(revision) or {}
    return decode(str(row.get("content") or ""))
