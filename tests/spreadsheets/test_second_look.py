"""The values judge the first reading: a better one is taken and told, and a good one is never doubted."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.changes import Values
from lib.spreadsheets import second_look
from lib.spreadsheets.column_questions import of_plan, of_values
from lib.spreadsheets.model import ColumnQuestion
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.second_look import read_best
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets.readings import KNOWN, TODAY, book, fields, sheet

AHEAD, PAST = date(2027, 3, 6), date(2026, 3, 6)


def read(*rows):
    """The best reading of a table: its recognition, its rows, the codes of what is told."""
    recognition, table = read_best(book(sheet("Plan", rows)), KNOWN)
    return recognition, table, {issue.code for issue in table.issues}


@pytest.mark.parametrize(
    "headings",
    [
        ["Tarefa", "Data de início", "Data de conclusão", "Status", "Responsável"],
        ["Task", "Start date", "Date of completion", "Status", "Owner"],
        ["Action", "Date de début", "Date de réalisation", "Statut", "Responsable"],
        ["Tarea", "Fecha de inicio", "Fecha de finalización", "Estado", "Responsable"],
    ],
)
@pytest.mark.parametrize(("day", "state"), [(AHEAD, None), (PAST, "Not started"), (AHEAD, "In progress")])
def test_days_of_completion_to_come_or_of_actions_not_done_are_deadlines(headings, day, state):
    recognition, table, _ = read(
        headings,
        ["Reserve the hall", PAST, day, state, "Lina"],
        ["Invite the chambers", PAST, day, state, "Omar"],
        ["Sign the agreement", None, None, "Blocked", "Omar"],
    )
    assert fields(recognition)["C"] == "deadline"
    assert table.rows[0].values["deadline"] == day


def test_it_is_told_that_a_completion_is_planned():
    _, _, told = read(
        ["Task", "Completed on", "Status"],
        ["Reserve the hall", AHEAD, "Not started"],
        ["Invite the chambers", AHEAD, "Not started"],
        ["Print the guide", None, "Not started"],
    )
    assert "completion_is_planned" in told


def test_days_on_which_actions_were_completed_stay_what_they_are():
    recognition, _, told = read(
        ["Task", "Completed on", "Status"],
        ["Reserve the hall", PAST, "Done"],
        ["Invite the chambers", PAST, "Done"],
        ["Print the guide", None, "Not started"],
        ["Sign the agreement", AHEAD, "Done"],
    )
    assert fields(recognition)["B"] == "completed_on"
    assert "completion_is_planned" not in told


def test_a_deadline_beside_the_completion_keeps_both():
    recognition, _, _ = read(
        ["Task", "Due date", "Completed on", "Status"],
        ["Reserve the hall", AHEAD, AHEAD, "Not started"],
        ["Invite the chambers", AHEAD, AHEAD, "Not started"],
    )
    assert fields(recognition) == {"A": "title", "B": "deadline", "C": "completed_on", "D": "status"}


@pytest.mark.parametrize("heading", ["Remarks", "Observations", "Points soulevés", "ملاحظات"])
def test_a_title_that_most_rows_lack_yields_to_the_text_that_each_has(heading):
    recognition, table, _ = read(
        ["Action", heading, "Status", "Owner"],
        ["Lamps", "Ask who pays for the lamps", "Open", "Lina"],
        [None, "Ask for six sockets in the hall", "Open", "Omar"],
        [None, "Agree the colour of the carpet", "Closed", "Omar"],
        [None, "See where the bus stops", "Open", "Lina"],
    )
    assert fields(recognition)["B"] == "title"
    assert len(table.rows) == 4
    assert all(row.values["title"] for row in table.rows)


def test_one_owner_for_all_yields_to_another_column_of_owners():
    recognition, _, told = read(
        ["Action", "Owner", "Owner 2", "Due date"],
        *[[f"Task of {n}", "The board", n, AHEAD] for n in ("Lina", "Omar", "Awa", "Rui", "Sena")],
    )
    assert fields(recognition)["C"] == "owner"
    assert "owner_elsewhere" in told


def test_a_good_first_reading_is_not_read_again(monkeypatch):
    read_rows = []
    monkeypatch.setattr(
        second_look,
        "normalise",
        lambda *a, **k: read_rows.append(len(a[0].sheets[0].rows)) or normalise(*a, **k),
    )
    rows = [[f"Task {n}", "Lina" if n % 2 else "Omar", AHEAD, "Open"] for n in range(1000)]
    read(["Action", "Owner", "Due date", "Status"], *rows)
    assert len(read_rows) == 2
    assert min(read_rows) <= second_look.SAMPLE + 1


def test_what_a_person_said_is_not_doubted():
    rows = [["Task", "Completed on", "Status"], *[[f"Task {n}", AHEAD, "Not started"] for n in range(3)]]
    said = {0: "title", 1: "completed_on", 2: "status"}
    recognition, _ = read_best(book(sheet("Plan", rows)), KNOWN, sheet="Plan", header_row=1, columns=said)
    assert dict(recognition.columns) == said


DAYS = [date(2027, month, 12) for month in (1, 2, 3, 4)]
STORED: dict[str, Values] = {
    f"k{n}": {"code": f"A{n}", "title": f"Action {n}", "deadline": day, "owner": owner, "status": "done"}
    for n, (day, owner) in enumerate(zip(DAYS, ("Lina", "Omar", "Awa", "Rui"), strict=True))
}


def asked(headings, *rows, denied=frozenset()):
    workbook = book(sheet("Plan", [headings, *rows]))
    recognition, table = read_best(workbook, KNOWN)
    return of_plan(workbook, recognition, table, STORED, denied)


def test_a_column_of_the_deadlines_of_the_plan_is_proposed_as_the_deadline():
    rows = [[f"A{n}", f"Action {n}", day, "Open"] for n, day in enumerate(DAYS)]
    rows[3][2] = date(2027, 12, 31)
    assert asked(["Code", "Action", "Jalon", "Statut"], *rows[:3]) == (
        ColumnQuestion(2, "Jalon", "deadline", 3, 3, "plan"),
    )
    assert asked(["Code", "Action", "Jalon", "Statut"], *rows) == ()
    assert asked(["Code", "Action", "Jalon", "Statut"], *rows[:3], denied={(2, "deadline")}) == ()


def test_owners_of_the_plan_are_proposed_by_title_too_and_one_word_everywhere_is_not():
    rows = [[f"Action {n}", name, "x", AHEAD] for n, name in enumerate(("Lina", "omar", "Awa ", "Rui"))]
    assert asked(["Action", "Boîte", "Fini", "Échéance"], *rows) == (
        ColumnQuestion(1, "Boîte", "owner", 4, 4, "plan"),
    )


def test_a_field_that_the_file_names_is_not_asked_about():
    rows = [[f"Action {n}", day, day, "Open"] for n, day in enumerate(DAYS)]
    assert asked(["Action", "Échéance", "Boîte", "Statut"], *rows) == ()


def test_without_a_plan_the_last_of_two_columns_of_days_may_be_the_deadline():
    rows = [[f"Task {n}", "Open", day, day.replace(year=2028)] for n, day in enumerate(DAYS)]
    workbook = book(sheet("Plan", [["Task", "Status", "Alpha", "Omega"], *rows]))
    recognition = recognise(workbook)
    table = read_best(workbook, KNOWN)[1]
    assert of_values(workbook, recognition, table) == (ColumnQuestion(3, "Omega", "deadline", 4, 4, "dates"),)
    assert of_values(workbook, recognition, table, {(3, "deadline")})[0].column == 2


def test_the_day_of_the_tests_is_behind_what_is_to_come():
    assert PAST < TODAY < AHEAD


@pytest.mark.parametrize(
    "days", [("30/06/2027", "31/07/2027", "31/08/2027"), ("2027-06-30", "2027-07-31", "2027-08-31")]
)
def test_a_column_of_days_is_never_the_title_however_many_titles_are_missing(days):
    recognition, _, _ = read(
        ["Action", "Responsable", "Repère", "Statut"],
        ["Tenir la réunion", "Lina", days[0], "En cours"],
        ["Publier le guide", "Omar", days[1], "En cours"],
        [None, "Zoé", days[2], "En cours"],
    )
    assert recognition.columns[0] == "title"
    assert recognition.columns.get(2) != "title"


PLANNED = book(
    sheet(
        "Plan",
        [
            ["Task", "Completed on", "Status"],
            ["Reserve the hall", AHEAD, "Not started"],
            ["Invite the chambers", AHEAD, "Not started"],
            ["Print the guide", AHEAD, "Not started"],
        ],
    )
)


def test_a_reading_worth_hardly_more_is_not_taken(monkeypatch):
    first = recognise(PLANNED)
    for more, taken in ((0.05, "completed_on"), (0.2, "deadline")):
        values = iter([1.0, 1.0 + more, 2.0, 2.0])
        monkeypatch.setattr(second_look, "worth", lambda reading, today, values=values: next(values))
        assert fields(second_look.second_look(PLANNED, first, KNOWN))["B"] == taken


def test_what_was_remembered_is_not_doubted():
    first = replace(recognise(PLANNED), remembered=True)
    assert second_look.second_look(PLANNED, first, KNOWN) is first


def test_days_of_completion_to_come_take_from_the_worth_of_a_reading():
    first = recognise(PLANNED)
    without = replace(first, columns={c: f for c, f in first.columns.items() if f != "completed_on"})
    planned, bare = (
        second_look.Reading(found, normalise(PLANNED, found, KNOWN)) for found in (first, without)
    )
    assert second_look.worth(planned, TODAY) < second_look.worth(bare, TODAY)


def test_so_many_other_readings_are_tried_and_no_more(monkeypatch):
    first, tried = recognise(PLANNED), []
    told = PLANNED.issues
    monkeypatch.setattr(second_look, "_alternatives", lambda *_: ((first, told) for _ in range(50)))
    monkeypatch.setattr(second_look, "_sampled", lambda *_: tried.append(1))
    second_look.second_look(PLANNED, first, KNOWN)
    assert len(tried) == 1  # nothing can be read: nothing is compared
    monkeypatch.undo()
    monkeypatch.setattr(second_look, "_alternatives", lambda *_: ((first, told) for _ in range(50)))
    monkeypatch.setattr(second_look, "worth", lambda *_: tried.append(1) or 1.0)
    tried.clear()
    second_look.second_look(PLANNED, first, KNOWN)
    assert len(tried) == 1 + second_look.TRIED
