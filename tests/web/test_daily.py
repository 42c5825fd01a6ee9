"""The thread that makes the backup of each day, while people write."""

import os
import shutil
import time
from datetime import datetime
from pathlib import Path

import pytest

from lib import clock
from lib.domain.errors import StoreUnavailable
from lib.store.connection import opened
from lib.store.copies import making, naming, reading
from lib.usecases import backups
from lib.web import daily
from tests.usecases.test_backups import write


@pytest.fixture
def plan(sample_file, tmp_path):
    path = Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))
    yield path
    opened(path).close()


def waited(found):
    until = time.monotonic() + 60
    while not found() and time.monotonic() < until:
        time.sleep(0.05)
    return found()


def test_a_day_has_its_backup_once_while_somebody_writes(plan):
    environment = {"PLAN_DATABASE": str(plan)}
    folder = naming.folder_of(plan)
    store = opened(plan)
    taken = []
    with daily.daily_backups(environment, first=0.01, each=0.05):
        n = 0
        while not backups.listed(folder) and n < 2000:
            begun = time.monotonic()
            write(store, n)
            taken.append(time.monotonic() - begun)
            n += 1
        time.sleep(0.5)
    (made,) = backups.listed(folder)
    assert (made.why, made.moment.date()) == ("daily", clock.now().date())
    assert backups.last_backup(folder).opened
    assert sorted(taken)[len(taken) // 2] < 1  # seconds; nobody waits for the whole of it


def test_no_file_is_made_for_a_plan_that_nobody_opened(tmp_path):
    path = tmp_path / "plan.duckdb"
    assert daily.back_up_today({"PLAN_DATABASE": str(path)}) is None
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_kept_to_be_told_and_the_thread_tries_again(plan, monkeypatch, caplog):
    environment = {"PLAN_DATABASE": str(plan)}
    folder = naming.folder_of(plan)
    monkeypatch.setattr(daily, "LATER", 0.05)

    def full(made, path):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(making, "give_name", full)
        with daily.daily_backups(environment, first=0.01, each=0.05):
            assert waited(lambda: backups.failure(folder))
    assert backups.failure(folder).error.code == "backup_disk_full"
    assert "no daily backup: backup_disk_full" in caplog.text
    assert backups.listed(folder) == ()
    with daily.daily_backups(environment, first=0.01, each=0.05):
        assert waited(lambda: backups.listed(folder))
        assert waited(lambda: backups.failure(folder) is None)


def test_the_thread_outlives_what_nobody_thought_of(plan, monkeypatch, caplog):
    monkeypatch.setattr(daily, "LATER", 0.05)
    asked = []

    def odd(environment):
        asked.append(environment)
        raise ZeroDivisionError

    monkeypatch.setattr(daily, "back_up_today", odd)
    with daily.daily_backups({}, first=0.01, each=0.05):
        assert waited(lambda: len(asked) > 2)
    assert "no daily backup" in caplog.text


def test_what_breaks_a_rule_is_told_and_backed_up_all_the_same(plan, caplog):
    opened(plan).cursor().execute("UPDATE plan.action SET status = 'nearly'")
    made = daily.back_up_today({"PLAN_DATABASE": str(plan), "PATH": os.environ["PATH"]})
    assert made.flaws
    assert "rules: python -m lib check" in caplog.text
    assert reading.contents_of(made.path)["action"][0] > 0


def test_a_store_that_cannot_be_opened_is_raised(tmp_path):
    path = tmp_path / "plan.duckdb"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreUnavailable):
        daily.back_up_today({"PLAN_DATABASE": str(path)})
    assert datetime.min < clock.now()
