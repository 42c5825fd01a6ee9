"""Milestones that come with a file: rows below actions, the sheet of our own exports, three states compared, one revision."""

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from lib.domain.changes import Change
from lib.domain.milestones import ProgressFrom
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import Decisions, Policies
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.store.state import State
from lib.usecases.imports import apply, prepare
from lib.usecases.milestones import count_progress, edit_milestone
from lib.usecases.preparation import Corrections
from lib.usecases.record import record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
HEAD = ["Code", "Action", "Responsable", "Échéance", "Statut", "Avancement", "Livrable"]
CODED: list[list[Any]] = [
    HEAD,
    ["A1.1", "Former les équipes", "CCIS", "31/12/2026", "En cours", 40, "Attestations"],
    ["A1.1.1", "Cahier des charges", "Juriste", "15/10/2026", "Réalisé", 100, "Un document"],
    ["A1.1.2", "Choix du prestataire", "", "30/11/2026", "", "", ""],
    ["A1.2", "Ouvrir un guichet", "CCIT", "30/06/2027", "Non démarré", 0, ""],
]
DASHED: list[list[Any]] = [
    HEAD,
    ["A1.1", "Former les équipes", "CCIS", "31/12/2026", "En cours", 40, "Attestations"],
    ["", "- Cahier des charges", "Juriste", "15/10/2026", "Réalisé", 100, "Un document"],
    ["", "   Choix du prestataire", "CCIS", "30/11/2026", "En cours", "", ""],
    ["A1.2", "Ouvrir un guichet", "CCIT", "30/06/2027", "Non démarré", 0, ""],
]


def xlsx(rows):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet("Plan")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value != "":
                page.write(r, c, value)
    book.close()
    return buffer.getvalue()


@pytest.fixture
def store():
    opened = Store.open()
    begun = Change("plan", "p", None, {"title": "Plan", "is_sample": False})
    record(opened, [begun], WRITING, reason="", kind=RevisionKind.START)
    yield opened
    opened.close()


def prepared(store, content, **asked):
    return prepare(store, read(content, "plan.xlsx"), content, plan="p", today=DAY, **asked)


def imported(store, rows, **asked):
    found = prepared(store, rows if isinstance(rows, bytes) else xlsx(rows), **asked)
    return apply(store, found, WRITING, leave_refused=True)


def standing(store, table):
    return rows_at(store, NOW, "p", table)


def of(store, code):
    """The milestones of an action by their title."""
    action = next(key for key, row in standing(store, "action").items() if row["code"] == code)
    return {row["title"]: row for row in standing(store, "milestone").values() if row["action"] == action}


@pytest.mark.parametrize("rows", [CODED, DASHED], ids=["codes", "dashes"])
def test_rows_below_an_action_are_its_milestones_and_every_row_is_accounted_for(store, rows):
    found = prepared(store, xlsx(rows))
    (account,) = found.table.accounts
    assert (account.filled, len(account.actions), account.left_out["milestone"]) == (5, 2, (3, 4))
    assert [i.code for i in found.issues if i.row in (3, 4)] == []
    assert "milestones_read" in {i.code for i in found.issues}
    apply(store, found, WRITING)
    assert [row["code"] for row in standing(store, "action").values()] == ["A1.1", "A1.2"]
    held = of(store, "A1.1")
    assert set(held) == {"Cahier des charges", "Choix du prestataire"}
    first = held["Cahier des charges"]
    assert (first["owner"], first["deadline"], first["status"]) == ("Juriste", date(2026, 10, 15), "done")
    assert '"Livrable": "Un document"' in first["extra"]
    again = prepared(store, xlsx(rows))
    assert not again.changes_anything
    assert again.milestones.unchanged == 2


def test_a_person_may_say_that_they_are_actions(store):
    found = prepared(store, xlsx(CODED), corrections=Corrections(steps_are_actions=True))
    assert len(found.comparison.new) == 4
    assert found.steps == ()
    apply(store, found, WRITING)
    assert prepared(store, xlsx(CODED)).steps == (), "an action of the plan stays one"


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ["1", "Phase", "A", "", "", "", ""], ["1.1", "Une", "B", "31/12/2026", "En cours", 5, ""]],
        [HEAD, ["A1.1", "Titre seul", "", "", "", "", ""], ["A1.1.1", "Une", "B", "31/12/2026", "En cours", 5, ""],
         ["A1.1.2", "Deux", "B", "31/12/2026", "En cours", 5, ""]],
        [HEAD, ["", "- Une", "B", "31/12/2026", "En cours", 5, ""], ["", "- Deux", "B", "31/12/2026", "En cours", 5, ""]],
    ],
    ids=["a rank below a number", "below a group", "all alike"],
)  # fmt: skip
def test_rows_that_are_no_steps_stay_actions(store, rows):
    assert prepared(store, xlsx(rows)).steps == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_workbook_comes_back_without_a_change_and_with_what_was_typed_in_it(store, language):
    imported(store, CODED)
    action = next(key for key, row in standing(store, "action").items() if row["code"] == "A1.1")
    count_progress(store, reads.current_revision(store), action, ProgressFrom.MILESTONES, WRITING)
    state = State(store, reads.current_revision(store), "p", DAY)
    content = plan_workbook(state, language=language)
    same = prepared(store, content)
    assert not same.changes_anything
    workbook = read(content, "plan.xlsx")
    sheets = []
    for sheet in workbook.sheets:
        fields = [str(v) for v in sheet.rows[0]] if sheet.rows else []
        rows: list[list[Any]] = [list(row) for row in sheet.rows]
        if {"weight", "action"} <= {*fields}:
            for row in rows[2:]:
                row += [None] * (len(fields) - len(row))
                row[fields.index("weight")] = 3.0 if "Cahier" in str(row) else None
            new: list[Any] = [None] * len(fields)
            new[fields.index("action")], new[fields.index("title")] = "A1.2", "Inauguration"
            lost = list(new)
            lost[fields.index("action")] = "Z9"
            rows += [new, lost]
        sheets.append(replace(sheet, rows=tuple(map(tuple, rows))))
    edited = replace(workbook, sheets=tuple(sheets))
    found = prepare(store, edited, content, plan="p", today=DAY)
    assert "own_sheet_unread" in {issue.code for issue in found.issues}, "nobody has the code Z9"
    apply(store, found, WRITING)
    assert of(store, "A1.1")["Cahier des charges"]["weight"] == 3.0
    assert standing(store, "action")[action]["progress"] == 75.0
    assert set(of(store, "A1.2")) == {"Inauguration"}


def test_a_value_edited_here_since_is_kept_until_the_files_is_taken(store):
    imported(store, CODED)
    key, row = next((k, r) for k, r in standing(store, "milestone").items() if r["code"] == "A1.1.2")
    edit_milestone(store, row, key, {"deadline": date(2026, 12, 20)}, WRITING)
    later: list[list[Any]] = [list(line) for line in CODED]
    later[3][3] = "05/12/2026"
    (clash,) = (found := prepared(store, xlsx(later))).milestones.clashes
    assert (clash.field, clash.ours, clash.theirs, clash.in_file) == (
        "deadline",
        date(2026, 12, 20),
        date(2026, 12, 5),
        True,
    )
    assert not found.changes_anything
    taken = Corrections(decisions=Decisions(take_file=frozenset({(key, "deadline")})))
    imported(store, later, corrections=taken)
    assert standing(store, "milestone")[key]["deadline"] == date(2026, 12, 5)


def test_a_progress_that_a_file_gives_for_what_is_counted_is_told_and_left(store):
    imported(store, CODED)
    action = next(key for key, row in standing(store, "action").items() if row["code"] == "A1.1")
    count_progress(store, reads.current_revision(store), action, ProgressFrom.MILESTONES, WRITING)
    assert standing(store, "action")[action]["progress"] == 50.0
    later: list[list[Any]] = [list(line) for line in CODED]
    later[1][5] = 90
    found = prepared(store, xlsx(later))
    assert [i.values["codes"] for i in found.issues if i.code == "progress_counted"] == ["A1.1"]
    assert not found.changes_anything


def test_milestones_that_a_file_no_longer_holds_stay_unless_they_are_to_be_archived(store):
    number = imported(store, CODED)
    fewer = [line for line in CODED if line[0] != "A1.1.2"]
    assert not prepared(store, xlsx(fewer)).changes_anything
    gone = imported(store, fewer, policies=Policies(absent="archive"))
    assert set(of(store, "A1.1")) == {"Cahier des charges"}
    back = undo(store, plan_undo(store, gone, plan="p", revision=gone), WRITING)
    assert len(of(store, "A1.1")) == 2
    undo(store, plan_undo(store, number, plan="p", revision=back), WRITING)
    assert standing(store, "milestone") == {}
