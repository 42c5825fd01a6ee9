"""The menu: its sections in order, whatever is hidden."""

from lib.domain.roles import Role
from lib.ui import navigation, session


def menu(monkeypatch, *held):
    monkeypatch.setattr(session, "own_role", lambda: Role.EDITOR)
    monkeypatch.setattr(session, "partner_view", lambda: False)
    monkeypatch.setattr(session, "language", lambda: "fr")
    return navigation.pages(held=held)


def test_what_is_hidden_moves_no_section_of_the_menu(monkeypatch):
    assert list(menu(monkeypatch)) == ["Suivre", "Se réunir", "Mettre à jour", "Comprendre"]


def test_where_there_are_several_plans_their_page_comes_first(monkeypatch):
    assert list(menu(monkeypatch, "plans"))[:2] == ["Présidence", "Suivre"]


def test_what_a_plan_does_not_use_is_no_line_of_its_menu_and_stays_at_its_address(monkeypatch):
    monkeypatch.setattr("streamlit.Page", lambda _, **told: (told["url_path"], told["visibility"]))

    def lines(*held):
        found = dict(page for section in menu(monkeypatch, *held).values() for page in section)
        assert {"budget", "indicators", "plans"} <= found.keys()
        return {path for path, visibility in found.items() if visibility == "visible"}

    assert lines("amounts") - lines() == {"budget"}
    assert lines("indicators") - lines() == {"indicators"}
