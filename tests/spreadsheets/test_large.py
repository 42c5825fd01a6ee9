"""A file of any size costs a bounded time: too many rows or sheets are answered in words, repeated titles cost no more."""

import time
from dataclasses import replace

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.model import Policies, Sheet, Workbook
from lib.spreadsheets.rows import normalise as normalising
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables import recognise as recognising
from lib.spreadsheets.tables.recognise import recognise

HEAD = ("Action", "Statut", "Commentaire")


def one_sheet(rows):
    return Workbook("plan.csv", "csv", (Sheet("", (HEAD, *rows)),))


def read(workbook):
    return normalise(workbook, recognise(workbook), Known(year=2026))


def test_more_rows_than_a_plan_has_are_refused_in_words(monkeypatch):
    monkeypatch.setattr(normalising, "MOST_ROWS", 3)
    rows = [(f"Signer la convention {n}", "En cours", None) for n in range(4)]
    assert len(read(one_sheet(rows[:3])).rows) == 3
    with pytest.raises(FileRefused) as refusal:
        read(one_sheet(rows))
    assert (refusal.value.code, refusal.value.values["n"]) == ("too_many_rows", 4)


def test_sheets_beyond_what_can_be_weighed_are_said_and_can_be_chosen(monkeypatch):
    monkeypatch.setattr(recognising, "MOST_CELLS", 10)
    rows = tuple((f"Signer la convention {n}", "En cours", "suite") for n in range(4))
    book = Workbook("plan.xlsx", "xlsx", (Sheet("Un", (HEAD, *rows)), Sheet("Deux", (HEAD[:2], *rows)), Sheet("Trois", (HEAD, *rows))))  # fmt: skip
    recognition = recognise(book)
    assert recognition.unseen == ("Deux", "Trois")
    (told,) = [i for i in normalise(book, recognition, Known(year=2026)).issues if i.code == "sheets_unseen"]
    assert (told.level, told.values["n"], told.values["sheet"]) == ("warning", 2, "Deux")
    assert recognise(book, sheet="Trois").sheet == "Trois"


@pytest.mark.parametrize("turned", [False, True])
def test_thousands_of_rows_of_one_title_are_told_apart_by_all_they_say(turned):
    rows = [("Relancer le partenaire", "En cours", f"échange {n}") for n in range(3000)]
    table = read(one_sheet(rows))
    stored = {f"key {n}": row.values for n, row in enumerate(table.rows)}
    again = replace(table, rows=tuple(reversed(table.rows)) if turned else table.rows)
    found = compare(again, stored, Policies())
    assert (found.unchanged, found.new, found.absent) == (3000, (), ())


def test_what_a_row_leaves_blank_may_be_anything_among_several_of_one_title():
    table = read(one_sheet([("Relancer", "En cours", "a"), ("Relancer", "Bloquée", "b")]))
    stored = {f"key {n}": row.values for n, row in enumerate(table.rows)}
    told = read(one_sheet([("Relancer", "Bloquée", None), ("Relancer", "En cours", None)]))
    found = compare(told, stored, Policies())
    assert (found.unchanged, found.new, found.absent) == (2, (), ())


#: Rows that, said again thousands of times, must not be weighed one against the other.
SAID_AGAIN = {
    "words of a list": (None, "Terminé", None),
    "titles": ("Les haies", None, None),
    "rules": ("-----", None, None),
    "remarks": (None, None, "suite de l'échange"),
    "headings": HEAD,
    "headings of contacts": ("Nom", "Fonction", "Courriel"),
    "sums": ("Total", None, "3"),
}


@pytest.mark.parametrize("case", SAID_AGAIN)
def test_what_costs_one_row_costs_thousands_no_more_each(case):
    plan = [(f"Relancer le partenaire {n}", "En cours", f"échange {n}") for n in range(99)]

    def seconds(count):
        started = time.process_time()
        read(one_sheet([*plan, *[SAID_AGAIN[case]] * count]))
        return time.process_time() - started

    seconds(100)  # the words are loaded
    assert seconds(6000) < 20 * max(seconds(600), 0.05)
