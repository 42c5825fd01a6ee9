"""What a party asks to be changed in a draft, what it is answered, and what waits for it."""

from datetime import date, datetime
from typing import Any

import pytest

from lib.domain.errors import Conflict, Invalid
from lib.domain.minutes_text import MinutesContent, MinutesText, encode
from lib.domain.terms import AmendmentAnswer, LanguageClause, MinutesStep
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.usecases.amendments import answer_amendment, record_amendment
from lib.usecases.minutes import draft_minutes, record_step

DAY = date(2026, 11, 24)
S, A = MinutesStep, AmendmentAnswer
ASKED: dict[str, Any] = {
    "party": "CCIT",
    "asked_on": date(2026, 11, 20),
    "part": "D1",
    "text": "réunir le comité à Lomé",
}


@pytest.fixture
def store(sample_store):
    return sample_store


@pytest.fixture
def writing():
    return Writing("sample", "test", datetime(2026, 11, 24, 10), DAY)


@pytest.fixture
def key(store, writing):
    values: dict[str, Any] = {
        "title": "Séance",
        "held_on": date(2026, 11, 19),
        "party_a": "CCIS-RSK",
        "party_b": "CCIT",
        "language_clause": str(LanguageClause.FRENCH),
        "shown_day": DAY,
        "shown_revision": 1,
        "content": encode(MinutesContent({"fr": MinutesText()})),
    }
    return draft_minutes(store, values, writing, done_by="Chef de service", reason="PV")


def asked(store, key, writing, **values):
    record_amendment(store, key, ASKED | values, writing, reason="PV")
    return amendments(store, key)[-1].key


def amendments(store, key, partner=False):
    seen = store.seen_by_partner() if partner else store
    state = State(seen, reads.current_revision(store), "sample", DAY)
    return reads.linked(state, table="amendment", field="minutes", named=key)


def answer(store, key, given, writing, on=DAY, why=""):
    seen = reads.current_revision(store)
    return answer_amendment(store, seen, key, given, writing, answered_on=on, answer_text=why, reason="PV")


def code_of(call, *args, **values):
    with pytest.raises(Invalid) as refused:
        call(*args, **values)
    return refused.value.code


def steps(store, key, writing, *names):
    for name in names:
        record_step(store, key, name, writing, done_on=DAY, done_by="Directeur", reason="PV")


def test_an_amendment_is_recorded_answered_and_the_answer_changed(store, writing, key):
    found = asked(store, key, writing)
    row = amendments(store, key)[0].values
    assert (row["party"], row["part"], row["text"], row["answer"]) == (
        "CCIT",
        "D1",
        "réunir le comité à Lomé",
        None,
    )
    answer(store, found, A.ACCEPTED, writing)
    answer(store, found, A.DECLINED, writing, why="Le lieu reste à convenir")
    row = amendments(store, key)[0].values
    assert (row["answer"], row["answer_text"], row["answered_on"]) == (
        "declined",
        "Le lieu reste à convenir",
        DAY,
    )
    assert answer(store, found, A.DECLINED, writing, why="Le lieu reste à convenir") is None


def test_what_is_asked_has_its_party_its_wording_and_its_day(store, writing, key):
    for values, code in (
        ({"party": "Ambassade du Togo"}, "party_other"),
        ({"party": ""}, "value_missing"),
        ({"text": " "}, "value_missing"),
        ({"asked_on": None}, "value_missing"),
        ({"asked_on": date(2026, 11, 25)}, "amendment_to_come"),
    ):
        assert code_of(asked, store, key, writing, **values) == code
    assert code_of(asked, store, "none", writing) == "minutes_unknown"
    assert not amendments(store, key)


def test_an_answer_says_what_it_is_why_and_when(store, writing, key):
    found = asked(store, key, writing)
    assert code_of(answer, store, found, None, writing) == "value_missing"
    for given in (A.DECLINED, A.ACCEPTED_IN_PART):
        assert code_of(answer, store, found, given, writing) == "answer_unexplained"
    assert code_of(answer, store, found, A.ACCEPTED, writing, on=date(2026, 11, 19)) == "answer_early"
    assert code_of(answer, store, found, A.ACCEPTED, writing, on=date(2026, 11, 25)) == "amendment_to_come"
    assert code_of(answer, store, "none", A.ACCEPTED, writing) == "amendment_unknown"


def test_two_people_who_answer_at_once_are_told(store, writing, key):
    found = asked(store, key, writing)
    seen = reads.current_revision(store)
    answer(store, found, A.ACCEPTED, writing)
    with pytest.raises(Conflict):
        answer_amendment(
            store, seen, found, A.DECLINED, writing, answered_on=DAY, answer_text="Non", reason="PV"
        )


def test_nothing_is_initialled_or_signed_over_an_amendment_without_answer(store, writing, key):
    steps(store, key, writing, S.REVIEWED_A, S.REVIEWED_B)
    found = asked(store, key, writing)
    for name in (S.INITIALLED, S.SIGNED_A):
        assert code_of(steps, store, key, writing, name) == "amendments_open"
    answer(store, found, A.ACCEPTED, writing)
    steps(store, key, writing, S.INITIALLED, S.SIGNED_A)
    assert code_of(asked, store, key, writing) == "amendment_late"
    assert code_of(answer, store, found, A.DECLINED, writing, why="Non") == "amendment_late"
    steps(store, key, writing, S.SIGNED_B)


def test_a_partner_is_shown_no_amendment(store, writing, key):
    asked(store, key, writing)
    assert not amendments(store, key, partner=True)
