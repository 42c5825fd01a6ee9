"""What the originals of joint minutes lack before they are signed: names without a form, parts that are still to be completed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.domain.errors import Invalid
from lib.domain.minutes_text import MinutesText, originals
from lib.domain.minutes_versions import Place
from lib.domain.names import split_names
from lib.domain.paper_names import foreign_letters, function_and_organisation, is_written_in
from lib.domain.terms import LanguageClause, NameKind
from lib.i18n import LANGUAGES, Language, translate_plural
from lib.i18n.formats import as_typed, format_list
from lib.i18n.naming import Names
from lib.reports.minutes import of_figures, paper_names, shown_why, text_in
from lib.store import reads
from lib.store.reads import Minutes
from lib.store.state import State
from lib.wording.minutes_places import unfinished_words, wanting_words

#: Sections that no minutes go without: the originals ask for them until they are written.
WITHOUT_WHICH = ("delegation_a", "delegation_b", "agenda", "points")
NAMES_LISTED = ("names_a", "names_b")
#: Gaps that are named; the rest is counted.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Wanting:
    """A name without its form in a language."""

    language: Language
    kind: NameKind
    name: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A part that the original in a language would ask to be completed; without a language, each of them would."""

    language: Language | None
    place: Place


@dataclass(frozen=True, slots=True)
class Gaps:
    """All that is to be given before the files to sign are made."""

    names: tuple[Wanting, ...] = ()
    parts: tuple[Unfinished, ...] = ()

    def __len__(self) -> int:
        return len(self.names) + len(self.parts)


def gaps(state: State, minutes: Minutes) -> Gaps:
    """What the originals of these minutes lack: nobody signs a bracket nor a part that is still to be completed."""
    return Gaps(wanting(state, minutes), unfinished(state, minutes))


def check_whole(state: State, minutes: Minutes, *, reader: Language) -> None:
    """Raises Invalid while an original would hold a bracket or a part to complete: which ones, in the reader's words."""
    found = gaps(state, minutes)
    if not found:
        return
    lines = [
        *(unfinished_words(reader, one.place, one.language, minutes) for one in found.parts),
        *(
            f"{as_typed(reader, one.name)} ({wanting_words(reader, one.kind, one.language)})"
            for one in found.names
        ),
    ]
    rest = len(lines) - NAMED
    if rest > 0:
        lines[NAMED:] = [translate_plural(reader, "and {n} more", "and {n} more", rest)]
    raise Invalid(
        "originals_unfinished",
        "The originals are not complete, no file to sign was made: {missing}.",
        missing=format_list(reader, lines),
    )


def unfinished(state: State, minutes: Minutes) -> tuple[Unfinished, ...]:
    """The parts without which minutes are none: the place, who sat on each side, what was on the agenda and examined;
    the names where they are announced, the reason where the figures are of another day."""
    spoken = _spoken(minutes)
    whole = {
        "place": not (minutes.place or "").strip(),
        "shown_reason": minutes.shown_day != minutes.held_on
        and not shown_why(state.seen_by_partner(), minutes, spoken[0]),
    }
    found = [Unfinished(None, Place(section)) for section, lacks in whole.items() if lacks]
    for language in spoken:
        text = text_in(minutes, language)
        asked = (*WITHOUT_WHICH, *(NAMES_LISTED if text.shows_names else ()))
        found += [Unfinished(language, Place(section)) for section in asked if not getattr(text, section)]
    return tuple(found)


def wanting(state: State, minutes: Minutes) -> tuple[Wanting, ...]:
    """What is asked for before these minutes are signed, each once, in the order in which the paper names it.

    In French: what stands in its sentences. In a language of another script: every party, function, place and title that
    would stand there in the letters of the plan.
    """
    shared = state.seen_by_partner()
    found: dict[Wanting, None] = {}
    for language in _spoken(minutes):
        names, text = paper_names(shared, language), text_in(minutes, language)
        asked = [*_sentences(names, minutes, text)]
        if language != "fr":
            listed = _lists(names, shared, minutes, text)
            asked += [pair for pair in listed if not is_written_in(pair[1], language)]
        for kind, name in asked:
            if names.lacks(kind, name):
                found[Wanting(language, kind, name)] = None
    return tuple(found)


def _spoken(minutes: Minutes) -> tuple[Language, ...]:
    clause = LanguageClause(minutes.language_clause) if minutes.language_clause else None
    return tuple(one for one in LANGUAGES if one in originals(clause))


def _sentences(names: Names, minutes: Minutes, text: MinutesText) -> Iterator[tuple[NameKind, str]]:
    for party in (minutes.party_a, minutes.party_b):
        yield NameKind.ORGANISATION, party or ""
    for place in (minutes.place, minutes.signed_at):
        yield NameKind.PLACE, place or ""
    for person in (minutes.president or "", *text.delegation_a[:1], *text.delegation_b[:1]):
        yield from _function(names, person)


def _lists(names: Names, state: State, minutes: Minutes, text: MinutesText) -> Iterator[tuple[NameKind, str]]:
    sheet, shown = reads.plan_sheet(state), of_figures(state, minutes)
    titles = (sheet.title, minutes.title, sheet.commission, *(axis.axis_title for axis in reads.axes(shown)))
    for title in titles:
        yield NameKind.TITLE, title or ""
    owners = [*(row.owner for row in text.follow_up), *(row.owner for row in text.decisions)]
    for one in (
        *text.delegation_a,
        *text.delegation_b,
        *(one for owner in owners for one in split_names(owner)),
    ):
        if foreign_letters(
            names.listed(one), "ARABIC"
        ):  # an owner may be an organisation, which has its form
            yield from _function(names, one)
    for action in reads.minutes_actions(shown):
        for organisation in split_names(action.organisation):
            if foreign_letters(names.listed(organisation), "ARABIC"):
                yield NameKind.ORGANISATION, organisation


def _function(names: Names, text: str) -> Iterator[tuple[NameKind, str]]:
    if not names.lacks(NameKind.FUNCTION, text):
        return  # « Directeur (CCIS-RSK) » may have a form as a whole
    function, organisation = function_and_organisation(text)
    yield NameKind.FUNCTION, function
    if organisation:
        yield NameKind.ORGANISATION, organisation
