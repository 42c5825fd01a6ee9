"""The file of faults: what is in it, what never is, and that nothing depends on it."""

import logging
import os
import re
import stat
import sys
import threading
from pathlib import Path

import pytest

from lib import faults
from lib.domain.errors import StoreUnavailable

SECRET = "Amina TOURÉ"


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """The file of faults of this test, and nothing of it left afterwards."""
    make, hooks = logging.getLogRecordFactory(), (sys.excepthook, threading.excepthook)
    monkeypatch.setattr(faults, "_file", None)
    monkeypatch.setenv("PLAN_DATABASE", str(tmp_path / "data" / "plan.duckdb"))
    faults.begin(os.environ)
    kept = faults._file
    yield faults.file_of(os.environ)
    logging.setLogRecordFactory(make)
    sys.excepthook, threading.excepthook = hooks
    kept.close()


def failure(raised):
    """The exception, raised and caught."""
    try:
        raise raised
    except type(raised) as error:
        return error


def test_a_fault_is_found_in_the_file_by_its_reference(begun):
    assert not begun.exists(), "there is no file before a first fault"
    reference = faults.note("page failed", failure(ValueError(SECRET)))
    assert re.fullmatch(r"[A-HJ-NP-Z2-9]{6}", reference)
    written = begun.read_text()
    assert f"[{reference}] page failed" in written and "ValueError" in written
    assert f"{Path(__file__).name}:" in written and " failure" in written
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", written)


def test_nothing_of_the_plan_is_written(begun):
    class OfALibrary(Exception):
        pass

    def wrapped():
        try:
            dict[str, str]()[SECRET]
        except KeyError as error:
            raise StoreUnavailable("store_damaged", "The file {file}", file=SECRET) from error

    for raised in (
        ValueError(SECRET),
        KeyError(SECRET),
        OfALibrary(SECRET),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
    ):
        faults.note("page failed", failure(raised))
    try:
        wrapped()
    except StoreUnavailable as error:
        faults.note("store fault", error)
    other = logging.getLogger("streamlit.somewhere")
    other.error("Could not read %s of %s", SECRET, failure(ValueError(SECRET)))
    other.error("Uncaught", exc_info=failure(ValueError(SECRET)))
    other.error(failure(ValueError(SECRET)))
    other.error("Port %s is taken", 8501, stack_info=True)
    written = begun.read_text()
    assert "TOUR" not in written and "store_damaged" in written and "KeyError" in written
    assert "Port 8501 is taken" in written and "Could not read … of" in written


def test_what_the_database_quotes_is_left_out(begun):
    import duckdb

    try:
        duckdb.connect().execute(f"SELECT CAST('{SECRET}' AS INTEGER)")
    except duckdb.Error as error:
        faults.note("store fault", error)
    written = begun.read_text()
    assert "Conversion Error: Could not convert string" in written and "TOUR" not in written


def test_what_the_machine_says_is_kept(begun):
    faults.note("store fault", failure(OSError(28, "No space left on device", f"/{SECRET}.xlsx")))
    faults.note("page failed", failure(AttributeError("'NoneType' object has no attribute 'code'")))
    written = begun.read_text()
    assert "No space left on device" in written and "no attribute 'code'" in written and "TOUR" not in written


def test_what_the_server_and_the_framework_report_is_there_too(begun):
    for name in ("streamlit.web.server", "uvicorn.error", "asyncio", "a.logger.made.later"):
        logger = logging.getLogger(name)
        logger.propagate, before = False, logger.propagate
        logger.error("something failed")
        logger.warning("nothing failed")
        logger.propagate = before
    logging.getLogger("uvicorn.access").error("GET /actions?q=" + SECRET)
    written = begun.read_text()
    assert (
        written.count("something failed") == 4 and "nothing failed" not in written and "TOUR" not in written
    )


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_ends_by_an_exception_is_a_fault(begun, monkeypatch):
    monkeypatch.setattr("threading.__excepthook__", lambda held: None)

    def fail():
        raise RuntimeError(SECRET)

    silent = threading.excepthook
    ended = threading.Thread(target=fail)
    ended.start()
    ended.join()
    assert silent is threading.excepthook
    written = begun.read_text()
    assert "a thread ended" in written and "RuntimeError" in written and "TOUR" not in written


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
def test_the_file_its_followers_and_its_folder_are_their_owner_s(begun, monkeypatch):
    monkeypatch.setattr(faults._file, "maxBytes", 300)
    monkeypatch.setattr(faults, "OFTEN", 10_000)
    before = os.umask(0)
    try:
        for _ in range(40):
            faults.note("page failed")
    finally:
        os.umask(before)
    kept = sorted(begun.parent.iterdir())
    assert [path.name for path in kept] == [
        "faults.log",
        *(f"faults.log.{n}" for n in range(1, faults.KEPT + 1)),
    ]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 and path.stat().st_size <= 300 for path in kept)
    assert stat.S_IMODE(begun.parent.stat().st_mode) == 0o700


def test_one_fault_many_times_hides_no_other(begun):
    for _ in range(3000):
        faults.LOG.error("the same")
    faults.note("another")
    written = begun.read_text()
    assert written.count("the same") <= faults.OFTEN + 3 and "another" in written


def test_a_folder_that_cannot_be_made_breaks_nothing(tmp_path, monkeypatch, begun):
    begun.parent.parent.mkdir()
    begun.parent.write_text("a file where the folder should be")
    assert faults.note("page failed")
    begun.parent.unlink()
    faults.note("page failed again")
    assert "page failed again" in begun.read_text(), "written again once the cause is gone"


def test_a_full_disk_breaks_nothing(begun, monkeypatch):
    faults.note("before")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(faults._file.stream, "write", full, raising=False)
        assert faults.note("while it is full")
    faults.LOG.error("afterwards")
    assert "afterwards" in begun.read_text()


def test_a_file_that_was_taken_away_is_made_again(begun):
    faults.note("first")
    begun.unlink()
    begun.parent.rmdir()
    faults.note("second")
    assert "second" in begun.read_text()


def test_the_file_is_beside_the_data_wherever_it_is():
    root = Path(faults.__file__).parents[1]
    assert faults.file_of({"PLAN_DATABASE": "/srv/plan/x.duckdb"}) == Path("/srv/plan/log/faults.log")
    for none in ({}, {"PLAN_DATABASE": ""}, {"PLAN_DATABASE": "postgresql://host/plan"}):
        assert faults.file_of(none) == root / "data" / "log" / "faults.log"


def test_beginning_twice_writes_once(begun):
    faults.begin(os.environ)
    faults.note("page failed")
    assert begun.read_text().count("page failed") == 1
