"""What other cells of a row say of a field that its own leaves blank."""

import pytest

from tests.spreadsheets.further import day, found, plan, warned

D = [day(month, 12) for month in range(1, 13)]


@pytest.mark.parametrize(
    "heads",
    [
        ("Page", "Genre", "Action", "Responsable", "Avancement"),
        ("Page", "Sort", "Task", "Owner", "Status"),
        ("Página", "Clase", "Tarea", "Responsable", "Estado"),
    ],
)
def test_an_action_without_its_own_title_is_named_by_the_texts_ahead_of_it_and_told(heads):
    far = "100 %" if heads[-1] == "Avancement" else "OK"
    rows = [("Vente", f"Sorte {n}", f"Écrire la page numéro {n}", "Lina", far) for n in range(2, 8)]
    got = found(plan(heads, *rows, ("Vente", "Assemblage", None, "Omar", far)), "plan.xlsx")
    assert (got["rows"], got["last"]["title"]) == (7, "Vente – Assemblage")
    assert "C8" in warned(got["issues"])


@pytest.mark.parametrize(
    "row",
    [
        ("Vente", "Assemblage", None, None, "OK"),  # nobody
        ("Vente", "Assemblage"),  # no more than a group
        ("Total", 12, None, "Omar", "OK"),
    ],
)
def test_a_row_of_which_less_is_said_is_no_action(row):
    heads = ("Page", "Genre", "Action", "Responsable", "Statut")
    rows = [("Vente", f"Sorte {n}", f"Écrire la page numéro {n}", "Lina", "OK") for n in range(2, 8)]
    got = found(plan(heads, *rows, row), "plan.xlsx")
    assert got["rows"] == 6


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Échéance initiale", "Échéance révisée"),
        ("Original due date", "Revised due date"),
        ("الأجل الأصلي", "الأجل المعدل"),
    ],
)
def test_a_deadline_that_was_never_put_off_is_the_first_one(first, second):
    content = plan(
        ("Action", "Responsable", first, second),
        ("Creuser le puits", "Lina", D[1], D[3]),
        ("Border le puits", "Omar", D[4]),
    )
    got = found(content, "plan.xlsx")
    assert got["columns"]["C"] == "initial_deadline"
    assert (got["first"]["deadline"], got["last"]["deadline"]) == ("2026-04-12", "2026-05-12")


def test_a_blank_deadline_under_its_plain_heading_stays_blank():
    content = plan(
        ("Action", "Responsable", "Échéance initiale", "Échéance"),
        ("Creuser le puits", "Lina", D[1], D[3]),
        ("Border le puits", "Omar", D[4]),
    )
    assert "deadline" not in found(content, "plan.xlsx")["last"]


@pytest.mark.parametrize(
    ("done", "states", "status"),
    [
        (D[1], None, "done"),
        (None, None, None),
        (day(12, 30, 2027), None, None),  # still to come
        (D[1], "En cours", "in_progress"),  # the table has states of its own
    ],
)
def test_a_past_day_of_completion_is_that_of_an_action_that_is_done(done, states, status):
    heads = ["Action", "Responsable", "Échéance", "Date de réalisation", *(["Statut"] if states else [])]
    rows = [["Creuser le puits", "Lina", D[3], D[1], states], ["Border le puits", "Omar", D[4], done, states]]
    assert found(plan(heads, *rows), "plan.xlsx")["last"].get("status") == status


@pytest.mark.parametrize(
    "heads",
    [
        ("Action", "Responsable", "Échéance", "À faire", "En cours", "Terminé"),
        ("Task", "Owner", "Due", "Not started", "In progress", "Done"),
        ("الإجراء", "المسؤول", "الأجل", "لم يبدأ", "قيد الإنجاز", "منجز"),
    ],
)
@pytest.mark.parametrize("tick", ["x", "✓", True])
def test_a_tick_under_the_words_of_a_state_is_that_state(heads, tick):
    content = plan(
        heads,
        ("Creuser le puits", "Lina", D[1], None, None, tick),
        ("Border le puits", "Omar", D[3], None, tick),
        ("Couvrir le puits", "Awa", D[4], tick),
    )
    got = found(content, "plan.xlsx")
    assert (got["first"]["status"], got["last"]["status"]) == ("done", "not_started")
    assert "extra" not in got["last"]


def test_steps_ticked_in_turn_say_the_furthest_and_a_box_left_empty_says_nothing():
    content = plan(
        ("Task", "Owner", "Started", "In progress", "Done"),
        ("Dig the well", "Lina", True, True, False),
        ("Cover the well", "Omar", False, False, False),
    )
    got = found(content, "plan.xlsx")
    assert got["first"]["status"] == "in_progress"
    assert "status" not in got["last"]


def test_words_under_a_heading_that_is_a_state_too_are_no_ticks():
    content = plan(
        ("Task", "Open", "Closed", "Status"),
        ("Dig the well", D[1], D[2], "Done"),
        ("Cover the well", D[1], None, "In progress"),
    )
    got = found(content, "plan.xlsx")
    assert (got["columns"]["D"], got["last"]["status"]) == ("status", "in_progress")


@pytest.mark.parametrize(
    "heads", [("Action", "R", "A", "C", "I", "Statut"), ("Task", "R", "A", "S", "C", "I", "Status")]
)
def test_the_responsible_of_a_matrix_of_roles_is_the_owner(heads):
    people = ("Lina", "Omar", "Awa", "Sena", "Rui")[: len(heads) - 2]
    got = found(
        plan(heads, ("Creuser le puits", *people, "OK"), ("Border le puits", *people, "OK")), "plan.xlsx"
    )
    assert got["first"]["owner"] == "Lina"


def test_a_lone_letter_is_nobody():
    got = found(
        plan(("Action", "R", "Statut"), ("Creuser", "Lina", "OK"), ("Border", "Omar", "OK")), "plan.xlsx"
    )
    assert "owner" not in got["first"]
