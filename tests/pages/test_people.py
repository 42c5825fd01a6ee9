"""Settings → people and audit, as an administrator sees them; nobody else opens them, whatever the address."""

import json
from dataclasses import replace
from io import BytesIO

import pytest

from lib.domain.rights import RIGHTS, opens
from lib.domain.roles import Role
from lib.people.store import People
from lib.ui import here, navigation, organisations, session
from lib.usecases.people import accounts, counted
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked, done, note
from tests.accounts import ROOT, present, signed_in
from tests.screens import Screen


@pytest.fixture
def people(place):
    found = People.open(place)
    yield found
    found.close()


def come(place, monkeypatch, role=Role.ADMINISTRATOR, organisation="CCIS-RSK"):
    account, _ = signed_in(place, role=role, organisation=organisation)
    who = accounts.one(People.open(place), account.id).person
    monkeypatch.setattr(here, "person", lambda typed: who)
    return account


def test_an_administrator_invites_and_hands_over_a_link_that_opens_once(place, people, monkeypatch):
    come(place, monkeypatch)
    screen = Screen().land("people")
    assert not screen.errors
    assert "Sami Alaoui" in screen.text
    screen.unfold("invite")
    screen.at.text_input(key="invite_email").set_value("awa@example.org")
    screen.at.text_input(key="invite_name").set_value("Awa Mensah")
    screen.at.selectbox(key="invite_role").set_value("EDITOR")
    screen.at.button(key="invite_record").click().run()
    assert not screen.errors
    (code,) = screen.at.code
    token = code.value.rpartition("/invitation/")[2]
    assert code.value.startswith("https://plan.test/invitation/")
    assert accounts.invited(people, token, present()).email == "awa@example.org"


def test_nobody_takes_the_last_administrator_away(place, people, monkeypatch):
    account = come(place, monkeypatch)
    screen = Screen().land("people", account=account.id)
    screen.at.button(key=f"close_{account.id}_record").click().run()
    assert "dernier administrateur" in " ".join(screen.errors)
    screen = Screen().land("people", account=account.id)
    screen.at.selectbox(key=f"account_{account.id}_4_role").set_value("READER")
    screen.at.button(key=f"account_{account.id}_4_record").click().run()
    assert "dernier administrateur" in " ".join(screen.errors)
    assert accounts.one(people, account.id).role == Role.ADMINISTRATOR


def test_an_account_is_changed_closed_and_opened_again(place, people, monkeypatch):
    come(place, monkeypatch)
    key, _ = accounts.invite(people, Said("awa@example.org", "Awa", Role.READER), Asked(ROOT, present()))
    screen = Screen().land("people", account=key)
    screen.at.selectbox(key=f"account_{key}_1_role").set_value("EDITOR")
    screen.at.button(key=f"account_{key}_1_record").click().run()
    assert not screen.errors
    assert accounts.one(people, key).role == Role.EDITOR
    screen.at.button(key=f"close_{key}_record").click().run()
    assert accounts.one(people, key).disabled_at is not None
    screen.at.button(key=f"open_{key}_record").click().run()
    assert accounts.one(people, key).disabled_at is None


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER, Role.EDITOR])
def test_no_role_opens_a_page_that_the_table_does_not_give_it(place, monkeypatch, role):
    come(place, monkeypatch, role, "CCIT")
    for page in (page for right in RIGHTS for page in right.pages if not opens(role, page)):
        screen = Screen().land(page)
        assert screen.errors == ["Votre rôle n'ouvre pas cette page."], page
        assert not screen.at.get("form") and not screen.at.get("download_button"), page


def refused(people):
    counted.HERE.settle(60)
    span = {"since": present().replace(year=2000), "until": present().replace(year=2100)}
    return [(row.account, json.loads(row.told)) for row in done(people, ROOT, kind="refused", **span)[0]]


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER, Role.EDITOR])
def test_a_page_of_another_role_is_said_and_noted(place, people, monkeypatch, role):
    account = come(place, monkeypatch, role, "CCIT")
    screen = Screen().open("audit")
    assert screen.errors == ["Votre rôle n'ouvre pas cette page."]
    assert refused(people) == [(account.id, {"code": "page_refused", "where": "/audit"})]
    assert not Screen().open("actions").errors
    assert len(refused(people)) == 1


def test_a_page_that_the_menu_let_through_by_mistake_says_no_by_itself(place, people, monkeypatch):
    account = come(place, monkeypatch, Role.READER)
    monkeypatch.setattr(navigation, "opens", lambda role, page: True)
    screen = Screen().open("people")
    assert screen.errors == ["Votre rôle n'ouvre pas cette page."]
    assert "Inviter" not in screen.text and not screen.at.text_input
    assert refused(people) == [(account.id, {"code": "page_refused", "where": "/people"})]


def test_a_form_that_is_pressed_after_the_role_changed_is_noted(place, people, monkeypatch):
    account = come(place, monkeypatch, Role.EDITOR)
    screen = Screen().open("actions").unfold("new_action")
    who = accounts.one(people, account.id).person
    monkeypatch.setattr(session, "current_role", lambda: Role.EDITOR)
    monkeypatch.setattr(here, "person", lambda typed: replace(who, role=Role.READER))
    screen.at.text_input(key="action_new_title").set_value("Autre")
    screen.at.button(key="action_new_record").click().run()
    assert any("rôle" in error for error in screen.errors)
    assert (account.id, {"code": "role_refused", "where": "/actions"}) in refused(people)


def test_what_was_refused_and_what_left_is_in_the_audit(place, people, monkeypatch):
    account = come(place, monkeypatch)
    note(people, "exported", Asked(account.person, present(), "192.0.2.7"), file="plan.xlsx", plan="plan")
    screen = Screen().land("people", account=account.id)
    screen.at.button(key=f"close_{account.id}_record").click().run()
    screen = Screen().land("audit")
    assert not screen.errors
    assert "plan.xlsx" in screen.text
    assert "192.0.2.7" in screen.text
    assert "export" in screen.text
    screen = Screen().land("audit", kind="signed_in")
    assert "plan.xlsx" not in screen.text


def test_the_audit_is_a_workbook_of_every_line(place, people, monkeypatch):
    from python_calamine import CalamineWorkbook

    from lib.reports.audit import audit_workbook

    account = come(place, monkeypatch)
    rows, found = done(
        people, account.person, since=present().replace(year=2000), until=present().replace(year=2100)
    )
    book = CalamineWorkbook.from_filelike(
        BytesIO(audit_workbook(rows, language="fr", zone="Africa/Casablanca"))
    )
    assert len(book.get_sheet_by_index(0).to_python()) >= found + 1


def test_accounts_follow_the_new_name_of_their_organisation_and_the_form_says_so(place, people, monkeypatch):
    """From the page of names, undone from the history: who was there comes back."""
    come(place, monkeypatch)
    awa, _ = signed_in(place, "Awa Mensah", Role.PARTNER, "CCIT")
    screen = Screen().open("order", view="organisations")
    screen.at.selectbox(key="rename_organisation_former").set_value("CCIT")
    screen.at.text_input(key="rename_organisation_name").set_value("CCI Togo")
    screen.at.button(key="rename_organisation_record").click().run()
    assert not screen.errors
    assert "1 accès a suivi." in screen.text + " ".join(t.value for t in screen.at.toast)
    assert accounts.one(people, awa.id).organisation == "CCI Togo"
    screen = Screen().open("audit")
    assert "organisme renommé : suivi" in screen.text and "CCIT → CCI Togo" in screen.text


def test_the_forms_offer_the_organisations_of_every_plan_and_refuse_a_partner_of_one_that_none_knows(
    place, people, monkeypatch
):
    """As the terminal does; whoever is no partner may be of any organisation."""
    come(place, monkeypatch)
    screen = Screen().land("people").unfold("invite")
    assert {"CCIT", "CCIS-RSK"} <= set(screen.at.selectbox(key="invite_organisation").options)
    typed = ["CCIT-Togo"]  # the screen of the tests types nothing into a list: the name stands in it
    monkeypatch.setattr(organisations, "of_all_plans", lambda: typed)
    screen = Screen().land("people").unfold("invite")
    screen.at.text_input(key="invite_email").set_value("kofi@example.org")
    screen.at.text_input(key="invite_name").set_value("Kofi Exemple")
    screen.at.selectbox(key="invite_role").set_value("PARTNER")
    screen.at.selectbox(key="invite_organisation").set_value("CCIT-Togo")
    screen.at.button(key="invite_record").click().run()
    (told,) = screen.errors
    assert "CCIT-Togo" in told and "CCIT" in told.split("CCIT-Togo", 1)[1]
    assert all(account.email != "kofi@example.org" for account in accounts.accounts(people, ROOT))


def test_a_partner_is_not_made_of_an_organisation_that_no_plan_knows_and_keeps_the_one_it_had(
    place, people, monkeypatch
):
    come(place, monkeypatch)
    was = {"awa": Role.PARTNER, "kofi": Role.READER}
    keys = {
        name: accounts.invite(
            people, Said(f"{name}@example.org", name, role, organisation="Ancien"), Asked(ROOT, present())
        )[0]
        for name, role in was.items()
    }
    screen = Screen().land("people", account=keys["awa"])
    screen.at.selectbox(key=f"account_{keys['awa']}_2_language").set_value("ar")
    screen.at.button(key=f"account_{keys['awa']}_2_record").click().run()
    assert not screen.errors and accounts.one(people, keys["awa"]).language == "ar"
    screen = Screen().land("people", account=keys["kofi"])
    screen.at.selectbox(key=f"account_{keys['kofi']}_1_role").set_value("PARTNER")
    screen.at.button(key=f"account_{keys['kofi']}_1_record").click().run()
    assert "Ancien" in " ".join(screen.errors)
    assert accounts.one(people, keys["kofi"]).role == Role.READER
