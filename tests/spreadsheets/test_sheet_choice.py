"""The sheet is chosen by the actions that it yields; of several versions of one table, the latest is read and told."""

from datetime import date

import pytest

from lib.spreadsheets.second_look import read_best
from lib.spreadsheets.tables.recognise import recognise
from lib.spreadsheets.tables.sheets import _moment
from tests.spreadsheets.readings import KNOWN, book, fields, sheet

FINE = ["N°", "Axe", "Action", "Responsable", "Échéance", "Statut", "Avancement", "Priorité", "Livrable"]
PLAIN = ["Tâche", "Qui", "Quand"]


def lines(count, first=0):
    return [[f"Tâche numéro {n}", "Lina", date(2026, 5, 1 + n % 28)] for n in range(first, first + count)]


def test_a_form_that_nobody_filled_in_does_not_hide_the_full_sheet():
    blank = [[n, None, None, None, None, "Non démarrée", 0, None, None] for n in range(1, 30)]
    for form in ([FINE], [FINE, *blank], [FINE, [None] * 9]):
        recognition, table = read_best(
            book(sheet("Fiche", form), sheet("Feuil2", [PLAIN, *lines(12)])), KNOWN
        )
        assert recognition.sheet == "Feuil2"
        assert len(table.rows) == 12


@pytest.mark.parametrize("first", [True, False])
def test_a_few_lines_do_not_hide_a_hundred(first):
    short = sheet("Extrait", [["Action", "Responsable", "Échéance"], *lines(2, 500)])
    full = sheet("Plan", [PLAIN, *lines(100)])
    recognition, table = read_best(book(*([short, full] if first else [full, short])), KNOWN)
    assert recognition.sheet == "Plan"
    assert len(table.rows) == 100


@pytest.mark.parametrize(
    "beside",
    [
        sheet(
            "Listes",
            [["Statut", "Responsable", "Action"], *[[s, "Lina", None] for s in ("Fait", "En cours")]],
        ),
        sheet(
            "Tableau de bord", [["Axe", "Actions", "Réalisées", "En cours"], ["A", 12, 4, 8], ["B", 3, 1, 2]]
        ),
        sheet("Agenda", [["Lundi", "Mardi", "Mercredi"], [1, 2, 3], [8, 9, 10]]),
        sheet(
            "Mode d'emploi",
            [["Action", "Responsable", "Échéance"], ["Décrire l'action", "Nom", "jj/mm/aaaa"]],
        ),
        sheet("Notes", [["Bonjour"], ["Voici le plan"]]),
        sheet(
            "Beispiel", [["Action", "Owner", "Due date", "Status"], ["Example", "Somebody", "soon", "Open"]]
        ),
    ],
    ids=lambda s: s.name,
)
@pytest.mark.parametrize("first", [True, False])
def test_lists_dashboards_calendars_and_instructions_are_not_the_table(beside, first):
    full = sheet("Feuil7", [PLAIN, *lines(8)])
    recognition, _ = read_best(book(*([beside, full] if first else [full, beside])), KNOWN)
    assert recognition.sheet == "Feuil7"
    assert fields(recognition) == {"A": "title", "B": "owner", "C": "deadline"}


STATED = ["Action", "Responsable", "Statut"]


def version(name, *states):
    return sheet(name, [STATED, *[[f"Tâche numéro {n}", "Lina", state] for n, state in enumerate(states)]])


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Plan 2025", "Plan 2026"),
        ("2026-03-01", "2026-11-15"),
        ("Suivi mars 2026", "Suivi octobre 2026"),
        ("Janvier", "Mars"),
        ("Plan v1", "Plan v2"),
        ("Comité 12.03.2026", "Comité 05.06.2026"),
        ("Plan", "Plan (2)"),
        ("Suivi Q1 2026", "Suivi Q3 2026"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_of_sheets_with_the_same_headings_the_latest_is_read_and_told(older, newer, first):
    old, new = version(older, "En cours", "En cours", "Fait"), version(newer, "Fait", "Fait", "Fait")
    recognition, table = read_best(book(*([old, new] if first else [new, old])), KNOWN)
    assert recognition.sheet == newer
    assert recognition.twins == (older,)
    told = {issue.code for issue in table.issues}
    assert "sheet_latest" in told
    assert not {"sheets_alike", "ids_restart_per_sheet"} & told, "versions are said once"


def test_without_a_name_that_tells_it_the_sheet_whose_actions_went_furthest_is_the_latest():
    ahead, behind = (
        version("Alpha", "Fait", "Fait", "En cours"),
        version("Bêta", "Fait", "En cours", "En cours"),
    )
    assert recognise(book(ahead, behind)).sheet == "Alpha"
    assert recognise(book(behind, ahead)).sheet == "Alpha"


def test_parts_of_a_plan_on_several_sheets_are_no_versions():
    parts = [sheet(f"Axe {n}", [PLAIN, *lines(4, 10 * n)]) for n in (1, 2, 3)]
    recognition, table = read_best(book(*parts), KNOWN)
    assert recognition.sheet == "Axe 1"
    assert recognition.twins == ("Axe 2", "Axe 3")
    assert "sheet_latest" not in {issue.code for issue in table.issues}


@pytest.mark.parametrize("name", ["Axe 1", "Plan", "Lot 12", "Mission à Lomé", "Feuil3", "A2. Missions"])
def test_a_name_that_tells_no_time_tells_none(name):
    assert _moment(name) == ()


@pytest.mark.parametrize("name", ["Exemple", "Example", "Modèle", "Instructions"])
def test_a_sheet_that_says_that_it_is_an_example_does_not_hide_the_plan(name):
    shown = sheet(name, [["Action", "Responsable", "Échéance"], *lines(6, 500)])
    recognition = recognise(book(shown, sheet("Suivi", [PLAIN, *lines(5)])))
    assert recognition.sheet == "Suivi"


def test_sheets_of_one_year_that_hold_other_actions_are_parts_and_not_versions():
    head = ["Action", "Responsable", "Échéance"]
    north, south = sheet("Nord 2026", [head, *lines(5)]), sheet("Sud 2026", [head, *lines(5, 300)])
    recognition = recognise(book(north, south))
    assert recognition.sheet == "Nord 2026"
    assert "sheet_latest" not in {issue.code for issue in recognition.told}
