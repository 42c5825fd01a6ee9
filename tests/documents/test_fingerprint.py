"""The fingerprint of the figures: the same for the same figures, another for any other."""

import math
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lib.documents.action_paper import action_paper
from lib.documents.fingerprint import fingerprint
from lib.documents.look import footing
from lib.documents.reminders import letter
from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.i18n import LANGUAGES
from lib.reports.action_paper import action_facts
from lib.reports.identity import aside, figures_mark, identity
from lib.reports.reminders import reminders, sender
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from tests.bench.plans import DAY, action, write_plan
from tests.screens import plain


def columns(*rows):
    """Some rows as the read answers them: a value of its own in each place."""
    return [(values, range(len(rows))) for values in zip(*rows, strict=True)]


FIGURES: dict[str, Any] = {
    "headline": {"tracked": 35, "progress": 75.2},
    "axes": ({"axis_key": "1", "done": 3, "gap": None}, {"axis_key": "2", "done": 4, "gap": -12.5}),
    "actions": columns(("k1", "done", 100.0, DAY, 0), ("k2", "overdue", None, None, 7)),
}


@pytest.mark.parametrize(
    "other",
    [
        {"headline": {"tracked": 36, "progress": 75.2}},
        {"headline": {"tracked": 35, "progress": None}},
        {"axes": ({"axis_key": "1", "done": 3, "gap": 0.0}, {"axis_key": "2", "done": 4, "gap": -12.5})},
        {"actions": columns(("k1", "done", 100.0, DAY, 0), ("k2", "overdue", None, None, 8))},
        {"actions": columns(("k1", "done", 100.0, date(2026, 11, 25), 0), ("k2", "overdue", None, None, 7))},
    ],
    ids=str,
)
def test_other_figures_have_another_fingerprint(other):
    assert fingerprint(**{**FIGURES, **other}) != fingerprint(**FIGURES)


def test_neither_the_order_of_rows_nor_how_a_missing_value_is_written_changes_it():
    nan = {**FIGURES["axes"][0], "gap": float("nan")}
    turned = {
        **FIGURES,
        "axes": (FIGURES["axes"][1], nan),
        "actions": columns(("k2", "overdue", math.nan, None, 7), ("k1", "done", 100, DAY, Decimal(0))),
    }
    assert fingerprint(**turned) == fingerprint(**FIGURES)


def test_the_papers_that_were_given_out_keep_the_fingerprint_that_they_carry(store):
    """Written on paper: neither a faster way nor another version of the engine may change what the same figures give."""
    assert fingerprint(**FIGURES) == "fefd783d33e6"
    rows = columns(('é"\n\x7f', "done", 33.3333335, DAY, 0), ("b", "watch", -0.0, None, 12))
    assert fingerprint({}, (), rows) == "5fe7a30a7ff6"
    state = State(store, 1, "p", DAY)
    assert figures_mark(state) == figures_mark(state.seen_by_partner()) == "80107747b5ff"


def test_what_says_why_figures_differ_is_no_figure():
    told = {**FIGURES, "headline": {**FIGURES["headline"], "reserved_in": 1}}
    assert fingerprint(**told) == fingerprint(**FIGURES)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = Store.open(write_plan(tmp_path_factory.mktemp("marked") / "plan.duckdb", 12))
    yield store
    store.close()


def edited(store, **values):
    """The state after one more revision that gives the action k000001 other values."""
    number = reads.current_revision(store)
    row = rows_at(store, number, "p", "action")["k000001"]
    later = commit(
        store, [Change("action", "k000001", row, {**row, **values})], plan="p", author="t",
        kind=RevisionKind.EDIT, reason="r", recorded_at=datetime(2026, 11, 24, 10), as_of=DAY,
    )  # fmt: skip
    return State(store, later, "p", DAY)


def test_the_same_figures_have_one_fingerprint_whatever_the_revision(store):
    first = State(store, reads.current_revision(store), "p", DAY)
    renamed = edited(store, title="Un autre intitulé", comment="Relu")
    assert renamed.revision > first.revision
    assert figures_mark(renamed) == figures_mark(first)
    assert identity(renamed, language="fr") != identity(first, language="fr"), "the revision stands beside it"


def test_a_figure_of_one_action_alone_changes_it_and_its_return_brings_it_back(store):
    """The deadline of an action that is late stays passed: no count moves, and the papers tell another day."""
    now = State(store, reads.current_revision(store), "p", DAY)
    deadline = action(1, 6)["deadline"]
    assert deadline < DAY
    moved = edited(store, deadline=deadline - timedelta(1))
    assert reads.headline(moved).past_due == reads.headline(now).past_due
    assert figures_mark(moved) != figures_mark(now)
    assert figures_mark(edited(store, deadline=deadline)) == figures_mark(now)


def test_a_day_that_passes_changes_it_by_the_days_it_adds(store):
    state = State(store, reads.current_revision(store), "p", DAY)
    assert figures_mark(state.at(state.revision, DAY + timedelta(1))) != figures_mark(state)


def test_of_two_fingerprints_of_one_day_and_revision_the_one_of_the_house_says_why_they_differ(store):
    """What the partner is not shown is not in its figures; its own paper tells nothing of it, in no language."""
    whole = edited(store, confidential=True)
    partner = whole.seen_by_partner()
    assert figures_mark(whole) != figures_mark(partner)
    assert plain(identity(whole, language="fr")).endswith("y compris 1 action confidentielle")
    assert "réserv" not in identity(partner, language="fr")
    for language in LANGUAGES:
        said = {state: aside(state, language=language) for state in (whole, partner)}
        assert said[whole]
        assert not said[partner]
        action = action_facts(partner, "k000002", language=language)
        assert action
        for paper in (
            action_paper(action, language),
            letter(reminders(partner).oldest[:1], sender(partner, language=language)),
        ):
            assert footing(paper).endswith(said[partner])
    edited(store, confidential=False)
