"""A session of the framework that another person comes into, by its name: nothing of the one before is left in it."""

from dataclasses import replace

import pytest

from lib.domain.people import Board, Person
from lib.domain.roles import Role
from lib.ui import here
from tests.pages.test_boards import UNTIL

AWA = Person("Awa Mensah", Role.ADMINISTRATOR, "a1", "Chargée de mission", "CCIS-RSK", "s1")
KOFI = Person("Kofi Exemple", Role.PARTNER, "k1", "", "CCIT", "s2")
VISITOR = Person("", Role.VISITOR, board=Board("overview", "sample", (("lang", "fr"),), False, UNTIL))
LINK = "https://plan.test/shared/ZORGLUB"


@pytest.fixture
def left(reading, monkeypatch):
    """What somebody left in a session: a link just made, a notice, a draft, a choice, what is typed in a field."""
    monkeypatch.setattr(here, "person", lambda typed: AWA)
    screen = reading.open("actions")
    screen.at.session_state["state:shared:made"] = LINK
    screen.at.session_state["_outbox"]["draft"] = LINK
    screen.at.session_state["partner_view"] = True
    field = next(iter(screen.at.text_input))
    field.set_value("ZORGLUB").run()
    assert "ZORGLUB" in held(screen)
    screen.at.query_params.clear()  # the address is the browser's own
    return screen


def held(screen):
    """All that the framework keeps, of fields without a name too."""
    state = screen.at._session_state._state
    return str({**state.filtered_state, **state._old_state, **state._new_session_state})


@pytest.mark.parametrize("who", [KOFI, replace(AWA, account="a2"), here.NOBODY, VISITOR])
def test_who_comes_into_the_session_of_another_finds_nothing_of_theirs(left, monkeypatch, who):
    monkeypatch.setattr(here, "person", lambda typed: who)
    left.at.run()
    assert not left.errors
    assert "ZORGLUB" not in held(left) and "ZORGLUB" not in left.text
    assert left.at.session_state["_person"] == who


def test_who_gets_another_role_or_session_keeps_what_is_typed(left, monkeypatch):
    monkeypatch.setattr(here, "person", lambda typed: replace(AWA, role=Role.EDITOR, session="s9"))
    left.at.run()
    assert LINK in held(left)


def test_who_sits_at_the_machine_and_says_who_they_are_keeps_what_is_typed(left, monkeypatch):
    monkeypatch.setattr(here, "person", lambda typed: replace(AWA, account=""))
    left.at.run()
    left.at.session_state["state:mine"] = "mine"
    monkeypatch.setattr(here, "person", lambda typed: replace(AWA, account="", name="Présidence"))
    left.at.run()
    assert left.at.session_state["state:mine"] == "mine"
