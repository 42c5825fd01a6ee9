"""A page says since when the ledger is silent, and goes on showing what it has."""

import pytest

from lib.store.places.file import FilePlace


@pytest.mark.parametrize(
    ("language", "told"),
    [("fr", "ne répond plus depuis le 24/11/2026"), ("ar", "لم يعد خادم المعطيات يجيب منذ")],
)
def test_a_ledger_that_is_silent_is_told_on_the_page(reading, monkeypatch, language, told):
    screen = reading.open("overview", language=language)
    assert told not in screen.text
    monkeypatch.setattr(FilePlace, "silence", 90.0)
    screen.at.run()
    assert told in screen.text
    assert not screen.errors
    monkeypatch.setattr(FilePlace, "silence", None)
    screen.at.run()
    assert told not in screen.text
