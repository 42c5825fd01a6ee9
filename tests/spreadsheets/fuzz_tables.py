"""Plans spoiled as people spoil them: rows and columns moved, merged, said twice, mixed with other tables.

Run alone for a long campaign: python -m tests.spreadsheets.fuzz_tables 20000.
"""

import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from datetime import date, datetime, timedelta

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.inspect import inspect
from lib.spreadsheets.model import Policies, Sheet, Workbook
from lib.spreadsheets.report import refused_rows
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets.books import xlsx
from tests.spreadsheets.second_tables import PLANS, SECOND

KNOWN = Known(("CCIT",), {}, 2026, owners=("Nadia", "Bruno"))
#: A case that takes longer hangs.
SECONDS = 10
ODD = (
    "", " ", "-", "…", "?", "#REF!", "x", "✓", "O/N", "0", "100 %", "1,5", "31/11/2026", "00/00/0000", "0000-00-00",
    "T4 2026", "fin mars", "lundi", "à définir", "Total", "Sous-total", "Exemple", "ex. : ceci", "Page 1/2", "Source : là",
    "AXE 2 : Autre", "Phase 1", "Code", "Action", "=1+1", "a" * 300, "ligne\nligne", "NOM, Prénom", "١٢٣", "مثال",
    "\u200fنص", "e\u0301te", "\ufeff", "1.2", "01.02", "A1.2", "____", "----", "2026", "45925", "Ⅳ", "½", "²",
    0, 1, -1, 0.5, 1e300, 45925, 10**20, True, False, date(2026, 2, 28), date(1900, 1, 1), datetime(2026, 5, 4, 3, 2),
)  # fmt: skip


class Spoiled:
    """A plan and what is done to it, by a die: rows, merges, marks."""

    def __init__(self, dice):
        self.dice = dice
        self.plan = dice.choice(list(PLANS))
        self.rows = [list(row) for row in PLANS[self.plan]]
        self.merges, self.errors, self.no_result, self.notes = [], {}, set(), {}
        self.hidden = set()
        for _ in range(dice.randint(0, 4)):
            self.rows.append(self.action())

    def action(self):
        """One more row like those of the plan."""
        row = list(self.dice.choice(PLANS[self.plan][1:]))
        return [self.moved(v) for v in row]

    def moved(self, value):
        if isinstance(value, date):
            return value + timedelta(days=self.dice.randint(0, 90))
        return (
            f"{value} bis {self.dice.randint(2, 99)}" if isinstance(value, str) and len(value) > 12 else value
        )

    def spoil(self):
        """Does one to six things."""
        for _ in range(self.dice.randint(1, 6)):
            getattr(self, self.dice.choice(WAYS))()

    def place(self):
        return self.dice.randrange(len(self.rows) + 1)

    def gap(self):
        place = self.place()
        self.rows[place:place] = [[] for _ in range(self.dice.choice([1, 1, 2, 5, 31]))]

    def second_table(self):
        title, rows = SECOND[self.dice.choice(list(SECOND))]
        shift = [None] * self.dice.choice([0, 0, 1, 3, 9])
        lines = [[*shift, *row] for row in ([[title]] if title and self.dice.random() < 0.5 else []) + rows]
        place = self.dice.choice([len(self.rows), self.place()])
        self.rows[place:place] = lines

    def beside(self):
        rows = SECOND[self.dice.choice(list(SECOND))][1]
        width = max(map(len, self.rows), default=0) + self.dice.randint(0, 2)
        for index, row in enumerate(rows, start=self.place()):
            while index >= len(self.rows):
                self.rows.append([])
            own = self.rows[index]
            self.rows[index] = [*own, *[None] * (width - len(own)), *row]

    def shuffled_columns(self):
        width = max(map(len, self.rows), default=0)
        order = list(range(width))
        self.dice.shuffle(order)
        self.rows = [[row[c] if c < len(row) else None for c in order] for row in self.rows]

    def dropped_cells(self):
        for row in self.rows:
            for column in range(len(row)):
                if self.dice.random() < 0.15:
                    row[column] = None

    def odd_cells(self):
        for _ in range(self.dice.randint(1, 8)):
            if self.rows:
                row = self.dice.choice(self.rows)
                while len(row) < 3:
                    row.append(None)
                row[self.dice.randrange(len(row))] = self.dice.choice(ODD)

    def headings_again(self):
        self.rows.insert(self.place(), list(PLANS[self.plan][0]))

    def banners(self):
        texts = [
            "Plan de la ferme",
            "AXE 1 : Les haies",
            "Mis à jour le 3 mars 2026",
            "Page 1/3",
            "Total",
            "Légende :",
        ]
        self.rows.insert(self.place(), [None] * self.dice.randint(0, 2) + [self.dice.choice(texts)])

    def row_moved(self):
        if len(self.rows) > 1:
            row = self.rows.pop(self.dice.randrange(len(self.rows)))
            self.rows.insert(self.place(), row)

    def row_again(self):
        if self.rows:
            self.rows.insert(self.place(), list(self.dice.choice(self.rows)))

    def headings_gone(self):
        self.rows = self.rows[1:]

    def merged(self):
        first, left = self.place(), self.dice.randrange(4)
        last, right = first + self.dice.randint(0, 4), left + self.dice.choice([0, 0, 1, 3])
        self.merges.append((first, left, last, right))

    def marked(self):
        spot = (self.place(), self.dice.randrange(8))
        way = self.dice.randrange(4)
        if way == 0:
            self.errors[spot] = "#N/A"
        elif way == 1:
            self.no_result.add(spot)
        elif way == 2:
            self.notes[spot] = "À revoir avec Nadia"
        else:
            self.hidden.add(spot[0])

    def sheet(self, name="Plan"):
        width = max(map(len, self.rows), default=0)
        rows = tuple((*row, *[None] * (width - len(row))) for row in self.rows)
        rows = tuple(
            tuple(None if v is not None and str(v).strip() == "" else v for v in row) for row in rows
        )
        return Sheet(
            name, rows, merges=tuple(self.merges), errors=self.errors, no_result=frozenset(self.no_result),
            notes=self.notes, hidden_rows=frozenset(self.hidden),
        )  # fmt: skip


WAYS = [
    "gap", "second_table", "beside", "shuffled_columns", "dropped_cells", "odd_cells", "odd_cells", "headings_again",
    "banners", "row_moved", "row_again", "headings_gone", "merged", "marked",
]  # fmt: skip


def case(seed):
    """The workbook of a number: one sheet or two, in memory or through a real file."""
    dice = random.Random(seed)
    made = Spoiled(dice)
    made.spoil()
    sheets = [made.sheet()]
    if dice.random() < 0.15:
        other = Spoiled(dice)
        other.spoil()
        sheets.append(other.sheet("Suite"))
    if dice.random() < 0.03:
        rows = [
            [v if isinstance(v, str) else None if v is None else str(v) for v in row] for row in made.rows
        ]
        return parse(xlsx([[v if v is None else v[:200] for v in row] for row in rows]), "f.xlsx", "xlsx")
    return Workbook("f.xlsx", dice.choice(["xlsx", "csv"]), tuple(sheets))


def say(message, values):
    return message.format(**values)


def outcome(workbook):
    """What becomes of a workbook: ok, the code of its refusal, or lost when a row is not accounted for."""
    try:
        recognition = recognise(workbook)
        recognition = recognise(workbook, joined=True) if recognition.twins else recognition
        table = normalise(workbook, recognition, KNOWN)
    except FileRefused as refused:
        refused.message.format(**refused.values)
        return refused.code
    compare(table, {}, Policies())
    json.dumps(inspect(workbook, KNOWN, say), default=str)
    return "ok" if _holds(workbook, table) else "lost"


def _holds(workbook, table):
    """Whether the account holds, counted anew: the rows of the sheet against the rows read and left out."""
    wrong = refused_rows(table.issues)
    refused = sum(1 for row in table.rows if row.row in wrong)
    counted = 0
    if any(out.reason == "unread" for out in table.ignored) or not table.accounts:
        return False
    for account in table.accounts:
        sheet = next(s for s in workbook.sheets if s.name == account.sheet)
        held = {i + 1 for i, row in enumerate(sheet.rows) if any(v is not None for v in row)}
        held |= {r + 1 for r, _ in [*sheet.errors, *sheet.no_result, *sheet.notes] if r < len(sheet.rows)}
        rows = [*account.actions, *account.refused, *(r for out in account.left_out.values() for r in out)]
        if sorted(rows) != sorted(held) or account.filled != len(held):
            return False
        counted += len(account.actions)
    return counted == len(table.rows) - refused and sum(len(a.refused) for a in table.accounts) == refused


def campaign(cases, seed=0, first=0):
    """The outcomes of many workbooks, counted; those that would have to be mended; the slowest in seconds."""
    counts, wrong, slowest = Counter(), [], 0.0
    for number in range(first, cases):
        if hasattr(signal, "alarm"):
            signal.alarm(SECONDS)
        started = time.perf_counter()
        try:
            found = outcome(case(f"{seed}-{number}"))
        except Exception as error:
            found = f"crash {type(error).__name__}"
            traceback.print_exc()
        slowest = max(slowest, time.perf_counter() - started)
        counts[found] += 1
        if found == "lost" or found.startswith("crash"):
            wrong.append((number, found))
    if hasattr(signal, "alarm"):
        signal.alarm(0)
    return counts, wrong, slowest


if __name__ == "__main__":
    found, bad, longest = campaign(*(int(a) for a in sys.argv[1:]))
    for told, times in sorted(found.items()):
        print(f"{times:7} {told}")
    print(f"slowest: {longest:.2f} s; to mend: {bad}")
