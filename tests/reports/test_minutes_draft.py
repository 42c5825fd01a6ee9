"""The first text of joint minutes, made in each language from the same plan: none tells what another does not."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lib.domain.minutes_versions import mismatches, value_at
from lib.i18n import LANGUAGES
from lib.reports.minutes_draft import first_text
from lib.store.connection import Store
from tests.random_plans import PLANS, recorded

PARTIES = ("CCIS-RSK", "CCIT")


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    yield opened
    opened.close()


def apart(state):
    """What the first texts tell differently, two by two, with the words of both."""
    texts = {
        language: first_text(state, language=language, parties=PARTIES, previous=None)
        for language in LANGUAGES
    }
    return [
        (m, value_at(texts[one], m.place), value_at(texts[other], m.place))
        for one, other in combinations(LANGUAGES, 2)
        for m in mismatches(texts[one], texts[other], (one, other))
    ]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(plan=PLANS)
def test_the_first_texts_of_a_plan_agree_in_every_language(store, plan):
    assert not apart(recorded(store, plan))
