"""Coming in and being here: sessions end when they end, attempts are slowed, nobody is told who has an account."""

import statistics
import time
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from lib.domain.errors import NotAllowed
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.usecases.people import accounts, passwords, sessions, sign_in, slowing
from lib.usecases.people.audit import Asked, done, note
from tests.usecases.people.conftest import NOW, PASSWORD, ROOT


def tried(people, email, password, asked):
    """What a wrong attempt is answered."""
    with pytest.raises(NotAllowed) as failure:
        sign_in.sign_in(people, email, password, asked)
    return failure.value


def test_a_wrong_password_and_nobodys_address_are_answered_alike(people, asked, account):
    awa = account()
    wrong, nobody = (
        tried(people, awa.email, "autre chose", asked),
        tried(people, "x@example.org", PASSWORD, asked),
    )
    assert (wrong.code, wrong.message, wrong.values) == (nobody.code, nobody.message, nobody.values)


def test_who_was_invited_and_has_no_password_yet_does_not_come_in(people, asked):
    accounts.invite(people, accounts.Said("b@example.org", "B", Role.READER), asked)
    for password in ("", PASSWORD):
        assert tried(people, "b@example.org", password, asked).code == "sign_in_wrong"


def test_a_password_is_checked_as_long_for_nobody_as_for_somebody():
    held = passwords.hashed(PASSWORD)
    times = {None: [], held: []}
    for _ in range(15):
        for kept in times:
            began = time.process_time()
            passwords.matches("autre chose", kept)
            times[kept].append(time.process_time() - began)
    nobody, somebody = (statistics.median(times[kept]) for kept in (None, held))
    assert 0.5 < nobody / somebody < 2


def test_a_session_lasts_eight_hours_from_its_last_use(people, asked, account):
    token = sign_in.sign_in(people, account().email, PASSWORD, asked)
    assert sessions.person_of(people, token, NOW + timedelta(hours=7, minutes=59))
    assert sessions.person_of(people, token, NOW + timedelta(hours=15, minutes=58))
    assert sessions.person_of(people, token, NOW + timedelta(hours=23, minutes=58)) is None
    assert sessions.person_of(people, token, NOW + timedelta(hours=16)) is not None, (
        "a clock set back is no key"
    )


@pytest.mark.parametrize("token", ["", "x", "é" * 40, "a" * 10_000, "' OR 1=1 --"])
def test_what_is_no_session_is_nobody(people, token):
    assert sessions.person_of(people, token, NOW) is None


def test_what_is_kept_opens_nothing(people, asked, account):
    token = sign_in.sign_in(people, account().email, PASSWORD, asked)
    assert sessions.person_of(people, sessions.hash_of(token), NOW) is None


def test_who_leaves_is_gone_and_others_stay(people, asked, account):
    awa = account()
    here, there = (sign_in.sign_in(people, awa.email, PASSWORD, asked) for _ in range(2))
    assert here != there
    sessions.end(people, replace(asked, person=sessions.person_of(people, here, NOW)))
    assert sessions.person_of(people, here, NOW) is None
    assert sessions.person_of(people, there, NOW)


def test_ones_sessions_are_listed_and_ended_by_oneself_and_by_an_administrator(people, asked, account):
    awa, other = account(), account("Lina Idrissi", Role.EDITOR)
    tokens = [sign_in.sign_in(people, awa.email, PASSWORD, asked) for _ in range(3)]
    own = replace(asked, person=sessions.person_of(people, tokens[0], NOW))
    stranger = replace(asked, person=other.person)
    held = sessions.sessions(people, awa.id, own)
    assert {(s.address, s.device, s.door) for s in held} == {("192.0.2.1", "Firefox", "password")}
    last = next(s for s in held if s.id != own.person.session)
    for act in (sessions.sessions, lambda p, a, who: sessions.end_one(p, a, last.id, who)):
        with pytest.raises(NotAllowed):
            act(people, awa.id, stranger)
        with pytest.raises(NotAllowed):
            act(people, awa.id, replace(asked, person=None))
    sessions.end_one(people, awa.id, last.id, own)
    assert len(sessions.sessions(people, awa.id, replace(asked, person=ROOT))) == 2
    sessions.end_one(people, other.id, own.person.session, replace(asked, person=ROOT))
    assert len(sessions.sessions(people, awa.id, own)) == 2, "a session is ended under its own account"


def test_attempts_are_slowed_more_and_more_and_begin_anew_after_a_quiet_time(people, asked, account):
    awa = account()
    for _ in range(slowing.PAIR.free):
        assert tried(people, awa.email, "autre chose", asked).code == "sign_in_wrong"
    first = tried(people, awa.email, PASSWORD, asked)
    assert (first.code, first.values["seconds"]) == ("too_many_attempts", 1)
    later = replace(asked, at=NOW + timedelta(seconds=2))
    assert tried(people, awa.email, "autre chose", later).code == "sign_in_wrong"
    assert tried(people, awa.email, PASSWORD, later).values["seconds"] == 2
    assert sign_in.sign_in(people, awa.email, PASSWORD, replace(asked, at=NOW + timedelta(minutes=31)))


def test_whoever_knows_the_password_comes_in_from_elsewhere_whatever_strangers_try(people, asked, account):
    awa = account()
    for n in range(20):
        for _ in range(5):
            tried(people, awa.email, "autre chose", replace(asked, address=f"198.51.100.{n}"))
    waited = replace(asked, address="203.0.113.7", at=NOW + slowing.ACCOUNT.longest)
    assert sign_in.sign_in(people, awa.email, PASSWORD, waited)


def test_one_address_that_tries_many_accounts_is_slowed(people, asked):
    codes = {
        tried(people, f"n{n}@example.org", "autre chose", asked).code for n in range(slowing.ADDRESS.free)
    }
    assert codes == {"sign_in_wrong"}
    assert tried(people, "encore@example.org", "autre chose", asked).code == "too_many_attempts"


def test_an_office_behind_one_address_comes_in_all_day(people, asked, account):
    awa = account()
    for _ in range(slowing.ADDRESS.free * 2):
        assert sign_in.sign_in(people, awa.email, PASSWORD, asked)


def test_comings_and_failures_stand_in_the_audit_with_their_address_and_no_password(people, asked, account):
    awa = account()
    tried(people, awa.email, "autre chose", asked)
    sign_in.sign_in(people, awa.email, PASSWORD, asked)
    lines, _ = done(people, ROOT, since=NOW, until=NOW + timedelta(days=1))
    kinds = {line.kind: line for line in lines}
    assert kinds["sign_in_failed"].address == "192.0.2.1"
    assert awa.email in kinds["sign_in_failed"].told
    assert kinds["signed_in"].author == "Awa Mensah, Chargée de mission (CCIT)"
    assert "autre chose" not in repr(lines)
    with pytest.raises(ValueError):
        note(people, "invented", Asked(Person("x", Role.READER), NOW))


def test_a_clock_that_is_put_back_locks_nobody_out(people, account, asked):
    someone = account()
    for _ in range(9):
        with suppress(NotAllowed):
            sign_in.sign_in(people, someone.email, "faux", asked)
    back = Asked(asked.person, asked.at - timedelta(days=1), asked.address, asked.device)
    assert sign_in.sign_in(people, someone.email, PASSWORD, back)


def test_the_many_addresses_of_one_customer_are_slowed_as_one(people, account, asked):
    someone = account()
    for number in range(12):
        tried = Asked(None, asked.at, f"2001:db8:0:7::{number:x}", "")
        with suppress(NotAllowed):
            sign_in.sign_in(people, someone.email, "faux", tried)
    with pytest.raises(NotAllowed) as slowed:
        sign_in.sign_in(people, someone.email, PASSWORD, Asked(None, asked.at, "2001:db8:0:7:ffff::1", ""))
    assert slowed.value.code == "too_many_attempts"
    assert sign_in.sign_in(people, someone.email, PASSWORD, Asked(None, asked.at, "2001:db8:0:8::1", ""))


def test_whoever_tries_without_a_pause_from_everywhere_keeps_nobody_out_of_a_place_of_theirs(
    people, account, asked
):
    someone = account()
    sign_in.sign_in(people, someone.email, PASSWORD, asked)
    for number in range(80):
        with suppress(NotAllowed):
            sign_in.sign_in(people, someone.email, "faux", Asked(None, asked.at, f"198.51.100.{number}", ""))
    with pytest.raises(NotAllowed) as slowed:
        sign_in.sign_in(people, someone.email, PASSWORD, Asked(None, asked.at, "203.0.113.9", ""))
    assert slowed.value.code == "too_many_attempts"
    assert sign_in.sign_in(people, someone.email, PASSWORD, asked)
