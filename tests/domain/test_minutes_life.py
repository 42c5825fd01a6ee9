"""The life of joint minutes: the order of its steps, whatever is tried."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.errors import Invalid
from lib.domain.minutes_life import NEEDS, OPTIONAL, check, is_fixed, is_signed, may_withdraw, possible
from lib.domain.minutes_text import (
    Agreed,
    FollowUp,
    MinutesContent,
    MinutesText,
    Point,
    Recommended,
    decode,
    encode,
    originals,
)
from lib.domain.terms import LanguageClause, MinutesStep
from lib.store.connection import Store

S = MinutesStep
DAY = date(2026, 11, 24)


def told(*steps):
    """The steps recorded, a day apart, in the order given."""
    return {step: date(2026, 11, 1) + timedelta(i) for i, step in enumerate(steps)}


def refused(step, done, done_on=DAY, clause=LanguageClause.FRENCH):
    with pytest.raises(Invalid) as error:
        check(step, done, done_on=done_on, today=DAY, clause=clause)
    return error.value.code


def test_each_step_opens_the_next_ones():
    assert possible({}) == (S.DRAFTED,)
    assert possible(told(S.DRAFTED)) == (S.REVIEWED_A, S.REVIEWED_B)
    assert possible(told(S.DRAFTED, S.REVIEWED_B)) == (S.REVIEWED_A,)
    reviewed = told(S.DRAFTED, S.REVIEWED_B, S.REVIEWED_A)
    assert possible(reviewed) == (S.INITIALLED, S.SIGNED_A, S.SIGNED_B), "initials may be left out"
    signed = told(*reviewed, S.SIGNED_B, S.SIGNED_A)
    assert possible(signed) == (S.SENT_A, S.SENT_B), "nothing is initialled once signed"
    assert possible(told(*signed, S.SENT_B)) == (S.SENT_A, S.ACKNOWLEDGED_B)
    assert possible(told(*S)) == ()


def test_a_signature_fixes_the_text_and_two_make_it_signed():
    reviewed = (S.DRAFTED, S.REVIEWED_A, S.REVIEWED_B)
    assert not is_fixed(told(*reviewed))
    assert is_fixed(told(*reviewed, S.SIGNED_A))
    assert not is_signed(told(*reviewed, S.SIGNED_A))
    assert is_signed(told(*reviewed, S.SIGNED_A, S.SIGNED_B))


def test_why_a_step_is_refused_is_said():
    drafted = told(S.DRAFTED, S.REVIEWED_A, S.REVIEWED_B)
    assert refused(S.DRAFTED, drafted) == "step_recorded"
    assert refused(S.SENT_A, drafted) == "step_order"
    assert refused(S.INITIALLED, told(*drafted, S.SIGNED_A)) == "step_too_late"
    assert refused(S.SIGNED_A, drafted, clause=None) == "clause_missing"
    assert refused(S.SIGNED_A, drafted, done_on=date(2026, 11, 25)) == "date_to_come"
    assert refused(S.SIGNED_A, drafted, done_on=date(2026, 11, 2)) == "step_too_early"
    check(S.SIGNED_A, drafted, done_on=date(2026, 11, 3), today=DAY, clause=LanguageClause.FRENCH)


def test_a_step_is_taken_back_only_when_nothing_rests_on_it():
    done = told(S.DRAFTED, S.REVIEWED_A, S.REVIEWED_B, S.SIGNED_A)
    assert [step for step in done if may_withdraw(step, done)] == [S.SIGNED_A]
    assert not may_withdraw(S.SENT_A, done)
    assert not may_withdraw(S.DRAFTED, told(S.DRAFTED))


@given(st.permutations(list(S)))
def test_whatever_the_order_tried_the_life_ends_complete_and_in_order(order):
    done = {}
    day = date(2026, 1, 1)
    tries = [*order] * len(S)
    for step in tries:
        if step in possible(done):
            day += timedelta(1)
            check(step, done, done_on=day, today=DAY, clause=LanguageClause.FRENCH)
            done[step] = day
    assert set(done) | OPTIONAL == set(S)
    for step, on in done.items():
        assert all(done[need] < on for need in NEEDS[step] if need in done)


def test_the_store_knows_the_same_order():
    store = Store.open()
    cursor = store.cursor()
    rows = cursor.execute("SELECT step, optional, needs FROM minutes_order() ORDER BY position").fetchall()
    store.close()
    assert rows == [(str(step), step in OPTIONAL, [str(n) for n in needs]) for step, needs in NEEDS.items()]


def test_originals_are_in_the_languages_that_the_parties_chose():
    assert originals(None) == originals(LanguageClause.FRENCH) == ("fr",)
    assert originals(LanguageClause.FRENCH_ARABIC_EQUAL) == ("fr", "ar")


WORDS = st.text(max_size=20)
LINES = st.lists(WORDS, max_size=3).map(tuple)
TEXTS = st.builds(
    MinutesText,
    basis=WORDS,
    hours=WORDS,
    delegation_a=LINES,
    delegation_b=LINES,
    agenda=LINES,
    follow_up=st.lists(st.builds(FollowUp, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    points=st.lists(st.builds(Point, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    decisions=st.lists(st.builds(Agreed, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    recommendations=st.lists(st.builds(Recommended, WORDS, WORDS), max_size=2).map(tuple),
    shows_names=st.booleans(),
)


@given(st.dictionaries(st.sampled_from(["fr", "ar"]), TEXTS), WORDS)
def test_a_content_comes_back_as_it_was_stored(texts, private):
    content = MinutesContent(texts, private)
    assert decode(encode(content)) == content
    assert decode(None) == MinutesContent()
