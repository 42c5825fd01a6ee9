"""A decision of signed minutes becomes a commitment of the plan, once, with its source."""

from datetime import date, datetime

import pytest

from lib.domain.errors import Invalid
from lib.domain.terms import MinutesStep
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.usecases.minutes import withdraw_step
from lib.usecases.signed_decisions import commit_decisions, commitment_key, minutes_of
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)


@pytest.fixture
def store(sample_store):
    return sample_store


@pytest.fixture
def writing():
    return Writing("sample", "test", datetime(2026, 11, 24, 10), DAY)


def state(store):
    return State(store, reads.current_revision(store), "sample", DAY)


def key_of(store, reference):
    return next(m.key for m in reads.minutes(state(store)) if m.reference == reference)


def commitment(store, minutes, rank):
    found = reads.commitments(state(store), key=commitment_key(minutes, rank))
    return found[0] if found else None


def take(store, minutes, ranks, writing):
    return commit_decisions(store, minutes, ranks, writing, reason="PV 2025/01")


def refusal(*args):
    with pytest.raises(Invalid) as refused:
        take(*args)
    return refused.value.code


def test_a_signed_decision_becomes_a_commitment_with_its_source(store, writing):
    minutes = key_of(store, "2025/01")
    before = reads.current_revision(store)
    take(store, minutes, [2], writing)
    assert reads.current_revision(store) == before + 1
    found = commitment(store, minutes, 2)
    assert (found.origin, found.reference, found.text) == (
        "minutes",
        "2025/01 – D3",
        "Transmettre le procès-verbal aux instances compétentes des deux pays",
    )
    assert (found.organisation, found.agreed_on) == ("CCIS-RSK / Ambassade du Togo", date(2025, 11, 14))
    assert [action.code for action in found.links] == ["A1.3"]


def test_a_decision_is_taken_once_and_the_others_with_it(store, writing):
    minutes = key_of(store, "2025/01")
    take(store, minutes, [0], writing)
    assert refusal(store, minutes, [0], writing) == "decision_committed"
    assert refusal(store, minutes, [99], writing) == "decision_committed"
    number = take(store, minutes, range(5), writing)
    assert [commitment(store, minutes, n).reference[-2:] for n in range(5)] == ["D1", "D2", "D3", "D4", "D5"]
    undo(store, plan_undo(store, number, plan="sample", revision=number), writing)
    assert [bool(commitment(store, minutes, n)) for n in range(5)] == [True] + [False] * 4
    take(store, minutes, [1], writing)
    assert commitment(store, minutes, 1), "what was undone can be taken again"


def test_nothing_is_taken_from_minutes_that_both_have_not_signed(store, writing):
    assert refusal(store, key_of(store, "2026/01"), [0], writing) == "minutes_unsigned"
    assert refusal(store, "none", [0], writing) == "minutes_unknown"
    minutes = key_of(store, "2025/01")
    for name in ("acknowledged_a", "acknowledged_b", "sent_a", "sent_b", "signed_b"):
        withdraw_step(store, minutes, MinutesStep(name), writing, reason="Erreur")
    assert refusal(store, minutes, [0], writing) == "minutes_unsigned"


def test_a_commitment_leads_back_to_the_minutes_it_was_taken_from():
    assert minutes_of(commitment_key("abc123", 11)) == "abc123"
    assert minutes_of("0a1b2c3d4e5f") == ""
