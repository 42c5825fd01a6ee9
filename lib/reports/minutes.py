"""Gathers what joint minutes say from the reads of the screens, at the day and revision that they are frozen on.

The paper belongs to both parties: whoever makes it, it is made from what a partner sees. No confidential action
stands in it, nor counts in its figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lib.documents.blocks import Bar, Bars, Figure
from lib.documents.minutes import MinutesFacts
from lib.documents.minutes_tables import PlanLine, StateLine
from lib.domain.minutes_text import MinutesText, decode
from lib.domain.names import split_names
from lib.domain.terms import LanguageClause, Situation
from lib.i18n import Language, translate
from lib.i18n.formats import MISSING, format_day, format_percent
from lib.i18n.labels import signed_label
from lib.reports.identity import mark_of
from lib.store import reads
from lib.store.reads import AxisFigures, Minutes, MinutesAction
from lib.store.state import State
from lib.wording.minutes import commission_words
from lib.wording.progress import rates
from lib.wording.sentences import deadline_text, plan_sentence
from lib.wording.short import axis_words
from lib.wording.tiles import missing_data, tile_words


def minutes_facts(state: State, minutes: Minutes, *, language: Language) -> MinutesFacts:
    """The facts of one paper in a language. The names of the parties are those of `state`, the figures
    those of the minutes' own.

    The text is that of the language, else the French one, else the first that is known.
    """
    shared = state.seen_by_partner()
    day = minutes.shown_day or minutes.held_on or date.min
    shown = shared.at(minutes.shown_revision or state.revision, day)
    head = reads.headline(shown)
    limits = reads.thresholds(shown)
    axes = reads.axes(shown)
    sheet = reads.plan_sheet(shared)
    rows = reads.minutes_actions(shown)
    names = full_names(shared)
    still = sorted((r for r in rows if r.is_open), key=lambda r: (r.deadline is None, r.deadline or day))
    return MinutesFacts(
        plan=sheet.title,
        language=language,
        reference=minutes.reference or "",
        held_on=minutes.held_on or day,
        place=minutes.place or "",
        shown_day=day,
        revision=shown.revision,
        fingerprint=mark_of(shown, head, axes),
        is_sample=sheet.is_sample,
        is_signed=minutes.is_signed,
        clause=LanguageClause(minutes.language_clause) if minutes.language_clause else None,
        party_a=names.get(minutes.party_a or "", minutes.party_a or MISSING),
        party_b=names.get(minutes.party_b or "", minutes.party_b or MISSING),
        short_a=minutes.party_a or MISSING,
        short_b=minutes.party_b or MISSING,
        text=text_in(minutes, language),
        sentence=plan_sentence(language, head, int(limits["soon_days"])),
        tiles=[Figure(*words) for words in tile_words(language, head, limits).values()],
        axes=_bars(language, axes),
        calendar=[_plan_line(language, row) for row in still],
        state=[_state_line(language, row) for row in rows],
        commission=commission_words(language, sheet),
        missing=missing_data(language, head),
    )


def text_in(minutes: Minutes, language: Language) -> MinutesText:
    """The text in a language, else the French one, else the first known."""
    texts = decode(minutes.content).texts
    return texts.get(language) or texts.get("fr") or next(iter(texts.values()), MinutesText())


def full_names(state: State) -> dict[str, str]:
    """Each organisation as the plan's lists call it → its full name."""
    return {partner.label: partner.name for partner in reads.partner_list(state) if partner.name}


def countries(state: State) -> dict[str, str]:
    """Each organisation → its country, where one is recorded."""
    return {partner.label: partner.country for partner in reads.partner_list(state) if partner.country}


def _bars(language: Language, axes: Iterable[AxisFigures]) -> Bars:
    return Bars(
        tuple(
            Bar(
                axis_words(language, axis.axis_code, axis.axis_title),
                axis.progress,
                axis.expected,
                rates(language, axis),
                translate(
                    language,
                    "{done} of {tracked} done, {late} past their deadline",
                    done=axis.done,
                    tracked=axis.tracked,
                    late=axis.past_due,
                ),
            )
            for axis in axes
        ),
        translate(language, "The mark on a bar is the progress expected on this day."),
    )


def _plan_line(language: Language, row: MinutesAction) -> PlanLine:
    names = split_names(row.organisation)
    return PlanLine(
        code=row.code or MISSING,
        title=row.title or MISSING,
        lead=row.lead or MISSING,
        others="\n".join(names[1:]) or MISSING,
        deadline=deadline_text(language, row.deadline, row.deadline_precision, row.deadline_text),
        deliverable=row.deliverable or MISSING,
        indicator=row.indicator or MISSING,
    )


def _state_line(language: Language, row: MinutesAction) -> StateLine:
    situation = signed_label(language, Situation(row.situation))
    if row.completed_on:
        situation += f"\n{format_day(language, row.completed_on)}"
    return StateLine(
        code=row.code or MISSING,
        title=row.title or MISSING,
        lead=row.lead or MISSING,
        deadline=deadline_text(language, row.deadline, row.deadline_precision, row.deadline_text),
        situation=situation,
        progress=format_percent(language, row.progress, 0),
    )
