"""A token opens one thing for one account, as that account sees the plan, until it is revoked or the account is closed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.usecases.people import accounts, tokens
from lib.usecases.people.audit import Asked
from lib.usecases.people.sessions import hash_of
from lib.usecases.people.tokens import MOST, Scope, Use
from tests.usecases.people.conftest import NOW


def made(people, asked, **other):
    said = {"plan": "p", "name": "Agenda", "scope": Scope.PLAN}
    return tokens.make_token(people, Use.CALENDAR, asked, **(said | other))


def opened(people, held, use=Use.CALENDAR, *, now=NOW, alone=False):
    return tokens.opened_by(people, use, held, now, alone=alone)


def test_a_token_is_kept_as_its_hash_and_opens_one_use_for_its_account(people, account):
    own = Asked(account(role=Role.PARTNER).person, NOW)
    held = made(people, own, scope=Scope.ORGANISATION, subject="CCIT")
    assert len(held) >= 43
    found = opened(people, held)
    assert (found.person.name, found.person.is_partner, found.plan, found.subject) == (
        "Awa Mensah",
        True,
        "p",
        "CCIT",
    )
    assert opened(people, held, Use.API) is None
    assert opened(people, held[:-1]) is None
    assert opened(people, "") is None
    assert held not in str(people.rows("tokens", account="*"))
    assert held not in str(people.rows("token", hash=hash_of(held), use="calendar"))


def test_a_role_bites_at_once_and_a_closed_account_opens_nothing(people, asked, account):
    awa = account()
    held = made(people, Asked(awa.person, NOW))
    said = accounts.Said(awa.email, awa.name, Role.PARTNER, awa.job, awa.organisation)
    accounts.change(people, awa.id, said, asked)
    assert opened(people, held).person.is_partner
    accounts.disable(people, awa.id, asked)
    assert opened(people, held) is None
    accounts.enable(people, awa.id, asked)
    assert opened(people, held)


def test_it_is_revoked_by_its_owner_or_an_administrator_and_by_nobody_else(people, asked, account):
    awa, kofi = account(), account("Kofi Exemple", Role.READER)
    held, other = made(people, Asked(awa.person, NOW)), made(people, Asked(awa.person, NOW), name="Second")
    first, second = {token.name: token.id for token in tokens.tokens(people, Asked(awa.person, NOW))}.values()
    assert tokens.tokens(people, Asked(kofi.person, NOW)) == []
    assert not tokens.revoke(people, first, Asked(kofi.person, NOW))
    assert opened(people, held)
    by_id = {token.id: token.name for token in tokens.tokens(people, asked)}
    assert set(by_id) == {first, second}
    assert tokens.revoke(
        people, next(i for i, name in by_id.items() if name == "Agenda"), Asked(awa.person, NOW)
    )
    assert opened(people, held) is None
    assert tokens.revoke(people, next(i for i, name in by_id.items() if name == "Second"), asked)
    assert not tokens.revoke(people, second, asked)
    assert opened(people, other) is None


def test_what_the_machine_made_alone_opens_nothing_once_people_sign_in(people):
    held = made(people, Asked(Person("Poste local", Role.EDITOR), NOW))
    assert opened(people, held, alone=True)
    assert opened(people, held) is None


def test_its_last_use_is_written_down_now_and_then(people, account):
    own = Asked(account().person, NOW)
    held = made(people, own)
    for minutes in (0, 5, 15):
        opened(people, held, now=NOW + timedelta(minutes=minutes))
    assert tokens.tokens(people, own)[0].used_at == NOW + timedelta(minutes=15)


def test_it_is_named_counted_and_a_partner_s_is_of_its_own_organisation(people, account):
    own = Asked(account(role=Role.PARTNER).person, NOW)
    with pytest.raises(Invalid) as unnamed:
        made(people, own, name=" \n ")
    assert unnamed.value.code == "token_unnamed"
    with pytest.raises(NotAllowed) as another:
        made(people, own, scope=Scope.ORGANISATION, subject="CCIS-RSK")
    assert another.value.code == "token_of_another"
    with pytest.raises(NotAllowed) as nobody:
        made(people, replace(own, person=None))
    assert nobody.value.code == "sign_in_needed"
    with pytest.raises(NotAllowed):
        tokens.revoke(people, "x", replace(own, person=None))
    for n in range(MOST):
        made(people, own, name=f"n{n}")
    with pytest.raises(Invalid) as many:
        made(people, own)
    assert many.value.code == "tokens_too_many"


def test_a_link_to_receive_no_more_is_of_one_account_and_cannot_be_made_elsewhere(people):
    held = tokens.stop_link(people, "k1")
    assert held == tokens.stop_link(people, "k1")
    assert tokens.stopped_by(people, held) == "k1"
    for other in ("", "k1", "k1.", held.replace("k1", "k2"), held[:-1], held + "0", "k1.é"):
        assert tokens.stopped_by(people, other) is None
