"""A page says since when the ledger is silent, and goes on showing what it has."""

from datetime import datetime

import pytest

from lib import clock
from lib.i18n import translate
from lib.store.places.file import FilePlace
from lib.store.places.protocol import Told
from lib.store.places.shared import refusals
from lib.store.places.shared.address import SharedAddress
from lib.ui import data


@pytest.fixture(params=[("2026-11-24T09:00", "24/11/2026"), ("2026-11-24T23:30", "25/11/2026")])
def day(request, monkeypatch):
    """The day of a moment in the zone of the plan, an hour before that of the machine: held, whenever the test runs."""
    moment, told = request.param
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(moment))
    return told


@pytest.mark.parametrize(
    ("language", "told"), [("fr", "ne répond plus depuis le {day}"), ("ar", "لم يعد خادم المعطيات يجيب منذ")]
)
def test_a_ledger_that_is_silent_is_told_on_the_page(reading, monkeypatch, day, language, told):
    told = told.format(day=day)
    screen = reading.open("overview", language=language)
    assert told not in screen.text
    monkeypatch.setattr(FilePlace, "silence", 90.0)
    screen.at.run()
    assert told in screen.text
    assert not screen.errors
    monkeypatch.setattr(FilePlace, "silence", None)
    screen.at.run()
    assert told not in screen.text


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_ledger_that_answers_with_a_fault_is_not_called_silent(reading, monkeypatch, day, language):
    fault = refusals.refusal("shared_newer", SharedAddress("postgresql://plan@data.example/plan"))
    monkeypatch.setattr(FilePlace, "silence", 90.0)
    monkeypatch.setattr(FilePlace, "fault", fault)
    screen = reading.open("overview", language=language)
    (banner,) = [said for said in screen.at.warning if "data.example" in said.value]
    assert translate(language, fault.message, **fault.values) in banner.value
    assert day in banner.value, "of when what is shown is"
    for silent in ("ne répond plus", "لم يعد خادم المعطيات يجيب"):
        assert silent not in screen.text
    assert not screen.errors


def test_what_happened_to_the_place_stays_on_the_page_where_it_is_told_and_goes_with_it(reading, monkeypatch):
    screen = reading.open("overview", language="fr")
    monkeypatch.setattr(data.whole_store().place, "told", Told("The plan cannot be opened"))
    for _ in range(3):
        screen.at.run()
        assert [said.value for said in screen.at.info].count("Le plan ne peut pas être ouvert") == 1
    screen.go("axes", day=screen.day)
    assert "Le plan ne peut pas être ouvert" not in screen.text
