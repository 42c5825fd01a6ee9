"""The reader process that waits: ready before a file comes, for one file alone, gone with whoever started it."""

import os
import subprocess
import sys
import time
from datetime import date, datetime
from datetime import time as hour

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.errors import FileRefused
from lib.spreadsheets.files import read as reading
from lib.spreadsheets.files.handover import packed, unpacked
from lib.spreadsheets.files.spare import ROOT, Spare, end
from lib.spreadsheets.model import Sheet, Workbook
from tests.spreadsheets import books

CSV = books.csv([books.HEADER, *books.ROWS])


@pytest.fixture
def spare(monkeypatch):
    own = Spare()
    monkeypatch.setattr(reading, "SPARE", own)
    yield own
    own.close()


def waiting(spare):
    return spare._waiting


def test_a_file_is_read_by_the_process_that_waits_and_another_reads_the_next(spare):
    reading.keep_ready()
    first = waiting(spare)
    cold = reading.read(CSV, "plan.csv")
    assert first.returncode == 0
    assert waiting(spare) is None
    reading.keep_ready()
    assert waiting(spare).pid != first.pid
    assert reading.read(CSV, "plan.csv") == cold


def test_one_waits_at_most_and_one_that_died_is_replaced(spare):
    reading.keep_ready()
    first = waiting(spare)
    reading.keep_ready()
    assert waiting(spare) is first
    first.kill()
    first.wait()
    reading.keep_ready()
    assert waiting(spare) is not first
    waiting(spare).kill()
    waiting(spare).wait()
    assert reading.read(CSV, "plan.csv").sheets


def test_a_damaged_file_costs_the_next_one_nothing(spare):
    reading.keep_ready()
    with pytest.raises(FileRefused):
        reading.read(b"PK\x03\x04" + b"\x00" * 200, "abime.xlsx")
    assert reading.read(CSV, "plan.csv").sheets


def test_without_a_page_none_waits(spare):
    assert reading.read(CSV, "plan.csv").sheets
    assert waiting(spare) is None


@pytest.mark.skipif(os.name == "nt", reason="asks the system by its process numbers")
@pytest.mark.parametrize("end", ["", "import os; os._exit(1)"])
def test_the_one_that_waits_ends_with_the_server_however_it_ends(end):
    said = f"""
from lib.spreadsheets.files import read
read.keep_ready()
print(read.SPARE._waiting.pid, flush=True)
{end}
"""
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
    )
    assert not done.stderr
    pid = int(done.stdout)
    for _ in range(100):
        if not alive(pid):
            return
        time.sleep(0.1)
    pytest.fail(f"{pid} still waits")


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:  # an orphan that nobody waits for is no longer a process
        with open(f"/proc/{pid}/stat", encoding="utf-8") as told:
            return told.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


VALUES = st.one_of(
    st.none(),
    st.sampled_from(["En cours", "Réalisée", "1", ""]),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([0.5, 1.0, -1.0]),
    st.sampled_from([date(2026, 1, 1), datetime(2026, 1, 1), hour(1, 2)]),
)


def kinds(workbook):
    return [[[(type(v), v) for v in row] for row in sheet.rows] for sheet in workbook.sheets]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.lists(VALUES, max_size=5).map(tuple), max_size=9).map(tuple), max_size=2))
def test_a_workbook_is_handed_over_as_it_is_whatever_its_rows(sheets):
    book = Workbook("x", "csv", tuple(Sheet(str(n), rows) for n, rows in enumerate(sheets)))
    again = unpacked(*packed(book))
    assert again == book
    assert kinds(again) == kinds(book)


def test_the_values_that_come_back_down_a_column_are_one_object_each():
    rows = tuple((f"A{n}", "".join(("En", " cours")), date(2026, 1, 1 + n % 2)) for n in range(50))
    (sheet,) = unpacked(*packed(Workbook("x", "csv", (Sheet("", rows),)))).sheets
    assert sheet.rows == rows
    assert len({id(row[1]) for row in sheet.rows}) == 1
    assert len({id(row[2]) for row in sheet.rows}) == 2


def test_a_few_long_rows_among_thousands_cost_no_room():
    rows = tuple((("x",) * 3000 if n == 7 else ("x",)) for n in range(5000))
    (held,) = packed(Workbook("x", "csv", (Sheet("", rows),)))[1]
    assert held is rows


def test_one_that_works_on_is_ended_at_once():
    busy = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(30)"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    started = time.monotonic()
    end(busy)
    assert time.monotonic() - started < 5
    assert busy.returncode is not None


def test_a_column_of_more_values_than_two_bytes_count_is_handed_over_as_it_is():
    rows = (("Oui",),) * 600 + tuple((f"Non {n}",) for n in range(70_000))
    found = Workbook("x", "csv", (Sheet("", rows),))
    assert unpacked(*packed(found)) == found
