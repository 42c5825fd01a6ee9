"""What the page Qualité says of backups, and to whom."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lib.domain.errors import StoreUnavailable
from lib.store.copies import making
from lib.ui import data
from lib.usecases import backups

#: In the clock of the tests the day stands still.
TODAY = datetime(2026, 11, 24, 8, 30)


def database():
    return Path(os.environ["PLAN_DATABASE"])


def made(moment):
    return backups.daily(data.whole_store(), database(), moment, "Africa/Casablanca", {})


def buttons(screen):
    return [b for b in screen.at.get("download_button") if "sauvegarde" in b.proto.label]


def test_without_a_backup_it_says_when_the_first_comes(screen):
    screen.open("quality")
    assert "Pas encore de sauvegarde" in screen.text
    assert len(buttons(screen)) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Dernière sauvegarde"), ("en", "Last backup"), ("ar", "آخر نسخة احتياطية")],
)
def test_the_last_backup_is_told_with_its_revision(screen, language, said):
    screen.open("quality", language)
    found = made(TODAY)
    screen.at.run()
    assert not screen.errors
    assert said in screen.text
    assert str(found.revision) in screen.text
    assert not screen.at.warning


def test_a_backup_of_more_than_two_days_is_a_warning_with_what_to_do(screen):
    screen.open("quality")
    made(TODAY - timedelta(2, hours=12))
    screen.at.run()
    (warning,) = [w.value for w in screen.at.warning]
    assert "il y a plus de deux jours" in warning
    assert "laissez-le ouvert" in warning


def test_a_backup_that_no_longer_opens_is_an_error_with_what_is_safe(screen):
    screen.open("quality")
    path = made(TODAY).path
    screen.at.run()
    assert "Dernière sauvegarde" in screen.text
    shutil.copyfile(__file__, path)
    screen.at.run()
    (error,) = [e.value for e in screen.at.error]
    assert "ne s'ouvre plus" in error
    assert "Le plan lui-même est intact" in error


def test_a_backup_that_could_not_be_made_is_told(screen, monkeypatch):
    screen.open("quality")

    def full(made, path):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(making, "give_name", full)
        with pytest.raises(StoreUnavailable):
            backups.keep_daily(data.whole_store(), database(), TODAY, "Africa/Casablanca", {})
    screen.at.run()
    assert "le disque est plein" in screen.at.warning[0].value
    backups.keep_daily(data.whole_store(), database(), TODAY, "Africa/Casablanca", {})
    screen.at.run()
    assert not screen.at.warning


def test_nothing_of_it_is_in_the_view_of_a_partner(screen):
    screen.open("quality")
    made(TODAY)
    screen.at.session_state["partner_view"] = True
    screen.at.run()
    assert "auvegarde" not in screen.text
    assert not buttons(screen)
