"""A link to share: who makes one, until when it opens, how it ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.roles import Role
from lib.usecases.people import accounts, shares
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked, done
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


def by(moment):
    """Whoever has the link, at a moment."""
    return Asked(None, moment, "192.0.2.9")


@pytest.fixture
def editor(account, asked):
    return replace(asked, person=account(role=Role.EDITOR).person)


def test_a_link_shows_what_was_seen_is_counted_and_ends_after_its_days(people, editor):
    token = make(people, editor)
    found = shares.opened(people, token, by(NOW))
    assert (found.plan, dict(found.shown), found.partner, found.opened) == ("p", {"lang": "ar"}, 1, 1)
    assert shares.opened(people, token, by(NOW + timedelta(days=6, hours=23))).opened == 2
    assert shares.opened(people, token, by(NOW + timedelta(days=7))) is None
    assert token not in str(people.rows("shares", account="*", now=NOW))


def test_a_link_that_was_ended_opens_nothing_and_an_administrator_ends_anybody_s(people, editor, asked):
    token = make(people, editor)
    (row,) = shares.shares(people, editor)
    assert shares.end_share(people, row.id, asked)
    assert not shares.end_share(people, row.id, asked)
    assert shares.opened(people, token, by(NOW)) is None
    assert shares.shares(people, editor) == []


def test_nobody_ends_or_sees_the_link_of_another(people, editor, asked, account):
    make(people, editor)
    (row,) = shares.shares(people, editor)
    other = replace(asked, person=account("Koffi Ato").person)
    assert shares.shares(people, other) == []
    assert not shares.end_share(people, row.id, other)


def test_a_partner_shares_nothing_and_a_reader_shares_what_a_reader_sees(people, asked, account):
    with pytest.raises(NotAllowed):
        make(people, replace(asked, person=account("Koffi Ato", role=Role.PARTNER).person))
    assert make(people, replace(asked, person=account(role=Role.READER).person))


def test_a_link_ends_with_the_account_or_the_role_of_who_made_it(people, editor, asked):
    token, key = make(people, editor, page="actions"), editor.person.account
    accounts.change(people, key, Said("awa@example.org", "Awa", Role.PARTNER, organisation="CCIT"), asked)
    assert shares.opened(people, token, by(NOW)) is None
    assert shares.visitor(people, token, NOW) is None
    accounts.change(people, key, Said("awa@example.org", "Awa", Role.READER), asked)
    assert shares.visitor(people, token, NOW) is not None
    accounts.disable(people, key, asked)
    assert shares.opened(people, token, by(NOW)) is None


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


def test_who_has_a_link_to_a_page_is_below_every_role_with_that_page_as_it_was_seen(people, editor):
    token = make(
        people, editor, page="actions", shown={"situation": "overdue", "lang": "fr"}, is_partner=False
    )
    who = shares.visitor(people, token, NOW)
    assert who.role == Role.VISITOR < Role.READER
    assert (who.account, who.name, who.is_partner) == ("", "", False)
    assert (who.board.page, who.board.path, who.board.plan) == ("actions", "actions", "p")
    assert dict(who.board.query) == {"situation": "overdue", "lang": "fr"}
    assert shares.visitor(people, make(people, editor, page="overview"), NOW).is_partner
    assert shares.visitor(people, make(people, editor), NOW) is None, "the light page needs nobody"
    assert shares.visitor(people, "", NOW) is None


@pytest.mark.parametrize(
    "page", ["people", "audit", "history", "search", "documents", "plans", "no_such_page"]
)
def test_a_page_that_says_more_than_how_the_plan_stands_is_not_shared(people, editor, page):
    with pytest.raises(NotAllowed) as error:
        make(people, editor, page=page)
    assert error.value.code == "page_unshared"


def test_an_address_without_end_is_not_shared(people, editor):
    with pytest.raises(Invalid) as error:
        make(people, editor, page="actions", shown={"q": "x" * 2001})
    assert error.value.code == "share_long"


def test_the_first_opening_is_in_the_audit_and_the_others_are_counted(people, editor, asked):
    token = make(people, editor, page="actions")
    for _ in range(3):
        shares.opened(people, token, by(NOW))
    rows, _ = done(people, asked.person, since=NOW, until=NOW + timedelta(1), kind="link_opened")
    assert [(row.account, row.address) for row in rows] == [("", "192.0.2.9")]
    (row,) = shares.shares(people, editor)
    assert (row.opened, row.opened_at, row.maker) == (3, NOW, editor.person.name)
