"""Understanding a file stops at a limit of time, as reading it does, and says so."""

from datetime import date

import pytest

from lib.domain.errors import FileRefused
from lib.i18n import translate
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.model import Decisions, Policies, Sheet, Workbook
from lib.spreadsheets.patience import EVERY, checked, endless, until
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from lib.usecases.imports import prepare
from lib.usecases.start import SAMPLE_PLAN

HEAD = ("Code", "Action", "Échéance", "Statut")
ROWS = tuple((f"A1.{n}", f"Former {n} cadres", date(2026, 1 + n % 12, 1), "En cours") for n in range(2000))
BOOK = Workbook("grand.csv", "csv", (Sheet("", (HEAD, *ROWS)),))
KNOWN = Known(year=2026)


class Clock:
    """One second goes by at each look."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 1
        return self.now


def test_a_check_says_nothing_before_its_time_and_refuses_in_words_after_it():
    check = until("plan.xlsx", Clock(), 3)
    for _ in range(3):
        check()
    with pytest.raises(FileRefused) as refused:
        check()
    assert (refused.value.code, refused.value.values) == (
        "file_too_long",
        {"file": "plan.xlsx", "seconds": 3},
    )
    for language in ("fr", "ar"):
        said = translate(language, refused.value.message, **refused.value.values)
        assert "plan.xlsx" in said
        assert "abandoned" not in said


def test_each_step_looks_at_the_clock_and_stops_with_the_same_refusal():
    recognition = recognise(BOOK)
    table = normalise(BOOK, recognition, KNOWN)
    stored = {f"k{row.row}": row.values for row in table.rows}
    steps = (
        lambda check: recognise(BOOK, check=check),
        lambda check: normalise(BOOK, recognition, KNOWN, check=check),
        lambda check: compare(table, stored, Policies(), check=check),
        lambda check: compare(table, stored, Policies(), decisions=Decisions(same=((2, "k3"),)), check=check),
    )
    for step in steps:
        with pytest.raises(FileRefused) as refused:
            step(until("grand.csv", Clock(), 0.5))
        assert refused.value.code == "file_too_long"
        step(endless)


def test_long_tables_are_looked_at_again_and_again():
    looks = []
    assert list(checked(range(EVERY * 3), lambda: looks.append(1))) == list(range(EVERY * 3))
    assert len(looks) == 3
    clock = Clock()
    normalise(BOOK, recognise(BOOK), KNOWN, check=until("grand.csv", clock, 1000))
    assert clock.now > 3 * len(ROWS) / EVERY


def test_an_import_that_takes_too_long_leaves_the_plan_as_it_was(sample_store):
    with pytest.raises(FileRefused) as refused:
        prepare(
            sample_store, BOOK, b"x", plan=SAMPLE_PLAN, today=date(2026, 11, 24), check=until("x", Clock(), 2)
        )
    assert refused.value.code == "file_too_long"


def test_the_first_of_few_is_looked_at_too():
    looks = []
    assert list(checked([1], lambda: looks.append(1))) == [1]
    assert len(looks) == 1
