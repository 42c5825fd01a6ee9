"""What files say of dependencies and of actions that come back: read, told, compared three ways, recorded as rows."""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.cells.needs import PlanNeeds
from lib.spreadsheets.files.read import read_own
from lib.spreadsheets.model import Decisions
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.dependencies import add_dependencies
from lib.usecases.imports import apply, prepare, start_plan
from lib.usecases.occurrences import hold_occurrence
from lib.usecases.preparation import Corrections
from lib.usecases.record import record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
HEAD = "Code;Action;Responsable;Début;Échéance;Avancement;Statut"


@pytest.fixture
def store():
    opened = Store.open()
    sheet = {**dict.fromkeys(TABLES["plan"].names), "title": "Plan", "is_sample": False}
    record(opened, [Change("plan", "p", None, sheet)], WRITING, reason="", kind=RevisionKind.START)
    yield opened
    opened.close()


def prepared(store, tmp_path, more, *lines, decisions=None, progress=40):
    """A file whose rows are numbered A1.1 and on, with one more column."""
    path = tmp_path / "plan.csv"
    rows = [
        f"A1.{n};Action numéro {n};Directeur;01/01/2026;31/12/2026;{progress} %;En cours;{line}"
        for n, line in enumerate(lines, start=1)
    ]
    path.write_text("\n".join([f"{HEAD};{more}", *rows]), encoding="utf-8")
    corrections = Corrections(decisions=decisions) if decisions else None
    return prepare(store, read_own(path), path.read_bytes(), plan="p", today=DAY, corrections=corrections)


def tied(store):
    codes = {key: str(row["code"]) for key, row in rows_at(store, NOW, "p", "action").items()}
    found = rows_at(store, NOW, "p", "dependency").values()
    return sorted((codes[str(d["action"])], codes[str(d["needs"])]) for d in found)


@pytest.mark.parametrize(
    ("typed", "codes", "unknown"),
    [
        ("A1.1, 1.2 ; A1.3", ("A1.1", "A1.2", "A1.3"), ()),
        ("A1.1 et A1.2\nA1.3", ("A1.1", "A1.2", "A1.3"), ()),
        ("A1.1 / A1.1", ("A1.1",), ()),
        ("A1.2FS+3 days; A1.1FD", ("A1.2", "A1.1"), ()),
        ("A1.2SS", (), ("A1.2SS",)),
        ("néant", (), ()),
        ("la liste des entreprises", (), ("la liste des entreprises",)),
    ],
)
def test_a_cell_names_several_actions_as_people_and_tools_write_them(typed, codes, unknown):
    found = PlanNeeds(["A1.1", "A1.2", "A1.3"]).read(typed)
    assert (found.codes, found.unknown) == (codes, unknown)


@pytest.mark.parametrize("heading", ["Dépend de", "Prérequis", "Prédécesseurs", "Depends on", "يتوقف على"])
def test_a_column_of_dependencies_is_read_and_recorded_as_rows_undone_as_one(store, tmp_path, heading):
    found = prepared(store, tmp_path, heading, "", "A1.1", "A1.1, A1.2")
    number = apply(store, found, WRITING)
    assert tied(store) == [("A1.2", "A1.1"), ("A1.3", "A1.1"), ("A1.3", "A1.2")]
    again = prepared(store, tmp_path, heading, "", "1.1", "A1.2, A1.1")
    assert not again.changes_anything and again.comparison.unchanged == 3
    undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    assert tied(store) == []


def test_a_code_that_nobody_has_and_a_circle_are_told_on_their_cells_and_left_out(store, tmp_path):
    found = prepared(store, tmp_path, "Dépend de", "A1.2", "A1.1, A9.9", "A1.3")
    told = {(i.code, i.cell) for i in found.issues if i.code.startswith("needs_")}
    assert ("needs_unknown", "H3") in told
    assert {cell for code, cell in told if code == "needs_circle"} == {"H2", "H4"}
    apply(store, found, WRITING)
    assert tied(store) == [("A1.2", "A1.1")]


def test_a_code_that_an_action_had_is_that_action(store, tmp_path):
    number = apply(store, prepared(store, tmp_path, "Dépend de", "", "", ""), WRITING)
    key = next(k for k, row in rows_at(store, NOW, "p", "action").items() if row["code"] == "A1.1")
    edit_action(store, number, key, {"code": "A1.7"}, WRITING)
    apply(store, prepared(store, tmp_path, "Dépend de", "", "A1.1", ""), WRITING)
    assert tied(store) == [("A1.2", "A1.7")]


def test_a_blank_keeps_and_another_code_takes_the_place_of_the_first(store, tmp_path):
    apply(store, prepared(store, tmp_path, "Dépend de", "", "A1.1", ""), WRITING)
    assert not prepared(store, tmp_path, "Dépend de", "", "", "").changes_anything
    found = prepared(store, tmp_path, "Dépend de", "", "A1.3", "")
    (row,) = found.comparison.changed
    assert [(f.field, f.old, f.new, f.cell) for f in row.fields] == [("needs", "A1.1", "A1.3", "H3")]
    apply(store, found, WRITING)
    assert tied(store) == [("A1.2", "A1.3")]


def test_what_was_tied_in_the_application_since_stands_until_somebody_takes_the_file_s(store, tmp_path):
    apply(store, prepared(store, tmp_path, "Dépend de", "", "A1.1", ""), WRITING)
    key = reads.action(State(store, reads.current_revision(store), "p", DAY), "A1.2").key
    add_dependencies(store, key, "A1.3", None, WRITING)
    found = prepared(store, tmp_path, "Dépend de", "", "A1.1", "")
    (clash,) = found.comparison.clashes
    assert (clash.field, clash.ours, clash.theirs) == ("needs", "A1.1 / A1.3", "A1.1")
    assert not found.changes_anything
    taken = Decisions(take_file=frozenset({(key, "needs")}))
    apply(store, prepared(store, tmp_path, "Dépend de", "", "A1.1", "", decisions=taken), WRITING)
    assert tied(store) == [("A1.2", "A1.1")]


@pytest.mark.parametrize(
    ("typed", "every"),
    [
        ("trimestriel", "quarterly"),
        ("Chaque mois", "monthly"),
        ("quarterly", "quarterly"),
        ("ponctuelle", None),
        ("سنوي", "yearly"),
    ],
)
def test_how_often_an_action_comes_back_is_read_in_words(store, tmp_path, typed, every):
    apply(store, prepared(store, tmp_path, "Périodicité", typed, "", ""), WRITING)
    rows = rows_at(store, NOW, "p", "action").values()
    assert sorted((r["code"], r["recurrence"]) for r in rows)[0] == ("A1.1", every)


def test_nobody_is_late_with_what_fell_due_before_a_file_said_that_it_comes_back(store, tmp_path):
    number = apply(store, prepared(store, tmp_path, "Périodicité", "trimestriel", "", ""), WRITING)
    state = State(store, number, "p", DAY)
    action = reads.action(state, "A1.1")
    found = list(reads.occurrences_of_action(state, key=action.key))
    assert [o.state for o in found] == ["untold", "untold", "untold", "planned"]
    assert (action.situation, action.progress) == ("on_time", 40.0)
    hold_occurrence(store, number, found[0].key, WRITING)
    again = prepared(store, tmp_path, "Périodicité", "trimestriel", progress=60)
    assert [i.code for i in again.issues if i.code == "progress_of_occurrences"]
    assert not again.changes_anything
    assert reads.action(replace(state, revision=number + 1), "A1.1").progress == 50.0


def test_a_workbook_of_ours_begins_another_plan_with_its_dependencies_and_its_occurrences(store, tmp_path):
    apply(store, prepared(store, tmp_path, "Périodicité", "trimestriel", "", ""), WRITING)
    state = State(store, reads.current_revision(store), "p", DAY)
    keys = {code: reads.action(state, code).key for code in ("A1.1", "A1.2")}
    add_dependencies(store, keys["A1.2"], "A1.1", "the list", WRITING)
    hold_occurrence(
        store, state.revision, next(iter(reads.occurrences_of_action(state, key=keys["A1.1"]))).key, WRITING
    )
    now = replace(state, revision=reads.current_revision(store))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_workbook(now, language="ar"))
    with closing(Store.open()) as other:
        found = prepare(other, read_own(path), path.read_bytes(), plan="q", today=DAY)
        number = start_plan(other, found, "Q", None, replace(WRITING, plan="q"))
        again = State(other, number, "q", DAY)
        key = reads.action(again, "A1.1").key
        kept = reads.occurrences_of_action(again, key=key)
        told = reads.occurrences_of_action(now, key=keys["A1.1"])
        assert [(o.planned_on, o.state, o.done_on) for o in kept] == [
            (o.planned_on, o.state, o.done_on) for o in told
        ]
        assert [(tie.code, tie.why) for tie in reads.ties_of_action(again, key=key)] == [("A1.2", "the list")]
