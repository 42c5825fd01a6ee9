"""Spoiled files of every format, spoiled plans: an answer in words, no crash, nothing lost in silence."""

import random
import time
from datetime import date, timedelta

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.container import Limits
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import Policies, Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import fuzz_tables
from tests.spreadsheets.fuzz import campaign, seeds, spoiled


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_a_spoiled_file_is_read_or_refused_and_loses_nothing_in_silence(seed):
    counts, wrong = campaign(600, seed)
    assert not wrong
    assert sum(counts.values()) == 600
    assert any(told.endswith(": ok") for told in counts), "some files survive what is done to them"
    assert counts["contained"] < 90, "the reader that dies is the exception"


def test_a_spoiled_ods_on_which_the_reader_never_ends_is_abandoned_in_words():
    started = time.monotonic()
    content = spoiled(seeds()["ods"], "ods", random.Random("77-11205"))
    with pytest.raises(FileRefused) as refused:
        read(content, "plan.ods", limits=Limits(seconds=2))
    assert refused.value.code in ("file_timeout", "file_unreadable")  # the second, once the reader is mended
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("seed", [1, 2])
def test_every_row_of_a_spoiled_plan_is_accounted_for(seed):
    counts, wrong, slowest = fuzz_tables.campaign(300, seed)
    assert not wrong
    assert sum(counts.values()) == 300
    assert counts["ok"] > 200, "most spoiled plans are still read"
    assert slowest < 5


WORDS = ("Terminé", "En cours", "À faire")
DAY = date(2026, 3, 1)
EDITS = {
    "title": lambda value, dice: f"{value} {dice.randint(2, 99)}",
    "owner": lambda value, dice: dice.choice([n for n in ("Ada", "Élise", "Kofi") if n != value]),
    "deadline": lambda value, dice: DAY + timedelta(days=dice.randint(1, 300)),
    "status": lambda value, dice: dice.choice([w for w in WORDS if w != value]),
    "progress": lambda value, dice: (int(value) + 5) % 100,
}
HEADINGS = {
    "code": "Code",
    "title": "Action",
    "owner": "Responsable",
    "deadline": "Échéance",
    "status": "Statut",
    "progress": "Avancement",
}


def written(rows, order, gaps):
    """A sheet of actions, its columns in an order, with blank rows before some of them."""
    lines = [tuple(HEADINGS[f] for f in order)]
    for number, row in enumerate(rows):
        lines += [(None,) * len(order)] * (number in gaps)
        lines.append(tuple(row[f] for f in order))
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", tuple(lines)),))
    return normalise(book, recognise(book), Known(year=2026))


@pytest.mark.parametrize("seed", range(40))
def test_two_edits_in_a_file_are_exactly_two_changes(seed):
    dice = random.Random(seed)
    rows = [
        {
            "code": f"B{n}",
            "title": f"Curer le fossé numéro {n}",
            "owner": dice.choice(["Nadia", "Bruno"]),
            "deadline": DAY + timedelta(days=n),
            "status": dice.choice(WORDS),
            "progress": 5 * n,
        }
        for n in range(1, dice.randint(6, 16))
    ]
    order = list(HEADINGS)
    dice.shuffle(order)
    gaps = {n for n in range(1, len(rows)) if dice.random() < 0.2}
    stored = {str(row.values["code"]): dict(row.values) for row in written(rows, order, gaps).rows}
    assert len(stored) == len(rows)
    edits = dice.sample([(n, f) for n in range(len(rows)) for f in EDITS], 2)
    for number, field in edits:
        rows[number] = {**rows[number], field: EDITS[field](rows[number][field], dice)}
    found = compare(written(rows, order, gaps), stored, Policies())
    assert (found.new, found.absent, found.refused) == ((), (), ())
    changed = {(row.code, d.field) for row in found.changed for d in row.fields}
    assert changed == {(rows[number]["code"], field) for number, field in edits}
