"""The first text of joint minutes, made in French and in Arabic from the same plan: neither tells what the other does not."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lib.domain.minutes_versions import mismatches, value_at
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
    """What the two first texts tell differently, with the words of both."""
    french, arabic = (
        first_text(state, language=language, parties=PARTIES, previous=None) for language in ("fr", "ar")
    )
    return [(m, value_at(french, m.place), value_at(arabic, m.place)) for m in mismatches(french, arabic)]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(plan=PLANS)
def test_the_first_texts_of_a_plan_agree_in_both_languages_of_the_originals(store, plan):
    assert not apart(recorded(store, plan))
