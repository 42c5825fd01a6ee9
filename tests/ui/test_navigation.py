"""The menu: its sections in order, whatever is hidden."""

from lib.domain.roles import Role
from lib.ui import navigation, session


def sections(monkeypatch, *, several):
    monkeypatch.setattr(session, "current_role", lambda: Role.EDITOR)
    monkeypatch.setattr(session, "language", lambda: "fr")
    return list(navigation.pages(several=several))


def test_what_is_hidden_moves_no_section_of_the_menu(monkeypatch):
    assert sections(monkeypatch, several=False) == ["Suivre", "Se réunir", "Mettre à jour", "Comprendre"]


def test_where_there_are_several_plans_their_page_comes_first(monkeypatch):
    assert sections(monkeypatch, several=True)[:2] == ["Présidence", "Suivre"]
