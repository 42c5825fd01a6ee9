"""The other doors: an identity of a provider is bound once, what is begun is ended once, a lost device is forgotten."""

from datetime import timedelta

import pytest

from lib.domain.errors import NotAllowed
from lib.usecases.people import accounts, errands, provided, sessions
from lib.usecases.people.audit import Asked
from lib.usecases.people.provided import Identity
from tests.usecases.people.conftest import NOW, ROOT

ISSUER = "https://login.test"


def test_two_subjects_under_one_e_mail_are_two_people(people, asked, account):
    awa = account()
    assert provided.come_in(people, Identity(ISSUER, "1", awa.email, True), asked)
    for other in (Identity(ISSUER, "2", awa.email, True), Identity("https://evil.test", "1", "", True)):
        with pytest.raises(NotAllowed) as refused:
            provided.come_in(people, other, asked)
        assert refused.value.code == "provider_nobody"
    assert provided.come_in(people, Identity(ISSUER, "1", "changed@example.org", False), asked)


@pytest.mark.parametrize("subject", ["", "x" * 256])
def test_a_subject_that_is_none_is_nobody(people, asked, account, subject):
    with pytest.raises(NotAllowed):
        provided.come_in(people, Identity(ISSUER, subject, account().email, True), asked)


def test_what_is_begun_is_ended_once_in_time_and_for_what_it_was_begun(people):
    token = errands.begin(people, "a", {"x": "1"}, NOW)
    assert errands.take(people, "b", token, NOW) is None
    assert errands.take(people, "a", token, NOW) == {"x": "1"}
    assert errands.take(people, "a", token, NOW) is None
    late = errands.begin(people, "a", {}, NOW)
    assert errands.take(people, "a", late, NOW + timedelta(minutes=11)) is None
    assert errands.take(people, "a", "", NOW) is None


def test_who_begins_without_end_takes_no_more_room_than_there_is(people, monkeypatch):
    monkeypatch.setattr(errands, "MOST", 5)
    tokens = [errands.begin(people, "a", {}, NOW + timedelta(seconds=n)) for n in range(12)]
    held = [token for token in tokens if errands.take(people, "a", token, NOW) is not None]
    assert held == tokens[-5:]


def test_a_lost_device_is_forgotten_and_whoever_holds_it_is_out(people, asked, account):
    awa = account()
    token = provided.come_in(people, Identity(ISSUER, "1", awa.email, True), asked)
    accounts.forget_doors(people, awa.id, asked)
    assert sessions.person_of(people, token, NOW) is None
    assert provided.come_in(people, Identity(ISSUER, "2", awa.email, True), asked), "bound anew"
    with pytest.raises(NotAllowed):
        accounts.forget_doors(people, awa.id, Asked(awa.person, NOW))
    assert ROOT.role > awa.role
