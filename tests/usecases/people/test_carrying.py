"""People are in backups, come back with them and move along; what opens a door without being asked again does not."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from lib.__main__ import main
from lib.domain.errors import StoreUnavailable
from lib.domain.people import Done
from lib.domain.roles import Role
from lib.people.store import People, path_of
from lib.usecases import backups
from lib.usecases.people import accounts, passwords, provided, sessions, sign_in
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.people.carrying import administered
from lib.usecases.people.provided import Identity
from lib.usecases.restoring import restore
from tests.usecases.people.conftest import NOW, PASSWORD, ROOT

pytestmark = pytest.mark.file_only("kept beside files")
ASKED = Asked(ROOT, NOW, "192.0.2.1", "Firefox")


@pytest.fixture
def plan(sample_file, tmp_path):
    return Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))


def joined(people, name="Awa Mensah", role=Role.ADMINISTRATOR):
    email = f"{name.split()[0].lower()}@example.org"
    _, link = accounts.invite(people, Said(email, name, role, "", "CCIT"), ASKED)
    return accounts.accept(people, link, PASSWORD, ASKED)


def kinds(people):
    asked = {"since": NOW - timedelta(days=1), "until": NOW + timedelta(days=1), "kind": "", "account": ""}
    return [line.kind for line in people.records(Done, "audit", **asked, limit=100, offset=0)]


def test_a_backup_holds_the_people_and_brings_them_back_while_the_app_has_them_open(plan):
    with closing(People.open(plan)) as people:
        awa = joined(people)
        provided.come_in(people, Identity("https://login.test", "1", awa.email, True), ASKED)
        made = backups.back_up(plan, plan.parent / "backups", NOW)
        assert path_of(made.path).exists() and path_of(made.path).stat().st_mode & 0o077 == 0
        assert not list(made.path.parent.glob("*-wal"))
        kofi = joined(people, "Kofi Adjavon")
        token = sign_in.sign_in(people, kofi.email, PASSWORD, ASKED)
        _, link = accounts.invite(people, Said("late@example.org", "Late", Role.READER), ASKED)
        accounts.disable(people, awa.id, Asked(kofi.person, NOW))
        before = kinds(people)
        done = restore(made.path, plan, NOW)
        assert done.accounts == 1
        assert [one.email for one in accounts.accounts(people, ROOT)] == [awa.email]
        assert sessions.person_of(people, token, NOW) is None
        assert accounts.invited(people, link, NOW) is None
        assert sign_in.sign_in(people, awa.email, PASSWORD, ASKED)
        assert provided.come_in(people, Identity("https://login.test", "1"), ASKED)
        assert set(before) <= set(kinds(people)), "what was done stays written"
        with closing(People.open(done.replaced)) as kept:
            assert {one.email for one in accounts.accounts(kept, ROOT)} == {
                awa.email, kofi.email, "late@example.org"
            }  # fmt: skip


def test_a_backup_holds_nothing_that_opens_a_door_without_being_asked(plan):
    with closing(People.open(plan)) as people:
        awa = joined(people)
        token = sessions.begin(people, awa, "password", ASKED)
        accounts.invite(people, Said("late@example.org", "Late", Role.READER), ASKED)
    made = backups.back_up(plan, plan.parent / "backups", NOW)
    held = path_of(made.path).read_bytes()
    assert sessions.hash_of(token).encode() not in held
    with closing(People.open(made.path)) as copy:
        assert not copy.rows("invitations_open", now=NOW)


def test_an_older_backup_without_people_leaves_them_as_they_are(plan):
    made = backups.back_up(plan, plan.parent / "backups", NOW)
    assert not path_of(made.path).exists()
    with closing(People.open(plan)) as people:
        awa = joined(people)
        token = sessions.begin(people, awa, "password", ASKED)
        assert restore(made.path, plan, NOW).accounts is None
        assert sessions.person_of(people, token, NOW)


def test_people_that_do_not_open_stop_a_restore_before_anything_is_replaced(plan):
    with closing(People.open(plan)) as people:
        joined(people)
    made = backups.back_up(plan, plan.parent / "backups", NOW)
    path_of(made.path).write_bytes(b"not a store of people" * 100)
    before = plan.read_bytes()
    with pytest.raises(StoreUnavailable):
        restore(made.path, plan, NOW)
    assert plan.read_bytes() == before
    assert administered(plan) == (1, ("Awa Mensah",))


def test_what_is_outdated_goes_with_its_people(plan):
    folder = plan.parent / "backups"
    with closing(People.open(plan)) as people:
        joined(people)
    from lib.store.connection import Store

    with closing(Store.open(plan)) as store:
        for day in range(20):
            backups.daily(store, plan, NOW + timedelta(days=day), "UTC", {})
    assert len(list(folder.glob("*-daily.duckdb"))) == len(list(folder.glob("*.people.sqlite"))) == 14


def test_people_move_along_and_the_first_place_stays(plan, tmp_path, capsys):
    with closing(People.open(plan)) as people:
        awa = joined(people)
        token = sessions.begin(people, awa, "password", ASKED)
    target = tmp_path / "there" / "plan.duckdb"
    assert main(["move", str(plan), str(target), "--lang", "en"]) == 0
    assert "The accounts came along (1)" in capsys.readouterr().out
    with closing(People.open(target)) as there:
        held = there.first("account_of_email", email=awa.email)
        assert passwords.matches(PASSWORD, held["password"])
        assert sessions.person_of(there, token, NOW) is None
    with closing(People.open(plan)) as here:
        assert sessions.person_of(here, token, NOW)
    target.unlink()
    assert main(["move", str(plan), str(target), "--lang", "en"]) != 0, "accounts are there already"
    assert not target.exists()


def test_check_and_doctor_say_whether_accounts_open_and_who_administers(plan, monkeypatch, capsys):
    from lib.commands.doctor import access

    monkeypatch.setenv("PLAN_DATABASE", str(plan))
    settings = {"PLAN_DATABASE": str(plan), "PLAN_ACCESS": "accounts"}
    assert any(found.is_wrong and found.subject == "Accounts" for found in access.look(settings))
    with closing(People.open(plan)) as people:
        joined(people)
    assert main(["check", "--lang", "en"]) == 0
    assert "Accounts: 1, administered by Awa Mensah." in capsys.readouterr().out
    (told,) = [found for found in access.look(settings) if found.subject == "Accounts"]
    assert not told.is_wrong and told.values["names"] == "Awa Mensah"
    path_of(plan).write_bytes(b"x" * 5000)
    assert main(["check", "--lang", "en"]) != 0


def test_a_file_that_is_taken_away_lets_nobody_in_and_one_that_is_put_back_does(plan, tmp_path):
    with closing(People.open(plan)) as people:
        token = sessions.begin(people, joined(people), "password", ASKED)
        assert sessions.person_of(people, token, NOW)
        kept = tmp_path / "kept"
        kept.mkdir()
        for file in plan.parent.glob("plan.people.sqlite*"):
            file.rename(kept / file.name)
        for _ in range(3):
            with pytest.raises(StoreUnavailable):
                sessions.person_of(people, token, NOW)
        assert not path_of(plan).exists(), "none is made in its place"
        path_of(plan).write_bytes(b"y" * 9000)
        with pytest.raises(StoreUnavailable):
            sessions.person_of(people, token, NOW)
        path_of(plan).unlink()
        for file in kept.iterdir():
            file.rename(plan.parent / file.name)
        assert people.rows("accounts")
