"""A table of 5,000 actions: what the server takes to send it, to answer one typed cell, to compare 500 rows that were pasted."""

import statistics
import time

import pytest

from lib.domain.draft import draft_of
from lib.domain.schema import TABLES
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.places.file import FilePlace
from lib.store.reads import current_plan, current_revision
from lib.usecases.grid import prepare
from lib.usecases.grid_reading import around, editable
from lib.wording.cells import cell_text
from tests.bench.plans import DAY, write_plan

pytestmark = pytest.mark.bench
SIZE = 5_000
#: Milliseconds, on a machine that others work on too.
TEXTS, CELL, PASTE = 600, 60, 1_000
PASTED = {
    "owner": "Chargé d'études {n}",
    "deadline": "{day:02d}/01/2027",
    "progress": "{n} %",
    "status": "En cours",
    "comment": "Vu {n}",
}


def median(run, repeats=5):
    found = []
    for _ in range(repeats):
        started = time.perf_counter()
        run()
        found.append((time.perf_counter() - started) * 1000)
    return statistics.median(found)


def test_a_table_of_thousands_of_rows_answers_as_it_is_typed(tmp_path, capsys):
    store = Store.at(FilePlace(write_plan(tmp_path / "plan.duckdb", SIZE)))
    revision = current_revision(store)
    plan = current_plan(store)
    held = around(store, revision, plan, "action", DAY)
    rows = rows_at(store, revision, plan, "action")
    labels = {f.name: f.label for f in TABLES["action"].fields}
    columns = ("code", "title", "owner", "deadline", "progress", "status")

    def compared(cells):
        sent = [
            {"key": key, "row": n, "cells": {f: [text, revision] for f, text in row.items()}}
            for n, (key, row) in enumerate(cells.items(), start=1)
        ]
        draft = draft_of({"name": "d", "rows": sent}, frozenset(editable("action")))
        return prepare(
            store, draft, held, table="action", plan=plan, revision=revision, today=DAY, labels=labels
        )

    keys = list(rows)[:500]
    pasted = {
        key: {f: text.format(n=n % 100, day=n % 28 + 1) for f, text in PASTED.items()}
        for n, key in enumerate(keys)
    }
    for key in keys[::25]:
        pasted[key]["deadline"] = "31/02/2027"
    found = compared(pasted)
    assert len(found.wrong) == 20
    assert len(found.preparation.comparison.changed) == 500
    texts = median(lambda: [[cell_text("fr", "action", f, row[f]) for f in columns] for row in rows.values()])
    cell = median(lambda: compared({keys[0]: {"progress": "55"}}))
    paste = median(lambda: compared(pasted))
    with capsys.disabled():
        print(
            f"\n{SIZE} rows: texts {texts:.0f} ms; one cell {cell:.0f} ms; 500 rows of 5 pasted cells {paste:.0f} ms"
        )
    store.close()
    assert texts < TEXTS
    assert cell < CELL
    assert paste < PASTE
