"""In which plans an organisation has a place: it keeps one, is a party, a partner, or is named by an action partners may know of."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Values
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.usecases.plans import start_empty
from lib.usecases.record import create_row
from tests.bare_ledger import open_written

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)


def written():
    opened = Store.open()
    start_empty(opened, "Plan", "CCIS-RSK", WRITING)
    opened_on = {"deadline_precision": "unknown"}
    rows: tuple[Values, ...] = (
        {"title": "Une", "organisation": "CCIT / AFCET", "partners": "OFPPT"},
        {"title": "Deux", "organisation": "Réservée", "confidential": True},
        {"title": "Trois", "organisation": "Archivée", "archived_on": DAY},
    )
    for row in rows:
        create_row(opened, "action", {**opened_on, **row}, WRITING)
    create_row(opened, "partner", {"acronym": "CATO", "name": "Chambre d'agriculture"}, WRITING)
    create_row(
        opened, "action", {**opened_on, "title": "Quatre", "organisation": "chambre d'agriculture"}, WRITING
    )
    return opened


store = open_written(written, "module")


@pytest.mark.parametrize("name", ["CCIS-RSK", "ccit", "AFCET", "OFPPT", "CATO", "Chambre d'agriculture"])
def test_who_keeps_it_leads_or_supports_one_of_its_actions_has_a_place(store, name):
    assert reads.plans_of_organisation(store, name) == {"p"}


@pytest.mark.parametrize("name", ["Réservée", "Archivée", "CCI", "", "CCIT / AFCET"])
def test_who_is_named_by_none_that_partners_may_know_of_has_none(store, name):
    assert not reads.plans_of_organisation(store, name)


def test_each_is_known_once_by_the_name_that_it_has_among_the_partners(store):
    assert reads.organisations_known(store) == ["AFCET", "CATO", "CCIS-RSK", "CCIT", "OFPPT"]
