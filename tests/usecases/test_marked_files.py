"""Files with merges, notes, struck texts and links: imported twice, or exported and imported again, they change nothing."""

import io
import json
import shutil
from datetime import date, datetime

import pytest
import xlsxwriter

from lib.domain.writing import Writing
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.imports import apply, prepare

PLAN = "plan-1"
DAY = date(2026, 11, 24)
WRITING = Writing(PLAN, "assistante", datetime(2026, 11, 24, 10, 0), DAY)
HEAD = ("N°", "Action", "Responsable", "Échéance", "Statut", "Observations", "Preuve", "Salle")


@pytest.fixture
def store(empty_file, tmp_path):
    """A plan that holds nothing yet."""
    opened = Store.open(shutil.copy(empty_file, tmp_path / "store.duckdb"))
    yield opened
    opened.close()


def marked(head=HEAD):
    """A plan whose cells are merged, noted, struck, linked and numbered under a format."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("Plan")
    struck, zeros = book.add_format({"font_strikeout": True}), book.add_format({"num_format": "0000"})
    page.write_row(0, 0, head)
    for n in range(1, 13):
        page.write_number(n, 0, n, zeros)
        cells = {1: f"Tenir la rencontre {n}", 3: f"{n:02}/06/2027", 4: "En cours", 5: f"suivi {n}"}
        for column, text in (cells | ({2: "Awa Ndo"} if n > 4 else {})).items():
            page.write_string(n, column, text)
    page.merge_range(1, 2, 4, 2, "Rui Paz")
    page.merge_range(5, 7, 8, 7, "Salle Nord")
    page.write_rich_string(2, 3, struck, "12/03/2027", " 30/06/2027")
    page.write_string(3, 5, "suivi 3", struck)
    page.write_url(4, 6, "https://exemple.test/pv.pdf", string="PV")
    page.write_comment(2, 3, "reportée par le comité")
    page.write_comment(9, 1, "à relire")
    book.close()
    return buffer.getvalue()


def lines_of_one_title():
    """Titles merged over rows with their own day and state, without a code."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("Plan")
    page.write_row(0, 0, HEAD[1:5])
    for n in range(1, 9):
        page.write_row(n, 1, [f"Awa {n}", f"{n:02}/06/2027", "En cours" if n % 2 else "Terminé"])
    for first, last, title in ((1, 2, "Former les agents"), (3, 5, "Réunir le comité"), (6, 8, "Publier")):
        page.merge_range(first, 0, last, 0, title)
    book.close()
    return buffer.getvalue()


def prepared(store, content):
    return prepare(store, read(content, "f.xlsx"), content, plan=PLAN, today=DAY)


def actions(store):
    return list(rows_at(store, reads.current_revision(store), PLAN, "action").values())


@pytest.mark.parametrize(("make", "count"), [(marked, 12), (lines_of_one_title, 8)])
def test_the_same_file_twice_and_the_export_change_nothing(store, make, count):
    content = make()
    apply(store, prepared(store, content), WRITING)
    held = actions(store)
    assert len(held) == count
    again = prepared(store, content)
    assert not again.changes_anything
    assert not again.comparison.absent
    export = plan_workbook(State(store, reads.current_revision(store), PLAN, DAY), language="fr")
    assert not prepared(store, export).changes_anything
    assert actions(store) == held


def test_what_the_cells_said_is_in_the_plan(store):
    apply(store, prepared(store, marked()), WRITING)
    held = {row["title"]: row for row in actions(store)}
    second, third, fourth, sixth = (held[f"Tenir la rencontre {n}"] for n in (2, 3, 4, 6))
    assert (second["owner"], str(second["deadline"])) == ("Rui Paz", "2027-06-30")
    assert json.loads(second["extra"]) == {"Note : Échéance": "reportée par le comité"}
    assert second["comment"] == "suivi 2"
    assert third["comment"] is None
    assert fourth["evidence"] == "PV (https://exemple.test/pv.pdf)"
    assert json.loads(sixth["extra"]) == {"Salle": "Salle Nord"}
