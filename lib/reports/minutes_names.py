"""The names that joint minutes need and that nobody has given a form yet, in each language of their originals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.domain.minutes_text import MinutesText, originals
from lib.domain.names import split_names
from lib.domain.paper_names import function_and_organisation, is_written_in
from lib.domain.terms import LanguageClause, NameKind
from lib.i18n import LANGUAGES, Language
from lib.reports.minutes import paper_names, text_in
from lib.store import reads
from lib.store.reads import Minutes
from lib.store.state import State


@dataclass(frozen=True, slots=True)
class Wanting:
    """A name without its form in a language."""

    language: Language
    kind: NameKind
    name: str


def wanting(state: State, minutes: Minutes) -> tuple[Wanting, ...]:
    """What is asked for before these minutes are signed, each once, in the order in which the paper names it.

    In French: what stands in its sentences. In a language of another script: every party, function, place and title that
    would stand there in the letters of the plan.
    """
    shared = state.seen_by_partner()
    clause = LanguageClause(minutes.language_clause) if minutes.language_clause else None
    spoken = originals(clause)
    found: dict[Wanting, None] = {}
    for language in (one for one in LANGUAGES if one in spoken):
        names, text = paper_names(shared, language), text_in(minutes, language)
        asked = [*_sentences(minutes, text)]
        if language != "fr":
            asked += [pair for pair in _lists(shared, minutes, text) if not is_written_in(pair[1], language)]
        for kind, name in asked:
            if names.lacks(kind, name):
                found[Wanting(language, kind, name)] = None
    return tuple(found)


def _sentences(minutes: Minutes, text: MinutesText) -> Iterator[tuple[NameKind, str]]:
    for party in (minutes.party_a, minutes.party_b):
        yield NameKind.ORGANISATION, party or ""
    for place in (minutes.place, minutes.signed_at):
        yield NameKind.PLACE, place or ""
    for person in (minutes.president or "", *text.delegation_a[:1], *text.delegation_b[:1]):
        yield from _function(person)


def _lists(state: State, minutes: Minutes, text: MinutesText) -> Iterator[tuple[NameKind, str]]:
    sheet = reads.plan_sheet(state)
    titles = (sheet.title, minutes.title, sheet.commission, *(axis.axis_title for axis in reads.axes(state)))
    for title in titles:
        yield NameKind.TITLE, title or ""
    for person in (*text.delegation_a, *text.delegation_b):
        yield from _function(person)
    for owners in (*(row.owner for row in text.follow_up), *(row.owner for row in text.decisions)):
        for owner in split_names(owners):
            yield from _function(owner)
    for action in reads.minutes_actions(state):
        for organisation in split_names(action.organisation):
            yield NameKind.ORGANISATION, organisation


def _function(text: str) -> Iterator[tuple[NameKind, str]]:
    function, organisation = function_and_organisation(text)
    yield NameKind.FUNCTION, function
    if organisation:
        yield NameKind.ORGANISATION, organisation
