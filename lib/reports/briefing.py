"""Gathers what the note, the slides and the offline page tell, from the reads and sentences of the screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from lib.documents.addressee import addressee
from lib.documents.blocks import Figure
from lib.documents.briefing import AxisFacts, Briefing, Commitment, Line
from lib.domain.names import split_names
from lib.domain.paper_names import folded
from lib.domain.terms import Situation, Weather
from lib.i18n import Language, translate
from lib.i18n.formats import MISSING, format_day, format_list, format_pair
from lib.i18n.labels import label, signed_label
from lib.i18n.naming import Names
from lib.reports.identity import mark_of
from lib.reports.minutes import countries
from lib.reports.money import money_line
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.reads import AxisFigures, Dated, Support
from lib.store.state import State
from lib.wording.minutes import commission_words, short_name, state_words
from lib.wording.progress import mean, rates
from lib.wording.sentences import axis_sentence, none_passed, plan_sentence, weather_rule
from lib.wording.short import axis_words, whole_days, without_mark
from lib.wording.tiles import asides, missing_data, tile_words

#: How a plan may call the one whom the note is for, as names are looked for.
PRESIDENT = ("président", "présidente", "president", "الرئيس", "الرئيسة", "رئيس الغرفة")
#: How a name stands.
Told = Callable[[str | None], str]
EVERY = 1_000_000  # rows: a paper cuts its lists itself and says how many it leaves out
HORIZON = 3650  # days: every deadline to come


def briefing_facts(
    state: State,
    *,
    language: Language,
    hides: Set[str] = frozenset(),
    names: Names | None = None,
) -> Briefing:
    """The plan on a day, in words: the figures of the actions that this reader may see, with what that leaves out under
    them. `hides` holds the keys of others that no list names; `names` says how a paper writes those of the plan, without
    it they stand as people typed them, as on any screen.
    """
    names = names or Names(language)
    told = cache(names.told)  # an owner holds many actions
    head = reads.headline(state)
    limits = reads.thresholds(state)
    axes = reads.axes(state)
    sheet = reads.plan_sheet(state)

    def shown(rows: Iterable[Dated]) -> list[Dated]:
        return [row for row in rows if row.key not in hides]

    late = shown(reads.overdue(state, limit=EVERY))
    coming = shown(reads.due_within(state, days=HORIZON, limit=EVERY))
    asked = [row for row in reads.support(state, limit=EVERY) if row.key not in hides]
    return Briefing(
        plan=names.title(sheet.title),
        language=language,
        day=state.day,
        revision=state.revision,
        fingerprint=mark_of(state, head, axes),
        is_sample=sheet.is_sample,
        sentence=plan_sentence(language, head, int(limits["soon_days"])),
        tiles=[
            Figure(*words, is_alarm=name == "late" and head.past_due > 0)
            for name, words in tile_words(language, head, limits).items()
        ],
        axes=[_axis(names, told, axis, limits, late, coming) for axis in axes],
        late=_late(language, told, late),
        none_late=none_passed(language, head.without_deadline),
        support=[_line(language, told, row, _asked(language, row)) for row in asked],
        coming=_coming(language, told, coming),
        commission=commission_words(language, replace(sheet, commission=names.title(sheet.commission))),
        missing=missing_data(language, head),
        commitments=_commitments(language, told, state, hides),
        hidden=asides(language, head),
        is_weighted=head.is_weighted,
        money=money_line(state, language=language),
        total=head.total,
        past_due=head.past_due,
        minutes=_minutes(language, state),
        to=_president(language, state, sheet.host or ""),
    )


def paper_briefing(state: State, *, language: Language, hides: Set[str] = frozenset()) -> Briefing:
    """The same for a paper: its functions, organisations and titles have the form that is given in its language."""
    names = Names.of(language, reads.paper_names(state))
    return briefing_facts(state, language=language, hides=hides, names=names)


def partner_briefing(state: State, *, language: Language, hides: Set[str] = frozenset()) -> Briefing:
    """The paper as a partner sees the plan, whoever makes it: what leaves for a partner is never of another view."""
    return paper_briefing(state.seen_by_partner(), language=language, hides=hides)


def _axis(
    names: Names,
    told: Told,
    axis: AxisFigures,
    limits: Mapping[str, float],
    late: Sequence[Dated],
    coming: Sequence[Dated],
) -> AxisFacts:
    def of_axis(rows: Sequence[Dated]) -> list[Dated]:
        return [row for row in rows if (row.axis_code, row.axis_title) == (axis.axis_code, axis.axis_title)]

    language = names.language
    rule = weather_rule(language, axis, limits)
    if axis.weather_reason:
        by_hand = translate(language, "Judgement set by hand: {reason}", reason=axis.weather_reason)
        rule = f"{rule} {by_hand}"
    return AxisFacts(
        name=axis_words(language, axis.axis_code, names.title(axis.axis_title)),
        progress=axis.progress,
        expected=axis.expected,
        rates=rates(language, axis),
        weather=signed_label(language, Weather(axis.weather)),
        sentence=axis_sentence(language, axis),
        rule=rule,
        late=_late(language, told, of_axis(late)),
        coming=_coming(language, told, of_axis(coming)),
        level=Weather(axis.weather),
        done=mean(language, axis),
    )


def _president(language: Language, state: State, host: str) -> str:
    """« Monsieur le Président, Chambre … »: by the title that the names on papers give, else « Présidence, … »."""
    names = Names.of(language, reads.paper_names(state))
    function = next((n.name for n in names.known.values() if n.name and folded(n.name) in PRESIDENT), "")
    found = addressee(names, function or "", host)
    lines = found.lines if found.title else (translate(language, "President"), *found.lines[bool(function) :])
    return format_list(language, lines)


def _minutes(language: Language, state: State) -> str:
    """The minutes that wait for something, else the last ones."""
    known = reads.minutes(state)
    shown = next((m for m in known if m.waiting), known[0] if known else None)
    if shown is None:
        return ""
    words = state_words(language, shown, countries(state))
    return format_pair(language, short_name(language, shown), words)


def _late(language: Language, told: Told, rows: Iterable[Dated]) -> list[Line]:
    return [_line(language, told, row, whole_days(language, row.days_late)) for row in rows]


def _coming(language: Language, told: Told, rows: Iterable[Dated]) -> list[Line]:
    return [_line(language, told, row, whole_days(language, row.days_left)) for row in rows]


def _line(language: Language, told: Told, row: Dated | Support, said: str) -> Line:
    return Line(
        code=row.code or "",
        title=without_mark(row.title or MISSING),
        who=told(row.responsible),
        deadline=format_day(language, row.deadline),
        said=said,
        key=row.key,
        situation=Situation(row.situation),
        waits_on=told(row.waiting_on),
        requested=without_mark(row.support_requested or "") if isinstance(row, Support) else "",
    )


def _asked(language: Language, row: Support) -> str:
    return without_mark(row.support_requested or "") or translate(language, "Blocked: a decision is expected")


def _commitments(language: Language, told: Told, state: State, hides: Set[str]) -> list[Commitment]:
    recorded = rows_at(state.store, state.revision, state.plan, "commitment")
    if not recorded:
        return []
    linked = {key for row in recorded.values() for key in split_names(str(row["actions"] or ""))} - hides
    named = {
        row.key: format_pair(
            language, row.code or row.title or MISSING, label(language, Situation(row.situation))
        )
        for row in reads.situations(state, limit=EVERY)
        if row.key in linked
    }
    return [
        Commitment(
            reference=without_mark(str(row["reference"] or row["code"] or "")),
            text=without_mark(str(row["text"] or "")),
            organisation=told(str(row["organisation"] or "")),
            actions="\n".join(named[key] for key in split_names(str(row["actions"] or "")) if key in named),
        )
        for row in recorded.values()
    ]
