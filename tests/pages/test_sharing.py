"""« Partager cette page »: whoever may share makes a link, whatever state of the plan is shown, in the view that is on."""

import pytest

from lib.domain.roles import Role
from lib.people.store import People
from lib.ui import here
from lib.usecases.people import accounts, shares
from lib.usecases.people.audit import Asked
from tests.accounts import present, signed_in
from tests.screens import Screen


def here_as(role, place, monkeypatch):
    account, _ = signed_in(place, role=role, organisation="CCIS-RSK")
    who = accounts.one(People.open(place), account.id).person
    monkeypatch.setattr(here, "person", lambda typed: who)
    return who


def share(screen):
    screen.at.button(key="share").click().run()
    screen.at.text_input(key="share_new_name").set_value("Bureau de l'ambassadeur")
    screen.at.button(key="share_new_record").click().run()
    assert not screen.errors
    (code,) = screen.at.code
    return code.value.rpartition("/")[2]


def found(place, who, token):
    people = People.open(place)
    try:
        (one,) = shares.shares(people, Asked(who, present()))
        assert shares.held(people, token, present()) == one
        return one
    finally:
        people.close()


@pytest.mark.parametrize("query", [{}, {"day": "2026-06-30"}, {"revision": "30"}])
def test_a_reader_shares_what_is_shown_the_present_and_the_past(place, monkeypatch, query):
    who = here_as(Role.READER, place, monkeypatch)
    token = share(Screen().land("overview", **query))
    assert not found(place, who, token).partner


def test_what_is_shared_in_the_partner_s_view_is_that_view(place, monkeypatch):
    who = here_as(Role.EDITOR, place, monkeypatch)
    screen = Screen().land("actions")
    screen.at.toggle(key="partner_view").set_value(True).run()
    assert found(place, who, share(screen)).partner
