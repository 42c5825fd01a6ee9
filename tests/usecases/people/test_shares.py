"""A link to share: who makes one, until when it opens, how it ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.roles import Role
from lib.usecases.people import accounts, shares
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import done
from tests.usecases.people.conftest import NOW


def make(people, asked, **more):
    wanted = {
        "name": "Ambassade",
        "plan": "p",
        "shown": {"lang": "ar"},
        "is_partner": True,
        "days": 7,
        **more,
    }
    return shares.share(people, asked, **wanted)


@pytest.fixture
def editor(account, asked):
    return replace(asked, person=account(role=Role.EDITOR).person)


def test_a_link_shows_what_was_seen_is_counted_and_ends_after_its_days(people, editor):
    token = make(people, editor)
    found = shares.opened(people, token, NOW)
    assert (found.plan, dict(found.shown), found.partner, found.opened) == ("p", {"lang": "ar"}, 1, 1)
    assert shares.opened(people, token, NOW + timedelta(days=6, hours=23)).opened == 2
    assert shares.opened(people, token, NOW + timedelta(days=7)) is None
    assert token not in str(people.rows("shares", account="*", now=NOW))


def test_a_link_that_was_ended_opens_nothing_and_an_administrator_ends_anybody_s(people, editor, asked):
    token = make(people, editor)
    (row,) = shares.shares(people, editor)
    assert shares.end_share(people, row.id, asked)
    assert not shares.end_share(people, row.id, asked)
    assert shares.opened(people, token, NOW) is None
    assert shares.shares(people, editor) == []


def test_nobody_ends_or_sees_the_link_of_another(people, editor, asked, account):
    make(people, editor)
    (row,) = shares.shares(people, editor)
    other = replace(asked, person=account("Koffi Ato").person)
    assert shares.shares(people, other) == []
    assert not shares.end_share(people, row.id, other)


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER])
def test_a_reader_or_a_partner_shares_nothing(people, asked, account, role):
    who = replace(asked, person=account(role=role).person)
    with pytest.raises(NotAllowed):
        make(people, who)


def test_a_link_ends_with_the_account_or_the_role_of_who_made_it(people, editor, asked):
    token, key = make(people, editor), editor.person.account
    accounts.change(people, key, Said("awa@example.org", "Awa", Role.READER), asked)
    assert shares.opened(people, token, NOW) is None
    accounts.change(people, key, Said("awa@example.org", "Awa", Role.EDITOR), asked)
    accounts.disable(people, key, asked)
    assert shares.opened(people, token, NOW) is None


@pytest.mark.parametrize(("wrong", "code"), [({"name": " "}, "value_missing"), ({"days": 365}, "share_days")])
def test_a_link_has_a_name_and_one_of_the_lengths(people, editor, wrong, code):
    with pytest.raises(Invalid) as error:
        make(people, editor, **wrong)
    assert error.value.code == code


def test_nobody_holds_links_without_end(people, editor, monkeypatch):
    monkeypatch.setattr(shares, "MOST", 1)
    make(people, editor)
    with pytest.raises(Invalid) as error:
        make(people, editor)
    assert error.value.code == "shares_too_many"


def test_making_and_ending_are_in_the_audit(people, editor, asked):
    make(people, editor)
    shares.end_share(people, shares.shares(people, editor)[0].id, editor)
    rows, _ = done(people, asked.person, since=NOW, until=NOW + timedelta(1))
    assert {"link_made", "link_revoked"} <= {row.kind for row in rows}
