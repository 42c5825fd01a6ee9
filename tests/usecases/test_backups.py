"""Backups: whole, named by their moment, opened before they count, kept as long as was said."""

import errno
import os
import shutil
import subprocess
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from lib.domain.changes import Change
from lib.domain.errors import Invalid, StoreUnavailable
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.copies import making, naming, reading
from lib.store.ledger import SourceFile, commit
from lib.store.places.file import FilePlace
from lib.store.reads import current_revision
from lib.usecases import backups

pytestmark = pytest.mark.file_only("of files alone, whichever place the other tests open")

ZONE = "Africa/Casablanca"
MOMENT = datetime(2026, 11, 28, 10, 15)
ROOT = Path(__file__).parents[2]


def write(store, n, title="x", source=None):
    return commit(
        store,
        [Change("action", f"k{n}", None, {"title": title, "code": f"A{n}"})],
        plan="p",
        author="t",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=date(2026, 11, 24),
        source=source,
    )


@pytest.fixture
def plan(sample_file, tmp_path):
    """A data file with the sample that nobody holds."""
    return Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))


@pytest.fixture
def store(plan):
    opened = Store.at(FilePlace(plan))
    yield opened
    opened.close()


def test_a_backup_of_a_file_that_nobody_holds_is_the_file_and_can_be_opened(plan):
    made = backups.back_up(plan, plan.parent / "elsewhere", MOMENT)
    assert made.path == plan.parent / "elsewhere" / "plan-2026-11-28T10-15-00.duckdb"
    assert (made.opened, made.flaws) == (True, ())
    assert reading.contents_of(made.path) == reading.contents_of(plan)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in made.path.parent.iterdir()] == [made.path.name]  # and no log
    again = backups.back_up(plan, made.path.parent, MOMENT)
    assert again.path.name == "plan-2026-11-28T10-15-01.duckdb"


def test_a_backup_of_an_open_store_holds_what_was_recorded_and_nothing_later(plan, store):
    number = write(store, 1)
    made = backups.back_up_store(store, plan, naming.folder_of(plan), MOMENT)
    write(store, 2)
    assert (made.revision, made.opened, made.flaws) == (number, True, ())
    assert backups.last_backup(made.path.parent) == made
    copy = Store.at(FilePlace(Path(shutil.copy(made.path, plan.parent / "copy.duckdb"))))
    try:
        assert current_revision(copy) == number
        with pytest.raises(duckdb.ConstraintException):  # the keys of the tables came along
            copy.cursor().execute("INSERT INTO plan.revision SELECT * FROM plan.revision WHERE number = 1")
    finally:
        copy.close()


@pytest.mark.parametrize("stuck", [False, True])
def test_a_file_that_another_process_holds_is_backed_up_while_it_writes_or_hangs(tmp_path, stuck):
    path = tmp_path / "plan.duckdb"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.committer", str(path), "small"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        try:
            assert writer.stdout is not None
            assert writer.stdout.readline().strip() == "ready"
            acknowledged = [int(writer.stdout.readline()) for _ in range(5)][-1]
            with pytest.raises(StoreUnavailable):
                Store.at(FilePlace(path))
            if stuck:
                subprocess.run(["kill", "-STOP", str(writer.pid)], check=True)
            for _ in range(5):
                made = backups.back_up(path, tmp_path / "backups", MOMENT)
                assert made.revision is not None
                assert made.revision >= acknowledged
                assert made.flaws == ()
                acknowledged = made.revision
        finally:
            writer.kill()


def test_the_files_of_a_backup_are_those_that_were_imported_wherever_they_are_kept(plan, store, monkeypatch):
    write(store, 1, source=SourceFile("f" * 64, "plan.xlsx", b"here"))
    store.cursor().execute("DELETE FROM plan.file WHERE sha256 = $s", {"s": "f" * 64})
    monkeypatch.setattr(store.place, "content", {"f" * 64: b"kept elsewhere"}.get)
    made = plan.parent / "made.duckdb"
    making.copy_store(store, made)
    with reading.read_only(made) as copy:
        found = copy.rows("file_content", sha256="f" * 64)
    assert found == [(b"kept elsewhere",)]


def test_there_is_one_daily_backup_whoever_asks_and_it_is_of_the_plans_own_day(plan, store):
    made = []

    def ask():
        made.append(backups.daily(store, plan, MOMENT, ZONE, {}))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([b for b in made if b]) == 1
    folder = naming.folder_of(plan)
    assert [b.path.name for b in backups.listed(folder)] == ["plan-2026-11-28T10-15-00-daily.duckdb"]
    late = datetime(2026, 11, 28, 23, 30)  # the next day in Casablanca already
    assert backups.daily(store, plan, late, ZONE, {}).moment == late
    assert backups.daily(store, plan, late, ZONE, {}) is None


def test_a_store_that_holds_nothing_yet_has_no_daily_backup(tmp_path):
    store = Store.at(FilePlace(tmp_path / "plan.duckdb"))
    assert backups.daily(store, tmp_path / "plan.duckdb", MOMENT, ZONE, {}) is None
    assert not (tmp_path / "backups").exists()
    store.close()


def days_of(found):
    return [b.moment.date() for b in found]


@pytest.mark.parametrize(("setting", "stay"), [(None, 14), ("daily", 14), ("weekly", 14 + 49)])
def test_fourteen_days_stay_and_a_year_of_weeks_where_they_are_asked_for(plan, store, setting, stay):
    folder = naming.folder_of(plan)
    first = backups.daily(store, plan, MOMENT - timedelta(400), ZONE, {}).path
    for n in range(1, 400):  # as good as copies, in no room
        os.link(first, folder / naming.name_of(plan, MOMENT - timedelta(n), naming.DAILY))
    others = [
        folder / naming.name_of(plan, MOMENT - timedelta(399), why)
        for why in ("", "replaced", "rescued", "before-0007_press")
    ]
    others.append(folder / "other-2025-01-01T00-00-00-daily.duckdb")  # of another data file
    for path in others:
        shutil.copy(first, path)
    backups.daily(store, plan, MOMENT, ZONE, {"PLAN_BACKUPS": setting} if setting else {})
    assert all(path.exists() for path in others)
    kept = [b for b in backups.listed(folder, plan) if b.why == naming.DAILY]
    assert days_of(kept)[:14] == [(MOMENT - timedelta(n)).date() for n in range(14)]
    assert len(kept) == stay
    weeks = [b.moment.isocalendar()[:2] for b in kept[14:]]
    assert len(set(weeks)) == len(weeks)


def test_a_clock_that_was_ahead_takes_no_backup_of_today_away(plan, store):
    folder = naming.folder_of(plan)
    first = backups.daily(store, plan, MOMENT + timedelta(3650), ZONE, {}).path
    for n in range(1, 20):
        shutil.copy(first, folder / naming.name_of(plan, MOMENT + timedelta(3650 + n), naming.DAILY))
    made = backups.daily(store, plan, MOMENT, ZONE, {})
    assert made.path.exists()
    assert backups.last_backup(folder).moment > MOMENT


def test_a_setting_that_says_something_else_is_told_and_takes_nothing_away(plan, store):
    with pytest.raises(Invalid) as refused:
        backups.keep_daily(store, plan, MOMENT, ZONE, {"PLAN_BACKUPS": "hourly"})
    assert (refused.value.code, refused.value.values["held"]) == ("backups_setting", "hourly")
    assert backups.failure(naming.folder_of(plan)).error is refused.value
    assert len(backups.listed(naming.folder_of(plan))) == 1


def test_a_full_disk_is_told_and_the_earlier_backups_stay(plan, store, monkeypatch):
    folder = naming.folder_of(plan)
    before = backups.keep_daily(store, plan, MOMENT - timedelta(1), ZONE, {})
    for n in range(2, 20):
        shutil.copy(before.path, folder / naming.name_of(plan, MOMENT - timedelta(n), naming.DAILY))

    def full(made, path):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(making, "give_name", full)
        with pytest.raises(StoreUnavailable) as refused:
            backups.keep_daily(store, plan, MOMENT, ZONE, {})
    assert refused.value.code == "backup_disk_full"
    assert len(backups.listed(folder)) == 19
    assert [p.name for p in folder.iterdir() if p.name.startswith(".")] == []
    failed = backups.failure(folder)
    assert (failed.error, failed.moment) == (refused.value, MOMENT)
    assert backups.keep_daily(store, plan, MOMENT, ZONE, {}).opened
    assert backups.failure(folder) is None
    assert len(backups.listed(folder)) == 14


def test_a_folder_that_cannot_be_written_is_told(plan, store):
    naming.folder_of(plan).write_bytes(b"a file where the folder should be")
    with pytest.raises(StoreUnavailable) as refused:
        backups.keep_daily(store, plan, MOMENT, ZONE, {})
    assert refused.value.code == "backup_unwritable"


def test_a_copy_that_does_not_hold_what_was_copied_does_not_count(plan, store, monkeypatch):
    monkeypatch.setattr(making, "contents_of", lambda path: {"action": (0, 0)})
    with pytest.raises(StoreUnavailable) as refused:
        backups.daily(store, plan, MOMENT, ZONE, {})
    assert refused.value.code == "backup_unlike"
    assert backups.listed(naming.folder_of(plan)) == ()


def test_the_last_backup_says_when_it_no_longer_opens(plan, store):
    folder = naming.folder_of(plan)
    assert backups.last_backup(folder) is None
    made = backups.daily(store, plan, MOMENT, ZONE, {})
    (folder / "plan-2026-99-99T00-00-00.duckdb").write_bytes(b"a name like ours")
    (folder / naming.name_of(plan, MOMENT + timedelta(1), naming.REPLACED)).write_bytes(b"replaced")
    assert backups.last_backup(folder) == made
    with made.path.open("rb+") as file:
        file.truncate(5000)
    found = backups.last_backup(folder)
    assert (found.path, found.opened, found.revision) == (made.path, False, None)


@pytest.mark.parametrize("content", [b"", b"this is no database" * 1000])
def test_what_is_no_data_file_is_told(tmp_path, content):
    path = tmp_path / "plan.duckdb"
    with pytest.raises(StoreUnavailable) as refused:
        backups.back_up(path, tmp_path / "backups", MOMENT)
    assert refused.value.code == "plan_file_absent"
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable) as refused:
        backups.back_up(path, tmp_path / "backups", MOMENT)
    assert refused.value.code in ("plan_file_damaged", "plan_file_other")
    assert backups.listed(tmp_path / "backups") == ()


def test_a_file_that_is_written_without_a_pause_is_told(plan, monkeypatch):
    turns = iter(range(1000))
    monkeypatch.setattr(making, "_mark", lambda path, log: (next(turns), ()))
    with pytest.raises(StoreUnavailable) as refused:
        backups.back_up(plan, plan.parent / "backups", MOMENT)
    assert refused.value.code == "plan_file_busy"


def test_bytes_to_take_away_are_a_backup_and_leave_none_behind(plan, store):
    taken = plan.parent / "taken.duckdb"
    taken.write_bytes(backups.content_of(store, plan, naming.folder_of(plan)))
    with reading.read_only(taken) as copy:
        assert current_revision(copy) == current_revision(store)
    assert list(naming.folder_of(plan).iterdir()) == []
