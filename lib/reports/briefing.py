"""Gathers what the note, the slides and the offline page tell, from the reads and sentences of the screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from lib.documents.blocks import Figure
from lib.documents.briefing import AxisFacts, Briefing, Commitment, LedActions, Line
from lib.domain.names import split_names
from lib.domain.terms import Situation, Weather
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import MISSING, format_day, format_pair
from lib.i18n.labels import label, signed_label
from lib.reports.identity import mark_of
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.reads import AxisFigures, Dated, Support
from lib.store.state import State
from lib.wording.minutes import commission_words
from lib.wording.progress import rates
from lib.wording.sentences import axis_sentence, done_undated, none_passed, plan_sentence, rate, weather_rule
from lib.wording.short import axis_words, days
from lib.wording.tiles import missing_data, tile_words

EVERY = 1_000_000  # rows: a paper cuts its lists itself and says how many it leaves out
HORIZON = 3650  # days: every deadline to come


def briefing_facts(
    state: State,
    *,
    language: Language,
    hides: Set[str] = frozenset(),
) -> Briefing:
    """The plan on a day, in words. `hides` holds the keys of actions that this reader is not shown: they are left
    out of every list and said to be; the figures are the plan's.
    """
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
        plan=sheet.title,
        language=language,
        day=state.day,
        revision=state.revision,
        fingerprint=mark_of(state, head, axes),
        is_sample=sheet.is_sample,
        sentence=plan_sentence(language, head, int(limits["soon_days"])),
        tiles=[Figure(*words) for words in tile_words(language, head, limits).values()],
        axes=[_axis(language, axis, limits, late, coming) for axis in axes],
        late=_late(language, late),
        none_late=none_passed(language, head.without_deadline),
        support=[_line(language, row, _asked(language, row)) for row in asked],
        coming=_coming(language, coming),
        commission=commission_words(language, sheet),
        missing=missing_data(language, head),
        commitments=_commitments(language, state, hides),
        led=_led(language, state, limits["small_sample"]),
        hidden=translate_plural(
            language,
            "{n} confidential action is not listed here.",
            "{n} confidential actions are not listed here.",
            len(hides),
        )
        if hides
        else "",
    )


def _axis(
    language: Language,
    axis: AxisFigures,
    limits: Mapping[str, float],
    late: Sequence[Dated],
    coming: Sequence[Dated],
) -> AxisFacts:
    def of_axis(rows: Sequence[Dated]) -> list[Dated]:
        return [row for row in rows if (row.axis_code, row.axis_title) == (axis.axis_code, axis.axis_title)]

    rule = weather_rule(language, axis, limits)
    if axis.weather_reason:
        by_hand = translate(language, "Judgement set by hand: {reason}", reason=axis.weather_reason)
        rule = f"{rule} {by_hand}"
    return AxisFacts(
        name=axis_words(language, axis.axis_code, axis.axis_title),
        progress=axis.progress,
        expected=axis.expected,
        rates=rates(language, axis),
        weather=signed_label(language, Weather(axis.weather)),
        sentence=axis_sentence(language, axis),
        rule=rule,
        late=_late(language, of_axis(late)),
        coming=_coming(language, of_axis(coming)),
    )


def _late(language: Language, rows: Iterable[Dated]) -> list[Line]:
    return [_line(language, row, days(language, row.days_late)) for row in rows]


def _coming(language: Language, rows: Iterable[Dated]) -> list[Line]:
    return [_line(language, row, days(language, row.days_left)) for row in rows]


def _line(language: Language, row: Dated | Support, said: str) -> Line:
    return Line(
        code=row.code or "",
        title=row.title or MISSING,
        who=row.responsible or "",
        deadline=format_day(language, row.deadline),
        said=said,
    )


def _asked(language: Language, row: Support) -> str:
    return row.support_requested or translate(language, "Blocked: a decision is expected")


def _commitments(language: Language, state: State, hides: Set[str]) -> list[Commitment]:
    recorded = rows_at(state.store, state.revision, state.plan, "commitment")
    if not recorded:
        return []
    linked = {key for row in recorded.values() for key in split_names(str(row["actions"] or ""))} - hides
    told = {
        row.key: format_pair(
            language, row.code or row.title or MISSING, label(language, Situation(row.situation))
        )
        for row in reads.situations(state, limit=EVERY)
        if row.key in linked
    }
    return [
        Commitment(
            reference=str(row["reference"] or row["code"] or ""),
            text=str(row["text"] or ""),
            organisation=str(row["organisation"] or ""),
            actions="\n".join(told[key] for key in split_names(str(row["actions"] or "")) if key in told),
        )
        for row in recorded.values()
    ]


def _led(language: Language, state: State, small: float) -> list[LedActions]:
    rows = sorted((row for row in reads.partners(state) if row.led), key=lambda row: row.label)
    return [
        LedActions(
            organisation=row.label,
            led=str(row.led),
            done=str(row.led_done),
            past_due=str(row.led_past_due),
            kept=" · ".join(
                part
                for part in (
                    rate(language, row.led_kept, row.led_due, small),
                    done_undated(language, row.led_undated),
                )
                if part
            ),
        )
        for row in rows
    ]
