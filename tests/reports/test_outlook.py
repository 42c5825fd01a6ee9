"""The facts of the outlook on the sample's history: what is known, what is left out, what the past says."""

import shutil
from datetime import date

import numpy as np
import pytest

from lib.domain.forecast import Silence, can_be_judged
from lib.reports.outlook import ends_of, of_past, of_plan
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY
from tests.sample import LAST


@pytest.fixture(scope="module")
def found(sample_file, tmp_path_factory):
    """The outlook of the sample, its ends and its look back."""
    store = Store.open(shutil.copy(sample_file, tmp_path_factory.mktemp("facts") / "store.duckdb"))
    shown = State(store, LAST, SAMPLE_PLAN, DAY)
    outlook = of_plan(shown)
    yield outlook, ends_of(outlook), of_past(shown, outlook)
    store.close()


def test_the_history_is_that_of_the_sample(found):
    """Of the 35 actions with an end, 12 are done (10 by their first deadline), 2 blocked or suspended, 21 judged."""
    outlook, _, _ = found
    assert (outlook.completed, outlook.undated, len(outlook.keys)) == (12, 0, 35)
    assert (outlook.pace.completed, outlook.pace.kept) == (12, 10)
    assert int(can_be_judged(outlook.course).sum()) == 21
    assert (outlook.axes[-1].open, outlook.axes[-1].halted) == (23, 2)


def test_each_open_action_has_a_chance_or_has_passed_its_deadline_or_is_blocked(found):
    """Of 23 open actions: 15 with a deadline to come, 6 past it, 2 blocked or suspended."""
    outlook, _, _ = found
    signs = outlook.signs
    assert int((~np.isnan(outlook.chance)).sum()) == 15
    assert int((signs.is_open & ~signs.halted & (signs.deadline < 0)).sum()) == 6


def test_the_plan_ends_no_earlier_than_its_axes_and_no_date_is_beyond_its_age(found):
    """The sample's first action started on 25 September 2025: 425 days before."""
    outlook, ends, _ = found
    assert outlook.pace.horizon == (DAY - date(2025, 9, 25)).days == 425
    assert ends.low[-1] >= np.nanmax(ends.low[:-1]) - 1
    assert np.nanmax(ends.low) <= 425


def test_what_was_said_not_before_held_at_least_as_often_as_said(found):
    """Over the months in which ten actions were done already: all the ranges were open, nine in ten should hold."""
    _, _, past = found
    assert past.states == 6
    assert past.known == 0
    assert past.later >= 0.9 * past.later_known > 0


def test_chances_said_on_past_days_were_not_too_low(found):
    """The sample's last months are slower than its first: what was said was, if anything, too hopeful."""
    _, _, past = found
    assert past.n == 10
    assert past.met <= past.said
    for group in past.groups:
        assert group.came / group.n <= group.said + 0.1


def test_the_sample_says_nothing_before_ten_actions_are_done(sample_store):
    """On 1 March 2026 six actions were done."""
    day = date(2026, 3, 1)
    outlook = of_plan(
        State(sample_store, reads.revision_on(sample_store, SAMPLE_PLAN, day), SAMPLE_PLAN, day)
    )
    assert outlook.pace is Silence.FEW
    assert (outlook.completed, outlook.chance, ends_of(outlook)) == (6, None, None)
    assert outlook.chance_by(date(2026, 6, 30)) is None
