"""What is about to be answered is kept beside the ledger, files in pieces; links are signed and taken back."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.domain.errors import Invalid
from lib.usecases.people import drafts, round_links
from tests.usecases.people.conftest import NOW

SAID = ("k1", "said")


def brought(people, content, *, name="rapport.pdf", answer="a1"):
    made = drafts.begin(people, answer, "k1", name, len(content), NOW)
    for place in range(made.received, len(content), drafts.PIECE):
        drafts.add(people, answer, made.id, place, content[place : place + drafts.PIECE], NOW)
    return made


def test_the_last_value_of_a_field_is_kept_and_no_other_answer_sees_it(people):
    drafts.keep(people, "a1", {SAID: "done", ("", "word"): "Bonjour"}, NOW)
    drafts.keep(people, "a1", {SAID: "blocked\0"}, NOW + timedelta(minutes=1))
    held = drafts.drafts(people, "a1")
    assert {key: one.value for key, one in held.items()} == {SAID: "blocked", ("", "word"): "Bonjour"}
    assert held[SAID].saved_at == NOW + timedelta(minutes=1)
    assert drafts.drafts(people, "a2") == {}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (("k1", "password"), "x", "draft_unknown"),
        (("", "said"), "x", "draft_unknown"),
        (("k1", "obstacle"), "x" * 4001, "draft_long"),
    ],
)
def test_nothing_else_is_kept(people, field, value, code):
    with pytest.raises(Invalid) as refused:
        drafts.keep(people, "a1", {field: value}, NOW)
    assert refused.value.code == code
    assert drafts.drafts(people, "a1") == {}


def test_a_file_is_whole_once_every_piece_came(people):
    content = bytes(range(256)) * 5000
    made = brought(people, content)
    ((row, file),) = drafts.whole(people, "a1")
    assert (row.id, row.is_whole, file.name, file.content) == (made.id, True, "rapport.pdf", content)
    drafts.drop(people, "a2", made.id)
    assert drafts.files(people, "a1"), "no other answer takes it away"
    drafts.drop(people, "a1", made.id)
    assert not drafts.files(people, "a1")
    assert not people.rows("pieces", id=made.id)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=30))
def test_whatever_comes_in_whatever_order_a_file_is_never_mixed_up(people, told):
    drafts.forget(people, "a1")
    content = b"abcdefghijkl"
    made = drafts.begin(people, "a1", "k1", "x", len(content), NOW)
    for place, size in told:
        piece = content[place : place + size] or b"?"
        drafts.add(people, "a1", made.id, place, piece, NOW)
    received = drafts.files(people, "a1")[0].received
    drafts.add(people, "a1", made.id, received, content[received:] or b"?", NOW)
    ((_, file),) = drafts.whole(people, "a1")
    assert file.content == content


def test_an_answer_that_is_forgotten_leaves_nothing(people):
    drafts.keep(people, "a1", {SAID: "done"}, NOW)
    made = brought(people, b"x" * 10)
    drafts.forget(people, "a1")
    assert not drafts.drafts(people, "a1")
    assert not drafts.files(people, "a1")
    assert not people.rows("pieces", id=made.id)


def test_an_answer_brings_so_many_files_and_no_more(people):
    for n in range(drafts.MOST):
        drafts.begin(people, "a1", "k1", f"{n}", 10, NOW)
    with pytest.raises(Invalid) as refused:
        drafts.begin(people, "a1", "k1", "one more", 10, NOW)
    assert refused.value.code == "answer_heavy"
    assert drafts.begin(people, "a1", "k1", "3", 10, NOW), "one that was begun goes on"


def test_a_link_is_of_one_answer_of_one_plan_until_it_is_taken_back(people):
    link = round_links.token_of(people, "p", "a1")
    assert link == round_links.token_of(people, "p", "a1")
    assert link.replace("-", "").isalnum(), "whatever shows it makes it a link whole"
    assert round_links.answer_of(people, "p", link) == "a1"
    assert round_links.answer_of(people, "q", link) is None
    other = round_links.token_of(people, "p", "a2")
    assert round_links.answer_of(people, "p", "a2-" + link.partition("-")[2]) is None
    round_links.renew(people, "a1")
    assert round_links.answer_of(people, "p", link) is None
    assert round_links.answer_of(people, "p", round_links.token_of(people, "p", "a1")) == "a1"
    assert round_links.answer_of(people, "p", other) == "a2"


@given(st.text(max_size=120))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_made_up_link_leads_anywhere(people, token):
    assert round_links.answer_of(people, "p", token) is None
