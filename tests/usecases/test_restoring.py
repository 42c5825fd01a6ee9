"""Restoring keeps what it replaces, refuses what is no sound plan, and brings back every figure; compacting loses nothing."""

import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from lib.domain.errors import Invalid, StoreUnavailable
from lib.store import reads
from lib.store.connection import Store
from lib.store.copies import making, reading
from lib.store.ledger import SourceFile
from lib.store.places.file import FilePlace
from lib.store.reads import current_plan
from lib.store.state import State
from lib.store.statements import FOLDER, statement
from lib.usecases import backups
from lib.usecases.restoring import compact, restore
from tests.usecases.test_backups import MOMENT, ROOT, write
from tests.usecases.test_checking import altered

pytestmark = pytest.mark.file_only("put back into files alone, whichever place the other tests open")

#: Days on which every figure is compared: before the first recording's end, twice on the way, after the last.
DAYS = (date(2025, 12, 31), date(2026, 4, 30), date(2026, 9, 15), date(2026, 11, 24))


@pytest.fixture
def plan(sample_file, tmp_path):
    (tmp_path / "data").mkdir()
    return Path(shutil.copy(sample_file, tmp_path / "data" / "plan.duckdb"))


def figures(path):
    """The answer to every question of the store's files that a state alone can answer, at four dates."""
    store = Store.at(FilePlace(path))
    try:
        plan, found = current_plan(store), {}
        for day in DAYS:
            state = State(store, reads.revision_on(store, plan, day), plan, day)
            for query in sorted(p.stem for p in (FOLDER / "queries").glob("*.sql")):
                (single,) = duckdb.extract_statements(statement(f"queries/{query}"))
                if set(single.named_parameters) <= {"revision", "plan", "day"}:
                    found[day, query] = state.rows(query)
        return found
    finally:
        store.close()


def test_a_backup_restored_in_another_folder_gives_every_figure_at_four_dates(plan, tmp_path):
    made = backups.back_up(plan, tmp_path / "stick", MOMENT)
    other = tmp_path / "other machine" / "plan.duckdb"
    other.parent.mkdir()
    done = restore(made.path, other, MOMENT)
    assert (done.replaced, done.found.revision) == (None, made.revision)
    assert other.stat().st_mode & 0o777 == 0o600
    before, after = figures(plan), figures(other)
    assert len(before) > 4 * 25
    assert sum(1 for rows in before.values() if rows) > 4 * 15
    assert before == after
    assert reading.contents_of(plan) == reading.contents_of(other)


def test_what_is_replaced_is_kept_with_its_last_revision(plan, tmp_path):
    made = backups.back_up(plan, tmp_path / "stick", MOMENT)
    store = Store.at(FilePlace(plan))
    number = write(store, 1)
    store.close()
    done = restore(made.path, plan, MOMENT)
    assert done.replaced == plan.parent / "backups" / "plan-2026-11-28T10-15-00-replaced.duckdb"
    assert reading.last_revision(done.replaced) == number
    assert reading.last_revision(plan) == number - 1
    assert not [p for p in plan.parent.iterdir() if p.name.startswith(".")]
    assert restore(done.replaced, plan, MOMENT).replaced != done.replaced
    assert reading.last_revision(plan) == number


def test_the_log_of_a_plan_that_was_killed_is_kept_with_what_is_replaced(plan, tmp_path):
    made = backups.back_up(plan, tmp_path / "stick", MOMENT)
    code = (
        "import os, sys; from pathlib import Path; from lib.store.connection import Store; from lib.store.places.file import FilePlace;"
        " from tests.usecases.test_backups import write;"
        " s = Store.at(FilePlace(Path(sys.argv[1]))); s.cursor().execute(\"SET wal_autocheckpoint = '1GB'\");"
        " print(write(s, 1), flush=True); os._exit(1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(plan)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    number = int(done.stdout)
    replaced = restore(made.path, plan, MOMENT).replaced
    assert reading.last_revision(replaced) == number
    assert not plan.with_name("plan.duckdb.wal").exists()
    assert reading.last_revision(plan) == made.revision


def test_a_damaged_plan_is_replaced_and_kept_as_it_is(plan, tmp_path):
    made = backups.back_up(plan, tmp_path / "stick", MOMENT)
    plan.write_bytes(b"nothing that opens")
    plan.with_name("plan.duckdb.wal").write_bytes(b"nor this")
    replaced = restore(made.path, plan, MOMENT).replaced
    assert replaced.read_bytes() == b"nothing that opens"
    assert replaced.with_name(replaced.name + ".wal").read_bytes() == b"nor this"
    assert reading.last_revision(plan) == made.revision


def damage(path):
    with path.open("rb+") as held:
        size = path.stat().st_size
        held.seek(size // 4 // 4096 * 4096)
        held.write(b"\xff" * (size // 2))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (damage, "plan_file_damaged"),
        (lambda path: path.write_bytes(b"PDF-1.4" * 5000), "plan_file_damaged"),
        (lambda path: path.unlink(), "plan_file_absent"),
        (lambda path: (path.unlink(), altered(path, "CREATE TABLE plan.x (y INTEGER)")), "plan_file_other"),
        (lambda path: (path.unlink(), Store.at(FilePlace(path)).close()), "restore_empty"),
        (
            lambda path: altered(path, "INSERT INTO plan.migration VALUES ('9000_x', now()::TIMESTAMP)"),
            "plan_file_newer",
        ),
        (lambda path: altered(path, "DELETE FROM plan.revision WHERE number = 3"), "restore_unsound"),
    ],
)
def test_what_is_no_sound_plan_is_refused_and_nothing_is_replaced(plan, tmp_path, spoil, code):
    made = backups.back_up(plan, tmp_path / "stick", MOMENT)
    spoil(made.path)
    before = plan.read_bytes()
    with pytest.raises((StoreUnavailable, Invalid)) as refused:
        restore(made.path, plan, MOMENT)
    assert refused.value.code == code
    assert plan.read_bytes() == before
    assert sorted(p.name for p in plan.parent.iterdir()) == ["plan.duckdb"]


def test_a_plan_that_breaks_a_rule_can_be_restored_by_who_insists(plan, tmp_path):
    made = backups.back_up(plan, tmp_path / "stick", MOMENT)
    altered(made.path, "DELETE FROM plan.revision WHERE number = 3")
    done = restore(made.path, plan, MOMENT, anyway=True)
    assert done.found.broken
    assert reading.contents_of(plan) == reading.contents_of(made.path)


def test_a_full_disk_replaces_nothing(plan, tmp_path, monkeypatch):
    made = backups.back_up(plan, tmp_path / "stick", MOMENT)
    before = plan.read_bytes()

    def full(origin, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "copy_bytes", full)
    with pytest.raises(StoreUnavailable) as refused:
        restore(made.path, plan, MOMENT)
    assert refused.value.code == "backup_disk_full"
    assert plan.read_bytes() == before


def test_a_compact_file_holds_every_value_and_less_room(tmp_path):
    path = tmp_path / "plan.duckdb"
    store = Store.at(FilePlace(path))
    for n in range(60):
        write(store, n, source=SourceFile(f"{n % 3}" * 64, f"{n}.xlsx", os.urandom(30_000)))
    for n in range(60):  # rows of a size, rewritten: their old room stays in the file
        store.cursor().execute("UPDATE plan.action SET description = repeat($t, 3000)", {"t": str(n)})
        store.cursor().execute("CHECKPOINT plan")
    store.close()
    before, size = reading.contents_of(path), path.stat().st_size
    done = compact(path)
    assert reading.contents_of(path) == before
    assert (done.before, done.after) == (size, path.stat().st_size)
    assert done.after < done.before
    assert (done.growth.revisions, done.growth.files, done.growth.file_bytes) == (60, 3, 90_000)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["plan.duckdb"]
    store = Store.at(FilePlace(path))
    assert write(store, 100) == 61
    store.close()


def test_a_compact_file_that_holds_something_else_is_not_kept(plan, monkeypatch):
    before = reading.contents_of(plan)
    real, asked = reading.contents_of, []

    def wrong(path):
        asked.append(path)
        return {} if path == plan else real(path)

    with monkeypatch.context() as disk:
        disk.setattr(reading, "contents_of", wrong)
        with pytest.raises(StoreUnavailable) as refused:
            compact(plan)
    assert refused.value.code == "backup_unlike"
    assert plan in asked
    assert reading.contents_of(plan) == before


def test_a_file_that_another_process_holds_is_not_compacted(plan):
    held = subprocess.Popen(
        [sys.executable, "-m", "tests.store.committer", str(plan), "small"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    try:
        assert held.stdout is not None
        held.stdout.readline()
        with pytest.raises(StoreUnavailable) as refused:
            compact(plan)
        assert refused.value.code.startswith("store_")
    finally:
        held.kill()
        held.wait()
    assert reading.last_revision(backups.back_up(plan, plan.parent / "b", MOMENT + timedelta(1)).path) > 0
