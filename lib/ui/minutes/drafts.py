"""Two drafts of the text: what changed from one to the other, and who changed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.minutes_drafts import Draft, Told, compared, distinct
from lib.domain.minutes_text import MinutesContent, decode
from lib.domain.minutes_versions import fingerprints
from lib.i18n import LANGUAGES, NAMES
from lib.i18n.formats import MISSING
from lib.store import reads
from lib.store.reads import Minutes
from lib.ui import choices, data, layout, markup, session
from lib.ui.session import t
from lib.wording.minutes_places import place_words


def comparison(m: Minutes) -> None:
    """The drafts to choose between, and the changes; nothing while the text was recorded once."""
    texts = [x for x in data.read(reads.minutes_texts, key=m.key) if x.content]
    if len(texts) < 2:
        return
    part = layout.unfolded(t("Compare two drafts of the text"), "drafts", icon=":material/difference:")
    if not part:
        return
    drafts = distinct([Draft(x.revision, x.author, x.recorded_at, decode(x.content).texts) for x in texts])
    with part:
        if len(drafts) < 2:
            markup.paragraph(t("The two drafts say the same."))
            return
        names = {
            str(draft.revision): t(
                "Draft {n}, {moment}, {author}",
                n=number,
                moment=session.moment(draft.recorded_at),
                author=draft.author or MISSING,
            )
            for number, draft in enumerate(drafts, 1)
        }
        one, two = st.columns(2)
        numbers = list(names)
        with one:
            first = choices.select(t("Before"), names, key="draft", first=numbers[-2])
        with two:
            last = choices.select(t("After"), names, key="until", first=numbers[-1])
        begin, end = sorted((numbers.index(first), numbers.index(last)))
        _changes(m, compared(drafts[begin : end + 1]))


def since_compared(m: Minutes) -> None:
    """What changed in the versions since they were last recorded to say the same; nothing where they never were."""
    told = decode(m.content).compared
    texts = data.read(reads.minutes_texts, key=m.key)
    drafts = [Draft(x.revision, x.author, x.recorded_at, decode(x.content).texts) for x in texts]
    agreed = [n for n, draft in enumerate(drafts) if told and _is_of(draft, told)]
    if agreed and (found := compared(distinct(drafts[agreed[-1] :]))):
        _changes(m, found)


def _is_of(draft: Draft, told: Mapping[str, str]) -> bool:
    """Whether a draft holds the versions that were compared."""
    now = fingerprints(MinutesContent(draft.texts))
    return all(now.get(name) == held for name, held in told.items())


def _changes(m: Minutes, found: Sequence[Told]) -> None:
    if not found:
        markup.paragraph(t("The two drafts say the same."))
        return
    language = session.language()
    several = len({told.change.language for told in found}) > 1
    spoken = {str(name): NAMES[name] for name in LANGUAGES}
    markup.table(
        [
            markup.Column(t("Part of the text"), width=20),
            markup.Column(t("Before"), width=30),
            markup.Column(t("After"), width=30),
            markup.Column(t("Changed by"), width=20),
        ],
        [
            (
                markup.Cell(
                    place_words(language, told.change.place, m),
                    quiet=spoken.get(told.change.language, "") if several else "",
                ),
                _said(told, told.change.before),
                _said(told, told.change.after),
                markup.Cell(told.draft.author or MISSING, quiet=session.moment(told.draft.recorded_at)),
            )
            for told in found
        ],
        t("What changed between the two drafts"),
    )


def _said(told: Told, words: str) -> str:
    if told.change.place.section == "shows_names":
        return t("yes") if words else t("no")
    return words or MISSING
