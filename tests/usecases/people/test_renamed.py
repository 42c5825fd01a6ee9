"""Accounts and calendars follow the name of their organisation, in the same press, and come back when it is undone."""

import json

import pytest

from lib.domain.people import Account
from lib.domain.roles import Role
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.partners import edit_partner
from lib.usecases.people import tokens
from lib.usecases.people.audit import Asked
from lib.usecases.people.renamed import Followed, follow
from lib.usecases.people.tokens import Scope, Use
from lib.usecases.record import create_row
from lib.usecases.renaming import rename_organisation
from lib.usecases.start import SAMPLE_DAY as DAY
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.usecases.people.conftest import NOW

AMINA = Writing(SAMPLE_PLAN, "Amina", NOW, DAY)


def organisations(people):
    return {row.email.split("@")[0]: row.organisation for row in people.records(Account, "accounts")}


def subjects(people):
    return [row["subject"] for row in people.rows("tokens", account="*")]


def lines(people, kind="organisation_followed"):
    return [json.loads(row["told"]) for row in people.rows("audit_of_kind", kind=kind)]


def undone(store, number):
    last = current_revision(store)
    return undo(store, plan_undo(store, number, plan=SAMPLE_PLAN, revision=last), AMINA)


@pytest.fixture
def three(people, account):
    """Two of CCIT, one of AFCET; a calendar of CCIT in this plan, and one in another plan."""
    awa = account("Awa Mensah", Role.PARTNER, "CCIT")
    account("Kofi Adjavon", Role.EDITOR, "ccit ")
    account("Afi Exemple", Role.PARTNER, "AFCET")
    for plan in (SAMPLE_PLAN, "autre"):
        tokens.make_token(
            people,
            Use.CALENDAR,
            Asked(awa.person, NOW),
            plan=plan,
            name="x",
            scope=Scope.ORGANISATION,
            subject="CCIT",
        )


def test_a_new_name_takes_accounts_and_calendars_along_and_undoing_brings_them_back(
    people, asked, three, sample_store
):
    number = rename_organisation(sample_store, "CCIT", "CCI Togo", AMINA)
    assert follow(people, sample_store, number, asked) == Followed(3, 0)
    assert organisations(people) == {"awa": "CCI Togo", "kofi": "CCI Togo", "afi": "AFCET"}
    assert sorted(subjects(people)) == ["CCI Togo", "CCIT"]
    assert {
        (t["name"], t["before"], t["after"], t["revision"]) for t in lines(people) if t["what"] == "account"
    } == {
        ("awa@example.org", "CCIT", "CCI Togo", str(number)),
        ("kofi@example.org", "ccit", "CCI Togo", str(number)),
    }
    assert follow(people, sample_store, number, asked) == Followed(), "told once"
    back = undone(sample_store, number)
    assert follow(people, sample_store, back, asked) == Followed(3, 0)
    assert organisations(people) == {"awa": "CCIT", "kofi": "ccit", "afi": "AFCET"}
    assert subjects(people) == ["CCIT", "CCIT"]
    again = undone(sample_store, back)
    assert follow(people, sample_store, again, asked) == Followed(3, 0)
    assert organisations(people)["awa"] == "CCI Togo"


def test_two_that_are_one_share_its_accounts_and_undoing_parts_those_that_came_alone(
    people, asked, three, sample_store
):
    number = rename_organisation(sample_store, "CCIT", "AFCET", AMINA, merge=True)
    assert follow(people, sample_store, number, asked) == Followed(3, 0)
    assert set(organisations(people).values()) == {"AFCET"}
    assert follow(people, sample_store, undone(sample_store, number), asked) == Followed(3, 0)
    assert organisations(people) == {"awa": "CCIT", "kofi": "ccit", "afi": "AFCET"}


def test_a_name_changed_on_the_sheet_of_a_partner_takes_them_along_too(people, asked, three, sample_store):
    number = edit_partner(sample_store, current_revision(sample_store), "CCIT", {"acronym": "CCI-T"}, AMINA)
    follow(people, sample_store, number, asked)
    assert organisations(people)["awa"] == "CCI-T"
    state = State.undated(sample_store, current_revision(sample_store), SAMPLE_PLAN)
    assert reads.plans_of_organisation(sample_store, organisations(people)["awa"]) == {SAMPLE_PLAN}
    assert reads.partner_one(state, partner="CCI-T") is not None


def test_an_account_stays_where_another_plan_still_names_its_organisation_and_that_is_noted(
    people, asked, three, sample_store
):
    other = Writing("autre", "Amina", NOW, DAY)
    create_row(sample_store, "partner", {"acronym": "CCIT", "name": "Chambre"}, other)
    number = rename_organisation(sample_store, "CCIT", "CCI Togo", AMINA)
    assert follow(people, sample_store, number, asked) == Followed(1, 2)
    assert organisations(people)["awa"] == "CCIT"
    assert sorted(t["name"] for t in lines(people, "organisation_kept")) == [
        "awa@example.org",
        "kofi@example.org",
    ]


def test_who_was_given_another_organisation_since_is_not_brought_back(people, asked, three, sample_store):
    number = rename_organisation(sample_store, "CCIT", "CCI Togo", AMINA)
    follow(people, sample_store, number, asked)
    awa = next(row for row in people.records(Account, "accounts") if row.email.startswith("awa"))
    people.rows("account_organisation", id=awa.id, before="CCI Togo", after="AFCET")
    assert follow(people, sample_store, undone(sample_store, number), asked) == Followed(2, 0)
    assert organisations(people)["awa"] == "AFCET"


def test_a_revision_that_renames_nothing_moves_nobody(people, asked, three, sample_store):
    assert follow(people, sample_store, current_revision(sample_store), asked) == Followed()
    assert follow(people, sample_store, 10**6, asked) == Followed()
    assert lines(people) == []
