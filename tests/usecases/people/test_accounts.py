"""Accounts are made by invitation and never left without an administrator."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.usecases.people import accounts, sessions, sign_in
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked, done
from tests.usecases.people.conftest import NOW, PASSWORD, ROOT

AWA = Said("awa@example.org", "Awa Mensah", Role.EDITOR, "Chargée de mission", "CCIT")


def test_an_invitation_opens_once_and_then_the_password_does(people, asked):
    key, token = accounts.invite(people, AWA, asked)
    assert accounts.invited(people, token, NOW).id == key
    assert accounts.accept(people, token, PASSWORD, asked).name == "Awa Mensah"
    with pytest.raises(NotAllowed) as failure:
        accounts.accept(people, token, PASSWORD, asked)
    assert failure.value.code == "link_over"
    held = sessions.person_of(people, sign_in.sign_in(people, " AWA@example.org ", PASSWORD, asked), NOW)
    assert (held.author, held.role) == ("Awa Mensah, Chargée de mission (CCIT)", Role.EDITOR)


@pytest.mark.parametrize("days, opens", [(6, True), (7, False), (8, False)])
def test_an_invitation_opens_for_seven_days(people, asked, days, opens):
    _, token = accounts.invite(people, AWA, asked)
    assert (accounts.invited(people, token, NOW + timedelta(days=days)) is not None) is opens
    later = replace(asked, at=NOW + timedelta(days=days))
    if opens:
        assert accounts.accept(people, token, PASSWORD, later)
    else:
        with pytest.raises(NotAllowed):
            accounts.accept(people, token, PASSWORD, later)


def test_of_two_who_use_one_link_at_the_same_moment_one_sets_the_password(people, asked):
    _, token = accounts.invite(people, AWA, asked)
    came = []

    def use(password):
        with suppress(NotAllowed):
            accounts.accept(people, token, password, asked)
            came.append(password)

    threads = [Thread(target=use, args=(f"{PASSWORD} numéro {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(came) == 1
    assert sign_in.sign_in(people, AWA.email, came[0], asked)


def test_a_newer_link_ends_the_one_before(people, asked):
    key, first = accounts.invite(people, AWA, asked)
    second = accounts.link_again(people, key, asked)
    assert accounts.invited(people, first, NOW) is None
    assert accounts.invited(people, second, NOW).id == key


def test_a_new_password_by_a_link_ends_every_session_of_before(people, asked, account):
    awa = account()
    token = sign_in.sign_in(people, awa.email, PASSWORD, asked)
    accounts.accept(people, accounts.link_again(people, awa.id, asked), PASSWORD + " neuf", asked)
    assert sessions.person_of(people, token, NOW) is None


@pytest.mark.parametrize("role", [Role.GUEST, Role.READER, Role.PARTNER, Role.EDITOR])
def test_nobody_but_an_administrator_makes_changes_closes_or_lists_accounts(people, asked, account, role):
    awa, who = account(), replace(asked, person=Person("Quelqu'un", role, "x"))
    for tried in (
        lambda: accounts.invite(people, replace(AWA, email="b@example.org"), who),
        lambda: accounts.link_again(people, awa.id, who),
        lambda: accounts.change(people, awa.id, AWA, who),
        lambda: accounts.disable(people, awa.id, who),
        lambda: accounts.enable(people, awa.id, who),
        lambda: accounts.accounts(people, who.person),
        lambda: done(people, who.person, since=NOW, until=NOW),
    ):
        with pytest.raises(NotAllowed) as failure:
            tried()
        assert failure.value.code == "administrators_only"
    with pytest.raises(NotAllowed):
        accounts.accounts(people, None)


def test_the_last_administrator_is_neither_closed_out_nor_given_another_role(people, asked, account):
    first = account("Sami Alaoui", Role.ADMINISTRATOR)
    for tried in (
        lambda: accounts.disable(people, first.id, asked),
        lambda: accounts.change(people, first.id, replace(AWA, role=Role.EDITOR), asked),
    ):
        with pytest.raises(Invalid) as failure:
            tried()
        assert failure.value.code == "last_administrator"
    second = account("Lina Idrissi", Role.ADMINISTRATOR)
    accounts.disable(people, first.id, asked)
    with pytest.raises(Invalid):
        accounts.disable(people, second.id, asked)
    accounts.enable(people, first.id, asked)
    accounts.disable(people, second.id, asked)
    assert accounts.can_administer(people)


def test_of_two_administrators_who_close_each_other_out_at_once_one_stays(people, asked, account):
    both = [account("Sami Alaoui", Role.ADMINISTRATOR), account("Lina Idrissi", Role.ADMINISTRATOR)]

    def close(who):
        with suppress(Invalid):
            accounts.disable(people, who.id, asked)

    threads = [Thread(target=close, args=(who,)) for who in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert accounts.can_administer(people)


def test_a_closed_account_ends_at_once_everywhere_and_its_links_too(people, asked, account):
    account("Sami Alaoui", Role.ADMINISTRATOR)
    awa = account()
    token, link = (
        sign_in.sign_in(people, awa.email, PASSWORD, asked),
        accounts.link_again(people, awa.id, asked),
    )
    accounts.disable(people, awa.id, asked)
    assert sessions.person_of(people, token, NOW) is None
    assert accounts.invited(people, link, NOW) is None
    with pytest.raises(NotAllowed) as failure:
        sign_in.sign_in(people, awa.email, PASSWORD, asked)
    assert failure.value.code == "sign_in_wrong"
    accounts.enable(people, awa.id, asked)
    assert sessions.person_of(people, token, NOW) is None, "what ended stays so"
    assert sign_in.sign_in(people, awa.email, PASSWORD, asked)


def test_a_changed_role_is_that_of_the_next_look(people, asked, account):
    account("Sami Alaoui", Role.ADMINISTRATOR)
    awa = account()
    token = sign_in.sign_in(people, awa.email, PASSWORD, asked)
    accounts.change(people, awa.id, replace(AWA, role=Role.PARTNER), asked)
    assert sessions.person_of(people, token, NOW).role == Role.PARTNER


@pytest.mark.parametrize(
    "said, code, field",
    [
        (replace(AWA, email="awa"), "email_malformed", "email"),
        (replace(AWA, email="awa @example.org"), "email_malformed", "email"),
        (replace(AWA, email="awa@example.org\nBcc: x@y.z"), "email_malformed", "email"),
        (replace(AWA, name="  "), "value_missing", "name"),
        (replace(AWA, role=Role.GUEST), "value_missing", "role"),
        (replace(AWA, role=Role.PARTNER, organisation=" "), "partner_without_organisation", "organisation"),
    ],
)
def test_what_is_said_of_a_person_is_whole(people, asked, said, code, field):
    with pytest.raises(Invalid) as failure:
        accounts.invite(people, said, asked)
    assert (failure.value.code, failure.value.values["field"]) == (code, field)


def test_an_e_mail_address_has_one_account_however_it_is_written(people, asked):
    accounts.invite(people, AWA, asked)
    with pytest.raises(Invalid) as failure:
        accounts.invite(people, replace(AWA, email="AWA@Example.org"), asked)
    assert failure.value.code == "email_taken"


@pytest.mark.parametrize(
    "password, code",
    [
        ("court", "password_short"),
        ("a" * 201, "password_long"),
        ("aaaaaaaaaaaa", "password_weak"),
        ("mensah-2026-lomé", "password_weak"),
    ],
)
def test_a_password_is_long_and_names_nobody(people, asked, password, code):
    _, token = accounts.invite(people, AWA, asked)
    with pytest.raises(Invalid) as failure:
        accounts.accept(people, token, password, asked)
    assert failure.value.code == code
    assert accounts.invited(people, token, NOW), "the link is not used up"


def test_ones_own_password_is_changed_with_the_present_one_and_other_sessions_end(people, asked, account):
    awa = account()
    here, there = (sign_in.sign_in(people, awa.email, PASSWORD, asked) for _ in range(2))
    own = replace(asked, person=sessions.person_of(people, here, NOW))
    with pytest.raises(NotAllowed) as failure:
        accounts.change_password(people, "autre chose", PASSWORD + " neuf", own)
    assert failure.value.code == "password_wrong"
    accounts.change_password(people, PASSWORD, PASSWORD + " neuf", own)
    assert sessions.person_of(people, here, NOW)
    assert sessions.person_of(people, there, NOW) is None
    assert sign_in.sign_in(people, awa.email, PASSWORD + " neuf", asked)


def test_nobody_has_this_account(people, asked):
    with pytest.raises(Invalid) as failure:
        accounts.disable(people, "personne", asked)
    assert failure.value.code == "account_unknown"


def test_each_of_it_stands_in_the_audit_the_last_first(people, asked, account):
    account("Sami Alaoui", Role.ADMINISTRATOR)
    awa = account()
    accounts.change(
        people, awa.id, replace(AWA, role=Role.READER), replace(asked, at=NOW + timedelta(hours=1))
    )
    lines, n = done(people, ROOT, since=NOW, until=NOW + timedelta(days=1))
    assert n == len(lines) == 5
    assert (lines[0].kind, lines[0].address) == ("role_changed", "192.0.2.1")
    assert '"before": "editor"' in lines[0].told
    assert PASSWORD not in repr(lines)
    first, n = done(people, ROOT, since=NOW, until=NOW + timedelta(days=1), kind="invited", limit=1)
    assert (len(first), n) == (1, 2)


def test_a_person_without_a_session_asks_as_nobody():
    assert Asked(None, NOW).person is None
