"""A button that hands a file out, pressed long after its page was drawn: it gives what the page would offer then."""

import json

import pytest
import streamlit as st

from lib.domain.errors import NotAllowed
from lib.domain.reserved import person_named
from lib.domain.roles import Role
from lib.domain.writing import Writing
from lib.people.store import People
from lib.store import reads
from lib.store.connection import close_all as close_all_stores
from lib.store.connection import opened
from lib.store.ledger import NOW, rows_at
from lib.ui import here
from lib.usecases.attachments import GivenFile, attach, detach, edit_attachment
from lib.usecases.people import accounts, counted, sessions
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked, done
from lib.usecases.record import edit_row
from lib.usecases.start import SAMPLE_PLAN
from tests.accounts import ROOT, present, signed_in
from tests.pages.test_forms import widget
from tests.screens import Screen

CODE, BYTES = "A1.5", b"%PDF-1.7 of the press"


@pytest.fixture
def store(place):
    yield opened(place)
    close_all_stores()


@pytest.fixture
def writer(store):
    return Writing(SAMPLE_PLAN, "Amina", present(), present().date())


@pytest.fixture
def attached(store, writer):
    """The action and its shared file."""
    key = next(k for k, row in rows_at(store, NOW, SAMPLE_PLAN, "action").items() if row["code"] == CODE)
    given = GivenFile("rapport.pdf", BYTES)
    attach(store, "action", key, {"kind": "deliverable", "shared": True}, writer, file=given)
    return key, next(
        k for k, row in rows_at(store, NOW, SAMPLE_PLAN, "attachment").items() if row["file_name"]
    )


@pytest.fixture
def drawn(monkeypatch):
    """What each button would hand out, by its key."""
    asked, button = {}, st.download_button

    def remember(label, data, file_name, **options):
        asked[options.get("key")] = data
        return button(label, data=data, file_name=file_name, **options)

    monkeypatch.setattr(st, "download_button", remember)
    return asked


def comes(place, monkeypatch, role=Role.EDITOR, organisation="CCIS-RSK"):
    """Somebody signs in."""
    account, token = signed_in(place, role=role, organisation=organisation)
    people = People.open(place)
    who = sessions.person_of(people, token, present())
    monkeypatch.setattr(here, "person", lambda typed: who)
    return people, account, who


def sheet(drawn, attachment, **query):
    screen = Screen().open("action", code=CODE, **query)
    assert not screen.errors
    content = drawn[f"attachment_file_{attachment}"]
    assert content() == BYTES
    return screen, content


def last(store):
    return reads.current_revision(store)


def test_a_file_taken_away_is_not_given_from_a_page_drawn_before(
    place, store, writer, attached, drawn, monkeypatch
):
    people, _, _ = comes(place, monkeypatch)
    _, content = sheet(drawn, attached[1])
    before = last(store)
    detach(store, before, attached[1], writer, reason="Erreur")
    with pytest.raises(NotAllowed) as told:
        content()
    assert told.value.code == "file_withdrawn"
    counted.HERE.settle()
    rows, _ = done(people, ROOT, since=present().replace(hour=0), until=present().replace(hour=23, minute=59))
    refused = next(row for row in rows if row.kind == counted.REFUSED)
    assert json.loads(refused.told)["code"] == "file_withdrawn"
    people.close()


def test_a_page_that_shows_the_past_on_purpose_gives_what_stood_then(
    place, store, writer, attached, drawn, monkeypatch
):
    comes(place, monkeypatch)
    before = last(store)
    detach(store, before, attached[1], writer, reason="Erreur")
    _, content = sheet(drawn, attached[1], revision=str(before))
    assert content() == BYTES


def test_a_file_no_longer_shared_is_not_given_to_the_partner(
    place, store, writer, attached, drawn, monkeypatch
):
    comes(place, monkeypatch, Role.PARTNER, "CCIT")
    _, content = sheet(drawn, attached[1])
    edit_attachment(store, last(store), attached[1], {"shared": False}, writer)
    with pytest.raises(NotAllowed):
        content()


def test_nor_to_an_editor_who_looks_as_the_partner_does(place, store, writer, attached, drawn, monkeypatch):
    comes(place, monkeypatch)
    screen, whole = sheet(drawn, attached[1])
    widget(screen.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    screen.at.run()
    content = drawn[f"attachment_file_{attached[1]}"]
    assert content() == BYTES
    edit_attachment(store, last(store), attached[1], {"shared": False}, writer)
    assert whole() == BYTES
    with pytest.raises(NotAllowed):
        content()


@pytest.mark.parametrize(("role", "organisation"), [(Role.READER, "CCIS-RSK"), (Role.PARTNER, "CCIT")])
def test_an_action_hidden_meanwhile_takes_its_file_and_what_is_made_of_the_plan_with_it(
    place, store, writer, attached, drawn, monkeypatch, role, organisation
):
    comes(place, monkeypatch, role, organisation)
    _, content = sheet(drawn, attached[1])
    Screen().open("actions")
    listed = drawn["download_list"]
    assert listed()
    edit_row(
        store,
        "action",
        last(store),
        attached[0],
        {"reserved_for": person_named("Nobody", "nobody"), "confidential": True},
        writer,
    )
    for button in (content, listed):
        with pytest.raises(NotAllowed):
            button()
    Screen().open("actions")
    assert drawn["download_list"]()


def test_what_was_hidden_before_the_page_was_drawn_keeps_nothing_back(
    place, store, writer, attached, drawn, monkeypatch
):
    edit_row(store, "action", last(store), attached[0], {"confidential": True}, writer)
    comes(place, monkeypatch, Role.PARTNER, "CCIT")
    Screen().open("actions")
    assert drawn["download_list"]()


@pytest.mark.parametrize("how", ["session", "role", "organisation", "account"])
def test_who_has_other_rights_now_or_left_is_given_nothing(place, attached, drawn, monkeypatch, how):
    people, account, who = comes(place, monkeypatch, Role.PARTNER, "CCIT")
    _, content = sheet(drawn, attached[1])
    root = Asked(ROOT, present())
    if how == "session":
        sessions.end(people, Asked(who, present()))
    elif how == "account":
        accounts.disable(people, account.id, root)
    else:
        role = Role.READER if how == "role" else Role.PARTNER
        named = "CCIT" if how == "role" else "Ambassade du Togo"
        accounts.change(people, account.id, Said(account.email, account.name, role, "", named), root)
    with pytest.raises(NotAllowed) as told:
        content()
    assert told.value.code == "page_refused"
    people.close()


def test_a_backup_is_for_who_is_an_administrator_when_it_is_made(place, store, drawn, monkeypatch):
    people, account, _ = comes(place, monkeypatch, Role.ADMINISTRATOR)
    assert not Screen().open("quality").errors
    content = drawn["download_backup"]
    signed_in(place, name="Rim Sefrioui")
    accounts.change(
        people, account.id, Said(account.email, account.name, Role.EDITOR), Asked(ROOT, present())
    )
    with pytest.raises(NotAllowed):
        content()
    people.close()
