"""What can happen to a data file, before it is opened and while it is open: each has its sentence, and nothing is lost."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from lib.domain.changes import Change
from lib.domain.errors import StoreUnavailable
from lib.domain.terms import RevisionKind
from lib.i18n import LANGUAGES, translate
from lib.store import connection
from lib.store.connection import Store, close_all, opened
from lib.store.copies import reading
from lib.store.ledger import commit, rows_at
from lib.store.places import file as place
from lib.store.places.refusals import SENTENCES
from lib.store.reads import current_revision
from lib.usecases.backups import back_up_store
from lib.usecases.restoring import restore

pytestmark = pytest.mark.file_only("what becomes of it; PostgreSQL has its own faults in tests/store/shared")
ROOT = Path(__file__).parents[2]


def write(store, title):
    number = current_revision(store) + 1
    return commit(
        store,
        [Change("action", f"k{number}", None, {"title": title})],
        plan="p",
        author="test",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9, number % 60),
        as_of=date(2026, 11, 24),
    )


def titles(store):
    return {row["title"] for row in rows_at(store, current_revision(store), "p", "action").values()}


@pytest.fixture
def path(tmp_path):
    """A file with one revision, closed."""
    made = tmp_path / "plan.duckdb"
    with closing(Store.open(made)) as store:
        write(store, "first")
    return made


@pytest.fixture
def running(path, monkeypatch):
    """The same, open as the app holds it; every look is a look."""
    monkeypatch.setattr(place, "GLANCE", 0)
    yield opened(path)
    close_all()


def refused(path):
    with pytest.raises(StoreUnavailable) as found:
        Store.open(path)
    return found.value.code


def refused_write(store):
    with pytest.raises(StoreUnavailable) as found:
        write(store, "lost")
    return found.value


@contextmanager
def as_nobody():
    """Rights are no matter to root: look as somebody else."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


@contextmanager
def full_at(size):
    """A disk on which no file grows beyond a size: what is written there fails as on a full one."""
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_code_has_its_sentence_in_every_language(code, language):
    said = translate(
        language, SENTENCES[code], file="plan.duckdb", rescued="r", why="w", folder="f", holder="h", log="l"
    )
    assert (
        said
        == SENTENCES[code].format(file="plan.duckdb", rescued="r", why="w", folder="f", holder="h", log="l")
        or language != "en"
    )
    assert "{" not in said


# Before it is opened


def test_a_damaged_file_is_refused_whatever_part_of_it_is_hurt(path):
    whole = path.read_bytes()
    blocks = range(12288, len(whole) - 262144 + 1, 262144)
    for what, hurt in {
        "cut": whole[: len(whole) // 2],
        "short": whole[:5000],
        "headers": whole[:4096] + bytes(8192) + whole[12288:],
        **{f"block {at}": whole[: at + 20] + os.urandom(64) + whole[at + 84 :] for at in blocks},
    }.items():
        path.write_bytes(hurt)
        try:
            with closing(Store.open(path)) as store:  # a block that is read later, or that is free
                titles(store)
        except StoreUnavailable as error:
            assert error.code == "store_damaged", what
            assert path.read_bytes() == hurt, "left as it is"
    path.write_bytes(whole[:20000])
    assert refused(path) == "store_damaged"


def test_a_file_of_something_else_and_an_empty_one_are_left_as_they_are(path):
    for content in (b"", b"this is not a database" * 1000):
        path.write_bytes(content)
        assert refused(path) == "store_other_file"
        assert path.read_bytes() == content


def test_a_file_of_a_newer_version_is_left_as_it_is(path):
    with closing(Store.open(path)) as store, store.transaction() as cursor:
        cursor.execute("INSERT INTO plan.migration VALUES ('9999_later', TIMESTAMP '2030-01-01')")
    assert refused(path) == "store_newer"
    whole = path.read_bytes()
    assert refused(path) == "store_newer"
    assert path.read_bytes() == whole


def test_a_file_in_use_says_by_whom(path):
    code = "import sys; from pathlib import Path; from lib.store.connection import Store; s = Store.open(Path(sys.argv[1])); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline()
        with pytest.raises(StoreUnavailable) as found:
            Store.open(path)
        other.stdin.close()
    assert found.value.code == "store_locked"
    assert str(other.pid) in str(found.value.values["holder"])
    Store.open(path).close()


def test_a_folder_in_its_place_and_a_parent_that_cannot_be_are_told(tmp_path):
    (tmp_path / "folder.duckdb").mkdir()
    assert refused(tmp_path / "folder.duckdb") == "store_is_folder"
    (tmp_path / "text").write_text("")
    with pytest.raises(StoreUnavailable) as found:
        opened(tmp_path / "text" / "plan.duckdb")
    assert found.value.code == "store_no_parent"


def test_rights_that_are_missing_are_told_and_once_given_all_is_well(path):
    os.chown(path.parent, 65534, 65534) if os.geteuid() == 0 else None
    for up in list(path.parents)[:4]:
        up.chmod(0o755) if up.stat().st_uid == os.getuid() and os.geteuid() == 0 else None
    path.chmod(0o400)
    os.chown(path, 65534, 65534) if os.geteuid() == 0 else None
    with as_nobody():
        assert refused(path) in {"store_not_allowed", "store_read_only"}
        path.chmod(0o600)
        Store.open(path).close()
    if os.geteuid() == 0:
        os.chown(path, 0, 0)
        os.chown(path.parent, 0, 0)


def logged(path):
    """The bytes of a file and of its log, as a killed process leaves them."""
    store = Store.open(path)
    write(store, "in the log")
    pair = path.read_bytes(), path.with_name("plan.duckdb.wal").read_bytes()
    store.close()
    return pair


def test_a_log_that_a_killed_process_left_is_folded_at_the_next_start(path):
    whole, log = logged(path)
    path.write_bytes(whole)
    path.with_name("plan.duckdb.wal").write_bytes(log)
    with closing(Store.open(path)) as store:
        assert not path.with_name("plan.duckdb.wal").exists()
        assert titles(store) == {"first", "in the log"}


def test_a_log_cut_anywhere_opens_at_a_revision_that_is_whole(path):
    whole, log = logged(path)
    for cut in range(0, len(log), max(1, len(log) // 9)):
        path.write_bytes(whole)
        path.with_name("plan.duckdb.wal").write_bytes(log[:cut])
        with closing(Store.open(path)) as store:
            assert titles(store) in ({"first"}, {"first", "in the log"}), cut


def test_a_log_of_another_file_is_refused_and_neither_is_touched(path, tmp_path):
    _, log = logged(path)
    other = tmp_path / "other" / "plan.duckdb"
    other.parent.mkdir()
    Store.open(other).close()
    beside = other.with_name("plan.duckdb.wal")
    for foreign in (log, os.urandom(500)):
        beside.write_bytes(foreign)
        whole = other.read_bytes()
        assert refused(other) == "store_log_other"
        assert (other.read_bytes(), beside.read_bytes()) == (whole, foreign)
    beside.unlink()
    Store.open(other).close()


def test_a_log_without_its_file_begins_no_other_plan(path):
    _, log = logged(path)
    path.unlink()
    path.with_name("plan.duckdb.wal").write_bytes(log)
    assert refused(path) == "store_log_alone"
    assert not path.exists()


def test_a_log_older_than_its_file_is_set_aside_and_told(path):
    _, log = logged(path)
    path.with_name("plan.duckdb.wal").write_bytes(log)
    with closing(Store.open(path)) as store:
        assert titles(store) == {"first", "in the log"}
        assert store.place.told.values == {"aside": "plan.duckdb.wal-old"}
    assert path.with_name("plan.duckdb.wal-old").read_bytes() == log


def test_a_start_on_a_full_disk_leaves_nothing_that_hinders_the_next(tmp_path):
    path = tmp_path / "plan.duckdb"
    for size in (0, 5000):
        with full_at(size):
            assert refused(path) == "store_disk_full", size
    with closing(Store.open(path)) as store:
        assert write(store, "first") == 1


# While it is open


def test_a_full_disk_is_no_conflict_and_what_was_refused_is_not_there(running, path):
    with full_at(1000):
        assert refused_write(running).code == "store_disk_full"
        assert titles(running) == {"first"}
    assert write(running, "then") == 2
    close_all()
    with closing(Store.open(path)) as store:
        assert titles(store) == {"first", "then"}


def test_a_disk_too_full_to_fold_the_log_loses_nothing_and_recovers(running, path):
    write(running, "kept in the log")
    with full_at(path.stat().st_size // 2), running._lock:
        running.place._fold(at_once=True)
    assert running.place.fault.code == "store_interrupted"
    again = opened(path)
    assert again is not running
    assert again.name != running.name
    assert titles(again) == {"first", "kept in the log"}
    assert write(again, "then") == 3
    close_all()
    assert not path.with_name("plan.duckdb.wal").exists()


def test_a_folder_that_became_read_only_is_told_and_reading_goes_on(running, path):
    if os.geteuid() == 0:
        for up in list(path.parents)[:4]:
            up.chmod(0o755)
    path.parent.chmod(0o555)
    path.chmod(0o444)
    try:
        with as_nobody():
            assert refused_write(running).code == "store_read_only"
            assert titles(running) == {"first"}
    finally:
        path.chmod(0o600)
        path.parent.chmod(0o755)
    assert write(running, "then") == 2


def test_a_file_that_is_removed_refuses_writes_keeps_a_copy_and_goes_on_when_it_is_back(running, path):
    write(running, "second")
    away = path.with_name("away.duckdb")
    path.rename(away)
    fault = refused_write(running)
    assert fault.code == "store_removed"
    copy = path.parent / fault.values["rescued"]
    assert reading.last_revision(copy) == 2
    assert opened(path) is running
    assert titles(running) == {"first", "second"}
    away.rename(path)
    assert running.place.fault is None
    assert write(running, "third") == 3
    close_all()
    with closing(Store.open(path)) as store:
        assert titles(store) == {"first", "second", "third"}


def test_the_copy_that_was_kept_put_in_its_place_is_gone_on_with_by_itself(running, path):
    write(running, "second")
    path.unlink()
    copy = path.parent / refused_write(running).values["rescued"]
    shutil.copy(copy, path)
    again = opened(path)
    assert again is not running
    assert titles(again) == {"first", "second"}
    assert write(again, "third") == 3
    assert "backups/" in str(again.place.told.values["rescued"])
    close_all()
    with closing(Store.open(path)) as store:
        assert titles(store) == {"first", "second", "third"}


@pytest.fixture
def other(path):
    """Another plan, with two revisions."""
    made = path.parent / "elsewhere" / "plan.duckdb"
    made.parent.mkdir()
    with closing(Store.open(made)) as store:
        write(store, "of the other")
        write(store, "of the other too")
    return made


def test_another_plan_in_its_place_is_read_by_itself_and_what_was_recorded_is_kept(running, path, other):
    write(running, "second")
    other.replace(path)
    fault = refused_write(running)
    assert fault.code == "store_replaced"
    assert reading.last_revision(path.parent / fault.values["rescued"]) == 2
    again = opened(path)
    assert titles(again) == {"of the other", "of the other too"}
    assert write(again, "third") == 3
    close_all()
    with closing(Store.open(path)) as store:
        assert titles(store) == {"of the other", "of the other too", "third"}


def test_a_file_overwritten_where_it_stands_is_read_anew_and_never_written_by_who_held_it(
    running, path, other
):
    write(running, "second")
    path.write_bytes(other.read_bytes())
    assert refused_write(running).code == "store_overwritten"
    again = opened(path)
    assert titles(again) == {"of the other", "of the other too"}
    assert write(again, "third") == 3
    close_all()
    with closing(Store.open(path)) as store:
        assert titles(store) == {"of the other", "of the other too", "third"}


def test_half_a_file_in_its_place_is_not_read_and_nothing_is_written_into_it(running, path):
    whole = path.read_bytes()
    path.unlink()
    path.write_bytes(whole[: len(whole) // 2])
    assert opened(path) is running
    assert refused_write(running).code == "store_replaced"
    close_all()
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_a_file_that_was_only_touched_is_the_same(running, path):
    os.utime(path)
    assert write(running, "second") == 2


def test_a_log_that_somebody_took_away_is_made_good_at_the_next_write(running, path):
    write(running, "second")
    path.with_name("plan.duckdb.wal").unlink()
    write(running, "third")
    shutil.copytree(path.parent, path.parent / "copy")
    with closing(Store.open(path.parent / "copy" / path.name)) as store:
        assert titles(store) == {"first", "second", "third"}


def test_a_folder_that_is_away_is_told_and_back_again_all_is_well(running, path):
    away = path.parent.rename(path.parent.with_name("away"))
    assert refused_write(running).code == "store_unreachable"
    away.rename(path.parent)
    assert write(running, "second") == 2


def test_a_block_that_cannot_be_read_while_it_is_open_is_told_in_words(path):
    with closing(Store.open(path)) as store:
        for number in range(300):
            write(store, f"{number} " + "x" * 2000)
    whole = path.read_bytes()
    path.write_bytes(whole)
    store = Store.open(path)
    with path.open("r+b") as file:
        for at in range(12288, len(whole), 262144):
            file.seek(at)
            file.write(os.urandom(64))
    try:
        rows_at(store, 301, "p", "action")
    except StoreUnavailable as error:
        assert error.code == "store_damaged"
    else:
        pytest.fail("every block was hurt, and one of them was read")
    finally:
        store.leave()


def test_a_damaged_file_is_written_no_more_and_a_backup_put_in_its_place_is_read_by_itself(
    running, path, tmp_path
):
    for number in range(300):
        write(running, f"{number} " + "x" * 2000)
    close_all()
    good = Path(shutil.copy(path, tmp_path / "good.duckdb"))
    store = opened(path)
    with path.open("r+b") as file:
        for at in range(12288, path.stat().st_size, 262144):
            file.seek(at)
            file.write(os.urandom(64))
    hurt = path.read_bytes()
    with pytest.raises(StoreUnavailable):
        rows_at(store, 301, "p", "action")
    assert store.place.fault.code == "store_damaged"
    assert refused_write(store).code == "store_damaged"
    with pytest.raises(StoreUnavailable) as of_a_backup:
        back_up_store(store, path, tmp_path / "backups", datetime(2026, 11, 24))
    assert of_a_backup.value.code == "store_damaged"
    assert opened(path) is store
    assert path.read_bytes() == hurt
    assert not path.with_name("plan.duckdb.wal").exists()
    restore(good, path, datetime(2026, 11, 24))
    again = opened(path)
    assert len(titles(again)) == 301
    assert "rescued" not in again.place.told.values
    write(again, "then")


# One whole file


def test_within_seconds_of_the_last_write_the_file_alone_is_the_plan(running, path, tmp_path):
    write(running, "second")
    until = time.monotonic() + 60
    while path.with_name("plan.duckdb.wal").exists() and time.monotonic() < until:
        time.sleep(0.1)
    alone = tmp_path / "alone" / "plan.duckdb"
    alone.parent.mkdir()
    shutil.copy(path, alone)
    with closing(Store.open(alone)) as store:
        assert titles(store) == {"first", "second"}


def test_closing_makes_the_file_whole(path, tmp_path):
    with closing(Store.open(path)) as store:
        write(store, "second")
        assert path.with_name("plan.duckdb.wal").exists()
    assert not path.with_name("plan.duckdb.wal").exists()
    shutil.copy(path, tmp_path / "alone.duckdb")
    with closing(Store.open(tmp_path / "alone.duckdb")) as store:
        assert titles(store) == {"first", "second"}


def test_a_store_that_could_not_be_opened_is_asked_for_again(path):
    whole = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        opened(path)
    path.write_bytes(whole)
    assert titles(opened(path)) == {"first"}
    close_all()
    assert path not in connection._opened


def test_a_copy_that_was_kept_is_never_replaced_by_another_of_the_same_moment(running, path):
    """The clock was set back: every revision after has an earlier moment than the last."""
    before = path.parent / "before.duckdb"
    shutil.copy(path, before)
    held = []
    for kept_title in ("second", "another second"):
        store = opened(path)
        number = current_revision(store) + 1
        commit(
            store,
            [Change("action", f"k{number}", None, {"title": kept_title})],
            plan="p",
            author="test",
            kind=RevisionKind.EDIT,
            reason="",
            recorded_at=datetime(2020, 1, 1),
            as_of=date(2020, 1, 1),
        )
        path.unlink()
        log = path.with_name("plan.duckdb.wal")
        log.unlink(missing_ok=True)
        held.append(path.parent / refused_write(store).values["rescued"])
        shutil.copy(before, path)
        opened(path)
    assert held[0] != held[1]
    for copy, kept_title in zip(held, ("second", "another second"), strict=True):
        with closing(Store.open(copy)) as store:
            assert titles(store) == {"first", kept_title}
