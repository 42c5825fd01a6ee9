"""The form by which an action is reserved: where people sign in, by roles and by names, never by locking oneself out."""

import shutil
from datetime import date, datetime

import pytest

from lib.domain.people import Person
from lib.domain.reserved import person_named
from lib.domain.roles import Role
from lib.people.store import close_all
from lib.people.store import opened as people_of
from lib.store.connection import close_all as close_all_stores
from lib.store.connection import opened
from lib.store.ledger import NOW, rows_at
from lib.store.seen import hidden_from
from lib.ui import here
from lib.usecases.people import accounts
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.start import SAMPLE_PLAN
from tests.screens import Screen

DAY, AT = date(2026, 11, 24), datetime(2026, 11, 24, 9)
ROOT = Person("Poste local", Role.ADMINISTRATOR)
CODE = "A1.1"


@pytest.fixture
def team(sample_file, tmp_path, monkeypatch):
    path = shutil.copy(sample_file, tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    monkeypatch.setattr("lib.ui.writing.noted", lambda *_, **__: None)
    people, found = people_of(path), {}
    for name, role in (
        ("awa", Role.EDITOR),
        ("ali", Role.EDITOR),
        ("rim", Role.READER),
        ("kofi", Role.PARTNER),
    ):
        said = Said(f"{name}@example.org", name.title(), role, "Chargé de mission", "CCIT")
        key, _ = accounts.invite(people, said, Asked(ROOT, AT))
        found[name] = accounts.one(people, key).person
    monkeypatch.setattr(here, "person", lambda typed: found["awa"])
    yield opened(path), found
    close_all()
    close_all_stores()


def key_of(store):
    return next(k for k, r in rows_at(store, NOW, SAMPLE_PLAN, "action").items() if r["code"] == CODE)


def form(store):
    screen = Screen().open("action", code=CODE)
    screen.unfold("edit_action")
    return screen, screen.at.multiselect(key=f"action_{key_of(store)}_reserved")


def record(screen, store):
    screen.at.button(key=f"action_{key_of(store)}_record").click().run()
    assert not screen.errors


def test_it_offers_roles_and_the_team_and_says_to_whom_it_is_reserved(team):
    store, people = team
    screen, field = form(store)
    assert field.options == [
        "Tous les lecteurs",
        "Tous les rédacteurs",
        "Les administrateurs seuls",
        "Ali",
        "Awa",
        "Rim",
    ]
    field.set_value([people["awa"].account, "reader"])
    record(screen, store)
    row = rows_at(store, NOW, SAMPLE_PLAN, "action")[key_of(store)]
    assert row["reserved_for"] == f"{person_named('Awa', people['awa'].account)} / reader"
    assert row["confidential"] is True
    assert hidden_from(store, people["ali"]) and not hidden_from(store, people["rim"])
    assert "Awa / Tous les lecteurs" in Screen().open("action", code=CODE).text


def test_nobody_locks_himself_out_without_being_told(team):
    store, people = team
    screen, field = form(store)
    field.set_value([people["ali"].account])
    screen.at.button(key=f"action_{key_of(store)}_record").click().run()
    assert any("Vous ne verriez plus cette action" in error for error in screen.errors)
    assert not hidden_from(store, people["awa"])


def test_what_others_typed_stays_as_it_was_written(team, monkeypatch):
    """A person whose name changed since keeps the reservation, and an edit of something else leaves it alone."""
    store, people = team
    screen, field = form(store)
    field.set_value([people["awa"].account, people["ali"].account])
    record(screen, store)
    before = rows_at(store, NOW, SAMPLE_PLAN, "action")[key_of(store)]["reserved_for"]
    said = Said("ali@example.org", "Ali Naciri", Role.READER)
    accounts.change(people_of(store.place.path), people["ali"].account, said, Asked(ROOT, AT))
    screen, field = form(store)
    assert set(field.value) == {people["awa"].account, people["ali"].account}
    screen.at.text_input(key=f"action_{key_of(store)}_title").set_value("Autre titre")
    record(screen, store)
    row = rows_at(store, NOW, SAMPLE_PLAN, "action")[key_of(store)]
    assert (row["title"], row["reserved_for"]) == ("Autre titre", before)


def test_alone_on_a_machine_there_is_nobody_to_reserve_it_to(team, monkeypatch):
    store, _ = team
    monkeypatch.setattr(here, "person", lambda typed: ROOT)
    screen = Screen().open("action", code=CODE)
    screen.unfold("edit_action")
    assert f"action_{key_of(store)}_reserved" not in [field.key for field in screen.at.multiselect]
