"""A first deadline is kept, missed, or neither: what is done without a day is out of the rate and told beside it."""

from datetime import date, datetime
from typing import Any

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION
from lib.domain.terms import RevisionKind
from lib.i18n import LANGUAGES
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.store.state import State
from lib.wording.sentences import done_undated

DAY = date(2026, 11, 24)
DUE = date(2026, 10, 31)


@pytest.fixture
def state():
    """Four first deadlines of one lead reached: kept, missed, open, done without a day."""
    store = Store.open()
    actions: list[dict[str, Any]] = [
        {"status": "done", "completed_on": DUE},
        {"status": "done", "completed_on": date(2026, 11, 1)},
        {"status": "in_progress"},
        {"status": "done"},
    ]
    plain = {"initial_deadline": DUE, "deadline": DUE, "organisation": "CCIT", "deadline_precision": "day"}
    changes = [
        Change("action", f"a{n}", None, dict.fromkeys(ACTION.names) | plain | {"code": f"A1.{n}", "title": "x"} | values)
        for n, values in enumerate(actions, 1)
    ]  # fmt: skip
    number = commit(
        store, changes, plan="p", author="t", kind=RevisionKind.EDIT, reason="", recorded_at=datetime(2026, 11, 24, 9), as_of=DAY
    )  # fmt: skip
    yield State(store, number, "p", DAY)
    store.close()


def test_the_rate_of_the_plan_leaves_it_out(state):
    head = reads.headline(state)
    assert (head.kept_first, head.due_first, head.undated_first) == (1, 3, 1)
    assert reads.situations(state, situations=["first_due"]).found == head.due_first


def test_the_rate_of_an_organisation_leaves_it_out_too(state):
    (partner,) = reads.partners(state)
    assert (partner.led_kept, partner.led_due, partner.led_undated) == (1, 3, 1)
    led, _ = reads.partner_record(state, partner="CCIT")
    assert (led.kept, led.due, led.undated) == (1, 3, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_told_of_none(language):
    assert done_undated(language, 0) == ""
