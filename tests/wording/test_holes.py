"""Over random plans with holes, in every language: no sentence and no paper prints a value that is missing."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lib.i18n import LANGUAGES
from lib.reports.briefing import briefing_facts
from lib.reports.minutes_draft import first_text
from lib.store import reads
from lib.store.connection import Store
from lib.wording.progress import compared, expected_mean, gap, mean, progress_sentence, rates
from lib.wording.readings import axis_bullets_sentence, overdue_sentence, situations_sentence
from lib.wording.sentences import axis_sentence, finding, plan_sentence, reason, weather_rule
from lib.wording.tiles import tile_words, under_figures
from tests.random_plans import DAY, NEVER, PLANS, recorded, said

SLOW = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # a plan of a few rows is read as it is
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    yield opened
    opened.close()


def sentences(state, language):
    """Everything that screens say of the figures of a plan."""
    head, axes, limits = reads.headline(state), reads.axes(state), reads.thresholds(state)
    late = reads.overdue(state)
    yield plan_sentence(language, head, 14)
    yield from (text for words in tile_words(language, head, limits).values() for text in words)
    yield under_figures(language, head)
    yield finding(language, axes)
    yield axis_bullets_sentence(axes, language=language)
    yield situations_sentence(reads.axis_situations(state), language=language)
    yield overdue_sentence(
        late, language=language, today=DAY, total=late.found, undated=head.without_deadline
    )
    figures: Any
    for figures in (head, *axes):
        yield from (say(language, figures) for say in (compared, progress_sentence, rates))
        yield from (say(language, figures) for say in (mean, expected_mean, gap))
    for axis in axes:
        yield axis_sentence(language, axis)
        yield weather_rule(language, axis, limits)
    for row in reads.situations(state):
        yield reason(language, row.reason_code, row.reason_value)


@SLOW
@given(plan=PLANS)
def test_no_sentence_prints_a_missing_value_or_a_plural_of_one(store, plan):
    state = recorded(store, plan)
    for language in LANGUAGES:
        for text in said(list(sentences(state, language))):
            assert not NEVER.search(text), text


@SLOW
@given(plan=PLANS)
def test_no_paper_does_either(store, plan):
    state = recorded(store, plan)
    for language in LANGUAGES:
        papers = (
            briefing_facts(state, language=language),
            first_text(state, language=language, parties=("CCIS-RSK", "CCIT"), previous=None),
        )
        for text in said(papers):
            assert not NEVER.search(text), text
