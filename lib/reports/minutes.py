"""Gathers what joint minutes say from the reads of the screens, at the day and revision that they are frozen on.

The paper belongs to both parties: whoever makes it, it is made from what a partner sees. No confidential action
stands in it, nor counts in its figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lib.documents.blocks import Bar, Bars, Figure, Letterhead
from lib.documents.minutes import MinutesFacts, Signing
from lib.documents.minutes_tables import PlanLine, StateLine
from lib.domain.minutes_text import MinutesText, decode
from lib.domain.names import join_names, split_names
from lib.domain.paper_names import folded, lines_of
from lib.domain.terms import LanguageClause, MinutesStep, NameKind, Situation
from lib.i18n import Language, translate
from lib.i18n.formats import MISSING, format_day, format_percent
from lib.i18n.labels import label
from lib.i18n.naming import Names
from lib.reports.identity import mark_of
from lib.store import reads
from lib.store.reads import AxisFigures, Minutes, MinutesAction
from lib.store.state import State
from lib.wording.minutes import commission_words
from lib.wording.progress import rates
from lib.wording.sentences import deadline_text, done_and_late, plan_sentence
from lib.wording.short import axis_heading
from lib.wording.tiles import tile_words, under_figures


def minutes_facts(state: State, minutes: Minutes, *, language: Language) -> MinutesFacts:
    """The facts of one paper in a language. How names are written is that of `state`, the figures are those of the
    minutes' own.

    The text is that of the language, else the French one, else the first that is known.
    """
    shared = state.seen_by_partner()
    shown = of_figures(shared, minutes)
    day = shown.day
    head = reads.headline(shown)
    limits = reads.thresholds(shown)
    axes = reads.axes(shown)
    sheet = reads.plan_sheet(shared)
    rows = reads.minutes_actions(shown)
    names = paper_names(shared, language)
    still = sorted((r for r in rows if r.is_open), key=lambda r: (r.deadline is None, r.deadline or day))
    return MinutesFacts(
        plan=names.title(sheet.title),
        language=language,
        names=names,
        reference=minutes.reference or "",
        title=names.title(minutes.title),
        held_on=minutes.held_on or day,
        place=minutes.place or "",
        president=minutes.president or "",
        signing=Signing(minutes.signed_on, minutes.signed_at),
        shown_day=day,
        shown_why=shown_why(shared, minutes, language),
        revision=shown.revision,
        fingerprint=mark_of(shown, head, axes),
        is_sample=sheet.is_sample,
        is_signed=minutes.is_signed,
        clause=LanguageClause(minutes.language_clause) if minutes.language_clause else None,
        party_a=minutes.party_a or MISSING,
        party_b=minutes.party_b or MISSING,
        head_a=_letterhead(shared, names, minutes.party_a or MISSING),
        head_b=_letterhead(shared, names, minutes.party_b or MISSING),
        text=text_in(minutes, language),
        sentence=plan_sentence(language, head, int(limits["soon_days"])),
        tiles=[Figure(*words) for words in tile_words(language, head, limits, in_full=True).values()],
        axes=_bars(names, axes),
        calendar=[_plan_line(names, row) for row in still],
        state=[_state_line(names, row) for row in rows],
        commission=commission_words(language, replace(sheet, commission=names.title(sheet.commission))),
        missing=under_figures(language, head),
    )


def of_figures(shared: State, minutes: Minutes) -> State:
    """The plan as it was on the day and at the revision that the figures of minutes are frozen on."""
    day = minutes.shown_day or minutes.held_on or date.min
    return shared.at(minutes.shown_revision or shared.revision, day)


def paper_names(state: State, language: Language) -> Names:
    """How the plan's parties, functions and places are written on the papers of a language."""
    full = {partner.label: partner.name for partner in reads.partner_list(state) if partner.name}
    return Names.of(language, reads.paper_names(state), full)


def _letterhead(state: State, names: Names, party: str) -> Letterhead:
    """The head of one party: what it gave of its letterhead in the script of the paper, its emblem, its name."""
    given = names.known.get((str(NameKind.ORGANISATION), folded(party)))
    if given is None:
        return Letterhead(names.party(party).bare)
    emblem = reads.file_content(state.store, given.emblem) if given.emblem else b""
    return Letterhead(names.party(party).bare, lines_of(given.letterhead, names.language), emblem)


def shown_why(state: State, minutes: Minutes, language: Language) -> str:
    """Why the figures are of another day than the meeting: as it was given, else that the draft was made on that day."""
    if minutes.shown_reason or minutes.shown_day == minutes.held_on:
        return minutes.shown_reason or ""
    drafted = [
        step.done_on
        for step in reads.minutes_life(state, key=minutes.key)
        if step.step == MinutesStep.DRAFTED
    ]
    return translate(language, "the draft was drawn up on that day") if minutes.shown_day in drafted else ""


def text_in(minutes: Minutes, language: Language) -> MinutesText:
    """The text in a language, else the French one, else the first known."""
    texts = decode(minutes.content).texts
    return texts.get(language) or texts.get("fr") or next(iter(texts.values()), MinutesText())


def countries(state: State) -> dict[str, str]:
    """Each organisation → its country, where one is recorded."""
    return {partner.label: partner.country for partner in reads.partner_list(state) if partner.country}


def _bars(names: Names, axes: Iterable[AxisFigures]) -> Bars:
    language = names.language
    return Bars(
        tuple(
            Bar(
                axis_heading(language, axis.axis_code, names.title(axis.axis_title)),
                axis.progress,
                axis.expected,
                rates(language, axis, in_full=True),
                done_and_late(language, axis),
            )
            for axis in axes
        ),
        translate(language, "The mark on a bar is the progress expected on this day."),
    )


def _plan_line(names: Names, row: MinutesAction) -> PlanLine:
    return PlanLine(
        code=row.code or MISSING,
        title=names.title(row.title) or MISSING,
        lead=names.listed(row.lead) or MISSING,
        others=names.listed(join_names(split_names(row.organisation)[1:])) or MISSING,
        deadline=deadline_text(names.language, row.deadline, row.deadline_precision, row.deadline_text),
        deliverable=names.title(row.deliverable) or MISSING,
        indicator=names.title(row.indicator) or MISSING,
    )


def _state_line(names: Names, row: MinutesAction) -> StateLine:
    language = names.language
    situation = label(language, Situation(row.situation))  # in words alone: an act bears no coloured mark
    if row.completed_on:
        situation += f"\n{format_day(language, row.completed_on)}"
    return StateLine(
        code=row.code or MISSING,
        title=names.title(row.title) or MISSING,
        lead=names.listed(row.lead) or MISSING,
        deadline=deadline_text(language, row.deadline, row.deadline_precision, row.deadline_text),
        situation=situation,
        progress=format_percent(language, row.progress, 0),
    )
